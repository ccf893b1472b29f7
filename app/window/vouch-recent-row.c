/* vouch-recent-row.c: a card in the list of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-recent-row.h"

#include "vouch-ladder-bar.h"

/**
 * VouchRecentRow:
 *
 * Title, kind, publication and place of a card that was open once, with its ladder
 * and how much stops it; a badge on one that was published and cites a retracted paper. It asks for `app.remove-recent`.
 */
struct _VouchRecentRow
{
  GtkListBoxRow parent_instance;

  VouchRecentCard *card; /* (owned) */

  GtkLabel       *title;
  GtkLabel       *details;
  GtkLabel       *findings;
  GtkWidget      *retracted;
  GtkWidget      *progress;
  VouchLadderBar *ladder;
  GtkWidget      *remove;
};

G_DEFINE_FINAL_TYPE (VouchRecentRow, vouch_recent_row, GTK_TYPE_LIST_BOX_ROW)

/* For the eye the numbers are enough; who hears the row hears what they are of. */
static void
tell_name (VouchRecentRow *self, const char *details, const char *findings, const char *ladder)
{
  g_autofree char *name
      = g_strdup_printf ("%s. %s. %s %s", vouch_recent_card_get_title (self->card), details,
                         findings, ladder);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_card (VouchRecentRow *self)
{
  const VouchRecentLook *look = vouch_recent_card_get_look (self->card);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *details = vouch_recent_card_dup_details (self->card, now);
  g_autofree char *findings = vouch_recent_card_dup_findings (self->card);
  g_autofree char *ladder = vouch_ladder_bar_describe (&look->summary);
  gboolean is_ready = look->state == VOUCH_RECENT_READY;

  gtk_label_set_text (self->title, vouch_recent_card_get_title (self->card));
  gtk_label_set_text (self->details, details);
  gtk_label_set_text (self->findings, findings);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details), details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->ladder), is_ready ? ladder : NULL);
  gtk_widget_set_visible (self->progress, is_ready);
  vouch_ladder_bar_set_summary (self->ladder, &look->summary);
  if (look->state == VOUCH_RECENT_MISSING)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dim-label");
  gtk_widget_set_visible (self->retracted, vouch_recent_card_is_urgent (self->card));
  if (is_ready && look->n_retracted > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->findings), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->findings), "error");
  tell_name (self, details, findings, is_ready ? ladder : "");
}

static void
looked_cb (VouchRecentRow *self)
{
  show_card (self);
}

static void
remove_clicked_cb (VouchRecentRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.remove-recent", "s",
                              vouch_recent_card_get_uri (self->card));
}

static void
vouch_recent_row_dispose (GObject *object)
{
  VouchRecentRow *self = VOUCH_RECENT_ROW (object);

  if (self->card)
    g_signal_handlers_disconnect_by_func (self->card, looked_cb, self);
  g_clear_object (&self->card);
  G_OBJECT_CLASS (vouch_recent_row_parent_class)->dispose (object);
}

static void
vouch_recent_row_class_init (VouchRecentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_recent_row_dispose;
  g_type_ensure (VOUCH_TYPE_LADDER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchRecentRow, title);
  gtk_widget_class_bind_template_child (widget_class, VouchRecentRow, details);
  gtk_widget_class_bind_template_child (widget_class, VouchRecentRow, findings);
  gtk_widget_class_bind_template_child (widget_class, VouchRecentRow, progress);
  gtk_widget_class_bind_template_child (widget_class, VouchRecentRow, retracted);
  gtk_widget_class_bind_template_child (widget_class, VouchRecentRow, ladder);
  gtk_widget_class_bind_template_child (widget_class, VouchRecentRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
vouch_recent_row_init (VouchRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: a row that follows @card. */
GtkWidget *
vouch_recent_row_new (VouchRecentCard *card)
{
  VouchRecentRow *self = g_object_new (VOUCH_TYPE_RECENT_ROW, NULL);

  self->card = g_object_ref (card);
  g_signal_connect_object (card, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
  show_card (self);
  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the card that the row shows. */
VouchRecentCard *
vouch_recent_row_get_card (VouchRecentRow *self)
{
  g_return_val_if_fail (VOUCH_IS_RECENT_ROW (self), NULL);
  return self->card;
}
