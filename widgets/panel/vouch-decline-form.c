/* vouch-decline-form.c: why a statement needs no source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-decline-form.h"

#include <glib/gi18n-lib.h>

#include "vouch-decline.h"
#include "vouch-editable.h"
#include "vouch-json.h"

/**
 * VouchDeclineForm:
 *
 * The reasons, one to be chosen, and a note, which only “another reason” needs.
 * None is chosen beforehand: who signs has said why. The arrows and Enter choose, Enter
 * on the chosen one is done, and what is typed goes into the note.
 */
struct _VouchDeclineForm
{
  AdwBin parent_instance;

  GtkBox    *reasons;
  GPtrArray *choices; /* (owned) (element-type GtkCheckButton, unowned): in the order of reasons */
  GtkEntry  *note;
  GtkWidget *assent;
  GtkWidget *done;
};

G_DEFINE_FINAL_TYPE (VouchDeclineForm, vouch_decline_form, ADW_TYPE_BIN)

enum
{
  DONE,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_reason (VouchDeclineForm *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (gtk_check_button_get_active (self->choices->pdata[i]))
      return vouch_decline_get_reason (i);
  return NULL;
}

static gboolean
is_complete (VouchDeclineForm *self)
{
  const char *reason = get_reason (self);
  g_autofree char *note = vouch_editable_dup_text (GTK_EDITABLE (self->note));

  return reason && (*note || !g_str_equal (reason, VOUCH_DECLINE_OTHER));
}

static void
changed_cb (VouchDeclineForm *self)
{
  const char *reason = get_reason (self);
  gboolean is_other = g_strcmp0 (reason, VOUCH_DECLINE_OTHER) == 0;

  gtk_entry_set_placeholder_text (self->note,
                                  is_other ? _("The reason, in a few words") : _("Note (optional)"));
  gtk_widget_set_sensitive (self->done, is_complete (self));
}

static void
done_cb (VouchDeclineForm *self)
{
  g_autofree char *note = vouch_editable_dup_text (GTK_EDITABLE (self->note));

  if (is_complete (self))
    g_signal_emit (self, signals[DONE], 0, get_reason (self), *note ? note : NULL);
  else if (get_reason (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

static void
back_cb (VouchDeclineForm *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
choose (VouchDeclineForm *self,
        guint             index)
{
  gtk_check_button_set_active (self->choices->pdata[index], TRUE);
  gtk_widget_grab_focus (self->choices->pdata[index]);
}

static guint
find_focus (VouchDeclineForm *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (gtk_widget_has_focus (self->choices->pdata[i]))
      return i;
  return G_MAXUINT;
}

/* The first Enter says why, the second one signs it. */
static void
enter (VouchDeclineForm *self,
       guint             focus)
{
  if (gtk_check_button_get_active (self->choices->pdata[focus]))
    done_cb (self);
  else
    gtk_check_button_set_active (self->choices->pdata[focus], TRUE);
}

static gboolean
type_note (VouchDeclineForm      *self,
           GtkEventControllerKey *controller,
           guint                  keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (!g_unichar_isgraph (letter))
    return FALSE;
  gtk_entry_grab_focus_without_selecting (self->note);
  gtk_editable_set_position (GTK_EDITABLE (self->note), -1);
  return gtk_event_controller_key_forward (controller,
                                           GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->note))));
}

static gboolean
key_pressed_cb (VouchDeclineForm      *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  guint focus = find_focus (self);

  if (focus == G_MAXUINT || state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      enter (self, focus);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      choose (self, MIN (focus + 1, self->choices->len - 1));
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      choose (self, focus > 0 ? focus - 1 : 0);
      return TRUE;
    default:
      return type_note (self, controller, keyval);
    }
}

static void
add_choices (VouchDeclineForm *self)
{
  for (guint i = 0; i < vouch_decline_count (); i++)
    {
      GtkWidget *words = gtk_label_new (vouch_decline_get_words (vouch_decline_get_reason (i)));
      GtkWidget *choice = gtk_check_button_new ();

      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_label_set_xalign (GTK_LABEL (words), 0);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_label_get_text (GTK_LABEL (words)), -1);

      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), self->choices->pdata[0]);
      g_ptr_array_add (self->choices, choice);
      gtk_box_append (self->reasons, choice);
      g_signal_connect_object (choice, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
vouch_decline_form_finalize (GObject *object)
{
  g_ptr_array_unref (VOUCH_DECLINE_FORM (object)->choices);
  G_OBJECT_CLASS (vouch_decline_form_parent_class)->finalize (object);
}

static void
vouch_decline_form_class_init (VouchDeclineFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vouch_decline_form_finalize;
  signals[DONE] = g_signal_new ("done", VOUCH_TYPE_DECLINE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[BACK] = g_signal_new ("back", VOUCH_TYPE_DECLINE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-decline-form.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchDeclineForm, reasons);
  gtk_widget_class_bind_template_child (widget_class, VouchDeclineForm, note);
  gtk_widget_class_bind_template_child (widget_class, VouchDeclineForm, assent);
  gtk_widget_class_bind_template_child (widget_class, VouchDeclineForm, done);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
vouch_decline_form_init (VouchDeclineForm *self)
{
  self->choices = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self);
  changed_cb (self);
}

GtkWidget *
vouch_decline_form_new (void)
{
  return g_object_new (VOUCH_TYPE_DECLINE_FORM, NULL);
}

/** Shows what @statement says of it now, and takes the keyboard. */
void
vouch_decline_form_begin (VouchDeclineForm *self,
                          VouchStatement   *statement)
{
  JsonObject *declined
      = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (statement), "declined"));
  const char *reason = vouch_json_get_text (declined, "reason");
  const char *note = vouch_json_get_text (declined, "note");
  guint chosen = 0;

  g_return_if_fail (VOUCH_IS_DECLINE_FORM (self));

  for (guint i = 0; i < vouch_decline_count (); i++)
    {
      gboolean is_chosen = g_strcmp0 (vouch_decline_get_reason (i), reason) == 0;

      gtk_check_button_set_active (self->choices->pdata[i], is_chosen);
      chosen = is_chosen ? i : chosen;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->note), note ? note : "");
  gtk_widget_set_visible (self->assent, vouch_decline_needs_assent (statement));
  gtk_widget_grab_focus (self->choices->pdata[chosen]);
  changed_cb (self);
}
