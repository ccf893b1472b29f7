/* vouch-validator-mute.c: checks that are hidden: on this card, for a house, for one person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-profile-private.h"
#include "vouch-repair.h"
#include "vouch-rule.h"
#include "vouch-validator-private.h"

/* Takes @by off all rules, and forgets those that nobody hides. */
static void
clear_muted (VouchValidator *self, VouchMutedBy by)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->muted);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      guint left = GPOINTER_TO_UINT (value) & ~(guint) by;

      if (left)
        g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (left));
      else
        g_hash_table_iter_remove (&iter);
    }
}

/**
 * vouch_validator_set_muted:
 * @self: a validator
 * @by: %VOUCH_MUTED_BY_HOUSE or %VOUCH_MUTED_BY_ME; what the card hides is in the card
 * @rules: (nullable) (array zero-terminated=1): rules that are hidden on every card;
 *   what is an error is told all the same
 */
void
vouch_validator_set_muted (VouchValidator *self, VouchMutedBy by, const char *const *rules)
{
  g_return_if_fail (VOUCH_IS_VALIDATOR (self));
  g_return_if_fail (by == VOUCH_MUTED_BY_HOUSE || by == VOUCH_MUTED_BY_ME);

  clear_muted (self, by);
  for (gsize i = 0; rules && rules[i]; i++)
    {
      guint had = GPOINTER_TO_UINT (g_hash_table_lookup (self->muted, rules[i]));

      g_hash_table_insert (self->muted, g_strdup (rules[i]), GUINT_TO_POINTER (had | (guint) by));
    }
  vouch_validator_plan_anew (self);
  vouch_validator_wake (self);
}

/** Returns: who hides @rule; 0 where nobody does */
VouchMutedBy
vouch_validator_get_muted_by (VouchValidator *self, const char *rule)
{
  guint by;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self) && rule, 0);

  by = GPOINTER_TO_UINT (g_hash_table_lookup (self->muted, rule));
  if (self->considered && vouch_considered_is_muted (self->considered, rule))
    by |= VOUCH_MUTED_BY_CARD;
  return (VouchMutedBy) by;
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * vouch_validator_list_muted:
 * @self: a validator
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of the rules that anybody
 *   hides, by letter; also of rules that there are not
 */
char **
vouch_validator_list_muted (VouchValidator *self)
{
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *of_card;
  char **rules;
  guint n;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);

  of_card = vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (self->card), "muted"));
  for (guint i = 0; of_card && i < vouch_json_array_length (of_card); i++)
    if (vouch_json_array_text (of_card, i))
      g_hash_table_add (all, (gpointer) vouch_json_array_text (of_card, i));
  rules = (char **) g_hash_table_get_keys_as_array (self->muted, &n);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (all, rules[i]);
  g_free (rules);
  rules = (char **) g_hash_table_get_keys_as_array (all, &n);
  qsort (rules, n, sizeof *rules, compare_rules);
  for (guint i = 0; i < n; i++)
    rules[i] = g_strdup (rules[i]);
  return rules;
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
  vouch_repair_set (changes, VOUCH_NODE (self->card), "muted",
                    list_muted (self->card, rule, is_muted));
  change = vouch_repair_end (changes, is_muted ? _ ("Hide Check") : _ ("Show Check"));
  if (!vouch_document_apply (self->document, change, error))
    return FALSE;
  if (is_muted)
    vouch_validator_tell_handled (self, rule, VOUCH_HANDLED_MUTED, 1);
  return TRUE;
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
