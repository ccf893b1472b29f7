/* vouch-not-in.c: sources of which a writer says that they don't bear a statement out.
 *
 * The statement's member "not-in": [{"source","reference"?,"by","at","digest"}]. What is said of
 * its words is void when these change: an entry has the digest of the words that were looked for.
 * It is the writer's own, and never published.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-not-in.h"

#include <glib/gi18n-lib.h>

#include "vouch-digest.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference-plain.h"
#include "vouch-reference.h"
#include "vouch-statement-edit-private.h"

static JsonArray *
get_entries (VouchStatement *statement)
{
  return vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (statement), "not-in"));
}

static char *
dup_digest (VouchStatement *statement)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (statement));

  return vouch_claim_digest (json);
}

/* Returns: (transfer container) (element-type JsonObject): those that were said of the words as they
 * stand. */
static GPtrArray *
list_entries (VouchStatement *statement)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonArray *entries = get_entries (statement);
  g_autofree char *digest = entries ? dup_digest (statement) : NULL;

  for (guint i = 0; entries && i < vouch_json_array_length (entries); i++)
    {
      JsonObject *entry = vouch_json_array_object (entries, i);

      if (entry && vouch_json_get_text (entry, "source")
          && g_strcmp0 (vouch_json_get_text (entry, "digest"), digest) == 0)
        g_ptr_array_add (list, entry);
    }
  return list;
}

static JsonNode *
make_entry (VouchStatement *statement, const char *source, const char *reference, const char *by)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();
  g_autofree char *now = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *digest = dup_digest (statement);

  return vouch_json_new_members ("source", vouch_json_new_text (source), "reference",
                                 reference ? vouch_json_new_text (reference) : NULL, "by",
                                 vouch_json_new_text (by ? by : ""), "at", vouch_json_new_text (now), "digest",
                                 vouch_json_new_text (digest), NULL);
}

/**
 * vouch_not_in_add:
 * @statement: a statement of a card
 * @source: SHA-256 of a file
 * @reference: (nullable): id of the card's reference that has it, to be named by
 * @by: (nullable): who says so
 *
 * What was said of earlier words goes.
 *
 * Returns: (transfer full) (nullable): the step, for vouch_document_edit(); %NULL where it is said
 *   already
 */
VouchChange *
vouch_not_in_add (VouchStatement *statement, const char *source, const char *reference, const char *by)
{
  g_autoptr (GPtrArray) kept = NULL;
  JsonArray *entries;
  GPtrArray *parts;

  if (vouch_not_in_covers (statement, source))
    return NULL;
  kept = list_entries (statement);
  entries = json_array_new ();
  for (guint i = 0; i < kept->len; i++)
    json_array_add_object_element (entries, json_object_ref (kept->pdata[i]));
  json_array_add_element (entries, make_entry (statement, source, reference, by));
  parts = vouch_edit_begin ();
  vouch_edit_set (parts, VOUCH_NODE (statement), "not-in", vouch_json_new_array (entries));
  return vouch_edit_end (parts, VOUCH_NODE (statement), _("Not in This Source"));
}

/** Returns: (transfer full) (nullable): the step that takes all of it back; %NULL where nothing is
 * said. */
VouchChange *
vouch_not_in_clear (VouchStatement *statement)
{
  GPtrArray *parts = vouch_edit_begin ();

  vouch_edit_set (parts, VOUCH_NODE (statement), "not-in", NULL);
  return vouch_edit_end (parts, VOUCH_NODE (statement), _("Search All Sources Again"));
}

/** Returns: whether somebody says, of @statement as it stands, that it isn't in @source. */
gboolean
vouch_not_in_covers (VouchStatement *statement, const char *source)
{
  g_autoptr (GPtrArray) entries = get_entries (statement) ? list_entries (statement) : NULL;

  for (guint i = 0; entries && i < entries->len; i++)
    if (g_strcmp0 (vouch_json_get_text (entries->pdata[i], "source"), source) == 0)
      return TRUE;
  return FALSE;
}

/** Returns: (transfer full): the digests of the sources that @statement, as it stands, isn't in. */
GStrv
vouch_not_in_list (VouchStatement *statement)
{
  g_autoptr (GStrvBuilder) sources = g_strv_builder_new ();
  g_autoptr (GPtrArray) entries = get_entries (statement) ? list_entries (statement) : NULL;

  for (guint i = 0; entries && i < entries->len; i++)
    g_strv_builder_add (sources, vouch_json_get_text (entries->pdata[i], "source"));
  return g_strv_builder_end (sources);
}

/* --- in words --- */

static gboolean
is_named (VouchNode *node, JsonObject *entry)
{
  return g_strcmp0 (vouch_node_get_id (node), vouch_json_get_text (entry, "reference")) == 0
         || g_strcmp0 (vouch_node_get_text (node, "source"), vouch_json_get_text (entry, "source")) == 0;
}

/* “Kim 2026 (R. Ito)” */
static char *
dup_name (VouchStatement *statement, JsonObject *entry)
{
  VouchNode *card = vouch_node_get_root (VOUCH_NODE (statement));
  VouchNodeList *references = vouch_node_get_list (card, "references");
  const char *by = vouch_json_get_text (entry, "by");
  g_autofree char *name = NULL;

  for (guint i = 0; !name && references && i < vouch_node_list_get_size (references); i++)
    {
      VouchNode *reference = vouch_node_list_peek (references, i);

      if (is_named (reference, entry))
        name = vouch_reference_short (vouch_json_node_object (vouch_reference_get_csl (VOUCH_REFERENCE (reference))));
    }
  if (!name)
    name = g_strdup (_("a file that is no longer in the card"));
  /* Translators: a source, and who looked in it */
  return by && *by ? g_strdup_printf (_("%s (%s)"), name, by) : g_steal_pointer (&name);
}

/**
 * vouch_not_in_describe:
 * @statement: a statement of a card
 *
 * Returns: (transfer full) (nullable): “Not in Kim 2026 (R. Ito), Lee 2020 (R. Ito)”; %NULL where
 *   nobody says that
 */
char *
vouch_not_in_describe (VouchStatement *statement)
{
  g_autoptr (GPtrArray) entries = get_entries (statement) ? list_entries (statement) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (!entries || entries->len == 0)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *name = dup_name (statement, entries->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  /* Translators: %s are sources */
  return g_strdup_printf (_("Not in %s"), names->str);
}
