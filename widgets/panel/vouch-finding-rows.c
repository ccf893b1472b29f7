/* vouch-finding-rows.c: findings as the panel lists them, under headings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-rows-private.h"

#include "vouch-document.h"
#include "vouch-finding-group.h"
#include "vouch-later.h"
#include "vouch-rows-follow.h"

#define AT_ONCE 16  /* rows that come in a turn of the main loop */
#define ENOUGH 240  /* rows for which a list makes widgets, each of which takes half a millisecond */

/**
 * VouchFindingRows:
 *
 * The findings in the order in which they are to be worked off: by section, in the
 * card's order; within a section what stops the card first; those that somebody
 * keeps as they are at the end, apart. A refresh walks all findings once and tells
 * only the rows that came, went or moved, so that a list keeps its selection and
 * its focus; it happens at the end of a check, not while one runs. What a first check found
 * comes a few rows at a time, until there are as many as a list shows; whoever looks for one of
 * them has them all.
 */
static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchFindingRows,
                               vouch_finding_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
stop_filling (VouchFindingRows *self)
{
  if (self->filling)
    g_source_destroy (self->filling);
  g_clear_pointer (&self->filling, g_source_unref);
  g_clear_pointer (&self->coming, g_ptr_array_unref);
}

static void
add_coming (VouchFindingRows *self,
            guint             count)
{
  guint from = self->rows->len;
  guint added = MIN (count, self->coming->len - from);

  for (guint i = from; i < from + added; i++)
    g_ptr_array_add (self->rows, g_object_ref (self->coming->pdata[i]));
  g_list_model_items_changed (G_LIST_MODEL (self), from, 0, added);
}

static gboolean
fill_cb (gpointer data)
{
  g_autoptr (VouchFindingRows) self = g_object_ref (data);

  add_coming (self, self->rows->len < ENOUGH ? AT_ONCE : G_MAXUINT);
  if (self->coming && self->rows->len < self->coming->len)
    return G_SOURCE_CONTINUE;
  stop_filling (self);
  return G_SOURCE_REMOVE;
}

/* Whoever looks for a row can't wait for it. */
static void
complete (VouchFindingRows *self)
{
  if (self->coming)
    add_coming (self, G_MAXUINT);
  stop_filling (self);
}

/* @rows: (transfer full): what they shall be */
static void
take_rows (VouchFindingRows *self,
           GPtrArray        *rows)
{
  complete (self);
  if (self->rows->len > 0 || rows->len <= ENOUGH)
    {
      vouch_rows_follow (G_LIST_MODEL (self), self->rows, rows);
      g_ptr_array_unref (rows);
      return;
    }
  self->coming = rows;
  self->filling = vouch_later_new (fill_cb, self);
  add_coming (self, AT_ONCE);
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
  stop_filling (self);
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
  g_return_if_fail (VOUCH_IS_FINDING_ROWS (self));

  if (!self->is_stale)
    {
      vouch_finding_rows_name_groups (self);
      return;
    }
  self->is_stale = FALSE;
  take_rows (self, vouch_finding_rows_collect (self));
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

  complete (self);
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

  complete (self);
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
