/* vouch-painted.c: what is done once the next frame is painted.
 *
 * What changes a look makes GTK find styles and draw: whoever types meanwhile would wait for that
 * in the frame that shows the letter. Begun right after a frame, it has the next one for itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-painted.h"

#include "vouch-later.h"

typedef struct
{
  GSource       *source;  /* (unowned): it has this */
  GdkFrameClock *clock;   /* (owned) */
  gulong         painted; /* on the clock; 0 once that has come */
  GSourceFunc    func;
  gpointer       data;    /* (unowned) */
} Painted;

static void
painted_cb (Painted *self)
{
  g_clear_signal_handler (&self->painted, self->clock);
  vouch_later_release (self->source);
}

static gboolean
call_cb (gpointer data)
{
  Painted *self = data;

  return self->func (self->data);
}

static void
painted_free (gpointer data)
{
  Painted *self = data;

  g_clear_signal_handler (&self->painted, self->clock);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * vouch_painted_new:
 * @widget: one that is realised
 * @func: called when its window has painted a frame and nothing waits, or else after a moment
 * @data: for it
 *
 * Returns: (transfer full): a source, attached; for vouch_painted_stop()
 */
GSource *
vouch_painted_new (GtkWidget   *widget,
                   GSourceFunc  func,
                   gpointer     data)
{
  Painted *self = g_new0 (Painted, 1);

  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  self->func = func;
  self->data = data;
  self->source = vouch_later_new (NULL, NULL);
  g_source_set_callback (self->source, call_cb, self, painted_free);
  vouch_later_hold (self->source);
  self->painted = g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
  gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  return self->source;
}

/**
 * vouch_painted_stop:
 * @source: (inout) (transfer full) (nullable): %NULL afterwards
 *
 * It is through, or is not wanted any more.
 */
void
vouch_painted_stop (GSource **source)
{
  if (*source)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}
