/* bench-steps.c: what keys and scrolling cost in a window, from the event to the painted frame.
 *
 * Processor time of the main thread, because other programs run beside it. What the process's
 * other threads do meanwhile holds no frame up while there is a processor for them: it is told
 * apart, as percentiles of what all threads took in each step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench-steps.h"

#include <dlfcn.h>
#include <string.h>
#include <time.h>

#include <X11/Xatom.h>
#include <gdk/x11/gdkx.h>

#define N_SLOWEST 20 /* unless another number is asked for */
#define LEAST_PART 0.05 /* milliseconds: what took less isn't told */
#define PATIENCE (2 * G_USEC_PER_SEC)
#define PEER "peer-"

typedef int (*FakeKey) (Display       *display,
                        unsigned int   keycode,
                        int            is_press,
                        unsigned long  delay);

typedef struct
{
  double  time;  /* milliseconds */
  double  all;   /* the same, of all threads */
  guint   index;
  char   *parts; /* (owned): what the time was spent on */
} Step;

struct _BenchSteps
{
  const BenchGoal *goals;
  guint            n_goals;
  Display         *display;
  FakeKey          fake_key;
  const char      *name;     /* of what is measured now */
  GArray          *steps;    /* (owned) (element-type Step) */
  GString         *parts;    /* (owned): of the present step */
  double           start;    /* when that began */
  double           all_start; /* the same, of all threads */
  double           part;     /* when its last part ended */
  guint            n_keys;   /* that have arrived */
  guint            n_frames; /* that are painted */
};

/* What a program without any of ours takes for the same keys, in the same run. */
typedef struct
{
  double percentiles[3];
} Peer;

static const guint percents[] = { 50, 95, 99 };

static char **only; /* (owned) (nullable): those that are asked for */
static guint n_slowest; /* that are told of */
static guint most_keys = G_MAXUINT; /* of one name: few are enough for a profiler, which is slow */
/* milliseconds between two keys: checks and rows ahead are not the key's; a profiler needs more */
static guint between = 30;
static gboolean is_alone; /* nothing is told of peers */
static GHashTable *peers; /* (owned) (nullable) (element-type utf8 Peer): by what they are a peer of */

/** Returns: how many of the arguments are options. */
int
bench_steps_read_options (int    argc,
                          char **argv)
{
  int i;

  for (i = 1; i < argc && g_str_has_prefix (argv[i], "--"); i++)
    if (g_str_has_prefix (argv[i], "--only="))
      only = g_strsplit (argv[i] + strlen ("--only="), ",", -1);
    else if (g_str_equal (argv[i], "--slowest"))
      n_slowest = N_SLOWEST;
    else if (g_str_has_prefix (argv[i], "--slowest="))
      n_slowest = (guint) g_ascii_strtoull (argv[i] + strlen ("--slowest="), NULL, 10);
    else if (g_str_equal (argv[i], "--alone"))
      is_alone = TRUE;
    else if (g_str_has_prefix (argv[i], "--rest="))
      between = (guint) g_ascii_strtoull (argv[i] + strlen ("--rest="), NULL, 10);
    else if (g_str_has_prefix (argv[i], "--keys="))
      most_keys = (guint) g_ascii_strtoull (argv[i] + strlen ("--keys="), NULL, 10);
    else
      g_error ("No option of this name: %s", argv[i]);
  return i - 1;
}

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/** Returns: the processor time of this process, in milliseconds. */
double
bench_get_time (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

static double
get_main_time (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

/** Returns: the memory of this process, in mebibytes. */
double
bench_get_memory (void)
{
  g_autofree char *text = NULL;
  guint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    pages = g_ascii_strtoull (strchr (text, ' '), NULL, 10);
  return pages * 4096.0 / 1048576;
}

static void
end_part (BenchSteps *self,
          const char *name)
{
  double time = get_main_time ();

  if (time - self->part >= LEAST_PART)
    g_string_append_printf (self->parts, " %s %.2f", name, time - self->part);
  self->part = time;
}

static gboolean
key_cb (BenchSteps *self)
{
  end_part (self, "before");
  self->n_keys++;
  return GDK_EVENT_PROPAGATE;
}

static void
begins_frame_cb (BenchSteps *self)
{
  end_part (self, "handlers");
}

static void
ticked_cb (BenchSteps *self)
{
  end_part (self, "ticks");
}

static void
laid_out_cb (BenchSteps *self)
{
  end_part (self, "layout");
}

static void
painted_cb (BenchSteps *self)
{
  end_part (self, "paint");
  self->n_frames++;
}

static void
listen (BenchSteps *self,
        GtkWidget  *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (window, keys);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (begins_frame_cb), self);
  g_signal_connect_data (clock, "update", G_CALLBACK (ticked_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_data (clock, "layout", G_CALLBACK (laid_out_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), self);
}

/* As every desktop's window manager does. Where there is none, GDK asks the server for one before
 * each frame, and waits for the answer: that is no part of what is measured. */
static void
stand_in_for_window_manager (Display *display)
{
  Window root = DefaultRootWindow (display);
  Window check = XCreateSimpleWindow (display, root, -10, -10, 1, 1, 0, 0, 0);
  Atom name = XInternAtom (display, "_NET_SUPPORTING_WM_CHECK", False);
  Window targets[] = { root, check };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    XChangeProperty (display, targets[i], name, XA_WINDOW, 32, PropModeReplace,
                     (const unsigned char *) &check, 1);
  XFlush (display);
}

static void
clear_step (gpointer step)
{
  g_free (((Step *) step)->parts);
}

/**
 * bench_steps_new:
 * @window: is shown, and gets the keyboard; lives longer than this
 * @goals: (array length=n_goals): lives longer than this
 */
BenchSteps *
bench_steps_new (GtkWidget       *window,
                 const BenchGoal *goals,
                 guint            n_goals)
{
  BenchSteps *self = g_new0 (BenchSteps, 1);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  self->goals = goals;
  self->n_goals = n_goals;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
  self->parts = g_string_new (NULL);
  self->display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (window));
  self->fake_key = (FakeKey) dlsym (dlopen ("libXtst.so.6", RTLD_NOW), "XTestFakeKeyEvent");
  if (!self->fake_key)
    g_error ("libXtst.so.6 is needed to press keys");
  stand_in_for_window_manager (self->display);
  XSetInputFocus (self->display, gdk_x11_surface_get_xid (surface), RevertToParent, CurrentTime);
  listen (self, window);
  bench_steps_rest (400);
  return self;
}

/** After its window: nothing of that calls it any more. */
void
bench_steps_free (BenchSteps *self)
{
  g_array_unref (self->steps);
  g_string_free (self->parts, TRUE);
  g_free (self);
}

void
bench_steps_rest (guint milliseconds)
{
  bench_steps_rest_longest (milliseconds);
}

/** Returns: what the longest turn of the main loop took meanwhile, in milliseconds: a key waits for it. */
double
bench_steps_rest_longest (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  double longest = 0;

  while (g_get_monotonic_time () < end)
    {
      double start = get_main_time ();

      if (g_main_context_iteration (NULL, FALSE))
        longest = MAX (longest, get_main_time () - start);
      else
        g_usleep (200);
    }
  return longest;
}

/** The last step is not to be told. */
void
bench_steps_forget (BenchSteps *self)
{
  g_array_set_size (self->steps, self->steps->len - 1);
}

/** Adds a step that was measured otherwise, in milliseconds. */
void
bench_steps_add (BenchSteps *self,
                 double      time)
{
  Step step = { time, time, self->steps->len, g_strdup ("") };

  g_array_append_val (self->steps, step);
}

/** Between two keys. */
void
bench_steps_rest_between (void)
{
  bench_steps_rest (between);
}

/** Returns: how many keys are pressed where there would be @count. */
guint
bench_steps_count (guint count)
{
  return MIN (count, most_keys);
}

/* Returns: (nullable): what that name is the peer of. */
static const char *
get_fellow (const char *name)
{
  return g_str_has_prefix (name, PEER) ? name + strlen (PEER) : NULL;
}

/**
 * bench_steps_open:
 * @self: steps
 * @name: of what is measured; “peer-NAME” is told beside each NAME that comes later
 *
 * Returns: whether it is asked for.
 */
gboolean
bench_steps_open (BenchSteps *self,
                  const char *name)
{
  const char *fellow = get_fellow (name);

  self->name = name;
  g_array_set_size (self->steps, 0);
  if (fellow && is_alone)
    return FALSE;
  return !only || g_strv_contains ((const char *const *) only, fellow ? fellow : name);
}

/** Begins one step. */
void
bench_steps_begin (BenchSteps *self)
{
  g_string_truncate (self->parts, 0);
  self->start = self->part = get_main_time ();
  self->all_start = bench_get_time ();
}

/** Ends the step with the next frame that is painted. */
void
bench_steps_wait (BenchSteps *self)
{
  guint n_frames = self->n_frames;
  gint64 end = g_get_monotonic_time () + PATIENCE;
  Step step;

  while (self->n_frames == n_frames && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  step = (Step) { get_main_time () - self->start, bench_get_time () - self->all_start,
                  self->steps->len, g_strdup (self->parts->str) };
  g_array_append_val (self->steps, step);
}

static void
send_key (BenchSteps *self,
          KeySym      key,
          KeySym      modifier)
{
  unsigned int keycode = XKeysymToKeycode (self->display, key);
  unsigned int modifier_code = modifier ? XKeysymToKeycode (self->display, modifier) : 0;

  if (modifier)
    self->fake_key (self->display, modifier_code, TRUE, 0);
  self->fake_key (self->display, keycode, TRUE, 0);
  self->fake_key (self->display, keycode, FALSE, 0);
  if (modifier)
    self->fake_key (self->display, modifier_code, FALSE, 0);
  XFlush (self->display);
}

/** One step: a key, to the end of the first frame after it has arrived. */
void
bench_steps_press (BenchSteps *self,
                   KeySym      key,
                   KeySym      modifier)
{
  guint n_keys = self->n_keys + (modifier ? 2 : 1);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  send_key (self, key, modifier);
  g_usleep (2000);
  bench_steps_begin (self);
  while (self->n_keys < n_keys && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  bench_steps_wait (self);
}

/** Presses the @keys (NoSymbol ends them), again and again, and reports. */
void
bench_steps_press_all (BenchSteps   *self,
                       const char   *name,
                       guint         size,
                       guint         count,
                       KeySym        modifier,
                       const KeySym *keys)
{
  guint n_keys = 0;

  if (!bench_steps_open (self, name))
    return;
  while (keys[n_keys] != NoSymbol)
    n_keys++;
  for (guint i = 0; i < bench_steps_count (count); i++)
    {
      bench_steps_press (self, keys[i % n_keys], modifier);
      bench_steps_rest_between ();
    }
  bench_steps_report (self, size);
}

/** Scrolls by @step, back from an end, and reports. */
void
bench_steps_scroll_all (BenchSteps    *self,
                        const char    *name,
                        guint          size,
                        guint          count,
                        GtkAdjustment *adjustment,
                        double         step)
{
  if (!bench_steps_open (self, name))
    return;
  for (guint i = 0; i < count; i++)
    {
      double value = gtk_adjustment_get_value (adjustment);
      double end = gtk_adjustment_get_upper (adjustment)
                   - gtk_adjustment_get_page_size (adjustment);

      if (value + step > end || value + step < 0)
        step = -step;
      bench_steps_begin (self);
      gtk_adjustment_set_value (adjustment, value + step);
      bench_steps_wait (self);
    }
  bench_steps_report (self, size);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const Step *first = a, *second = b;

  return first->time < second->time ? -1 : first->time > second->time;
}

static guint
get_place (BenchSteps *self,
           guint       percent)
{
  return MIN (self->steps->len * percent / 100, self->steps->len - 1);
}

static double
get_percentile (BenchSteps *self,
                guint       percent)
{
  return g_array_index (self->steps, Step, get_place (self, percent)).time;
}

static void
report_slowest (BenchSteps *self)
{
  for (guint i = 0; i < MIN (n_slowest, self->steps->len); i++)
    {
      const Step *step = &g_array_index (self->steps, Step, self->steps->len - 1 - i);

      g_print ("    %6.2f the %uth:%s\n", step->time, step->index + 1, step->parts);
    }
}

static void
keep_peer (BenchSteps *self,
           const char *fellow)
{
  Peer *peer = g_new (Peer, 1);

  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    peer->percentiles[i] = get_percentile (self, percents[i]);
  if (!peers)
    peers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (peers, g_strdup (fellow), peer);
}

/* How busy the machine is shows in both alike. */
static void
report_beside_peer (BenchSteps *self)
{
  const Peer *peer = peers ? g_hash_table_lookup (peers, self->name) : NULL;

  if (!peer)
    return;
  g_print ("  of the peer's:");
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    g_print (" %.2f", get_percentile (self, percents[i]) / peer->percentiles[i]);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

static void
report_all_threads (BenchSteps *self)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->steps->len; i++)
    g_array_append_val (times, g_array_index (self->steps, Step, i).all);
  g_array_sort (times, compare_doubles);
  g_print ("  all threads:");
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    g_print (" %.2f", g_array_index (times, double, get_place (self, percents[i])));
}

/** Says the percentiles of what was measured since it was opened, the goal, and the peer's share. */
void
bench_steps_report (BenchSteps *self,
                    guint       size)
{
  g_array_sort (self->steps, compare_steps);
  g_print ("%-10s %6u  n %4u  p50 %6.2f  p95 %6.2f  p99 %6.2f  most %6.2f", self->name, size,
           self->steps->len, get_percentile (self, 50), get_percentile (self, 95),
           get_percentile (self, 99), get_percentile (self, 100));
  report_all_threads (self);
  if (get_fellow (self->name))
    keep_peer (self, get_fellow (self->name));
  else
    report_beside_peer (self);
  for (guint i = 0; i < self->n_goals; i++)
    if (g_str_equal (self->goals[i].name, self->name))
      g_print ("  goal: p99 under %.0f", self->goals[i].most);
  g_print ("\n");
  if (n_slowest > 0)
    report_slowest (self);
}
