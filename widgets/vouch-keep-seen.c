/* vouch-keep-seen.c: a form that scrolls keeps the row in view that has the keyboard.
 *
 * GTK scrolls to what is written in, not to the row around it, and does so once: where a line comes
 * up above or below as another row is left, the one that was come to is cut off at the edge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-keep-seen.h"

#include "vouch-remark-row.h"

/* Between the row and the edge, in pixels. */
#define MARGIN 12

typedef struct
{
  GtkScrolledWindow *form; /* (unowned): it has this */
  GtkAdjustment *adjustment; /* (owned): the form's */
  GSignalGroup *root;      /* (owned): its window */
  GSignalGroup *clock;     /* (owned): its window's */
  gboolean is_due;         /* after the layout that goes on or comes */
} Watch;

static G_DEFINE_QUARK (vouch-keep-seen, watch)

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_signal_handlers_disconnect_by_data (watch->adjustment, watch);
  g_signal_group_set_target (watch->root, NULL);
  g_signal_group_set_target (watch->clock, NULL);
  g_object_unref (watch->adjustment);
  g_object_unref (watch->root);
  g_object_unref (watch->clock);
  g_free (watch);
}

static GtkWidget *
find_row (Watch *watch)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (watch->form));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (watch->form)))
    return NULL;
  return gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
}

/* What is said under a row is a part of it. */
static GtkWidget *
find_end (GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  return VOUCH_IS_REMARK_ROW (next) && gtk_widget_get_visible (next) ? next : row;
}

static void
show_row (Watch *watch)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (watch->form);
  GtkWidget *child = GTK_IS_VIEWPORT (viewport) ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  GtkWidget *row = find_row (watch);
  graphene_rect_t first, last, both;

  if (!row || !child || !gtk_widget_compute_bounds (row, child, &first)
      || !gtk_widget_compute_bounds (find_end (row), child, &last))
    return;
  graphene_rect_union (&first, &last, &both);
  /* In a longer one GTK follows the caret. */
  if (both.size.height + 2 * MARGIN <= gtk_adjustment_get_page_size (watch->adjustment))
    gtk_adjustment_clamp_page (watch->adjustment, both.origin.y - MARGIN,
                               both.origin.y + both.size.height + MARGIN);
}

static void
after_layout_cb (Watch *watch)
{
  if (!watch->is_due)
    return;
  watch->is_due = FALSE;
  show_row (watch);
}

static void
focus_changed_cb (Watch *watch)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (watch->form));

  if (!clock || !find_row (watch))
    return;
  watch->is_due = TRUE;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/* In a layout: the form, or what is seen of it, is longer or shorter now. */
static void
size_changed_cb (Watch *watch)
{
  watch->is_due = TRUE;
}

static void
realize_cb (GtkWidget *form, Watch *watch)
{
  g_signal_group_set_target (watch->clock, gtk_widget_get_frame_clock (form));
  g_signal_group_set_target (watch->root, gtk_widget_get_root (form));
}

static void
unrealize_cb (GtkWidget *form, Watch *watch)
{
  g_signal_group_set_target (watch->clock, NULL);
  g_signal_group_set_target (watch->root, NULL);
}

/**
 * vouch_keep_seen_watch:
 * @form: a scrolled window with rows of a list, when it is made
 *
 * From now on the row with the keyboard is seen whole, with what is said under it.
 */
void
vouch_keep_seen_watch (GtkScrolledWindow *form)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->form = form;
  watch->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (form));
  watch->clock = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_data (watch->clock, "layout", G_CALLBACK (after_layout_cb), watch, NULL,
                               G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  watch->root = g_signal_group_new (GTK_TYPE_WINDOW);
  g_signal_group_connect_swapped (watch->root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), watch);
  g_object_set_qdata_full (G_OBJECT (form), watch_quark (), watch, watch_free);
  g_signal_connect_after (form, "realize", G_CALLBACK (realize_cb), watch);
  g_signal_connect (form, "unrealize", G_CALLBACK (unrealize_cb), watch);
  g_signal_connect_swapped (watch->adjustment, "changed", G_CALLBACK (size_changed_cb), watch);
}
