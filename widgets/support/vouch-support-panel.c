/* vouch-support-panel.c: passages that may bear out the statement with the keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-support-panel-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-node-words.h"
#include "vouch-not-in.h"
#include "vouch-passage-look.h"
#include "vouch-source-attach.h"
#include "vouch-statement.h"
#include "vouch-support-fit.h"

/* A search that is done sooner shows no spinner. */
#define PATIENCE_MS 500

/**
 * VouchSupportPanel:
 *
 * Follows the statement with the keyboard while it can be seen. Enter on a passage cites it, Show
 * opens the source there. Where nothing fits it says so, and where it looked.
 */

G_DEFINE_FINAL_TYPE (VouchSupportPanel, vouch_support_panel, ADW_TYPE_BIN)

/* --- what it says --- */

static void
show_verdict (VouchSupportPanel *self, GPtrArray *passages)
{
  g_autofree char *where
      = vouch_passage_look_dup_where (vouch_support_get_holdings (self->support));
  g_autofree char *words = NULL;
  gboolean is_good = vouch_support_has_match (
      passages, vouch_statement_get_text (vouch_support_panel_get_statement (self)));

  if (passages->len == 0)
    words = g_strdup_printf (_("No passages found in your sources. %s"), where);
  else if (!is_good)
    words = g_strdup_printf (_("No good match. These are the closest passages. %s"), where);
  else
    words = g_strdup (where);
  gtk_label_set_text (self->verdict, words);
  gtk_widget_set_visible (self->offers, !is_good);
}

/* Where the writer says that it isn't. */
static void
show_rejected (VouchSupportPanel *self)
{
  g_autofree char *words = vouch_not_in_describe (vouch_support_panel_get_statement (self));

  gtk_label_set_text (self->rejected, words ? words : "");
  gtk_widget_set_visible (self->rejected_box, words != NULL);
}

static gboolean
patience_cb (gpointer data)
{
  VouchSupportPanel *self = data;

  self->patience = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->states, "waiting");
  return G_SOURCE_REMOVE;
}

static void
show_state (VouchSupportPanel *self, const char *state)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->states, state);
}

/* Nothing is shown for a moment, since most searches are done then. */
static void
wait_for_it (VouchSupportPanel *self)
{
  if (self->patience > 0 || g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "waiting") == 0)
    return;
  show_state (self, "blank");
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

static gboolean
has_focus (VouchSupportPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The best passage; else what else can be done. */
static gboolean
take_focus (VouchSupportPanel *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, 0);

  self->wants_focus = FALSE;
  if (row && gtk_widget_grab_focus (GTK_WIDGET (row)))
    return TRUE;
  /* To step on from what has it already would step out. */
  return has_focus (self)
         || gtk_widget_child_focus (gtk_stack_get_visible_child (self->states), GTK_DIR_TAB_FORWARD);
}

static void
show_found (VouchSupportPanel *self, GPtrArray *passages)
{
  VouchStatement *statement = vouch_support_panel_get_statement (self);
  g_autofree char *words = vouch_node_dup_words (VOUCH_NODE (statement));

  if (self->shown != passages)
    {
      g_clear_pointer (&self->shown, g_ptr_array_unref);
      self->shown = g_ptr_array_ref (passages);
      vouch_support_panel_fill_rows (self, passages);
    }
  else
    vouch_support_panel_update_rows (self);
  gtk_label_set_text (self->statement, words);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), passages->len > 0);
  show_verdict (self, passages);
  show_rejected (self);
  show_state (self, "found");
  if (self->wants_focus)
    take_focus (self);
}

static void
forget_shown (VouchSupportPanel *self)
{
  GtkListBoxRow *row;

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
}

static void
show_all (VouchSupportPanel *self)
{
  const VouchPassageHoldings *holdings
      = self->support ? vouch_support_get_holdings (self->support) : NULL;
  GPtrArray *passages = self->support && self->id ? vouch_support_get_passages (self->support, self->id) : NULL;
  const char *trouble = self->support && self->id ? vouch_support_get_trouble (self->support, self->id) : NULL;

  if (!vouch_support_panel_get_statement (self))
    show_state (self, "none");
  else if (trouble)
    {
      g_autofree char *markup = g_markup_escape_text (trouble, -1);

      adw_status_page_set_description (self->failed, markup);
      show_state (self, "failed");
    }
  else if (holdings && holdings->n_all == 0)
    show_state (self, "no-sources");
  else if (passages && holdings)
    show_found (self, passages);
  else
    wait_for_it (self);
}

static gboolean
update_cb (gpointer data)
{
  VouchSupportPanel *self = data;

  self->updating = 0;
  show_all (self);
  return G_SOURCE_REMOVE;
}

/* Many changes make one update, and none while nobody sees it. */
static void
queue_update (VouchSupportPanel *self)
{
  if (self->updating == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    /* Before the next frame: those of the spinner may leave no time between them. */
    self->updating = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
found_cb (VouchSupportPanel *self, const char *id)
{
  if (g_strcmp0 (id, self->id) == 0)
    queue_update (self);
}

static void
row_activated_cb (VouchSupportPanel *self, VouchSupportRow *row)
{
  vouch_support_panel_cite_row (self, row);
}

/* --- offers --- */

/* The article's own file where that is missing; else another paper, never one in the place of a file
 * that passages are marked in. */
static void
attach_cb (VouchSupportPanel *self)
{
  VouchCard *card = self->document ? vouch_document_get_card (self->document) : NULL;
  const char *reference = card ? vouch_card_get_article_reference (card) : NULL;
  VouchNode *node = reference ? vouch_document_lookup (self->document, reference) : NULL;

  if (!node || !VOUCH_IS_REFERENCE (node) || vouch_reference_get_source (VOUCH_REFERENCE (node)))
    reference = NULL;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.attach-source", "s",
                              reference ? reference : "");
}

static void
again_cb (VouchSupportPanel *self)
{
  vouch_support_look_again (self->support);
}

static void
search_again_cb (VouchSupportPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.search-again", "s", self->id);
}

static void
reword_cb (VouchSupportPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.go", "(ss)", self->id, "text");
}

static void
ask_cb (VouchSupportPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.ask", "s", self->id);
}

static void
set_aside_cb (VouchSupportPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.set-aside", "s", self->id);
}

/* --- the widget --- */

static void
vouch_support_panel_map (GtkWidget *widget)
{
  VouchSupportPanel *self = VOUCH_SUPPORT_PANEL (widget);

  GTK_WIDGET_CLASS (vouch_support_panel_parent_class)->map (widget);
  if (self->support)
    vouch_support_want (self->support, self->id);
  show_all (self);
}

static void
vouch_support_panel_unmap (GtkWidget *widget)
{
  VouchSupportPanel *self = VOUCH_SUPPORT_PANEL (widget);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->updating, g_source_remove);
  if (self->support)
    vouch_support_release (self->support, self->id);
  GTK_WIDGET_CLASS (vouch_support_panel_parent_class)->unmap (widget);
}

static void
vouch_support_panel_dispose (GObject *object)
{
  VouchSupportPanel *self = VOUCH_SUPPORT_PANEL (object);

  vouch_support_panel_set_support (self, NULL);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->updating, g_source_remove);
  G_OBJECT_CLASS (vouch_support_panel_parent_class)->dispose (object);
}

static void
vouch_support_panel_finalize (GObject *object)
{
  VouchSupportPanel *self = VOUCH_SUPPORT_PANEL (object);

  g_free (self->id);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (vouch_support_panel_parent_class)->finalize (object);
}

static void
vouch_support_panel_class_init (VouchSupportPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_support_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_support_panel_finalize;
  widget_class->map = vouch_support_panel_map;
  widget_class->unmap = vouch_support_panel_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-support-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, states);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, failed);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, spinner);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, waiting);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, statement);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, verdict);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, rejected_box);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, rejected);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, rows);
  gtk_widget_class_bind_template_child (widget_class, VouchSupportPanel, offers);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, attach_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, reword_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_aside_cb);
}

static void
vouch_support_panel_init (VouchSupportPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_support_panel_new (void)
{
  return g_object_new (VOUCH_TYPE_SUPPORT_PANEL, NULL);
}

static void
listen (VouchSupportPanel *self)
{
  g_signal_connect_object (self->support, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->support, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
}

/** @support: (nullable): what looks for passages of the card */
void
vouch_support_panel_set_support (VouchSupportPanel *self, VouchSupport *support)
{
  g_return_if_fail (VOUCH_IS_SUPPORT_PANEL (self));

  if (self->support == support)
    return;
  if (self->support)
    g_signal_handlers_disconnect_by_data (self->support, self);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->support, support);
  g_clear_object (&self->document);
  if (support)
    g_set_object (&self->document, vouch_support_get_document (support));
  if (support)
    listen (self);
  if (support && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      vouch_support_want (support, self->id);
      show_all (self);
    }
}

/** @id: (nullable): of the node with the keyboard; what is no statement is followed by none */
void
vouch_support_panel_set_statement (VouchSupportPanel *self, const char *id)
{
  g_return_if_fail (VOUCH_IS_SUPPORT_PANEL (self));

  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  self->wants_focus = FALSE;
  /* What was found for another one must not be cited for this. */
  forget_shown (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->support)
    vouch_support_want (self->support, id);
  show_all (self);
}

/** Returns: whether it takes the keyboard: the best passage, as soon as it is found. */
gboolean
vouch_support_panel_focus (VouchSupportPanel *self)
{
  const char *state;

  g_return_val_if_fail (VOUCH_IS_SUPPORT_PANEL (self), FALSE);

  state = gtk_stack_get_visible_child_name (self->states);
  self->wants_focus = g_strcmp0 (state, "blank") == 0 || g_strcmp0 (state, "waiting") == 0;
  return self->wants_focus || take_focus (self);
}
