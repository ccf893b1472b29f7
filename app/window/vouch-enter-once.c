/* vouch-enter-once.c: lets a window take Enter and Space once until they are let go.
 *
 * Who holds Enter on a button means that button, once: what comes up in its place is not meant.
 * Nothing in a key tells that it repeats, so the first one in a window waits for a moment: where
 * another follows at once, it was held before the window came up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-enter-once.h"

/* Milliseconds: longer than between two repeats, shorter than before the first of them. */
#define MOMENT 120

typedef struct
{
  GtkWindow *window; /* (unowned: it owns us) */
  guint moment;      /* source, while the first key waits */
  gboolean is_held;
  gboolean is_known; /* a key was let go, or waited for, in this window */
} EnterOnce;

static void
free_enter_once (gpointer data)
{
  EnterOnce *self = data;

  g_clear_handle_id (&self->moment, g_source_remove);
  g_free (self);
}

static gboolean
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter
         || key == GDK_KEY_space || key == GDK_KEY_KP_Space;
}

static gboolean
is_in_text (EnterOnce *self)
{
  return GTK_IS_EDITABLE (gtk_window_get_focus (self->window));
}

/* What is typed is typed as often as it comes. */
static gboolean
is_for_text (EnterOnce *self, guint key)
{
  return (key == GDK_KEY_space || key == GDK_KEY_KP_Space) && is_in_text (self);
}

static void
activate (EnterOnce *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  self->is_known = TRUE;
  if (focus)
    gtk_widget_activate (focus);
}

static gboolean
moment_cb (gpointer data)
{
  EnterOnce *self = data;

  self->moment = 0;
  activate (self);
  return G_SOURCE_REMOVE;
}

static gboolean
pressed_cb (EnterOnce *self, guint key, guint code, GdkModifierType modifiers)
{
  if (!is_enter (key) || is_for_text (self, key)
      || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (self->is_held)
    {
      g_clear_handle_id (&self->moment, g_source_remove);
      return GDK_EVENT_STOP;
    }
  self->is_held = TRUE;
  /* Whoever has typed something has let go of it before. */
  self->is_known = self->is_known || is_in_text (self);
  if (self->is_known)
    return GDK_EVENT_PROPAGATE;
  self->moment = g_timeout_add (MOMENT, moment_cb, self);
  return GDK_EVENT_STOP;
}

static void
released_cb (EnterOnce *self, guint key)
{
  if (!is_enter (key))
    return;
  self->is_held = FALSE;
  if (self->moment == 0)
    {
      self->is_known = TRUE;
      return;
    }
  g_clear_handle_id (&self->moment, g_source_remove);
  activate (self);
}

/** From now on Enter and Space that are held count once in @window. */
void
vouch_enter_once_add (GtkWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  EnterOnce *self = g_new0 (EnterOnce, 1);

  self->window = window;
  g_object_set_data_full (G_OBJECT (window), "vouch-enter-once", self, free_enter_once);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
