/* vouch-finding-rows.c: findings as the panel lists them, under headings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-rows.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-document.h"
#include "vouch-finding-group.h"
#include "vouch-finding-places.h"
#include "vouch-level.h"
#include "vouch-node-words.h"
#include "vouch-rows-follow.h"

#define CONSIDERED "considered"

/**
 * VouchFindingRows:
 *
 * The findings in the order in which they are to be worked off: by section, in the
 * card's order; within a section what stops the card first; those that somebody
 * keeps as they are at the end, apart. A refresh walks all findings once and tells
 * only the rows that came, went or moved, so that a list keeps its selection and
 * its focus; it happens at the end of a check, not while one runs.
 */
struct _VouchFindingRows
{
  GObject parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  GPtrArray      *rows;      /* (owned) (element-type GObject) */
  GHashTable     *groups;    /* (owned): what a heading is for -> VouchFindingGroup */
  GHashTable     *by_rule;   /* (owned): rule id -> how many findings, whatever the filter */
  char           *rule;      /* (owned) (nullable): the one that is wanted alone */
  char           *section;   /* (owned) (nullable): the place that is wanted alone */
  guint           levels;    /* bits, 1 << level, of those that are wanted */
  guint           is_stale : 1; /* the findings or the filter are others since the last refresh */
};

/* What stands under one heading. */
typedef struct
{
  VouchFindingGroup *group;                  /* (unowned) */
  GPtrArray         *findings[VOUCH_N_LEVELS]; /* (owned) */
} Bucket;

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchFindingRows,
                               vouch_finding_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

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
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (self->validator));
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *buckets = g_ptr_array_new_with_free_func (free_bucket);
  gpointer considered;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);
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

static GPtrArray *
collect_rows (VouchFindingRows *self)
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

/* A check that found nothing else may still have come from a section's new title. */
static void
name_groups (VouchFindingRows *self)
{
  for (guint i = 0; i + 1 < self->rows->len; i++)
    if (VOUCH_IS_FINDING_GROUP (self->rows->pdata[i]))
      name_group (self, self->rows->pdata[i], self->rows->pdata[i + 1],
                  vouch_finding_group_get_count (self->rows->pdata[i]));
}

static void
findings_changed_cb (VouchFindingRows *self)
{
  self->is_stale = TRUE;
}

static void
stop_listening (VouchFindingRows *self)
{
  if (self->validator)
    g_signal_handlers_disconnect_by_func (vouch_validator_get_findings (self->validator),
                                          findings_changed_cb, self);
}

static GType
vouch_finding_rows_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
vouch_finding_rows_get_n_items (GListModel *model)
{
  return VOUCH_FINDING_ROWS (model)->rows->len;
}

static gpointer
vouch_finding_rows_get_item (GListModel *model,
                             guint       position)
{
  VouchFindingRows *self = VOUCH_FINDING_ROWS (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = vouch_finding_rows_get_item_type;
  iface->get_n_items = vouch_finding_rows_get_n_items;
  iface->get_item = vouch_finding_rows_get_item;
}

static void
vouch_finding_rows_finalize (GObject *object)
{
  VouchFindingRows *self = VOUCH_FINDING_ROWS (object);

  stop_listening (self);
  g_clear_object (&self->validator);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->by_rule);
  g_free (self->rule);
  g_free (self->section);
  G_OBJECT_CLASS (vouch_finding_rows_parent_class)->finalize (object);
}

static void
vouch_finding_rows_class_init (VouchFindingRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_finding_rows_finalize;
}

static void
vouch_finding_rows_init (VouchFindingRows *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->by_rule = g_hash_table_new (g_str_hash, g_str_equal);
  self->levels = (1u << VOUCH_N_LEVELS) - 1;
}

VouchFindingRows *
vouch_finding_rows_new (void)
{
  return g_object_new (VOUCH_TYPE_FINDING_ROWS, NULL);
}

/** @validator: (nullable): whose findings to list */
void
vouch_finding_rows_set_validator (VouchFindingRows *self,
                                  VouchValidator   *validator)
{
  g_return_if_fail (VOUCH_IS_FINDING_ROWS (self));

  if (self->validator == validator)
    return;
  stop_listening (self);
  g_set_object (&self->validator, validator);
  if (validator)
    g_signal_connect_object (vouch_validator_get_findings (validator), "items-changed",
                             G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  self->is_stale = TRUE;
  g_hash_table_remove_all (self->groups);
  vouch_finding_rows_refresh (self);
}

/** Returns: the levels that are listed, as bits 1 << level. */
guint
vouch_finding_rows_get_levels (VouchFindingRows *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_ROWS (self), 0);
  return self->levels;
}

void
vouch_finding_rows_set_levels (VouchFindingRows *self,
                               guint             levels)
{
  g_return_if_fail (VOUCH_IS_FINDING_ROWS (self));

  if (self->levels == levels)
    return;
  self->levels = levels;
  self->is_stale = TRUE;
  vouch_finding_rows_refresh (self);
}

/** Returns: (transfer none) (nullable): the rule that is listed alone. */
const char *
vouch_finding_rows_get_rule (VouchFindingRows *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_ROWS (self), NULL);
  return self->rule;
}

/** @rule: (nullable): %NULL lists all rules */
void
vouch_finding_rows_set_rule (VouchFindingRows *self,
                             const char       *rule)
{
  g_return_if_fail (VOUCH_IS_FINDING_ROWS (self));

  if (g_strcmp0 (self->rule, rule) == 0)
    return;
  g_free (self->rule);
  self->rule = g_strdup (rule);
  self->is_stale = TRUE;
  vouch_finding_rows_refresh (self);
}

/** Returns: (transfer none) (nullable): the place that is listed alone. */
const char *
vouch_finding_rows_get_section (VouchFindingRows *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_ROWS (self), NULL);
  return self->section;
}

/** @section: (nullable): key of a #VouchFindingPlace; %NULL lists all */
void
vouch_finding_rows_set_section (VouchFindingRows *self,
                                const char       *section)
{
  g_return_if_fail (VOUCH_IS_FINDING_ROWS (self));

  if (g_strcmp0 (self->section, section) == 0)
    return;
  g_free (self->section);
  self->section = g_strdup (section);
  self->is_stale = TRUE;
  vouch_finding_rows_refresh (self);
}

/** Returns: (transfer none) (nullable): whose findings are listed. */
VouchValidator *
vouch_finding_rows_get_validator (VouchFindingRows *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_ROWS (self), NULL);
  return self->validator;
}

/** Makes the rows agree with the findings as they are now; costs little where none is another. */
void
vouch_finding_rows_refresh (VouchFindingRows *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (VOUCH_IS_FINDING_ROWS (self));

  if (!self->is_stale)
    {
      name_groups (self);
      return;
    }
  self->is_stale = FALSE;
  rows = collect_rows (self);
  vouch_rows_follow (G_LIST_MODEL (self), self->rows, rows);
}

/** Returns: how many findings of @rule count, listed or not. */
guint
vouch_finding_rows_count_rule (VouchFindingRows *self,
                               const char       *rule)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_ROWS (self), 0);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_rule, rule));
}

/** Returns: (transfer full): ids of the rules of which findings count, listed or not, in no order. */
char **
vouch_finding_rows_list_rules (VouchFindingRows *self)
{
  g_autoptr (GStrvBuilder) rules = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer rule;

  g_return_val_if_fail (VOUCH_IS_FINDING_ROWS (self), NULL);

  g_hash_table_iter_init (&iter, self->by_rule);
  while (g_hash_table_iter_next (&iter, &rule, NULL))
    g_strv_builder_add (rules, rule);
  return g_strv_builder_end (rules);
}

/**
 * vouch_finding_rows_find:
 * @finding: a finding, as it is or as it was before a check
 * @position: (out): where it stands
 *
 * Returns: whether it is listed.
 */
gboolean
vouch_finding_rows_find (VouchFindingRows *self,
                         VouchFinding     *finding,
                         guint            *position)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_ROWS (self), FALSE);

  if (g_ptr_array_find (self->rows, finding, position))
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    if (VOUCH_IS_FINDING (self->rows->pdata[i])
        && vouch_finding_is_same (self->rows->pdata[i], finding))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* A statement is one field. The card itself has many, and so has a reference. */
static gboolean
is_of_field (VouchFinding *finding,
             VouchFinding *other)
{
  return g_str_equal (vouch_finding_get_row (finding), vouch_finding_get_row (other))
         && (vouch_finding_get_section (finding)
             || g_strcmp0 (vouch_finding_get_member (finding), vouch_finding_get_member (other)) == 0);
}

/**
 * vouch_finding_rows_find_field:
 * @finding: a finding that may be gone
 * @position: (out): of the first one that is about the same statement or other field
 *
 * Returns: whether one is listed.
 */
gboolean
vouch_finding_rows_find_field (VouchFindingRows *self,
                               VouchFinding     *finding,
                               guint            *position)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_ROWS (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (VOUCH_IS_FINDING (self->rows->pdata[i])
        && is_of_field (self->rows->pdata[i], finding))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * vouch_finding_rows_find_near:
 * @from: where to look first
 * @step: 1 or -1: where to look next
 * @position: (out): of the finding
 *
 * Returns: whether a finding stands there or further on.
 */
gboolean
vouch_finding_rows_find_near (VouchFindingRows *self,
                              guint             from,
                              int               step,
                              guint            *position)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_ROWS (self), FALSE);

  for (guint i = from; i < self->rows->len; i += (guint) step)
    if (VOUCH_IS_FINDING (self->rows->pdata[i]))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
