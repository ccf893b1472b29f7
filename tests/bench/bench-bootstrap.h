/* bench-bootstrap.h: how far a share may be off, because other questions could have been asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _BenchSamples BenchSamples;

BenchSamples *bench_samples_new      (void);
void          bench_samples_free     (BenchSamples *self);
void          bench_samples_add      (BenchSamples *self,
                                      gconstpointer cluster,
                                      double        value);
void          bench_samples_get_span (BenchSamples *self,
                                      double       *low,
                                      double       *high);
