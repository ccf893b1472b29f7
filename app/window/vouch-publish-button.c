/* vouch-publish-button.c: publishes the card, or says how much stops it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-button.h"

#include <glib/gi18n-lib.h>

#include "vouch-tooltip.h"

/**
 * VouchPublishButton:
 *
 * Asks for `editor.publish`. Where nothing stops the card it invites; else it has
 * the number of errors: the card can be sent as a draft only. Before the first check it
 * does neither.
 */
struct _VouchPublishButton
{
  GtkButton parent_instance;

  GtkLabel *errors;   /* (unowned: in our child) */
  GtkWidget *waiting; /* (unowned: the same) */
  guint n_errors;
  gboolean is_checked; /* once */
};

G_DEFINE_FINAL_TYPE (VouchPublishButton, vouch_publish_button, GTK_TYPE_BUTTON)

static char *
describe (VouchPublishButton *self)
{
  guint errors = self->n_errors;

  if (gtk_widget_get_visible (self->waiting))
    return g_strdup (_("The card is waiting to be sent to its portal"));
  if (!self->is_checked)
    return g_strdup (_("Checking…"));
  if (errors == 0)
    return g_strdup (_("Publish the card on its portal"));
  return g_strdup_printf (ngettext ("%u error stops this card", "%u errors stop this card", errors),
                          errors);
}

static void
show_words (VouchPublishButton *self)
{
  g_autofree char *words = describe (self);
  g_autofree char *name = g_strdup_printf ("%s. %s", _("Publish"), words);

  if (!vouch_tooltip_set (GTK_WIDGET (self), words))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
vouch_publish_button_class_init (VouchPublishButtonClass *klass)
{
}

static void
vouch_publish_button_init (VouchPublishButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Publish"));

  self->errors = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->errors), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->errors), "count");
  gtk_widget_add_css_class (GTK_WIDGET (self->errors), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->errors), "numeric");
  gtk_widget_set_visible (GTK_WIDGET (self->errors), FALSE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self));
  self->waiting = gtk_image_new_from_icon_name ("document-send-symbolic");
  gtk_widget_set_visible (self->waiting, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->waiting), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE,
                               -1);
  gtk_box_append (GTK_BOX (box), self->waiting);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->errors));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "editor.publish");
  gtk_widget_add_css_class (GTK_WIDGET (self), "text-button");
  show_words (self);
}

/** Says how many errors a check of the card has found. */
void
vouch_publish_button_set_errors (VouchPublishButton *self, guint errors)
{
  g_autofree char *number = g_strdup_printf ("%u", errors);

  g_return_if_fail (VOUCH_IS_PUBLISH_BUTTON (self));

  if (self->n_errors == errors && self->is_checked)
    return;
  self->n_errors = errors;
  self->is_checked = TRUE;
  gtk_label_set_text (self->errors, number);
  gtk_widget_set_visible (GTK_WIDGET (self->errors), errors > 0);
  if (errors == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "suggested-action");
  show_words (self);
}

/** Says whether what was published last is not answered yet. */
void
vouch_publish_button_set_waiting (VouchPublishButton *self, gboolean is_waiting)
{
  g_return_if_fail (VOUCH_IS_PUBLISH_BUTTON (self));

  gtk_widget_set_visible (self->waiting, is_waiting);
  show_words (self);
}
