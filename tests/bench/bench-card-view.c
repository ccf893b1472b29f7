/* bench-card-view.c: what keys and scrolling cost on the card's page, however long the card.
 *
 * Usage: bench-card-view [--only=NAME] [SIZE…]
 *
 * In cards of 20, 200 and 1,000 statements: types, presses Enter, joins, moves, jumps
 * and scrolls through the X server, and prints percentiles of the processor time of one
 * key, from its event to the end of the frame that shows it, in milliseconds. Goals: a
 * typed letter under 4 at the 99th percentile, Enter under 10, both the same in every
 * card. Processor time, because other programs run beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

#include <gdk/x11/gdkx.h>
#include <X11/keysym.h>

#include "vouch-test-page.h"

#define WIDTH 900
#define HEIGHT 860
#define REST 30 /* milliseconds between two keys: checks and rows ahead are not the key's */

typedef int (*FakeKey) (Display       *display,
                        unsigned int   keycode,
                        int            is_press,
                        unsigned long  delay);

typedef struct
{
  VouchTestPage *page;
  Display       *display;
  FakeKey        fake_key;
  guint          n_keys;   /* that have arrived */
  guint          n_frames; /* that are painted */
} Bench;

static const char *only; /* (nullable): the one that is asked for */

static gboolean
is_wanted (const char *name)
{
  return !only || g_str_equal (only, name);
}

static double
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
get_memory (void)
{
  g_autofree char *text = NULL;
  guint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    pages = g_ascii_strtoull (strchr (text, ' '), NULL, 10);
  return pages * 4096.0 / 1048576;
}

static void
painted_cb (Bench *self)
{
  self->n_frames++;
}

static gboolean
key_cb (Bench *self)
{
  self->n_keys++;
  return GDK_EVENT_PROPAGATE;
}

static void
rest (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
}

static void
send_key (Bench  *self,
          KeySym  key,
          KeySym  modifier)
{
  unsigned int keycode = XKeysymToKeycode (self->display, key);

  if (modifier)
    self->fake_key (self->display, XKeysymToKeycode (self->display, modifier), TRUE, 0);
  self->fake_key (self->display, keycode, TRUE, 0);
  self->fake_key (self->display, keycode, FALSE, 0);
  if (modifier)
    self->fake_key (self->display, XKeysymToKeycode (self->display, modifier), FALSE, 0);
  XFlush (self->display);
}

/* To the end of the first frame after the key has arrived. */
static double
time_key (Bench  *self,
          KeySym  key,
          KeySym  modifier)
{
  guint n_keys = self->n_keys + (modifier ? 2 : 1), n_frames;
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  double start;

  send_key (self, key, modifier);
  g_usleep (2000);
  start = get_time ();
  while (self->n_keys < n_keys && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  n_frames = self->n_frames;
  while (self->n_frames == n_frames && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  return get_time () - start;
}

static double
time_scroll (Bench  *self,
             double  step)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->page->scrolled));
  guint n_frames = self->n_frames;
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  double start = get_time ();

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
  while (self->n_frames == n_frames && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  return get_time () - start;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

static void
report (const char *name,
        guint       size,
        GArray     *times)
{
  const double *time = (const double *) times->data;

  g_array_sort (times, compare_times);
  g_print ("%-8s %6u  n %3u  p50 %6.2f  p95 %6.2f  p99 %6.2f  most %6.2f\n", name, size, times->len,
           time[times->len / 2], time[times->len * 95 / 100], time[times->len * 99 / 100],
           time[times->len - 1]);
}

static void
bench_keys (Bench      *self,
            const char *name,
            guint       size,
            guint       count,
            KeySym      modifier,
            const KeySym *keys)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_keys = 0;

  if (!is_wanted (name))
    return;
  while (keys[n_keys] != NoSymbol)
    n_keys++;
  for (guint i = 0; i < count; i++)
    {
      double time = time_key (self, keys[i % n_keys], modifier);

      g_array_append_val (times, time);
      rest (REST);
    }
  report (name, size, times);
}

static void
bench_scroll (Bench      *self,
              const char *name,
              guint       size,
              guint       count,
              double      step)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->page->scrolled));

  if (!is_wanted (name))
    return;
  for (guint i = 0; i < count; i++)
    {
      double value = gtk_adjustment_get_value (adjustment);
      double end = gtk_adjustment_get_upper (adjustment)
                   - gtk_adjustment_get_page_size (adjustment);
      double time;

      if (value + step > end || value + step < 0)
        step = -step;
      time = time_scroll (self, step);
      g_array_append_val (times, time);
    }
  report (name, size, times);
}

static void
bench_jumps (Bench *self,
             guint  size)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  if (!is_wanted ("jump"))
    return;
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", g_rand_int_range (rand, 0, (gint) size));
      guint n_frames = self->n_frames;
      double time = get_time ();

      vouch_card_view_go (self->page->view, id, NULL);
      while (self->n_frames == n_frames)
        g_main_context_iteration (NULL, TRUE);
      time = get_time () - time;
      g_array_append_val (times, time);
      rest (REST);
    }
  report ("jump", size, times);
}

static void
prepare (Bench *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->page->window));

  self->display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (self->page->window));
  self->fake_key = (FakeKey) dlsym (dlopen ("libXtst.so.6", RTLD_NOW), "XTestFakeKeyEvent");
  if (!self->fake_key)
    g_error ("libXtst.so.6 is needed to press keys");
  XSetInputFocus (self->display, gdk_x11_surface_get_xid (surface), RevertToParent, CurrentTime);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->page->window, keys);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->page->window), "after-paint",
                            G_CALLBACK (painted_cb), self);
  rest (400);
}

static void
bench_size (guint size)
{
  static const KeySym letters[] = { XK_a, XK_b, XK_s, XK_t, XK_e, XK_r, XK_o, XK_n, XK_space, XK_m,
                                    NoSymbol };
  static const KeySym enter[] = { XK_Return, NoSymbol };
  static const KeySym back[] = { XK_BackSpace, NoSymbol };
  static const KeySym down[] = { XK_Down, XK_Down, XK_Down, XK_Up, XK_Up, XK_Up, NoSymbol };
  g_autofree char *id = g_strdup_printf ("s%u", size / 2);
  Bench self = { NULL };
  double first = get_time ();

  self.page = vouch_test_page_open (vouch_test_open_long_card (size), WIDTH, HEIGHT);
  first = get_time () - first;
  prepare (&self);
  vouch_test_page_go (self.page, id, 10);
  bench_keys (&self, "warm", size, 20, 0, letters);
  bench_keys (&self, "type", size, 200, 0, letters);
  bench_keys (&self, "enter", size, 100, 0, enter);
  bench_keys (&self, "join", size, 100, 0, back);
  bench_keys (&self, "move", size, 24, XK_Alt_L, down);
  bench_jumps (&self, size);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                GTK_SCROLLED_WINDOW (self.page->scrolled)), 0);
  rest (200);
  bench_scroll (&self, "scroll", size, 200, 90);
  bench_scroll (&self, "page", size, 60, 700);
  g_print ("opened   %6u  %.0f ms, %.0f MB at the end, %u rows\n\n", size, first, get_memory (),
           vouch_test_page_count_rows (self.page));
  vouch_test_page_close (self.page);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 20, 200, 1000 };

  if (!vouch_test_init_widgets ())
    return 77;
  if (argc > 1 && g_str_has_prefix (argv[1], "--only="))
    only = argv[1] + strlen ("--only=");
  for (int i = only ? 2 : 1; i < argc; i++)
    bench_size (atoi (argv[i]));
  if (argc < (only ? 3 : 2))
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      bench_size (sizes[i]);
  return 0;
}
