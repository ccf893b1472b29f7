/* vouch-focus-ring.c: who comes to a dialog by keyboard sees where the keyboard is.
 *
 * GTK shows it in a window from the first Tab or arrow there on. In a dialog that has just come up,
 * whoever types would not know what takes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-focus-ring.h"

/* Times of X go round after 49 days. */
static gboolean
is_later (guint32 a, guint32 b)
{
  return (gint32) (a - b) > 0;
}

static gboolean
is_by_keyboard (GtkWidget *window)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (window));
  GdkDevice *keyboard = seat ? gdk_seat_get_keyboard (seat) : NULL;
  GdkDevice *pointer = seat ? gdk_seat_get_pointer (seat) : NULL;

  return keyboard
         && (!pointer || is_later (gdk_device_get_timestamp (keyboard), gdk_device_get_timestamp (pointer)));
}

static void
mapped_cb (GtkWindow *window)
{
  if (gtk_window_get_transient_for (window) && is_by_keyboard (GTK_WIDGET (window)))
    gtk_window_set_focus_visible (window, TRUE);
}

static void
windows_changed_cb (GListModel *windows, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      g_signal_connect_after (window, "map", G_CALLBACK (mapped_cb), NULL);
    }
}

/** From now on it is so for every dialog. Call it once. */
void
vouch_focus_ring_follow (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), NULL);
}
