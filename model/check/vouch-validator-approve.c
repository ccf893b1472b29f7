/* vouch-validator-approve.c: who approves a card as it is, where the house asks for that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "vouch-digest.h"
#include "vouch-json.h"
#include "vouch-validator-private.h"
#include "vouch-words.h"

static JsonArray *
get_approvals (VouchValidator *self)
{
  return vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (self->card), "approvals"));
}

/* As it is now: what the rules go by may wait until edits have stopped. */
static char *
dup_digest (VouchValidator *self)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (self->card));

  return vouch_content_digest (json);
}

/* A name, or an object that has one. */
static const char *
get_by (JsonObject *approval)
{
  const char *by = vouch_json_get_text (approval, "by");

  return by ? by : vouch_json_get_text (vouch_json_get_object (approval, "by"), "name");
}

static gboolean
is_of (JsonObject *approval, const char *digest, const char *by)
{
  return approval && g_strcmp0 (vouch_json_get_text (approval, "digest"), digest) == 0
         && (!by || g_strcmp0 (get_by (approval), by) == 0);
}

/* All that were given, but for that of @by for what the card says now. */
static JsonArray *
list_others (VouchValidator *self, const char *digest, const char *by)
{
  JsonArray *old = get_approvals (self);
  JsonArray *others = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (old); i++)
    if (!is_of (vouch_json_array_object (old, i), digest, by))
      json_array_add_element (others, json_node_copy (vouch_json_array_node (old, i)));
  return others;
}

static gboolean
write_approvals (VouchValidator *self, JsonArray *approvals, GError **error)
{
  g_autoptr (JsonNode) value = vouch_json_new_array (approvals);

  return vouch_node_set_value (VOUCH_NODE (self->card), "approvals", value, error);
}

/**
 * vouch_validator_approve:
 * @self: a validator
 * @by: who approves
 * @error: return location for a #VouchCheckError or #VouchChangeError
 *
 * Writes into the card that @by has approved what it says now. It is a record: undo
 * leaves it alone, and it stands for nothing once the card says something else.
 *
 * Returns: whether it did.
 */
gboolean
vouch_validator_approve (VouchValidator *self, const char *by, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *digest = NULL;
  JsonArray *approvals;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), FALSE);

  if (vouch_words_is_blank (by))
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_PERSON,
                           _ ("Enter your name in Preferences first."));
      return FALSE;
    }
  digest = dup_digest (self);
  approvals = list_others (self, digest, by);
  json_array_add_element (approvals,
                          vouch_json_new_members ("by", vouch_json_new_text (by), "at",
                                                  vouch_json_new_text (at), "digest",
                                                  vouch_json_new_text (digest), NULL));
  return write_approvals (self, approvals, error);
}

/**
 * vouch_validator_unapprove:
 * @self: a validator
 * @by: who approved
 * @error: return location for a #VouchChangeError
 *
 * Takes back that @by approved what the card says now; what was approved before stays
 * on record.
 *
 * Returns: whether it did.
 */
gboolean
vouch_validator_unapprove (VouchValidator *self, const char *by, GError **error)
{
  g_autofree char *digest = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self) && by, FALSE);

  digest = dup_digest (self);
  return write_approvals (self, list_others (self, digest, by), error);
}

/**
 * vouch_validator_list_approvers:
 * @self: a validator
 *
 * Returns: (transfer full) (array zero-terminated=1): who approved what the card said at
 *   the end of the last check, the last one last.
 */
char **
vouch_validator_list_approvers (VouchValidator *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  JsonArray *approvals;
  const char *digest;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);

  approvals = get_approvals (self);
  digest = vouch_json_array_length (approvals) > 0
               ? vouch_check_index_get_digest (self->index, self->card)
               : NULL;
  for (guint i = 0; i < vouch_json_array_length (approvals); i++)
    {
      JsonObject *approval = vouch_json_array_object (approvals, i);
      const char *by = is_of (approval, digest, NULL) ? get_by (approval) : NULL;

      if (by)
        g_strv_builder_add (names, by);
    }
  return g_strv_builder_end (names);
}
