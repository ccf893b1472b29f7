/* vouch-flash.c: shows for a moment where the keyboard has gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-flash.h"

#include "vouch-painted.h"

#define MOMENT 1000 /* milliseconds, as long as the style's animation */
#define CLASS "flash"
#define KEY "vouch-flash"

typedef struct
{
  GtkWidget *widget; /* (unowned): it has this */
  gulong     unmapped;
  guint      timeout;
  GSource   *ending;   /* (owned) (nullable): once somebody writes */
} Flash;

/* A widget in a pool is hidden before it shows something else: it takes no flash along. */
static void
end_flash (gpointer data)
{
  Flash *flash = data;

  g_clear_handle_id (&flash->timeout, g_source_remove);
  vouch_painted_stop (&flash->ending);
  g_clear_signal_handler (&flash->unmapped, flash->widget);
  gtk_widget_remove_css_class (flash->widget, CLASS);
  g_free (flash);
}

static void
unmapped_cb (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
}

static gboolean
end_cb (gpointer data)
{
  unmapped_cb (((Flash *) data)->widget);
  return G_SOURCE_REMOVE;
}

static gboolean
moment_over_cb (gpointer data)
{
  Flash *flash = data;

  flash->timeout = 0;
  unmapped_cb (flash->widget);
  return G_SOURCE_REMOVE;
}

/**
 * vouch_flash:
 * @widget: a widget that is shown
 *
 * Marks it for a moment, so that a jump to what was in view already is seen too. Where
 * animations are off, the mark stands still for as long.
 */
void
vouch_flash (GtkWidget *widget)
{
  Flash *flash;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_get_mapped (widget))
    return;
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
  flash = g_new0 (Flash, 1);
  flash->widget = widget;
  flash->unmapped = g_signal_connect (widget, "unmap", G_CALLBACK (unmapped_cb), NULL);
  flash->timeout = g_timeout_add (MOMENT, moment_over_cb, flash);
  g_object_set_data_full (G_OBJECT (widget), KEY, flash, end_flash);
  gtk_widget_add_css_class (widget, CLASS);
}

/**
 * vouch_flash_is_seen:
 * @widget: one that may be marked
 *
 * Somebody writes there. The mark ends in the frame after the letter’s: else it would end in that of a
 * later one, which would wait for it.
 */
void
vouch_flash_is_seen (GtkWidget *widget)
{
  Flash *flash = g_object_get_data (G_OBJECT (widget), KEY);

  if (!flash || flash->ending)
    return;
  g_clear_handle_id (&flash->timeout, g_source_remove);
  flash->ending = vouch_painted_new (widget, end_cb, flash);
}
