/* vouch-check-counts.c: how often what a check found was fixed, kept or hidden.
 *
 * Kept in the settings, which are written in the background, and nowhere else: a check
 * that is more often kept or hidden than fixed is noise, and its user should see that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check-counts.h"

#include "vouch-settings.h"

#define TYPE "a{s(uuu)}"

static void
free_count (gpointer data)
{
  VouchCheckCount *count = data;

  g_free (count->rule);
  g_free (count);
}

static VouchCheckCount *
find_or_add (GPtrArray *counts, const char *rule)
{
  VouchCheckCount *count;

  for (guint i = 0; i < counts->len; i++)
    if (g_str_equal (((VouchCheckCount *) counts->pdata[i])->rule, rule))
      return counts->pdata[i];
  count = g_new0 (VouchCheckCount, 1);
  count->rule = g_strdup (rule);
  g_ptr_array_add (counts, count);
  return count;
}

static GPtrArray *
read_counts (GSettings *settings)
{
  g_autoptr (GVariant) stored = g_settings_get_value (settings, VOUCH_SETTING_CHECK_COUNTS);
  GPtrArray *counts = g_ptr_array_new_with_free_func (free_count);
  GVariantIter iter;
  const char *rule;
  guint repaired, considered, muted;

  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "{&s(uuu)}", &rule, &repaired, &considered, &muted))
    {
      VouchCheckCount *count = find_or_add (counts, rule);

      count->n[VOUCH_HANDLED_REPAIRED] = repaired;
      count->n[VOUCH_HANDLED_CONSIDERED] = considered;
      count->n[VOUCH_HANDLED_MUTED] = muted;
    }
  return counts;
}

static void
write_counts (GSettings *settings, GPtrArray *counts)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (TYPE));
  for (guint i = 0; i < counts->len; i++)
    {
      VouchCheckCount *count = counts->pdata[i];

      g_variant_builder_add (&builder, "{s(uuu)}", count->rule, count->n[VOUCH_HANDLED_REPAIRED],
                             count->n[VOUCH_HANDLED_CONSIDERED], count->n[VOUCH_HANDLED_MUTED]);
    }
  g_settings_set_value (settings, VOUCH_SETTING_CHECK_COUNTS, g_variant_builder_end (&builder));
}

/**
 * vouch_check_counts_add:
 * @settings: the program's settings
 * @rule: a rule's id
 * @how: what became of what it found
 * @n: how often
 */
void
vouch_check_counts_add (GSettings *settings, const char *rule, VouchHandled how, guint n)
{
  g_autoptr (GPtrArray) counts = NULL;
  VouchCheckCount *count;

  g_return_if_fail (rule && how < VOUCH_N_HANDLED);

  counts = read_counts (settings);
  count = find_or_add (counts, rule);
  count->n[how] += MIN (n, G_MAXUINT - count->n[how]);
  write_counts (settings, counts);
}

/* How often it was in the way, and how often of use. */
static int
compare_noise (gconstpointer a, gconstpointer b)
{
  const VouchCheckCount *first = *(const VouchCheckCount *const *) a;
  const VouchCheckCount *second = *(const VouchCheckCount *const *) b;
  guint64 noise[]
      = { (guint64) first->n[VOUCH_HANDLED_CONSIDERED] + first->n[VOUCH_HANDLED_MUTED],
          (guint64) second->n[VOUCH_HANDLED_CONSIDERED] + second->n[VOUCH_HANDLED_MUTED] };
  /* Shares, crosswise: noise / (noise + use). */
  guint64 left = noise[0] * (noise[1] + second->n[VOUCH_HANDLED_REPAIRED]);
  guint64 right = noise[1] * (noise[0] + first->n[VOUCH_HANDLED_REPAIRED]);

  if (left != right)
    return left > right ? -1 : 1;
  if (noise[0] != noise[1])
    return noise[0] > noise[1] ? -1 : 1;
  return g_strcmp0 (first->rule, second->rule);
}

/**
 * vouch_check_counts_list:
 * @settings: the program's settings
 *
 * Returns: (transfer full) (element-type VouchCheckCount): what was counted, the noisiest
 *   first: by the share that was kept or hidden
 */
GPtrArray *
vouch_check_counts_list (GSettings *settings)
{
  GPtrArray *counts = read_counts (settings);

  g_ptr_array_sort (counts, compare_noise);
  return counts;
}

/** Begins to count anew. */
void
vouch_check_counts_reset (GSettings *settings)
{
  g_settings_reset (settings, VOUCH_SETTING_CHECK_COUNTS);
}
