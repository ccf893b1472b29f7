/* vouch-page-view-select.c: mouse and keys on the pages: selecting, scrolling, zooming.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-view-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define WHEEL 1.1    /* a step of the wheel with Ctrl */
#define EDGE_STEP 24 /* pixels: so far a drag at the edge scrolls */
#define ARROW_STEP 40

/* --- characters --- */

/* Lines are further apart than characters: what is beside a line is nearer than the next line. */
static double
measure_distance (const VouchSourceBox *box, const VouchPagePlace *place)
{
  double x = MAX (MAX (box->x1 - place->x, place->x - box->x2), 0);
  double y = MAX (MAX (box->y1 - place->y, place->y - box->y2), 0);

  return x + 4 * y;
}

/* The place between two characters that is nearest. */
static gboolean
find_character (VouchPageView *self, const VouchPagePlace *place, gsize *offset, gboolean *is_on)
{
  const VouchSourcePage *page = vouch_source_text_get_page (self->text, place->page);
  const VouchSourcePage *next = vouch_source_text_get_page (self->text, place->page + 1);
  const VouchSourceBox *boxes = vouch_source_text_get_boxes (self->text);
  gsize end = next ? next->start : vouch_source_text_get_length (self->text);
  double least = G_MAXDOUBLE;
  gsize nearest = 0;

  for (gsize i = page->start; boxes && i < end; i++)
    {
      double distance = boxes[i].x2 > boxes[i].x1 ? measure_distance (&boxes[i], place) : G_MAXDOUBLE;

      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }
  if (least == G_MAXDOUBLE)
    return FALSE;
  *is_on = least == 0;
  *offset = nearest + (place->x > (boxes[nearest].x1 + boxes[nearest].x2) / 2);
  return TRUE;
}

static gboolean
get_character (VouchPageView *self, double x, double y, gsize *offset, gboolean *is_on)
{
  VouchPagePlace place;

  return self->text && vouch_page_view_get_place (self, x, y, &place)
         && find_character (self, &place, offset, is_on);
}

/* --- selection --- */

/**
 * vouch_page_view_select:
 * @self: the view
 * @start: first character
 * @end: the one behind the last; @start for none
 *
 * Selects so much of the text.
 */
void
vouch_page_view_select (VouchPageView *self, gsize start, gsize end)
{
  VouchAnchorPart part = { start, end };

  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  if (self->start == start && self->end == end)
    return;
  self->start = start;
  self->end = end;
  vouch_page_view_clear (self, VOUCH_SOURCE_TINT_SELECTED);
  if (end > start && self->text)
    vouch_page_view_mark (self, VOUCH_SOURCE_TINT_SELECTED, &part, 1, NULL);
  g_signal_emit_by_name (self, "selected");
}

/** Returns: whether any characters are selected. */
gboolean
vouch_page_view_get_selection (VouchPageView *self, gsize *start, gsize *end)
{
  g_return_val_if_fail (VOUCH_IS_PAGE_VIEW (self), FALSE);

  *start = self->start;
  *end = self->end;
  return self->end > self->start;
}

static gboolean
is_in_word (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return g_unichar_isalnum (c) || c == '-' || c == 0x2019 || c == '\'';
}

static void
select_word (VouchPageView *self, gsize offset)
{
  const char *text = vouch_source_text_get_text (self->text);
  const char *from = g_utf8_offset_to_pointer (text, (glong) offset);
  const char *to = from;
  gsize start = offset;
  gsize end = offset;

  for (const char *p; from > text && is_in_word (p = g_utf8_prev_char (from)); from = p)
    start--;
  for (; *to && is_in_word (to); to = g_utf8_next_char (to))
    end++;
  vouch_page_view_select (self, start, end);
}

/* --- mouse --- */

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, VouchPageView *self)
{
  gsize offset;
  gboolean is_on;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2 && !self->draws_region && get_character (self, x, y, &offset, &is_on) && is_on)
    select_word (self, offset);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, VouchPageView *self)
{
  VouchPagePlace place;
  gboolean is_on;

  if (!vouch_page_view_get_place (self, x, y, &place))
    return;
  if (self->draws_region)
    vouch_page_view_begin_box (self, &place);
  else if (find_character (self, &place, &self->anchor, &is_on))
    vouch_page_view_select (self, self->anchor, self->anchor);
}

static void
scroll_at_edge (VouchPageView *self, double y)
{
  if (y < 0)
    vouch_page_view_scroll_by (self, GTK_ORIENTATION_VERTICAL, -EDGE_STEP);
  else if (y > gtk_widget_get_height (GTK_WIDGET (self)))
    vouch_page_view_scroll_by (self, GTK_ORIENTATION_VERTICAL, EDGE_STEP);
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, VouchPageView *self)
{
  VouchPagePlace place;
  gboolean is_on;
  gsize offset;
  double x;
  double y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  scroll_at_edge (self, y + dy);
  if (!vouch_page_view_get_place (self, x + dx, y + dy, &place))
    return;
  if (self->draws_region)
    vouch_page_view_extend_box (self, &place);
  else if (find_character (self, &place, &offset, &is_on))
    vouch_page_view_select (self, MIN (self->anchor, offset), MAX (self->anchor, offset));
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, VouchPageView *self)
{
  if (self->draws_region && (dx != 0 || dy != 0))
    vouch_page_view_end_box (self);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, VouchPageView *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if (!(state & GDK_CONTROL_MASK))
    return FALSE;
  vouch_page_view_set_zoom (self, vouch_page_view_get_zoom (self) * pow (WHEEL, -dy));
  return TRUE;
}

/* --- names on hover --- */

static gboolean
is_within (const VouchSourceBox *box, const VouchPagePlace *place)
{
  return place->x >= box->x1 && place->x <= box->x2 && place->y >= box->y1 && place->y <= box->y2;
}

static gboolean
query_tooltip_cb (VouchPageView *self, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  VouchPagePlace place;

  if (is_keyboard || !vouch_page_view_get_place (self, x, y, &place))
    return FALSE;
  for (guint i = self->marks->len; i-- > 0;)
    {
      const VouchPageMark *mark = &g_array_index (self->marks, VouchPageMark, i);

      if (mark->words && mark->page == place.page && is_within (&mark->box, &place))
        {
          gtk_tooltip_set_text (tooltip, mark->words);
          return TRUE;
        }
    }
  return FALSE;
}

/* --- keys --- */

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, VouchPageView *self)
{
  return self->draws_region && vouch_page_view_region_key (self, key, state);
}

static gboolean
arrow_cb (GtkWidget *widget, GVariant *steps, gpointer data)
{
  int x;
  int y;

  if (VOUCH_PAGE_VIEW (widget)->draws_region)
    return FALSE;
  g_variant_get (steps, "(ii)", &x, &y);
  vouch_page_view_scroll_by (VOUCH_PAGE_VIEW (widget), GTK_ORIENTATION_HORIZONTAL, x * ARROW_STEP);
  vouch_page_view_scroll_by (VOUCH_PAGE_VIEW (widget), GTK_ORIENTATION_VERTICAL, y * ARROW_STEP);
  return TRUE;
}

/** Gives the class its keys: what a scrolled window doesn't have. */
void
vouch_page_view_install_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Up, 0, arrow_cb, "(ii)", 0, -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Down, 0, arrow_cb, "(ii)", 0, 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, 0, arrow_cb, "(ii)", -1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, 0, arrow_cb, "(ii)", 1, 0);
}

/** Makes it listen to mouse and keys. */
void
vouch_page_view_add_input (VouchPageView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_gesture_group (drag, click);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_set_cursor_from_name (widget, "text");
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
