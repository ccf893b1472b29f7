/* vouch-set-aside.c: a statement that leaves the page, with its reason, and may come back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-set-aside.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-statement-edit-private.h"

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * vouch_set_aside:
 * @statement: a statement of a card
 * @reason: why
 * @by: (nullable): who says so
 *
 * It keeps its text, its citations and its place, and is neither published nor counted.
 *
 * Returns: (transfer full) (nullable): the step, for vouch_document_edit().
 */
VouchChange *
vouch_set_aside (VouchStatement *statement, const char *reason, const char *by)
{
  GPtrArray *parts = vouch_edit_begin ();
  g_autofree char *now = dup_now ();

  vouch_edit_set (parts, VOUCH_NODE (statement), "set-aside",
                  vouch_json_new_members ("reason", vouch_json_new_text (reason), "by",
                                          vouch_json_new_text (by ? by : ""), "at",
                                          vouch_json_new_text (now), NULL));
  return vouch_edit_end (parts, VOUCH_NODE (statement), _("Set Aside"));
}

/** Returns: (transfer full) (nullable): the step that brings it back; %NULL where it is there. */
VouchChange *
vouch_set_aside_undo (VouchStatement *statement)
{
  GPtrArray *parts = vouch_edit_begin ();

  vouch_edit_set (parts, VOUCH_NODE (statement), "set-aside", NULL);
  return vouch_edit_end (parts, VOUCH_NODE (statement), _("Restore Statement"));
}

/**
 * vouch_set_aside_describe:
 * @statement: a statement
 *
 * Returns: (transfer full) (nullable): why it is set aside, and who says so; empty where nobody
 *   told; %NULL where it isn't.
 */
char *
vouch_set_aside_describe (VouchStatement *statement)
{
  JsonNode *value = vouch_node_get_value (VOUCH_NODE (statement), "set-aside");
  JsonObject *object = vouch_json_node_object (value);
  const char *reason = object ? vouch_json_get_text (object, "reason") : vouch_json_node_text (value);
  const char *by = vouch_json_get_text (object, "by");

  if (!vouch_statement_is_set_aside (statement))
    return NULL;
  if (!reason || !*reason)
    return g_strdup ("");
  /* Translators: a reason, and who gave it */
  return by && *by ? g_strdup_printf (_("%s (%s)"), reason, by) : g_strdup (reason);
}
