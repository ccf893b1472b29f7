/* bench-bootstrap.c: how far a share may be off, because other questions could have been asked.
 *
 * Questions about one article are no independent ones: articles are drawn with replacement, each with all of
 * its questions, and of the means that come of it the middle 95 % are told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench-bootstrap.h"

#define N_DRAWS 4000
#define SEED 20261127

typedef struct
{
  double sum;
  guint n;
} Cluster;

struct _BenchSamples
{
  GArray *clusters;   /* (owned) (element-type Cluster) */
  GHashTable *places; /* (owned): what it is about to its place + 1 */
};

BenchSamples *
bench_samples_new (void)
{
  BenchSamples *self = g_new (BenchSamples, 1);

  self->clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
  self->places = g_hash_table_new (NULL, NULL);
  return self;
}

void
bench_samples_free (BenchSamples *self)
{
  g_array_unref (self->clusters);
  g_hash_table_unref (self->places);
  g_free (self);
}

/** @cluster: (nullable): what the question is about; %NULL for what has no other question */
void
bench_samples_add (BenchSamples *self, gconstpointer cluster, double value)
{
  guint place = cluster ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, cluster)) : 0;

  if (place == 0)
    {
      const Cluster none = { 0, 0 };

      g_array_append_val (self->clusters, none);
      place = self->clusters->len;
      if (cluster)
        g_hash_table_insert (self->places, (gpointer) cluster, GUINT_TO_POINTER (place));
    }
  g_array_index (self->clusters, Cluster, place - 1).sum += value;
  g_array_index (self->clusters, Cluster, place - 1).n++;
}

static double
draw (GArray *clusters, GRand *random)
{
  Cluster all = { 0, 0 };

  for (guint i = 0; i < clusters->len; i++)
    {
      const Cluster *cluster
          = &g_array_index (clusters, Cluster, g_rand_int_range (random, 0, (gint32) clusters->len));

      all.sum += cluster->sum;
      all.n += cluster->n;
    }
  return all.sum / MAX (1, all.n);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

/** @low, @high: (out): the middle 95 % lie between */
void
bench_samples_get_span (BenchSamples *self, double *low, double *high)
{
  g_autoptr (GArray) means = g_array_sized_new (FALSE, FALSE, sizeof (double), N_DRAWS);
  GRand *random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_DRAWS; i++)
    {
      double mean = self->clusters->len > 0 ? draw (self->clusters, random) : 0;

      g_array_append_val (means, mean);
    }
  g_array_sort (means, compare_doubles);
  *low = g_array_index (means, double, N_DRAWS / 40);
  *high = g_array_index (means, double, N_DRAWS - 1 - N_DRAWS / 40);
  g_rand_free (random);
}
