/* vouch-statement-review.c: what a reviewer says of a statement, but for notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-statement-review.h"

#include <glib/gi18n-lib.h>

#include "vouch-digest.h"
#include "vouch-change.h"
#include "vouch-json.h"

/* A person is a name, or an object with one. */
static const char *
get_name (VouchStatement *self, const char *member, const char *who)
{
  JsonObject *object = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (self), member));
  const char *name = object ? vouch_json_get_text (object, who) : NULL;
  JsonObject *person = object && !name ? vouch_json_get_object (object, who) : NULL;

  return person ? vouch_json_get_text (person, "name") : name;
}

/**
 * vouch_statement_may_be_verified:
 *
 * Returns: whether it names a source that is said to support it: without one there is nothing
 *   to check it against
 */
gboolean
vouch_statement_may_be_verified (VouchStatement *self)
{
  VouchRung rung;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (self), FALSE);

  rung = vouch_statement_get_rung (self);
  return rung >= VOUCH_RUNG_LINKED && rung <= VOUCH_RUNG_VERIFIED;
}

/**
 * vouch_statement_verify:
 * @by: the name of who compared it with its source
 *
 * Writes down that it is supported as it stands now: another letter, or another passage, and
 * it falls. A record: it is never undone; vouch_statement_unverify() takes it back.
 *
 * Returns: whether it was written
 */
gboolean
vouch_statement_verify (VouchStatement *self, const char *by, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (JsonNode) verified = NULL;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (self) && by && *by, FALSE);

  json = vouch_node_to_json (VOUCH_NODE (self));
  digest = vouch_statement_digest (json);
  verified = vouch_json_new_members ("by", vouch_json_new_text (by), "at", vouch_json_new_text (at),
                                     "digest", vouch_json_new_text (digest), NULL);
  return vouch_node_set_value (VOUCH_NODE (self), "verified", verified, error);
}

/** Returns: whether it is written now that nobody has checked it. */
gboolean
vouch_statement_unverify (VouchStatement *self, GError **error)
{
  g_return_val_if_fail (VOUCH_IS_STATEMENT (self), FALSE);
  return vouch_node_set_value (VOUCH_NODE (self), "verified", NULL, error);
}

/** Returns: (transfer none) (nullable): who checked it as it stands now. */
const char *
vouch_statement_get_verifier (VouchStatement *self)
{
  g_return_val_if_fail (VOUCH_IS_STATEMENT (self), NULL);

  if (vouch_statement_get_rung (self) != VOUCH_RUNG_VERIFIED)
    return NULL;
  return get_name (self, "verified", "by");
}

/** Returns: (transfer none) (nullable): who says that it needs no source. */
const char *
vouch_statement_get_decliner (VouchStatement *self)
{
  g_return_val_if_fail (VOUCH_IS_STATEMENT (self), NULL);
  return get_name (self, "declined", "by");
}

/** Returns: (transfer none) (nullable): who agrees to that. */
const char *
vouch_statement_get_accepter (VouchStatement *self)
{
  g_return_val_if_fail (VOUCH_IS_STATEMENT (self), NULL);
  return get_name (self, "declined", "accepted-by");
}

static JsonNode *
copy_with (JsonObject *declined, const char *by)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, declined);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    if (!g_str_equal (member, "accepted-by"))
      json_object_set_member (copy, member, json_node_ref (value));
  json_object_set_string_member (copy, "accepted-by", by);
  return vouch_json_new_object (copy);
}

/**
 * vouch_statement_edit_accept:
 * @by: the name of who agrees that it needs no source
 *
 * Nobody agrees with himself: who declined it can’t accept that.
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it is not declined, is accepted by
 *   @by, or was declined by @by
 */
VouchChange *
vouch_statement_edit_accept (VouchStatement *self, const char *by)
{
  JsonObject *declined;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (VouchChange) set = NULL;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (self) && by && *by, NULL);

  declined = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (self), "declined"));
  if (!declined || g_strcmp0 (vouch_statement_get_decliner (self), by) == 0
      || g_strcmp0 (vouch_statement_get_accepter (self), by) == 0)
    return NULL;
  after = copy_with (declined, by);
  set = vouch_change_new_set (vouch_node_get_id (VOUCH_NODE (self)), "declined",
                              vouch_node_get_value (VOUCH_NODE (self), "declined"), after);
  return vouch_change_with_label (set, _("Accept Without Source"));
}
