/* vouch-support-row.c: a passage that may bear a statement out, in a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-support-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-passage-cite.h"
#include "vouch-passage-look.h"
#include "vouch-standing.h"
#include "vouch-support-fit.h"

/**
 * VouchSupportRow:
 *
 * Where the passage stands, its words with what matches, the figures that it lacks; Cite, Show, and Not
 * in This Source; Use Instead where the passage that is marked no longer bears the statement out.
 */
struct _VouchSupportRow
{
  GtkListBoxRow parent_instance;

  VouchPassage *passage; /* (owned) */

  GtkLabel  *place;
  GtkLabel  *words;
  GtkWidget *missing_box;
  GtkLabel  *missing;
  GtkWidget *cite;
  GtkWidget *cited;
  GtkWidget *show;
  GtkWidget *reject;
  GtkWidget *replace;
};

G_DEFINE_FINAL_TYPE (VouchSupportRow, vouch_support_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_CITE,
  SIGNAL_SHOW,
  SIGNAL_REJECT,
  SIGNAL_REPLACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cite_clicked_cb (VouchSupportRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CITE], 0);
}

static void
show_clicked_cb (VouchSupportRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW], 0);
}

static void
reject_clicked_cb (VouchSupportRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REJECT], 0);
}

static void
replace_clicked_cb (VouchSupportRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REPLACE], 0);
}

static void
vouch_support_row_finalize (GObject *object)
{
  g_clear_pointer (&VOUCH_SUPPORT_ROW (object)->passage, vouch_passage_unref);
  G_OBJECT_CLASS (vouch_support_row_parent_class)->finalize (object);
}

static void
vouch_support_row_class_init (VouchSupportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vouch_support_row_finalize;
  signals[SIGNAL_CITE] = g_signal_new ("cite", VOUCH_TYPE_SUPPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW] = g_signal_new ("show-passage", VOUCH_TYPE_SUPPORT_ROW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REJECT] = g_signal_new ("reject", VOUCH_TYPE_SUPPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REPLACE] = g_signal_new ("replace", VOUCH_TYPE_SUPPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-support-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchSupportRow, place);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportRow, words);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportRow, missing_box);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportRow, missing);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportRow, cite);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportRow, cited);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportRow, show);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportRow, reject);
  gtk_widget_class_bind_template_callback (widget_class, reject_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportRow, replace);
  gtk_widget_class_bind_template_callback (widget_class, replace_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cite_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
}

static void
vouch_support_row_init (VouchSupportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_missing (VouchSupportRow *self, VouchStatement *statement)
{
  g_autofree char *missing
      = vouch_support_dup_missing (self->passage, vouch_statement_get_text (statement));
  /* Translators: figures of the statement that the passage does not have */
  g_autofree char *words = missing ? g_strdup_printf (_("Not in it: %s"), missing) : NULL;

  gtk_label_set_text (self->missing, words ? words : "");
  gtk_widget_set_visible (self->missing_box, words != NULL);
}

/* A screen reader hears of the row what eyes see in it. */
static void
name_row (VouchSupportRow *self, gboolean is_cited)
{
  g_autofree char *line = vouch_passage_look_dup_line (self->passage);
  const char *missing = gtk_label_get_text (self->missing);
  g_autofree char *name
      = g_strdup_printf ("%s. “%s” %s %s", gtk_label_get_text (self->place), line, missing,
                         is_cited ? _("Cited") : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * vouch_support_row_new:
 * @statement: what the passage was found for: of a card
 * @passage: the passage
 */
GtkWidget *
vouch_support_row_new (VouchStatement *statement, VouchPassage *passage)
{
  VouchSupportRow *self = g_object_new (VOUCH_TYPE_SUPPORT_ROW, NULL);

  self->passage = vouch_passage_ref (passage);
  vouch_passage_look_show (self->words, passage);
  vouch_support_row_update (self, statement);
  return GTK_WIDGET (self);
}

/** Returns: (transfer none): its passage. */
VouchPassage *
vouch_support_row_get_passage (VouchSupportRow *self)
{
  return self->passage;
}

/** The statement says something else now, or cites the passage. */
void
vouch_support_row_update (VouchSupportRow *self, VouchStatement *statement)
{
  VouchCard *card = VOUCH_CARD (vouch_node_get_root (VOUCH_NODE (statement)));
  g_autofree char *place = vouch_passage_look_dup_place (card, self->passage);
  gboolean is_cited = vouch_passage_is_cited (VOUCH_NODE (statement), self->passage);

  gtk_label_set_text (self->place, place);
  gtk_widget_set_visible (self->cite, !is_cited);
  gtk_widget_set_visible (self->cited, is_cited);
  gtk_widget_set_visible (self->reject, !is_cited);
  show_missing (self, statement);
  gtk_widget_set_visible (self->replace, !is_cited && !gtk_widget_get_visible (self->missing_box)
                                             && vouch_statement_find_only_anchored (statement)
                                             && vouch_statement_is_doubtful (statement));
  name_row (self, is_cited);
}
