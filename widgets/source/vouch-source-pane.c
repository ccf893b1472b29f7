/* vouch-source-pane.c: a source beside the card, open at a passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-pane-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-reference-plain.h"
#include "vouch-reference.h"
#include "vouch-source-pages.h"
#include "vouch-tooltip.h"
#include "vouch-weak.h"

/**
 * VouchSourcePane:
 *
 * Opens the file of a reference from the store, without waiting, and shows the passage that
 * was asked for. Where a citation's passage stands is asked for with those of the whole card
 * in this source; until that is known the source stands at its beginning.
 */

G_DEFINE_FINAL_TYPE (VouchSourcePane, vouch_source_pane, ADW_TYPE_BIN)

static guint closed_signal;

static void
set_string (char **place, const char *string)
{
  char *copy = g_strdup (string);

  g_free (*place);
  *place = copy;
}

/* --- what is shown --- */

/** Names the source that is shown, or is about to be. */
void
vouch_source_pane_show_title (VouchSourcePane *self)
{
  VouchNode *node = self->document && self->reference
                        ? vouch_document_lookup (self->document, self->reference)
                        : NULL;
  JsonNode *csl = VOUCH_IS_REFERENCE (node) ? vouch_reference_get_csl (VOUCH_REFERENCE (node)) : NULL;
  g_autofree char *words
      = csl ? vouch_reference_short (vouch_json_node_object (csl))
            : g_strdup (self->source ? vouch_open_source_get_source (self->source)->name : "");

  gtk_label_set_text (self->title, words);
  vouch_tooltip_set (GTK_WIDGET (self->title), words);
}

/** Shows pages or text, whichever is wanted. */
void
vouch_source_pane_show_view (VouchSourcePane *self)
{
  VouchSourceText *text = vouch_open_source_get_text (self->source);
  gboolean has_text = vouch_source_text_get_length (text) > 0;

  gtk_stack_set_visible_child_name (self->states, "source");
  gtk_stack_set_visible_child_name (self->views, self->is_text ? "text" : "pages");
  gtk_widget_set_visible (self->page_box, !self->is_text);
  gtk_widget_set_visible (self->bottom, self->has_pages);
  if (self->is_text)
    gtk_widget_set_visible (GTK_WIDGET (self->thumbs), FALSE);
  gtk_toggle_button_set_active (self->text_button, self->is_text);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text_button), self->is_text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->text_button), has_text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.toggle-text", has_text && self->has_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.search", has_text);
  vouch_source_pane_show_cite (self);
}

/* Goes to the citation's passage as soon as it is known where that is. */
static void
find_passage (VouchSourcePane *self)
{
  const VouchSourceMark *mark
      = self->citation ? vouch_source_marks_find (self->marks, self->citation) : NULL;

  if (!self->is_waiting || (mark && !mark->is_known))
    return;
  self->is_waiting = FALSE;
  if (mark)
    {
      self->shown = mark->anchor;
      self->region = mark->region;
    }
  vouch_source_pane_show_passage (self);
}

/** Shows the card's passages in the source as they are known now. */
void
vouch_source_pane_show_marks (VouchSourcePane *self)
{
  find_passage (self);
  vouch_source_pane_show_others (self);
  vouch_source_pane_fill_list (self);
  vouch_source_pane_show_cite (self);
}

/* --- actions --- */

static void
close_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_signal_emit (widget, closed_signal, 0);
}

static void
attach_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSourcePane *self = VOUCH_SOURCE_PANE (widget);

  if (self->reference)
    gtk_widget_activate_action (widget, "editor.attach-source", "s", self->reference);
}

static void
read_scan_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSourcePane *self = VOUCH_SOURCE_PANE (widget);

  if (self->digest)
    gtk_widget_activate_action (widget, "editor.read-scan", "s", self->digest);
}

/* --- the widget --- */

static void
vouch_source_pane_dispose (GObject *object)
{
  VouchSourcePane *self = VOUCH_SOURCE_PANE (object);

  vouch_source_pane_forget (self);
  self->text_view = NULL;
  self->search_bar = NULL;
  g_clear_object (&self->document);
  g_clear_object (&self->index);
  g_clear_pointer (&self->reference, g_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->citation, g_free);
  g_clear_pointer (&self->statement, g_free);
  G_OBJECT_CLASS (vouch_source_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, close_button);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, title);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, marks_button);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, marks_list);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, states);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, spinner);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, trouble);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, attach);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, choose_again);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, notice);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, read_scan);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, views);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, thumbs);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, page_view);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, text_view);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, hint);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, cite_bar);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, cite_button);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, cite_label);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, copy_button);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, bottom);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, thumbs_button);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, region_button);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, text_button);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, page_box);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, page_entry);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, page_count);
}

static void
vouch_source_pane_class_init (VouchSourcePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_source_pane_dispose;
  closed_signal = g_signal_new ("closed", VOUCH_TYPE_SOURCE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (VOUCH_TYPE_SOURCE_TEXT_VIEW);
  g_type_ensure (VOUCH_TYPE_PAGE_VIEW);
  g_type_ensure (VOUCH_TYPE_PAGE_THUMBS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-source-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "source.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "source.attach", NULL, attach_cb);
  gtk_widget_class_install_action (widget_class, "source.read-scan", NULL, read_scan_cb);
  vouch_source_pane_install_search (widget_class);
  vouch_source_pane_install_actions (widget_class);
}

static void
vouch_source_pane_init (VouchSourcePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_source_pane_follow_views (self);
  vouch_source_pages_prepare ();
}

GtkWidget *
vouch_source_pane_new (void)
{
  return g_object_new (VOUCH_TYPE_SOURCE_PANE, NULL);
}

/** @document and @index: (nullable): together; of the card that the sources belong to */
void
vouch_source_pane_set_document (VouchSourcePane *self,
                                VouchDocument *document,
                                VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));

  if (self->document == document)
    return;
  vouch_source_pane_forget (self);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->reference, g_free);
  g_set_object (&self->document, document);
  g_set_object (&self->index, index);
}

/**
 * vouch_source_pane_show_quote:
 * @self: the pane; it has a document
 * @reference: (nullable): id of the reference that the file belongs to
 * @digest: (nullable): SHA-256 of the file; %NULL where it has none
 * @start: first code point of the passage
 * @end: the one behind the last; @start for none: the source is shown where it stands
 *
 * Opens the source and goes to the passage. Doesn't wait.
 */
void
vouch_source_pane_show_quote (VouchSourcePane *self,
                              const char *reference,
                              const char *digest,
                              guint start,
                              guint end)
{
  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self) && self->document);

  g_clear_pointer (&self->citation, g_free);
  self->is_waiting = FALSE;
  self->region.page = 0;
  self->shown = (VouchAnchor){ .state = VOUCH_ANCHOR_FOUND };
  if (end > start)
    {
      self->shown.n_parts = 1;
      self->shown.parts[0] = (VouchAnchorPart){ start, end };
    }
  if (!vouch_source_pane_open_source (self, reference, digest))
    return;
  vouch_source_pane_show_passage (self);
  vouch_source_pane_show_others (self);
}

/**
 * vouch_source_pane_show_citation:
 * @self: the pane; it has a document
 * @citation: id of a citation of the card
 *
 * Opens the file that its passage was marked in, at the passage; for one without a passage its
 * reference's file; without a file it says so.
 */
void
vouch_source_pane_show_citation (VouchSourcePane *self, const char *citation)
{
  VouchNode *node;
  const char *reference;

  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self) && self->document);

  node = vouch_document_lookup (self->document, citation);
  if (!VOUCH_IS_CITATION (node))
    return;
  reference = vouch_citation_get_reference (VOUCH_CITATION (node));
  set_string (&self->citation, citation);
  self->is_waiting = TRUE;
  self->shown = (VouchAnchor){ .state = VOUCH_ANCHOR_FOUND };
  self->region.page = 0;
  if (vouch_source_pane_open_source (self, reference, vouch_source_marks_find_digest (node)))
    vouch_source_pane_show_marks (self);
}

/**
 * vouch_source_pane_expect_page:
 * @offset: of a passage in the text of what is shown; %G_MAXSIZE: not known
 * @page: its page where @offset isn't known; 0: not known either
 *
 * It is likely to be gone to in a moment: its page is drawn when there is nothing more urgent.
 */
void
vouch_source_pane_expect_page (VouchSourcePane *self, gsize offset, guint page)
{
  VouchSourceText *text;

  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));

  if (!self->source || !self->has_pages || self->is_text)
    return;
  text = vouch_open_source_get_text (self->source);
  if (offset < vouch_source_text_get_length (text))
    page = vouch_source_text_get_page_at (text, offset);
  vouch_page_view_expect_page (self->page_view, page);
}

/** @width: that the pane will have once it is shown, in pixels: pages are drawn for it meanwhile */
void
vouch_source_pane_expect_width (VouchSourcePane *self, int width)
{
  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));

  vouch_page_view_expect_width (self->page_view, width);
}

/** Returns: (transfer none) (nullable): id of the statement that what is selected is cited for. */
const char *
vouch_source_pane_get_statement (VouchSourcePane *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_PANE (self), NULL);

  return self->statement;
}

/** @statement: (nullable): id of the one that what is selected is cited for */
void
vouch_source_pane_set_statement (VouchSourcePane *self, const char *statement)
{
  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));

  set_string (&self->statement, statement);
  vouch_source_pane_show_cite (self);
}

/** @is_narrow: whether it takes the place of the card, so that closing it leads back */
void
vouch_source_pane_set_narrow (VouchSourcePane *self, gboolean is_narrow)
{
  const char *words = is_narrow ? _("Back to the card") : _("Close the source");

  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));

  gtk_button_set_icon_name (GTK_BUTTON (self->close_button),
                            is_narrow ? "go-previous-symbolic" : "window-close-symbolic");
  vouch_tooltip_set (self->close_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/** Puts the keyboard to what is shown of the source. */
void
vouch_source_pane_focus (VouchSourcePane *self)
{
  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));
  if (self->source)
    gtk_widget_grab_focus (self->is_text ? GTK_WIDGET (self->text_view) : GTK_WIDGET (self->page_view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/** Returns: (transfer none) (nullable): id of the reference that is shown. */
const char *
vouch_source_pane_get_reference (VouchSourcePane *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_PANE (self), NULL);
  return self->reference;
}

/** Returns: (transfer none) (nullable): what is shown, once it is there. */
VouchOpenSource *
vouch_source_pane_get_source (VouchSourcePane *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_PANE (self), NULL);
  return self->source;
}

/** Returns: (transfer none) (nullable): SHA-256 of what is shown. */
const char *
vouch_source_pane_get_digest (VouchSourcePane *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_PANE (self), NULL);
  return self->digest;
}

/**
 * vouch_source_pane_get_selection:
 * @self: the pane
 * @start: (out): first code point of the source's text that is selected
 * @end: (out): the one behind the last
 *
 * Returns: whether any words are selected.
 */
gboolean
vouch_source_pane_get_selection (VouchSourcePane *self, gsize *start, gsize *end)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_PANE (self), FALSE);

  if (!self->source)
    return FALSE;
  if (self->is_text)
    return vouch_source_text_view_get_selection (self->text_view, start, end);
  return vouch_page_view_get_selection (self->page_view, start, end);
}

/** Returns: whether the user has drawn a box: @region; it is no longer than the source is shown */
gboolean
vouch_source_pane_get_region (VouchSourcePane *self, VouchRegion *region)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_PANE (self), FALSE);

  *region = self->drawn;
  region->source = self->digest;
  return self->source && self->drawn.page > 0;
}

/** Forgets what is selected or drawn: it is cited, or not wanted. */
void
vouch_source_pane_clear_selection (VouchSourcePane *self)
{
  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));

  self->drawn.page = 0;
  vouch_page_view_set_region_mode (self->page_view, FALSE);
  vouch_page_view_select (self->page_view, 0, 0);
  vouch_page_view_clear (self->page_view, VOUCH_SOURCE_TINT_SELECTED);
  vouch_source_text_view_unselect (self->text_view);
  vouch_source_pane_show_cite (self);
}
