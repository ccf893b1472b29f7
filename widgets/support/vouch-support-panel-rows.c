/* vouch-support-panel-rows.c: the passages that were found, and what is done with one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-support-panel-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-passage-cite.h"
#include "vouch-standing.h"

/** Returns: (nullable): the statement with the keyboard. */
VouchStatement *
vouch_support_panel_get_statement (VouchSupportPanel *self)
{
  VouchNode *node = self->document && self->id ? vouch_document_lookup (self->document, self->id) : NULL;

  return node && VOUCH_IS_STATEMENT (node) ? VOUCH_STATEMENT (node) : NULL;
}

static void
apply (VouchSupportPanel *self, VouchChange *change, const char *told)
{
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;

  if (!change)
    return;
  if (vouch_document_edit (self->document, change, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast-undo", "s", told);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
}

/** The statement cites the passage of a row. */
void
vouch_support_panel_cite_row (VouchSupportPanel *self, VouchSupportRow *row)
{
  VouchPassage *passage = vouch_support_row_get_passage (row);
  VouchStatement *statement = vouch_support_panel_get_statement (self);
  g_autoptr (VouchReference) reference
      = vouch_passage_dup_reference (vouch_document_get_card (self->document), passage);
  g_autoptr (VouchPassageQuote) quote = vouch_passage_quote_new_from (passage);

  if (statement && reference && quote)
    apply (self, vouch_passage_cite (VOUCH_NODE (statement), reference, quote, "chosen"), _("Passage marked"));
}

/* Its button goes, and the keyboard must not go with it. */
static void
cite_cb (VouchSupportPanel *self, VouchSupportRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  vouch_support_panel_cite_row (self, row);
}

static void
show_cb (VouchSupportPanel *self, VouchSupportRow *row)
{
  VouchPassage *passage = vouch_support_row_get_passage (row);
  g_autoptr (VouchReference) reference
      = vouch_passage_dup_reference (vouch_document_get_card (self->document), passage);
  gboolean is_own = reference && vouch_node_get_document (VOUCH_NODE (reference)) != NULL;

  gtk_widget_activate_action (GTK_WIDGET (self), "editor.show-passage", "(ssuu)",
                              is_own ? vouch_node_get_id (VOUCH_NODE (reference)) : "",
                              passage->source, passage->start, passage->end);
}

/* In the place of the one that no longer bears it out. */
static void
replace_cb (VouchSupportPanel *self, VouchSupportRow *row)
{
  VouchPassage *passage = vouch_support_row_get_passage (row);
  VouchStatement *statement = vouch_support_panel_get_statement (self);
  VouchCitation *citation = statement ? vouch_statement_find_only_anchored (statement) : NULL;
  g_autoptr (VouchReference) reference
      = vouch_passage_dup_reference (vouch_document_get_card (self->document), passage);
  g_autoptr (VouchPassageQuote) quote = vouch_passage_quote_new_from (passage);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  if (citation && reference && quote)
    apply (self, vouch_passage_replace (citation, reference, quote, "chosen"), _("Passage replaced"));
}

/* Its row goes: the keyboard goes to the one that takes its place. */
static void
reject_cb (VouchSupportPanel *self, VouchSupportRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.not-in", "(ss)", self->id,
                              vouch_support_row_get_passage (row)->source);
}

/* -1 where none has the keyboard. */
static int
find_focused_row (VouchSupportPanel *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!row || !focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rows)))
    return -1;
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

/** @passages: (element-type VouchPassage): a row for each; the keyboard stays at its place */
void
vouch_support_panel_fill_rows (VouchSupportPanel *self, GPtrArray *passages)
{
  VouchStatement *statement = vouch_support_panel_get_statement (self);
  int focused = find_focused_row (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < passages->len; i++)
    {
      GtkWidget *added = vouch_support_row_new (statement, passages->pdata[i]);

      g_signal_connect_object (added, "cite", G_CALLBACK (cite_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (added, "replace", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (added, "reject", G_CALLBACK (reject_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (added, "show-passage", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->rows, added);
    }
  row = focused >= 0 ? gtk_list_box_get_row_at_index (self->rows, MIN (focused, (int) passages->len - 1))
                     : NULL;
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/** The statement is another: what the rows say of it may be too. */
void
vouch_support_panel_update_rows (VouchSupportPanel *self)
{
  VouchStatement *statement = vouch_support_panel_get_statement (self);
  GtkListBoxRow *row;

  for (int i = 0; statement && (row = gtk_list_box_get_row_at_index (self->rows, i)); i++)
    vouch_support_row_update (VOUCH_SUPPORT_ROW (row), statement);
}
