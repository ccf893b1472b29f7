/* vouch-checks-foot.c: says what is not checked: hidden checks, mistakes in the house profile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-checks-foot.h"

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"
#include "vouch-muted-dialog.h"

/* More mistakes than that are no longer read one by one. */
#define MOST_TROUBLES 12

/**
 * VouchChecksFoot:
 *
 * A line for each reason why less is found than could be, with the way to see more.
 * It takes no room where there is none.
 */
struct _VouchChecksFoot
{
  AdwBin parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */

  GtkWidget *muted;
  GtkLabel  *muted_label;
  GtkWidget *troubles;
  GtkLabel  *troubles_label;
};

G_DEFINE_FINAL_TYPE (VouchChecksFoot, vouch_checks_foot, ADW_TYPE_BIN)

static void
show_line (GtkWidget  *button,
           GtkLabel   *label,
           const char *words,
           gboolean    is_shown)
{
  gtk_widget_set_visible (button, is_shown);
  gtk_label_set_text (label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
show_muted (VouchChecksFoot *self)
{
  g_auto (GStrv) rules = self->validator ? vouch_validator_list_muted (self->validator) : NULL;
  guint n = rules ? g_strv_length (rules) : 0;
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u check hidden – Show", "%u checks hidden – Show", n), n);

  show_line (self->muted, self->muted_label, words, n > 0);
}

static GPtrArray *
get_troubles (VouchChecksFoot *self)
{
  return self->validator ? vouch_profile_get_troubles (vouch_validator_get_profile (self->validator))
                         : NULL;
}

static void
show_troubles (VouchChecksFoot *self)
{
  GPtrArray *troubles = get_troubles (self);
  guint n = troubles ? troubles->len : 0;
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u mistake in the house profile – Show", "%u mistakes in the house profile – Show",
                n), n);

  show_line (self->troubles, self->troubles_label, words, n > 0);
}

static void
show (VouchChecksFoot *self)
{
  show_muted (self);
  show_troubles (self);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->muted)
                                                 || gtk_widget_get_visible (self->troubles));
}

static void
checked_cb (VouchChecksFoot *self)
{
  show (self);
}

static void
show_muted_cb (VouchChecksFoot *self)
{
  if (self->validator)
    gtk_window_present (GTK_WINDOW (vouch_muted_dialog_new (GTK_WIDGET (self), self->validator)));
}

static void
append_trouble (GString                   *text,
                const VouchProfileTrouble *trouble)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  /* Translators: a line of a file, the place in it, and what is wrong there. */
  g_string_append_printf (text, _("Line %u, %s: %s"), trouble->line, trouble->member,
                          trouble->message);
}

static void
show_troubles_cb (VouchChecksFoot *self)
{
  static const VouchAnswer answers[] = { { "close", N_("_Close"), ADW_RESPONSE_DEFAULT } };
  GPtrArray *troubles = get_troubles (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; troubles && i < MIN (troubles->len, MOST_TROUBLES); i++)
    append_trouble (text, troubles->pdata[i]);
  g_string_append_printf (text, "\n\n%s", _("These parts are ignored; the rest applies."));
  vouch_compat_ask_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                          _("Mistakes in the House Profile"), text->str, answers,
                          G_N_ELEMENTS (answers), "close", NULL, NULL, NULL);
}

static void
stop_listening (VouchChecksFoot *self)
{
  if (self->validator)
    g_signal_handlers_disconnect_by_func (self->validator, checked_cb, self);
  g_clear_object (&self->validator);
}

static void
vouch_checks_foot_dispose (GObject *object)
{
  stop_listening (VOUCH_CHECKS_FOOT (object));
  G_OBJECT_CLASS (vouch_checks_foot_parent_class)->dispose (object);
}

static void
vouch_checks_foot_class_init (VouchChecksFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_checks_foot_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-checks-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchChecksFoot, muted);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksFoot, muted_label);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksFoot, troubles);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksFoot, troubles_label);
  gtk_widget_class_bind_template_callback (widget_class, show_muted_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_troubles_cb);
}

static void
vouch_checks_foot_init (VouchChecksFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self);
}

GtkWidget *
vouch_checks_foot_new (void)
{
  return g_object_new (VOUCH_TYPE_CHECKS_FOOT, NULL);
}

/** @validator: (nullable): whose hidden checks are told */
void
vouch_checks_foot_set_validator (VouchChecksFoot *self,
                                 VouchValidator  *validator)
{
  g_return_if_fail (VOUCH_IS_CHECKS_FOOT (self));

  stop_listening (self);
  g_set_object (&self->validator, validator);
  if (validator)
    g_signal_connect_object (validator, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  show (self);
}
