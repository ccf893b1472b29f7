/* vouch-finding-rows-collect.c: findings in the order in which they are to be worked off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-rows-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-document.h"
#include "vouch-finding-places.h"
#include "vouch-node-words.h"

#define CONSIDERED "considered"

/* What stands under one heading. */
typedef struct
{
  VouchFindingGroup *group;                  /* (unowned) */
  GPtrArray         *findings[VOUCH_N_LEVELS]; /* (owned) */
} Bucket;

static void
free_bucket (gpointer data)
{
  Bucket *bucket = data;

  for (guint level = 0; level < VOUCH_N_LEVELS; level++)
    g_ptr_array_unref (bucket->findings[level]);
  g_free (bucket);
}

static VouchFindingGroup *
ensure_group (VouchFindingRows *self,
              const char       *key)
{
  VouchFindingGroup *group = g_hash_table_lookup (self->groups, key);

  if (!group)
    {
      group = vouch_finding_group_new ();
      g_hash_table_insert (self->groups, g_strdup (key), group);
    }
  return group;
}

static Bucket *
make_bucket (VouchFindingRows *self,
             const char       *key)
{
  Bucket *bucket = g_new0 (Bucket, 1);

  bucket->group = ensure_group (self, key);
  for (guint level = 0; level < VOUCH_N_LEVELS; level++)
    bucket->findings[level] = g_ptr_array_new_with_free_func (g_object_unref);
  return bucket;
}

static VouchNode *
lookup (VouchFindingRows *self,
        const char       *id)
{
  VouchDocument *document = vouch_validator_get_document (self->validator);

  return document ? vouch_document_lookup (document, id) : NULL;
}

/* What a finding's heading is for: a section, or what stands outside of any. */
static const char *
get_key (VouchFindingRows *self,
         VouchFinding     *finding)
{
  return vouch_finding_is_considered (finding) ? CONSIDERED
                                               : vouch_finding_place_key (self->validator, finding);
}

static gboolean
is_wanted (VouchFindingRows *self,
           VouchFinding     *finding)
{
  return (self->levels & 1u << vouch_finding_get_level (finding))
         && (!self->rule || g_str_equal (self->rule, vouch_finding_get_rule (finding)))
         && (!self->section
             || vouch_finding_place_holds (self->validator, finding, self->section));
}

static void
count_rule (VouchFindingRows *self,
            VouchFinding     *finding)
{
  gpointer rule = (gpointer) vouch_finding_get_rule (finding);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_rule, rule));

  g_hash_table_insert (self->by_rule, rule, GUINT_TO_POINTER (count + 1));
}

static Bucket *
ensure_bucket (VouchFindingRows *self,
               VouchFinding     *finding,
               GPtrArray        *buckets,
               GHashTable       *by_key)
{
  const char *key = get_key (self, finding);
  Bucket *bucket = g_hash_table_lookup (by_key, key);

  if (!bucket)
    {
      bucket = make_bucket (self, key);
      g_hash_table_insert (by_key, g_strdup (key), bucket);
      if (!g_str_equal (key, CONSIDERED))
        g_ptr_array_add (buckets, bucket);
    }
  return bucket;
}

/* The findings come in the card's order, so the first of each section gives the
 * order of the headings. */
static GPtrArray *
collect_buckets (VouchFindingRows *self)
{
  g_autoptr (GPtrArray) findings
      = vouch_finding_list_list_all (vouch_validator_get_findings (self->validator));
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *buckets = g_ptr_array_new_with_free_func (free_bucket);
  gpointer considered;

  for (guint i = 0; i < findings->len; i++)
    {
      VouchFinding *finding = findings->pdata[i];
      VouchLevel level = vouch_finding_get_level (finding);

      if (!vouch_finding_is_considered (finding))
        count_rule (self, finding);
      if (is_wanted (self, finding))
        g_ptr_array_add (ensure_bucket (self, finding, buckets, by_key)->findings[level],
                         g_object_ref (finding));
    }
  considered = g_hash_table_lookup (by_key, CONSIDERED);
  if (considered)
    g_ptr_array_add (buckets, considered);
  return buckets;
}

/* A heading says what the first finding under it stands in. */
static void
name_group (VouchFindingRows  *self,
            VouchFindingGroup *group,
            VouchFinding      *first,
            guint              count)
{
  g_autofree char *title =
      vouch_finding_is_considered (first)
          ? g_strdup (_("Kept as they are"))
          : vouch_node_dup_title (lookup (self, vouch_finding_get_node (first)));

  vouch_finding_group_update (group, title, count);
}

static void
add_bucket (VouchFindingRows *self,
            Bucket           *bucket,
            GPtrArray        *rows)
{
  guint before = rows->len;

  g_ptr_array_add (rows, g_object_ref (bucket->group));
  for (guint level = 0; level < VOUCH_N_LEVELS; level++)
    for (guint i = 0; i < bucket->findings[level]->len; i++)
      g_ptr_array_add (rows, g_object_ref (bucket->findings[level]->pdata[i]));
  name_group (self, bucket->group, rows->pdata[before + 1], rows->len - before - 1);
}

/** Returns: (transfer full) (element-type GObject): the rows that there shall be; counts rules anew. */
GPtrArray *
vouch_finding_rows_collect (VouchFindingRows *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) buckets = NULL;

  g_hash_table_remove_all (self->by_rule);
  if (!self->validator)
    return rows;
  buckets = collect_buckets (self);
  for (guint i = 0; i < buckets->len; i++)
    add_bucket (self, buckets->pdata[i], rows);
  return rows;
}

/** A check that found nothing else may still have come from a section's new title. */
void
vouch_finding_rows_name_groups (VouchFindingRows *self)
{
  for (guint i = 0; i + 1 < self->rows->len; i++)
    if (VOUCH_IS_FINDING_GROUP (self->rows->pdata[i]))
      name_group (self, self->rows->pdata[i], self->rows->pdata[i + 1],
                  vouch_finding_group_get_count (self->rows->pdata[i]));
}
