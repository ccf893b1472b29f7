/* vouch-validator-repair.c: repairs of what was found, one or all of a kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-repair-step.h"
#include "vouch-repair.h"
#include "vouch-rule.h"
#include "vouch-validator-private.h"

G_DEFINE_QUARK (vouch - check - error - quark, vouch_check_error)

static VouchCard *
get_card (VouchValidator *self)
{
  return vouch_document_get_card (vouch_validator_get_document (self));
}

/**
 * vouch_validator_make_repair:
 * @self: a validator
 * @finding: one of its findings
 * @error: return location for a #VouchCheckError
 *
 * Returns: (transfer full): the repair as one change, for the card as it is now.
 */
VouchChange *
vouch_validator_make_repair (VouchValidator *self, VouchFinding *finding, GError **error)
{
  VouchCheck check = { .index = vouch_validator_get_index (self),
                       .card = get_card (self),
                       .profile = vouch_validator_get_profile (self) };
  VouchChange *change = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);

  if (!vouch_validator_is_still_found (self, finding))
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE,
                           _ ("This has been put right already."));
      return NULL;
    }
  check.rule = vouch_profile_find_rule (check.profile, vouch_finding_get_rule (finding));
  check.unit = vouch_check_index_lookup (vouch_validator_get_index (self),
                                         vouch_finding_get_row (finding));
  if (check.rule->mend && !vouch_finding_get_action (finding))
    change = check.rule->mend (&check, finding);
  if (!change)
    g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_PERSON,
                         _ ("This needs a person to decide."));
  return change;
}

/**
 * vouch_validator_repair:
 * @self: a validator
 * @finding: one of its findings, without an action
 * @error: return location for a #VouchCheckError or #VouchChangeError
 *
 * Repairs what @finding says, as one step of the history.
 *
 * Returns: whether it did.
 */
gboolean
vouch_validator_repair (VouchValidator *self, VouchFinding *finding, GError **error)
{
  g_autoptr (VouchChange) change = vouch_validator_make_repair (self, finding, error);

  if (!change || !vouch_document_edit (vouch_validator_get_document (self), change, error))
    return FALSE;
  vouch_validator_tell_handled (self, vouch_finding_get_rule (finding), VOUCH_HANDLED_REPAIRED, 1);
  return TRUE;
}

static gboolean
is_repairable (VouchFinding *finding, const char *rule)
{
  return g_str_equal (vouch_finding_get_rule (finding), rule) && vouch_finding_get_repair (finding)
         && !vouch_finding_get_action (finding) && !vouch_finding_is_considered (finding);
}

/* What stays the same when a row that was mended is judged again: its finding is
 * another object then, in another place. */
static char *
dup_key (VouchFinding *finding)
{
  const char *member = vouch_finding_get_member (finding);
  const char *subject = vouch_finding_get_subject (finding);

  return g_strdup_printf ("%s\n%s\n%s", vouch_finding_get_node (finding), member ? member : "",
                          subject ? subject : "");
}

/* How often each may be tried: as often as it is found at first. Returns how many there are. */
static guint
count_tries (VouchValidator *self, const char *rule, GHashTable *tries)
{
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (self));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);
      char *key;

      if (!is_repairable (finding, rule))
        continue;
      n++;
      key = dup_key (finding);
      g_hash_table_replace (
          tries, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (tries, key)) + 1));
    }
  return n;
}

/* Takes one try; what came up with a repair has one. */
static gboolean
take_try (GHashTable *tries, VouchFinding *finding)
{
  g_autofree char *key = dup_key (finding);
  gpointer left = GUINT_TO_POINTER (1);

  g_hash_table_lookup_extended (tries, key, NULL, &left);
  if (!left)
    return FALSE;
  g_hash_table_replace (tries, g_steal_pointer (&key),
                        GUINT_TO_POINTER (GPOINTER_TO_UINT (left) - 1));
  return TRUE;
}

/* What is being tried on a copy of the card. */
typedef struct
{
  VouchValidator *validator; /* (owned): of the copy */
  const char *rule;
  GHashTable *left_out; /* (nullable): ids of nodes that are left as they are */
  GHashTable *tries;    /* (owned) */
  GPtrArray *changes;   /* (owned): what was done, in order */
  GPtrArray *steps;     /* (nullable) (element-type VouchRepairStep): the same in words */
} Trial;

static VouchFinding *
find_repairable (Trial *trial)
{
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (trial->validator));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      if (is_repairable (finding, trial->rule)
          && !(trial->left_out
               && g_hash_table_contains (trial->left_out, vouch_finding_get_node (finding)))
          && take_try (trial->tries, finding))
        return g_steal_pointer (&finding);
    }
  return NULL;
}

/* One step a node, however often it is repaired. */
static void
note_step (Trial *trial, VouchFinding *finding, VouchChange *change)
{
  VouchRepairStep *step = NULL;

  for (guint i = 0; i < trial->steps->len && !step; i++)
    if (g_str_equal (vouch_repair_step_get_node (trial->steps->pdata[i]),
                     vouch_finding_get_node (finding)))
      step = trial->steps->pdata[i];
  if (!step)
    {
      step = vouch_repair_step_new (vouch_finding_get_node (finding));
      g_ptr_array_add (trial->steps, step);
    }
  vouch_repair_step_add (step, change);
}

/* Repairs one after the other and keeps the changes: a repair may be the end of
 * another finding, or its beginning. A house's replacement may hold the very word
 * that it replaces, so that tries are counted, and all of them have an end. */
static void
repair_each (Trial *trial)
{
  VouchDocument *document = vouch_validator_get_document (trial->validator);
  guint n_left;

  vouch_validator_flush (trial->validator);
  for (n_left = 2 * count_tries (trial->validator, trial->rule, trial->tries); n_left > 0; n_left--)
    {
      g_autoptr (VouchFinding) finding = find_repairable (trial);
      g_autoptr (VouchChange) change = NULL;

      if (!finding)
        break;
      change = vouch_validator_make_repair (trial->validator, finding, NULL);
      if (change && vouch_document_apply (document, change, NULL))
        {
          if (trial->steps)
            note_step (trial, finding, change);
          g_ptr_array_add (trial->changes, g_steal_pointer (&change));
        }
      vouch_validator_flush (trial->validator);
    }
}

/* Returns: (transfer full) (nullable): the changes that repair all, as tried on a copy. */
static GPtrArray *
try_on_copy (VouchValidator *self,
             const char *rule,
             GHashTable *left_out,
             GPtrArray *steps,
             GError **error)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (get_card (self)));
  g_autoptr (VouchNode) copy = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, error);
  g_autoptr (VouchDocument) document = NULL;
  g_autoptr (VouchValidator) validator = NULL;
  g_autoptr (GHashTable) tries = NULL;
  Trial trial = { .rule = rule, .left_out = left_out, .steps = steps };
  GHashTableIter iter;
  gpointer enabled;

  if (!copy)
    return NULL;
  document = vouch_document_new (VOUCH_CARD (copy));
  validator = vouch_validator_new (document);
  vouch_validator_set_profile (validator, vouch_validator_get_profile (self));
  g_hash_table_iter_init (&iter, self->enabled);
  while (g_hash_table_iter_next (&iter, &enabled, NULL))
    vouch_validator_set_rule_enabled (validator, enabled, TRUE);
  tries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  trial.validator = validator;
  trial.tries = tries;
  trial.changes = vouch_repair_begin ();
  repair_each (&trial);
  return trial.changes;
}

/**
 * vouch_validator_plan_repairs:
 * @self: a validator
 * @rule: a rule's id
 * @error: return location for a #GError
 *
 * Tries on a copy of the card what vouch_validator_repair_all() would do.
 *
 * Returns: (transfer full) (nullable) (element-type VouchRepairStep): a step for each node
 *   that is repaired; none where a person is needed
 */
GPtrArray *
vouch_validator_plan_repairs (VouchValidator *self, const char *rule, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);
  g_return_val_if_fail (vouch_profile_find_rule (vouch_validator_get_profile (self), rule), NULL);

  changes = try_on_copy (self, rule, NULL, steps, error);
  return changes ? g_steal_pointer (&steps) : NULL;
}

/**
 * vouch_validator_repair_all:
 * @self: a validator
 * @rule: a rule's id
 * @left_out: (nullable) (element-type utf8): ids of nodes that are left as they are
 * @error: return location for a #VouchChangeError
 *
 * Repairs all findings of one rule that no person is needed for, as one step of
 * the history. The steps are tried on a copy of the card first.
 *
 * Returns: how many were repaired.
 */
guint
vouch_validator_repair_all (VouchValidator *self,
                            const char *rule,
                            GHashTable *left_out,
                            GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (VouchChange) change = NULL;
  const VouchRule *found;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), 0);

  found = vouch_profile_find_rule (vouch_validator_get_profile (self), rule);
  g_return_val_if_fail (found, 0);
  changes = try_on_copy (self, rule, left_out, NULL, error);
  if (!changes || changes->len == 0)
    return 0;
  change = vouch_repair_end (g_ptr_array_ref (changes), _ (found->repair));
  if (!vouch_document_edit (vouch_validator_get_document (self), change, error))
    return 0;
  vouch_validator_tell_handled (self, rule, VOUCH_HANDLED_REPAIRED, changes->len);
  return changes->len;
}
