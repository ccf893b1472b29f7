/* vouch-muted-dialog.c: the checks that are hidden, who hides them, and the way to see them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-muted-dialog.h"

#include <glib/gi18n-lib.h>

#include "vouch-finding-activate.h"

/**
 * VouchMutedDialog:
 *
 * It follows the validator: what is shown again leaves the list, and with the last one
 * the dialog goes.
 */
struct _VouchMutedDialog
{
  AdwWindow parent_instance;

  VouchValidator *validator; /* (owned) */
  GWeakRef        origin;    /* the widget from where actions are looked for */
  GPtrArray      *rules;     /* (owned): ids, as the rows stand */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (VouchMutedDialog, vouch_muted_dialog, ADW_TYPE_WINDOW)

static void
append_word (GString    *words,
             const char *word)
{
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, word);
}

static char *
dup_who (VouchMutedBy by)
{
  GString *words = g_string_new (NULL);

  if (by & VOUCH_MUTED_BY_CARD)
    append_word (words, _("On this card"));
  if (by & VOUCH_MUTED_BY_HOUSE)
    append_word (words, _("For the house, on every card"));
  if (by & VOUCH_MUTED_BY_ME)
    append_word (words, _("For you, on every card"));
  return g_string_free (words, FALSE);
}

static void
show_again_cb (GtkButton *button,
               gpointer   data)
{
  VouchMutedDialog *self = data;
  g_autoptr (GtkWidget) origin = g_weak_ref_get (&self->origin);
  const char *rule = g_object_get_data (G_OBJECT (button), "rule");

  if (origin && vouch_validator_get_document (self->validator))
    vouch_finding_unmute (origin, self->validator, rule);
}

static void
add_row (VouchMutedDialog *self,
         const char       *rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Show Again"));
  g_autofree char *title = vouch_validator_dup_title (self->validator, rule);
  g_autofree char *who = dup_who (vouch_validator_get_muted_by (self->validator, rule));
  /* Translators: %s is the name of a check. */
  g_autofree char *name = g_strdup_printf (_("Show again: %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), who);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "rule", g_strdup (rule), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_again_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

static gboolean
is_same (VouchMutedDialog  *self,
         const char *const *rules)
{
  guint n = g_strv_length ((char **) rules);

  for (guint i = 0; i < MIN (n, self->rules->len); i++)
    if (!g_str_equal (self->rules->pdata[i], rules[i]))
      return FALSE;
  return n == self->rules->len;
}

/* Rows stay where nothing changed, so that the keyboard does. */
static void
fill (VouchMutedDialog *self)
{
  g_auto (GStrv) rules = vouch_validator_list_muted (self->validator);
  GtkWidget *row;

  if (is_same (self, (const char *const *) rules))
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->rules, 0);
  for (gsize i = 0; rules[i]; i++)
    {
      g_ptr_array_add (self->rules, g_strdup (rules[i]));
      add_row (self, rules[i]);
    }
}

static void
checked_cb (VouchMutedDialog *self)
{
  fill (self);
  if (self->rules->len == 0)
    gtk_window_close (GTK_WINDOW (self));
  else if (!gtk_window_get_focus (GTK_WINDOW (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
vouch_muted_dialog_dispose (GObject *object)
{
  VouchMutedDialog *self = VOUCH_MUTED_DIALOG (object);

  if (self->validator)
    g_signal_handlers_disconnect_by_func (self->validator, checked_cb, self);
  g_clear_object (&self->validator);
  g_weak_ref_set (&self->origin, NULL);
  G_OBJECT_CLASS (vouch_muted_dialog_parent_class)->dispose (object);
}

static void
vouch_muted_dialog_finalize (GObject *object)
{
  VouchMutedDialog *self = VOUCH_MUTED_DIALOG (object);

  g_weak_ref_clear (&self->origin);
  g_ptr_array_unref (self->rules);
  G_OBJECT_CLASS (vouch_muted_dialog_parent_class)->finalize (object);
}

static void
vouch_muted_dialog_class_init (VouchMutedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_muted_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_muted_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-muted-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchMutedDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_muted_dialog_init (VouchMutedDialog *self)
{
  g_weak_ref_init (&self->origin, NULL);
  self->rules = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vouch_muted_dialog_new:
 * @origin: in the window that asks; actions are looked for from there
 * @validator: whose hidden checks to list
 *
 * Returns: a window, to be presented.
 */
GtkWidget *
vouch_muted_dialog_new (GtkWidget      *origin,
                        VouchValidator *validator)
{
  GtkRoot *root = gtk_widget_get_root (origin);
  VouchMutedDialog *self = g_object_new (VOUCH_TYPE_MUTED_DIALOG, "transient-for",
                                         GTK_IS_WINDOW (root) ? root : NULL, NULL);

  g_weak_ref_set (&self->origin, origin);
  self->validator = g_object_ref (validator);
  g_signal_connect_object (validator, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
