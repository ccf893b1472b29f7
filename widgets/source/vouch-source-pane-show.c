/* vouch-source-pane-show.c: passages on the pages and in the text, and the list of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-pane-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-source-ahead.h"
#include "vouch-source-ocr.h"
#include "vouch-source-pages.h"

/* As much as pictures of pages may take that are not to be seen, in bytes. */
#define MAX_PAGES ((gsize) 96 << 20)
#define MAX_THUMBS ((gsize) 12 << 20)

/* --- pages --- */

/* What is wrong with the whole file is said once, and its text is shown. */
static void
failed_cb (VouchSourcePane *self, guint page, GError *error)
{
  if (error->domain != VOUCH_SOURCE_ERROR || error->code == VOUCH_SOURCE_ERROR_FAILED
      || error->code == VOUCH_SOURCE_ERROR_TOO_SLOW)
    return;
  gtk_label_set_text (self->notice, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
  if (vouch_source_text_get_length (vouch_open_source_get_text (self->source)) == 0)
    return;
  self->has_pages = FALSE;
  self->is_text = TRUE;
  vouch_source_pane_show_view (self);
  vouch_source_pane_show_passage (self);
}

/* Returns: (transfer full): with what was drawn ahead. */
static VouchPageImages *
take_images (VouchSourcePane *self, VouchSourcePages *pages, guint n_pages)
{
  VouchPageImages *images = vouch_source_ahead_take_images (vouch_source_ahead_get_default (), self->source);

  if (!images)
    return vouch_page_images_new (pages, n_pages, MAX_PAGES);
  vouch_page_images_set_max_bytes (images, MAX_PAGES);
  return images;
}

static void
make_pages (VouchSourcePane *self, VouchSourcePages *pages)
{
  VouchSourceText *text = vouch_open_source_get_text (self->source);
  guint n_pages = vouch_source_text_get_n_pages (text);
  g_autoptr (VouchPageImages) images = take_images (self, pages, n_pages);
  g_autoptr (VouchPageImages) small = vouch_page_images_new (pages, n_pages, MAX_THUMBS);

  g_signal_connect_object (images, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  vouch_page_view_set_source (self->page_view, text, images);
  vouch_page_thumbs_set_source (self->thumbs, text, small);
}

/* A text that nobody has typed or set is not to be trusted to the letter; a scan has none. */
static const char *
get_notice (VouchSourcePane *self)
{
  VouchSourceText *text = vouch_open_source_get_text (self->source);

  if (vouch_source_text_is_machine (text))
    return _("A machine has read this text from pictures: compare what you cite with the page.");
  if (!vouch_source_ocr_is_scan (text))
    return NULL;
  return vouch_source_ocr_is_there ()
             ? _("Its pages are pictures: there is no text to search or to compare quotes with.")
             : _("Its pages are pictures: there is no text to search or to compare quotes with. Where "
                 "Tesseract (tesseract-ocr) is installed, it can be read by machine.");
}

static void
show_notice (VouchSourcePane *self, const char *words)
{
  VouchSourceText *text = vouch_open_source_get_text (self->source);

  gtk_label_set_text (self->notice, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), words != NULL);
  gtk_widget_set_visible (self->read_scan,
                          self->has_pages && vouch_source_ocr_is_scan (text) && vouch_source_ocr_is_there ());
}

/** Makes the pages ready, if the source has some and its file is there. */
void
vouch_source_pane_take_pages (VouchSourcePane *self)
{
  g_autoptr (GError) error = NULL;
  VouchSourcePages *pages = vouch_open_source_get_pages (self->source);
  guint n_pages = vouch_source_text_get_n_pages (vouch_open_source_get_text (self->source));
  /* Translators: behind the number of the page that is shown: how many there are. */
  g_autofree char *count = g_strdup_printf (_("of %u"), n_pages);

  vouch_open_source_get_file (self->source, &error);
  self->has_pages = n_pages > 0 && pages;
  self->is_text = self->is_text || !self->has_pages;
  gtk_label_set_text (self->page_count, count);
  show_notice (self, n_pages > 0 && error ? error->message : get_notice (self));
  gtk_widget_set_visible (self->choose_again, n_pages > 0 && error && self->reference);
  if (self->has_pages)
    make_pages (self, pages);
}

/** Lets go of the pages, and of the process that draws them. */
void
vouch_source_pane_forget_pages (VouchSourcePane *self)
{
  vouch_page_view_set_source (self->page_view, NULL, NULL);
  vouch_page_thumbs_set_source (self->thumbs, NULL, NULL);
  self->has_pages = FALSE;
}

/* --- passages --- */

/** Goes to a character in what is shown. */
void
vouch_source_pane_go (VouchSourcePane *self, gsize offset)
{
  vouch_source_text_view_go (self->text_view, offset);
  if (self->has_pages)
    vouch_page_view_go (self->page_view, offset);
}

static void
tint_shown (VouchSourcePane *self)
{
  VouchAnchor *shown = &self->shown;

  vouch_source_text_view_tint (self->text_view, VOUCH_SOURCE_TINT_QUOTE, shown->parts, shown->n_parts);
  vouch_page_view_clear (self->page_view, VOUCH_SOURCE_TINT_QUOTE);
  if (self->has_pages)
    vouch_page_view_mark (self->page_view, VOUCH_SOURCE_TINT_QUOTE, shown->parts, shown->n_parts, NULL);
  if (self->has_pages && self->region.page > 0)
    vouch_page_view_mark_box (self->page_view, VOUCH_SOURCE_TINT_QUOTE, self->region.page,
                              &self->region.box, NULL);
}

/** Marks the passage that is shown, and goes there. */
void
vouch_source_pane_show_passage (VouchSourcePane *self)
{
  tint_shown (self);
  if (self->has_pages && self->region.page > 0)
    vouch_page_view_go_to_box (self->page_view, self->region.page, &self->region.box);
  else if (self->shown.n_parts > 0)
    vouch_source_pane_go (self, self->shown.parts[0].start);
}

static void
show_other (VouchSourcePane *self, const VouchSourceMark *mark)
{
  if (!self->has_pages)
    return;
  vouch_page_view_mark (self->page_view, VOUCH_SOURCE_TINT_OTHER, mark->anchor.parts,
                        mark->anchor.n_parts, mark->words);
  if (mark->region.page > 0)
    vouch_page_view_mark_box (self->page_view, VOUCH_SOURCE_TINT_OTHER, mark->region.page,
                              &mark->region.box, mark->words);
}

/** Marks the card's other passages. */
void
vouch_source_pane_show_others (VouchSourcePane *self)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (VouchAnchorPart));

  vouch_page_view_clear (self->page_view, VOUCH_SOURCE_TINT_OTHER);
  for (guint i = 0; i < vouch_source_marks_get_size (self->marks); i++)
    {
      const VouchSourceMark *mark = vouch_source_marks_get (self->marks, i);

      if (!mark->is_known || g_strcmp0 (mark->citation, self->citation) == 0)
        continue;
      g_array_append_vals (parts, mark->anchor.parts, mark->anchor.n_parts);
      show_other (self, mark);
    }
  vouch_source_text_view_tint (self->text_view, VOUCH_SOURCE_TINT_OTHER,
                               (VouchAnchorPart *) parts->data, parts->len);
}

/**
 * vouch_source_pane_take_citation:
 * @citation: id of a citation of what is selected or drawn
 *
 * What is selected is from now on the passage that is shown. It stays where it is.
 */
void
vouch_source_pane_take_citation (VouchSourcePane *self, const char *citation)
{
  gsize start;
  gsize end;

  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));

  g_free (self->citation);
  self->citation = g_strdup (citation);
  self->is_waiting = FALSE;
  self->shown = (VouchAnchor){ .state = VOUCH_ANCHOR_FOUND };
  self->region = self->drawn;
  if (self->drawn.page == 0 && vouch_source_pane_get_selection (self, &start, &end))
    {
      self->shown.n_parts = 1;
      self->shown.parts[0] = (VouchAnchorPart){ start, end };
    }
  tint_shown (self);
  vouch_source_pane_show_others (self);
}

/** Returns: whether a passage is shown: it begins at @start, and ends before @end. */
gboolean
vouch_source_pane_get_shown (VouchSourcePane *self, gsize *start, gsize *end)
{
  const VouchAnchor *shown = &self->shown;

  g_return_val_if_fail (VOUCH_IS_SOURCE_PANE (self), FALSE);

  *start = shown->n_parts > 0 ? shown->parts[0].start : 0;
  *end = shown->n_parts > 0 ? shown->parts[shown->n_parts - 1].end : 0;
  return shown->n_parts > 0;
}

static gboolean
is_within (const VouchAnchor *anchor, gsize offset)
{
  for (guint i = 0; i < anchor->n_parts; i++)
    if (offset >= anchor->parts[i].start && offset < anchor->parts[i].end)
      return TRUE;
  return FALSE;
}

/** Names the passage under the pointer, or at the caret, in the text. */
gboolean
vouch_source_pane_name_passage (VouchSourcePane *self, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  guint n_marks = self->marks ? vouch_source_marks_get_size (self->marks) : 0;
  gsize offset = is_keyboard ? vouch_source_text_view_get_cursor (self->text_view)
                             : vouch_source_text_view_get_offset_at (self->text_view, x, y);

  for (guint i = 0; i < n_marks; i++)
    {
      const VouchSourceMark *mark = vouch_source_marks_get (self->marks, i);

      if (!mark->is_known || !is_within (&mark->anchor, offset))
        continue;
      gtk_tooltip_set_text (tooltip, mark->words);
      return TRUE;
    }
  return FALSE;
}

/* --- the list --- */

static char *
dup_place (const VouchSourceMark *mark)
{
  guint page = mark->region.page > 0 ? mark->region.page : mark->anchor.page;

  if (!mark->is_known)
    return g_strdup (_("Searching…"));
  if (mark->region.page == 0 && mark->anchor.state != VOUCH_ANCHOR_FOUND)
    return g_strdup (vouch_anchor_get_words (&mark->anchor));
  /* Translators: %u is a page of the file. */
  return page > 0 ? g_strdup_printf (_("Page %u"), page) : g_strdup (_("In the text"));
}

static GtkWidget *
make_label (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (const VouchSourceMark *mark)
{
  g_autofree char *place = dup_place (mark);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), make_label (mark->words, NULL));
  gtk_box_append (GTK_BOX (box), make_label (place, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, mark->words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  g_object_set_data_full (G_OBJECT (row), "citation", g_strdup (mark->citation), g_free);
  return row;
}

/** Lists the card's passages in this source. */
void
vouch_source_pane_fill_list (VouchSourcePane *self)
{
  guint n_marks = self->marks ? vouch_source_marks_get_size (self->marks) : 0;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->marks_list))))
    gtk_list_box_remove (self->marks_list, row);
  for (guint i = 0; i < n_marks; i++)
    gtk_list_box_append (self->marks_list, make_row (vouch_source_marks_get (self->marks, i)));
  gtk_widget_set_visible (self->marks_button, n_marks > 0);
}

/* --- what the keyboard is for --- */

/** @words: (nullable): what the keys do now, for whoever sees the source alone */
void
vouch_source_pane_set_hint (VouchSourcePane *self, const char *words)
{
  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));

  gtk_label_set_text (self->hint, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), words != NULL);
}

/** Returns: whether the keyboard is in the pages or the text, and draws no box there. */
gboolean
vouch_source_pane_has_view_focus (VouchSourcePane *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_PANE (self), FALSE);

  return self->source && gtk_widget_get_focus_child (GTK_WIDGET (self->views)) != NULL
         && !vouch_page_view_get_region_mode (self->page_view);
}
