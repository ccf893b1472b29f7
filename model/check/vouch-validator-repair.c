/* vouch-validator-repair.c: what is done about findings: repair, or keep with a reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-considered.h"
#include "vouch-json.h"
#include "vouch-repair.h"
#include "vouch-rule.h"
#include "vouch-validator-private.h"
#include "vouch-words.h"

G_DEFINE_QUARK (vouch - check - error - quark, vouch_check_error)

static VouchCard *
get_card (VouchValidator *self)
{
  return vouch_document_get_card (vouch_validator_get_document (self));
}

/* Whether the same is still found now. */
static gboolean
is_still_found (VouchValidator *self, VouchFinding *finding)
{
  g_autoptr (GPtrArray) now = NULL;

  vouch_validator_flush (self);
  now = vouch_finding_list_list_for_node (vouch_validator_get_findings (self),
                                          vouch_finding_get_node (finding));
  for (guint i = 0; i < now->len; i++)
    if (vouch_finding_is_same (now->pdata[i], finding))
      return TRUE;
  return FALSE;
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

  if (!is_still_found (self, finding))
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

  return change && vouch_document_edit (vouch_validator_get_document (self), change, error);
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

static VouchFinding *
find_repairable (VouchValidator *self, const char *rule, GHashTable *tries)
{
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (self));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      if (is_repairable (finding, rule) && take_try (tries, finding))
        return g_steal_pointer (&finding);
    }
  return NULL;
}

/* Repairs one after the other and keeps the changes: a repair may be the end of
 * another finding, or its beginning. A house's replacement may hold the very word
 * that it replaces, so that tries are counted, and all of them have an end. */
static GPtrArray *
repair_each (VouchValidator *self, const char *rule)
{
  g_autoptr (GHashTable) tries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *changes = vouch_repair_begin ();
  guint n_left;

  vouch_validator_flush (self);
  for (n_left = 2 * count_tries (self, rule, tries); n_left > 0; n_left--)
    {
      g_autoptr (VouchFinding) finding = find_repairable (self, rule, tries);
      g_autoptr (VouchChange) change = NULL;

      if (!finding)
        break;
      change = vouch_validator_make_repair (self, finding, NULL);
      if (change && vouch_document_apply (vouch_validator_get_document (self), change, NULL))
        g_ptr_array_add (changes, g_steal_pointer (&change));
      vouch_validator_flush (self);
    }
  return changes;
}

/**
 * vouch_validator_repair_all:
 * @self: a validator
 * @rule: a rule's id
 * @error: return location for a #VouchChangeError
 *
 * Repairs all findings of one rule that no person is needed for, as one step of
 * the history. The steps are tried on a copy of the card first.
 *
 * Returns: how many were repaired.
 */
guint
vouch_validator_repair_all (VouchValidator *self, const char *rule, GError **error)
{
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchNode) copy = NULL;
  g_autoptr (VouchDocument) document = NULL;
  g_autoptr (VouchValidator) validator = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (VouchChange) change = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), 0);
  g_return_val_if_fail (vouch_profile_find_rule (vouch_validator_get_profile (self), rule), 0);

  json = vouch_node_to_json (VOUCH_NODE (get_card (self)));
  copy = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, error);
  if (!copy)
    return 0;
  document = vouch_document_new (VOUCH_CARD (copy));
  validator = vouch_validator_new (document);
  vouch_validator_set_profile (validator, vouch_validator_get_profile (self));
  changes = repair_each (validator, rule);
  if (changes->len == 0)
    return 0;
  change = vouch_repair_end (
      g_ptr_array_ref (changes),
      _ (vouch_profile_find_rule (vouch_validator_get_profile (self), rule)->repair));
  return vouch_document_edit (vouch_validator_get_document (self), change, error) ? changes->len
                                                                                  : 0;
}

/**
 * vouch_validator_can_consider:
 * @finding: a finding
 *
 * Returns: whether it may be kept as it is, with a reason: a warning or a hint, or
 *   the error of a rule that reads meaning, as those that a house writes do.
 */
gboolean
vouch_validator_can_consider (VouchFinding *finding)
{
  const VouchRule *rule = vouch_rules_find (vouch_finding_get_rule (finding));

  return vouch_finding_get_level (finding) != VOUCH_LEVEL_ERROR || !rule
         || (rule->flags & VOUCH_RULE_JUDGING);
}

/**
 * vouch_validator_consider:
 * @self: a validator
 * @finding: one of its findings
 * @reason: why it is kept as it is
 * @by: (nullable): who says so
 * @error: return location for a #VouchCheckError or #VouchChangeError
 *
 * Writes the reason into the card, as one step of the history. It falls when what
 * it speaks of changes.
 *
 * Returns: whether it did.
 */
gboolean
vouch_validator_consider (VouchValidator *self,
                          VouchFinding *finding,
                          const char *reason,
                          const char *by,
                          GError **error)
{
  VouchNode *node;
  GPtrArray *changes;
  g_autoptr (VouchChange) change = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), FALSE);

  node = vouch_document_lookup (vouch_validator_get_document (self),
                                vouch_finding_get_node (finding));
  if (!node || !is_still_found (self, finding))
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE,
                           _ ("This has been put right already."));
      return FALSE;
    }
  if (vouch_words_is_blank (reason) || !vouch_validator_can_consider (finding))
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_REASON,
                           vouch_words_is_blank (reason) ? _ ("Say why it is kept as it is.")
                                                         : _ ("This can’t be kept as it is."));
      return FALSE;
    }
  changes = vouch_repair_begin ();
  vouch_repair_set (changes, VOUCH_NODE (get_card (self)), "considered",
                    vouch_considered_add (get_card (self), node, finding, reason, by));
  change = vouch_repair_end (changes, _ ("Keep as It Is"));
  return vouch_document_apply (vouch_validator_get_document (self), change, error);
}

/**
 * vouch_validator_take_back:
 * @self: a validator
 * @finding: one that is kept as it is
 * @error: return location for a #VouchCheckError or #VouchChangeError
 *
 * Takes the reason out of the card, as one step of the history: the finding counts again.
 *
 * Returns: whether it did.
 */
gboolean
vouch_validator_take_back (VouchValidator *self, VouchFinding *finding, GError **error)
{
  GPtrArray *changes;
  g_autoptr (VouchChange) change = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), FALSE);

  if (!vouch_considered_find (get_card (self), finding))
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE,
                           _ ("This has been put right already."));
      return FALSE;
    }
  changes = vouch_repair_begin ();
  vouch_repair_set (changes, VOUCH_NODE (get_card (self)), "considered",
                    vouch_considered_without (get_card (self), finding));
  change = vouch_repair_end (changes, _ ("Take Back"));
  return vouch_document_apply (vouch_validator_get_document (self), change, error);
}

/* Without @rule, and with it at the end where it is to be hidden. */
static JsonNode *
list_muted (VouchCard *card, const char *rule, gboolean is_muted)
{
  JsonArray *old = vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (card), "muted"));
  JsonArray *new = json_array_new ();

  for (guint i = 0; old && i < vouch_json_array_length (old); i++)
    if (g_strcmp0 (vouch_json_array_text (old, i), rule) != 0)
      json_array_add_element (new, json_node_copy (vouch_json_array_node (old, i)));
  if (is_muted)
    json_array_add_string_element (new, rule);
  return vouch_json_new_array (new);
}

/**
 * vouch_validator_mute:
 * @self: a validator
 * @rule: a rule's id
 * @is_muted: whether this card hides what it finds; an error is told all the same
 * @error: return location for a #VouchChangeError
 *
 * Writes it into the card, as one step of the history.
 *
 * Returns: whether it did.
 */
gboolean
vouch_validator_mute (VouchValidator *self, const char *rule, gboolean is_muted, GError **error)
{
  GPtrArray *changes;
  g_autoptr (VouchChange) change = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self) && rule, FALSE);

  changes = vouch_repair_begin ();
  vouch_repair_set (changes, VOUCH_NODE (get_card (self)), "muted",
                    list_muted (get_card (self), rule, is_muted));
  change = vouch_repair_end (changes, is_muted ? _ ("Hide Check") : _ ("Show Check"));
  return vouch_document_apply (vouch_validator_get_document (self), change, error);
}

/**
 * vouch_validator_dup_title:
 * @self: a validator
 * @rule: a rule's id
 *
 * Returns: (transfer full): what people call it, translated; the house's own rules too
 */
char *
vouch_validator_dup_title (VouchValidator *self, const char *rule)
{
  const VouchRule *found = vouch_profile_find_rule (vouch_validator_get_profile (self), rule);

  return g_strdup (found ? _ (found->title) : rule);
}

static void
set_text (char **place, JsonObject *entry, const char *member)
{
  if (place)
    *place = g_strdup (entry ? vouch_json_get_text (entry, member) : NULL);
}

/**
 * vouch_validator_dup_reason:
 * @self: a validator
 * @finding: one that is kept as it is
 * @by: (out) (optional) (nullable): who says so
 * @at: (out) (optional) (nullable): when, in RFC 3339
 *
 * Returns: (transfer full) (nullable): why it is kept as it is.
 */
char *
vouch_validator_dup_reason (VouchValidator *self, VouchFinding *finding, char **by, char **at)
{
  JsonObject *entry;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);

  entry = vouch_considered_find (get_card (self), finding);
  set_text (by, entry, "by");
  set_text (at, entry, "at");
  return g_strdup (entry ? vouch_json_get_text (entry, "reason") : NULL);
}
