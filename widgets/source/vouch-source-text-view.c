/* vouch-source-text-view.c: the words of a source, to be read, selected and cited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-text-view-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-source-headings.h"
#include "vouch-weak.h"

/**
 * VouchSourceTextView:
 *
 * A text with a caret, which cannot be altered: a screen reader reads it as any text. It has
 * words of ours between those of the source: the number of each page. The passage that is shown is
 * described, and a screen reader tells when the caret comes into it and leaves it.
 * Outside this file every place is one of the source.
 *
 * The words of a long source take a while to be laid out: it is filled when it is to be seen,
 * some pages at a time, and what was asked of it before is done then.
 */

/* So many are laid out in a few milliseconds. */
#define PAGES_AT_ONCE 40

G_DEFINE_FINAL_TYPE (VouchSourceTextView, vouch_source_text_view, VOUCH_TYPE_TEXT_VIEW)

static guint selected_signal;

static GtkTextBuffer *
get_buffer (VouchSourceTextView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* --- words of ours --- */

static void
insert_ours (VouchSourceTextView *self, gsize source, const char *words)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at,
                                      (int) vouch_source_places_to_shown (self->places, source));
  gtk_text_buffer_insert_with_tags (buffer, &at, words, -1, self->ours, NULL);
  vouch_source_places_insert (self->places, source, g_utf8_strlen (words, -1));
}

/* --- the text --- */

static void
append_page (VouchSourceTextView *self, guint page)
{
  const VouchSourcePage *this = vouch_source_text_get_page (self->text, page);
  const VouchSourcePage *next = vouch_source_text_get_page (self->text, page + 1);
  gsize end = next ? next->start : vouch_source_text_get_length (self->text);
  g_autofree char *words = vouch_source_text_dup_part (self->text, this->start, end);
  /* Translators: %u is the number of a page, above its text. */
  g_autofree char *number = g_strdup_printf (_("Page %u\n"), page);
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter at;

  insert_ours (self, this->start, number);
  gtk_text_buffer_get_end_iter (buffer, &at);
  gtk_text_buffer_insert (buffer, &at, words, -1);
}

/* --- headings --- */

static void
set_tag (VouchSourceTextView *self, GtkTextTag *tag, const VouchAnchorPart *part)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter from;
  GtkTextIter to;

  if (part->end <= part->start)
    return;
  gtk_text_buffer_get_iter_at_offset (
      buffer, &from, (int) vouch_source_places_to_shown (self->places, part->start));
  gtk_text_buffer_get_iter_at_offset (
      buffer, &to, (int) vouch_source_places_to_shown (self->places, part->end - 1) + 1);
  gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}

static void
headings_found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchSourceTextView) self = vouch_weak_take (data);
  g_autoptr (GArray) headings = vouch_source_headings_find_finish (result, NULL);

  for (guint i = 0; self && headings && i < headings->len; i++)
    set_tag (self, self->heading, &g_array_index (headings, VouchAnchorPart, i));
}

/* --- filling --- */

static void
apply_tint (VouchSourceTextView *self, VouchSourceTint tint)
{
  GArray *parts = self->parts[tint];
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_bounds (get_buffer (self), &from, &to);
  gtk_text_buffer_remove_tag (get_buffer (self), self->tints[tint], &from, &to);
  for (guint i = 0; i < parts->len; i++)
    set_tag (self, self->tints[tint], &g_array_index (parts, VouchAnchorPart, i));
  if (tint != VOUCH_SOURCE_TINT_QUOTE)
    return;
  self->told = (VouchAnchorPart){ 0, 0 };
  if (parts->len > 0)
    self->told = (VouchAnchorPart){ g_array_index (parts, VouchAnchorPart, 0).start,
                                    g_array_index (parts, VouchAnchorPart, parts->len - 1).end };
  vouch_source_text_view_describe (self);
}

static void
apply_target (VouchSourceTextView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_offset (
      buffer, &place, (int) vouch_source_places_to_shown (self->places, self->target));
  gtk_text_buffer_place_cursor (buffer, &place);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer), 0, TRUE,
                                0, 0.25);
}

static gboolean
go_again_cb (gpointer data)
{
  VouchSourceTextView *self = data;

  self->going = 0;
  apply_target (self);
  return G_SOURCE_REMOVE;
}

/* How high the lines above it are is only guessed at first: where it stands is known when all of them
 * are laid out, which is done before anything idle. */
static void
go (VouchSourceTextView *self)
{
  apply_target (self);
  if (self->going == 0)
    self->going = g_idle_add (go_again_cb, self);
}

/* What was asked for before there were words. */
static void
end_filling (VouchSourceTextView *self)
{
  self->is_filled = TRUE;
  for (guint i = 0; i < VOUCH_SOURCE_N_TINTS; i++)
    apply_tint (self, i);
  go (self);
  vouch_source_headings_find_async (self->text, self->cancellable, headings_found_cb, vouch_weak_new (self));
}

/* Returns: whether there is more to come. */
static gboolean
fill_some (VouchSourceTextView *self)
{
  guint n_pages = vouch_source_text_get_n_pages (self->text);
  guint end = MIN (self->n_filled + PAGES_AT_ONCE, n_pages);

  if (n_pages == 0)
    gtk_text_buffer_set_text (get_buffer (self), vouch_source_text_get_text (self->text), -1);
  while (self->n_filled < end)
    append_page (self, ++self->n_filled);
  if (self->n_filled < n_pages)
    return TRUE;
  end_filling (self);
  return FALSE;
}

static gboolean
fill_cb (gpointer data)
{
  VouchSourceTextView *self = data;

  if (fill_some (self))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
begin_filling (VouchSourceTextView *self)
{
  if (self->text && !self->is_filled && self->filling == 0 && fill_some (self))
    self->filling = g_idle_add (fill_cb, self);
}

static void
vouch_source_text_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vouch_source_text_view_parent_class)->map (widget);
  begin_filling (VOUCH_SOURCE_TEXT_VIEW (widget));
}

/* --- the widget --- */

static void
mark_set_cb (VouchSourceTextView *self, GtkTextIter *place, GtkTextMark *mark, GtkTextBuffer *buffer)
{
  if (mark == gtk_text_buffer_get_insert (buffer)
      || mark == gtk_text_buffer_get_selection_bound (buffer))
    g_signal_emit (self, selected_signal, 0);
  if (mark == gtk_text_buffer_get_insert (buffer) && self->told.end > self->told.start
      && vouch_source_text_view_is_in_passage (self) != self->is_inside)
    vouch_source_text_view_describe (self);
}

/* Without the words of ours. */
static void
vouch_source_text_view_copy_clipboard (GtkTextView *view)
{
  VouchSourceTextView *self = VOUCH_SOURCE_TEXT_VIEW (view);
  g_autofree char *words = NULL;
  gsize start;
  gsize end;

  if (!vouch_source_text_view_get_selection (self, &start, &end))
    return;
  words = vouch_source_text_dup_part (self->text, start, end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), words);
}

static void
vouch_source_text_view_dispose (GObject *object)
{
  VouchSourceTextView *self = VOUCH_SOURCE_TEXT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_handle_id (&self->going, g_source_remove);
  g_clear_pointer (&self->text, vouch_source_text_unref);
  G_OBJECT_CLASS (vouch_source_text_view_parent_class)->dispose (object);
}

static void
vouch_source_text_view_finalize (GObject *object)
{
  VouchSourceTextView *self = VOUCH_SOURCE_TEXT_VIEW (object);

  g_clear_object (&self->cancellable);
  vouch_source_places_free (self->places);
  for (guint i = 0; i < VOUCH_SOURCE_N_TINTS; i++)
    g_array_unref (self->parts[i]);
  G_OBJECT_CLASS (vouch_source_text_view_parent_class)->finalize (object);
}

static void
vouch_source_text_view_class_init (VouchSourceTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vouch_source_text_view_dispose;
  object_class->finalize = vouch_source_text_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = vouch_source_text_view_map;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = vouch_source_text_view_copy_clipboard;
  selected_signal = g_signal_new ("selected", VOUCH_TYPE_SOURCE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_tags (VouchSourceTextView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  self->heading = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->ours = gtk_text_buffer_create_tag (buffer, NULL, "scale", 0.8, "style", PANGO_STYLE_ITALIC,
                                           NULL);
  for (guint i = 0; i < VOUCH_SOURCE_N_TINTS; i++)
    {
      GdkRGBA color = vouch_source_tint_get_color (i);

      self->tints[i] = gtk_text_buffer_create_tag (
          buffer, NULL, "background-rgba", &color, "underline",
          vouch_source_tint_has_line (i) ? PANGO_UNDERLINE_SINGLE : PANGO_UNDERLINE_NONE, NULL);
    }
}

static void
vouch_source_text_view_init (VouchSourceTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->places = vouch_source_places_new ();
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < VOUCH_SOURCE_N_TINTS; i++)
    self->parts[i] = g_array_new (FALSE, FALSE, sizeof (VouchAnchorPart));
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, 18);
  gtk_text_view_set_right_margin (view, 18);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, 12);
  gtk_text_view_set_pixels_below_lines (view, 2);
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  add_tags (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Text of the source"), -1);
  g_signal_connect_object (get_buffer (self), "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
vouch_source_text_view_new (void)
{
  return g_object_new (VOUCH_TYPE_SOURCE_TEXT_VIEW, NULL);
}

/** @text: (nullable): takes the place of the present one */
void
vouch_source_text_view_set_text (VouchSourceTextView *self, VouchSourceText *text)
{
  g_return_if_fail (VOUCH_IS_SOURCE_TEXT_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_handle_id (&self->going, g_source_remove);
  g_clear_pointer (&self->text, vouch_source_text_unref);
  vouch_source_places_free (self->places);
  self->places = vouch_source_places_new ();
  for (guint i = 0; i < VOUCH_SOURCE_N_TINTS; i++)
    g_array_set_size (self->parts[i], 0);
  self->told = (VouchAnchorPart){ 0, 0 };
  self->target = self->n_filled = self->is_filled = 0;
  gtk_text_buffer_set_text (get_buffer (self), "", 0);
  if (!text)
    return;
  self->text = vouch_source_text_ref (text);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    begin_filling (self);
}

/**
 * vouch_source_text_view_tint:
 * @self: the view
 * @tint: what @parts are
 * @parts: (array length=n_parts) (nullable): the only ones that are that
 * @n_parts: how many
 *
 * Marks them by colour; the passage that is shown is described for a screen reader, too.
 */
void
vouch_source_text_view_tint (VouchSourceTextView *self,
                             VouchSourceTint tint,
                             const VouchAnchorPart *parts,
                             guint n_parts)
{
  g_return_if_fail (VOUCH_IS_SOURCE_TEXT_VIEW (self));

  g_array_set_size (self->parts[tint], 0);
  if (n_parts > 0)
    g_array_append_vals (self->parts[tint], parts, n_parts);
  if (self->is_filled)
    apply_tint (self, tint);
}

/** Puts the caret before the character @offset, and scrolls there. */
void
vouch_source_text_view_go (VouchSourceTextView *self, gsize offset)
{
  g_return_if_fail (VOUCH_IS_SOURCE_TEXT_VIEW (self));

  self->target = offset;
  if (self->is_filled)
    go (self);
}

/** Returns: the character behind the caret. */
gsize
vouch_source_text_view_get_cursor (VouchSourceTextView *self)
{
  GtkTextIter place;

  g_return_val_if_fail (VOUCH_IS_SOURCE_TEXT_VIEW (self), 0);

  if (!self->is_filled)
    return self->target;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &place,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  return vouch_source_places_to_source (self->places, gtk_text_iter_get_offset (&place));
}

/** Returns: the character at a point of the widget. */
gsize
vouch_source_text_view_get_offset_at (VouchSourceTextView *self, int x, int y)
{
  GtkTextIter place;

  g_return_val_if_fail (VOUCH_IS_SOURCE_TEXT_VIEW (self), 0);

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &place, x, y);
  return vouch_source_places_to_source (self->places, gtk_text_iter_get_offset (&place));
}

/**
 * vouch_source_text_view_get_selection:
 * @self: the view
 * @start: (out): first character of the source that is selected
 * @end: (out): the one behind the last
 *
 * Returns: whether any is selected.
 */
gboolean
vouch_source_text_view_get_selection (VouchSourceTextView *self, gsize *start, gsize *end)
{
  GtkTextIter from;
  GtkTextIter to;

  g_return_val_if_fail (VOUCH_IS_SOURCE_TEXT_VIEW (self), FALSE);

  if (!self->is_filled || !gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to))
    return FALSE;
  *start = vouch_source_places_to_source (self->places, gtk_text_iter_get_offset (&from));
  *end = vouch_source_places_to_source (self->places, gtk_text_iter_get_offset (&to));
  return *end > *start;
}

/** Leaves the caret where it is, with nothing selected. */
void
vouch_source_text_view_unselect (VouchSourceTextView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter place;

  g_return_if_fail (VOUCH_IS_SOURCE_TEXT_VIEW (self));

  buffer = get_buffer (self);
  if (!gtk_text_buffer_get_has_selection (buffer))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_place_cursor (buffer, &place);
}
