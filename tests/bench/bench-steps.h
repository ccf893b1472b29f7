/* bench-steps.h: what keys and scrolling cost in a window, from the event to the painted frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include <X11/Xlib.h>
#include <X11/keysym.h>

G_BEGIN_DECLS

typedef struct _BenchSteps BenchSteps;

/* A goal for the percentile of that name; the benchmark says it beside the figure. */
typedef struct
{
  const char *name;
  double      most; /* milliseconds, at the 99th percentile */
} BenchGoal;

int         bench_steps_read_options (int              argc,
                                      char           **argv);
BenchSteps *bench_steps_new          (GtkWidget       *window,
                                      const BenchGoal *goals,
                                      guint            n_goals);
void        bench_steps_free         (BenchSteps      *self);
void        bench_steps_rest_between (void);
guint       bench_steps_count        (guint            count);
void        bench_steps_rest         (guint            milliseconds);
double      bench_steps_rest_longest (guint            milliseconds);
void        bench_steps_forget       (BenchSteps      *self);
void        bench_steps_add          (BenchSteps      *self,
                                      double           time);
gboolean    bench_steps_open         (BenchSteps      *self,
                                      const char      *name);
void        bench_steps_begin        (BenchSteps      *self);
void        bench_steps_wait         (BenchSteps      *self);
void        bench_steps_press        (BenchSteps      *self,
                                      KeySym           key,
                                      KeySym           modifier);
void        bench_steps_press_all    (BenchSteps      *self,
                                      const char      *name,
                                      guint            size,
                                      guint            count,
                                      KeySym           modifier,
                                      const KeySym    *keys);
void        bench_steps_scroll_all   (BenchSteps      *self,
                                      const char      *name,
                                      guint            size,
                                      guint            count,
                                      GtkAdjustment   *adjustment,
                                      double           step);
void        bench_steps_report       (BenchSteps      *self,
                                      guint            size);
double      bench_get_time           (void);
double      bench_get_memory         (void);

G_END_DECLS
