/* vouch-editor-source.c: the source beside the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-citation.h"
#include "vouch-compat.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-passage-cite.h"
#include "vouch-reference.h"
#include "vouch-region-cite.h"
#include "vouch-source-marks.h"
#include "vouch-source-pages.h"
#include "vouch-source-store.h"
#include "vouch-statement.h"

/* --- the pane --- */

static gboolean
has_focus_within (VouchEditor *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
narrow_changed_cb (VouchEditor *self)
{
  if (!self->source)
    return;
  vouch_source_pane_set_narrow (self->source, vouch_beside_get_narrow (self->beside));
  if (vouch_editor_is_in_source_mode (self))
    vouch_editor_follow_source_mode (self);
}

/** A selection is cited for the statement that had the keyboard last: the source names it. */
void
vouch_editor_name_statement (VouchEditor *self)
{
  VouchNode *statement = self->source && self->view ? vouch_editor_resolve (self, NULL, VOUCH_TYPE_STATEMENT)
                                                    : NULL;

  if (self->source)
    vouch_source_pane_set_statement (self->source, statement ? vouch_node_get_id (statement) : NULL);
}

/** Takes the source away; the card has all room again, and the keyboard if the source had it. */
void
vouch_editor_close_source (VouchEditor *self)
{
  gboolean had_focus;

  if (!self->source)
    return;
  had_focus = has_focus_within (self, GTK_WIDGET (self->source));
  vouch_source_pane_set_document (self->source, NULL, NULL);
  self->source = NULL;
  vouch_beside_set_aside (self->beside, NULL);
  vouch_split_set_content_width (self->split, 0);
  if (had_focus)
    vouch_editor_focus_content (self);
}

/** What was jumped to in the card is to be seen, not the source that lies in its place. */
void
vouch_editor_uncover_card (VouchEditor *self)
{
  if (self->source && vouch_beside_get_narrow (self->beside))
    vouch_editor_close_source (self);
}

static VouchSourcePane *
get_pane (VouchEditor *self)
{
  int width;

  if (self->source)
    return self->source;
  width = vouch_editor_guess_source_width (self);
  self->source = VOUCH_SOURCE_PANE (vouch_source_pane_new ());
  vouch_source_pane_set_document (self->source, self->document, self->index);
  vouch_source_pane_expect_width (self->source, width);
  g_signal_connect_object (self->source, "closed", G_CALLBACK (vouch_editor_close_source), self,
                           G_CONNECT_SWAPPED);
  vouch_beside_set_aside (self->beside, GTK_WIDGET (self->source));
  vouch_split_set_content_width (self->split, VOUCH_BESIDE_WIDTH);
  vouch_editor_lend_keys (self, GTK_WIDGET (self->source));
  vouch_editor_lend_letters (self, GTK_WIDGET (self->source));
  narrow_changed_cb (self);
  vouch_editor_name_statement (self);
  return self->source;
}

/* What has the keyboard is to be seen: the card is not where the source takes its place. */
static void
take_focus (VouchEditor *self)
{
  if (vouch_beside_get_narrow (self->beside))
    vouch_source_pane_focus (self->source);
}

/**
 * vouch_editor_show_source:
 * @reference: (nullable): id of the reference that the file belongs to
 * @digest: (nullable): SHA-256 of the file
 * @start: first code point of the passage, in the source's text
 * @end: the one behind the last; @start for none
 *
 * Opens the file beside the card, at the passage.
 */
void
vouch_editor_show_source (VouchEditor *self,
                          const char *reference,
                          const char *digest,
                          guint start,
                          guint end)
{
  vouch_split_close_sheet (self->split);
  vouch_source_pane_show_quote (get_pane (self), reference, digest, start, end);
  take_focus (self);
}

/* F6 goes from the card to the source, and on from there. Returns: whether it did. */
gboolean
vouch_editor_focus_source (VouchEditor *self)
{
  if (!self->source || !has_focus_within (self, GTK_WIDGET (self->content)))
    return FALSE;
  vouch_source_pane_focus (self->source);
  return TRUE;
}

/** A card that has sources is likely to be looked at beside them: what is slow is begun now. */
void
vouch_editor_prepare_source (VouchEditor *self)
{
  if (vouch_source_store_exists (NULL))
    vouch_source_pages_prepare ();
}

/** Puts the place of the source round the card's; the card's view is made already. */
GtkWidget *
vouch_editor_make_beside (VouchEditor *self, GtkWidget *content)
{
  self->beside = VOUCH_BESIDE (vouch_beside_new ());
  vouch_beside_set_content (self->beside, content);
  vouch_beside_set_room (self->beside, GTK_WIDGET (self->split));
  g_signal_connect_object (self->view, "notify::focused-node", G_CALLBACK (vouch_editor_name_statement), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::focused-node", G_CALLBACK (vouch_editor_expect_source), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->beside, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->beside);
}

/* --- citations --- */

static void
offer_file (VouchEditor *self, VouchNode *reference)
{
  AdwToast *toast = vouch_compat_toast_new (_("This reference has no file yet"));

  adw_toast_set_button_label (toast, _("_Attach…"));
  adw_toast_set_action_name (toast, "editor.attach-source");
  adw_toast_set_action_target (toast, "s", vouch_node_get_id (reference));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Without a file there is nothing to be shown of a source but its reference. */
static void
open_citation_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *citation = vouch_editor_resolve (self, target, VOUCH_TYPE_CITATION);
  const char *id = citation ? vouch_citation_get_reference (VOUCH_CITATION (citation)) : NULL;
  VouchNode *reference = vouch_editor_find (self, id, VOUCH_TYPE_REFERENCE);

  if (!citation)
    return;
  if (vouch_source_marks_find_digest (citation))
    {
      vouch_split_close_sheet (self->split);
      vouch_source_pane_show_citation (get_pane (self), vouch_node_get_id (citation));
      take_focus (self);
    }
  else if (reference)
    {
      vouch_editor_go (self, id, "");
      offer_file (self, reference);
    }
  else
    vouch_editor_toast (self, _("The reference is no longer in the card"));
}

/**
 * vouch_editor_show_passage_of:
 * @statement: a statement
 *
 * Opens the first source of it that has a file here, at the passage.
 *
 * Returns: whether it has one
 */
gboolean
vouch_editor_show_passage_of (VouchEditor *self, VouchNode *statement)
{
  VouchNodeList *citations = vouch_node_get_list (statement, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);

      if (!vouch_source_marks_find_digest (citation))
        continue;
      vouch_split_close_sheet (self->split);
      vouch_source_pane_show_citation (get_pane (self), vouch_node_get_id (citation));
      take_focus (self);
      return TRUE;
    }
  return FALSE;
}

/* @target is a reference, whose file is to be shown where it begins. */
static void
open_source_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *reference = vouch_editor_resolve (self, target, VOUCH_TYPE_REFERENCE);

  if (reference)
    vouch_editor_show_source (self, vouch_node_get_id (reference),
                              vouch_node_get_text (reference, "source"), 0, 0);
}

/* What is selected in the source, or drawn there; it becomes the passage of a citation. */
static VouchChange *
make_citation (VouchEditor *self, VouchNode *statement, VouchReference *reference)
{
  VouchSourceText *text = vouch_open_source_get_text (vouch_source_pane_get_source (self->source));
  g_autoptr (VouchPassageQuote) quote = NULL;
  g_autoptr (JsonNode) json = NULL;
  VouchRegion region;
  gsize start;
  gsize end;

  if (vouch_source_pane_get_region (self->source, &region))
    {
      json = vouch_region_to_json (&region);
      return vouch_region_cite (statement, reference, json, "selected");
    }
  if (vouch_source_pane_get_selection (self->source, &start, &end))
    quote = vouch_passage_quote_new (text, vouch_source_pane_get_digest (self->source), start, end);
  return quote ? vouch_passage_cite (statement, reference, quote, "selected") : NULL;
}

static JsonNode *
get_passage (VouchNode *citation)
{
  JsonNode *quote = vouch_node_get_value (citation, "quote");

  return vouch_json_is_null (quote) ? vouch_node_get_value (citation, "region") : quote;
}

/* Returns: (transfer full): the passages of @statement by the ids of their citations, as they are now. */
static GHashTable *
list_passages (VouchNode *statement)
{
  GHashTable *passages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
  VouchNodeList *citations = vouch_node_get_list (statement, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      JsonNode *passage = get_passage (citation);

      if (!vouch_json_is_null (passage))
        g_hash_table_insert (passages, g_strdup (vouch_node_get_id (citation)), json_node_ref (passage));
    }
  return passages;
}

/* What was selected is now what is shown: of a new citation, or of one that had no passage. */
static void
show_cited (VouchEditor *self, VouchNode *statement, GHashTable *before)
{
  VouchNodeList *citations = vouch_node_get_list (statement, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      const char *id = vouch_node_get_id (citation);

      if (!vouch_json_is_null (get_passage (citation)) && g_hash_table_lookup (before, id) != get_passage (citation))
        vouch_source_pane_take_citation (self->source, id);
    }
  vouch_source_pane_clear_selection (self->source);
}

static void
cite_passage_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *statement = vouch_editor_resolve (self, NULL, VOUCH_TYPE_STATEMENT);
  VouchNode *reference
      = self->source ? vouch_editor_find (self, vouch_source_pane_get_reference (self->source), VOUCH_TYPE_REFERENCE)
                     : NULL;
  g_autoptr (GHashTable) before = NULL;
  VouchChange *change;

  if (!reference || !vouch_source_pane_get_source (self->source))
    return;
  if (!statement)
    {
      vouch_editor_toast (self, _("Place the cursor in a statement first"));
      return;
    }
  before = list_passages (statement);
  change = make_citation (self, statement, VOUCH_REFERENCE (reference));
  if (!change)
    vouch_editor_toast (self, _("The statement already cites this passage"));
  else if (vouch_editor_edit (self, change))
    {
      show_cited (self, statement, before);
      if (vouch_editor_is_in_source_mode (self))
        vouch_editor_uncover_card (self);
      vouch_editor_toast_undo (self, _("Passage cited"));
    }
}

static void
close_source_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_editor_close_source (VOUCH_EDITOR (widget));
}

/** Installs the actions of this file. */
void
vouch_editor_install_source_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.open-citation", "s", open_citation_cb);
  gtk_widget_class_install_action (klass, "editor.open-source", "s", open_source_cb);
  gtk_widget_class_install_action (klass, "editor.cite-passage", NULL, cite_passage_cb);
  gtk_widget_class_install_action (klass, "editor.close-source", NULL, close_source_cb);
}
