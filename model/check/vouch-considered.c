/* vouch-considered.c: what somebody keeps as it is, with a reason.
 *
 * The card's members "considered" and "muted". An entry stands for what the node
 * said when it was written: it holds that digest and falls with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-considered.h"

#include "vouch-digest.h"
#include "vouch-json-canonical.h"
#include "vouch-json.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-statement.h"

struct _VouchConsidered
{
  GHashTable *by_node; /* (owned): node id -> GPtrArray of JsonObject */
  GHashTable *muted;   /* (owned): rule ids */
};

/* Of a section and a card only what rules judge there by itself: an entry on the
 * heading must not fall with every statement under it. */
static char *
digest_members (VouchNode *node, const char *const *members)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) json = NULL;

  for (gsize i = 0; members[i]; i++)
    {
      JsonNode *value = vouch_node_get_value (node, members[i]);

      if (value)
        json_object_set_member (object, members[i], json_node_copy (value));
    }
  json = vouch_json_new_object (object);
  return vouch_json_digest (json);
}

static gboolean
matches_text (JsonObject *entry, const char *member, const char *text)
{
  return g_strcmp0 (vouch_json_get_text (entry, member), text) == 0;
}

/** Returns: (transfer full): a table without entries. */
VouchConsidered *
vouch_considered_new (void)
{
  VouchConsidered *self = g_new0 (VouchConsidered, 1);

  self->by_node
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->muted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/** Frees it. */
void
vouch_considered_free (VouchConsidered *self)
{
  g_hash_table_unref (self->by_node);
  g_hash_table_unref (self->muted);
  g_free (self);
}

static void
add_entry (VouchConsidered *self, JsonObject *entry)
{
  const char *node = vouch_json_get_text (entry, "node");
  GPtrArray *entries;

  if (!node || !vouch_json_get_text (entry, "rule"))
    return;
  entries = g_hash_table_lookup (self->by_node, node);
  if (!entries)
    {
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
      g_hash_table_insert (self->by_node, g_strdup (node), entries);
    }
  g_ptr_array_add (entries, json_object_ref (entry));
}

static void
collect_nodes (VouchConsidered *self, GPtrArray *nodes)
{
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, self->by_node);
  while (g_hash_table_iter_next (&iter, &node, NULL))
    g_ptr_array_add (nodes, g_strdup (node));
}

/**
 * vouch_considered_read:
 * @self: a table
 * @card: a card
 *
 * Takes over what @card holds now.
 *
 * Returns: (transfer full) (element-type utf8): ids of the nodes that had or have entries.
 */
GPtrArray *
vouch_considered_read (VouchConsidered *self, VouchCard *card)
{
  JsonArray *entries
      = vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (card), "considered"));
  JsonArray *muted = vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (card), "muted"));
  GPtrArray *nodes = g_ptr_array_new_with_free_func (g_free);

  collect_nodes (self, nodes);
  g_hash_table_remove_all (self->by_node);
  g_hash_table_remove_all (self->muted);
  for (guint i = 0; entries && i < vouch_json_array_length (entries); i++)
    if (vouch_json_array_object (entries, i))
      add_entry (self, vouch_json_array_object (entries, i));
  for (guint i = 0; muted && i < vouch_json_array_length (muted); i++)
    if (vouch_json_array_text (muted, i))
      g_hash_table_add (self->muted, g_strdup (vouch_json_array_text (muted, i)));
  collect_nodes (self, nodes);
  return nodes;
}

/** Returns: whether nothing was considered on @node. */
gboolean
vouch_considered_is_empty (VouchConsidered *self, const char *node)
{
  return !g_hash_table_contains (self->by_node, node);
}

/**
 * vouch_considered_covers:
 * @self: a table
 * @node: the node that a finding is about
 * @rule: its rule
 * @member: (nullable): its member
 * @subject: (nullable): its subject
 *
 * Returns: whether somebody keeps that as it is, and it still is as it was then.
 */
gboolean
vouch_considered_covers (VouchConsidered *self,
                         VouchNode *node,
                         const char *rule,
                         const char *member,
                         const char *subject)
{
  GPtrArray *entries = g_hash_table_lookup (self->by_node, vouch_node_get_id (node));

  for (guint i = 0; entries && i < entries->len; i++)
    {
      JsonObject *entry = entries->pdata[i];
      const char *reason = vouch_json_get_text (entry, "reason");
      g_autofree char *digest = NULL;

      if (!matches_text (entry, "rule", rule) || !matches_text (entry, "subject", subject)
          || (vouch_json_get_text (entry, "member") && !matches_text (entry, "member", member))
          || !reason || !*reason)
        continue;
      digest = vouch_considered_digest (node);
      if (matches_text (entry, "digest", digest))
        return TRUE;
    }
  return FALSE;
}

/** Returns: whether the card hides @rule's findings. */
gboolean
vouch_considered_is_muted (VouchConsidered *self, const char *rule)
{
  return g_hash_table_contains (self->muted, rule);
}

/**
 * vouch_considered_digest:
 * @node: a node
 *
 * Returns: (transfer full): digest of what a reason to keep @node as it is speaks of:
 *   a statement's digest; a section's role, heading and basis; a card's titles and
 *   the kind of article; all of anything else.
 */
char *
vouch_considered_digest (VouchNode *node)
{
  static const char *const section_members[] = { "role", "title", "basis", NULL };
  static const char *const card_members[] = { "title", "article/title", "article/type", NULL };
  g_autoptr (JsonNode) json = NULL;

  if (VOUCH_IS_SECTION (node))
    return digest_members (node, section_members);
  if (VOUCH_IS_CARD (node))
    return digest_members (node, card_members);
  json = vouch_node_to_json (node);
  return VOUCH_IS_STATEMENT (node) ? vouch_statement_digest (json) : vouch_json_digest (json);
}

static JsonNode *
make_entry (VouchNode *node, VouchFinding *finding, const char *reason, const char *by)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *digest = vouch_considered_digest (node);
  const char *member = vouch_finding_get_member (finding);
  const char *subject = vouch_finding_get_subject (finding);

  return vouch_json_new_members (
      "rule", vouch_json_new_text (vouch_finding_get_rule (finding)), "node",
      vouch_json_new_text (vouch_node_get_id (node)), "member",
      member ? vouch_json_new_text (member) : NULL, "subject",
      subject ? vouch_json_new_text (subject) : NULL, "digest", vouch_json_new_text (digest),
      "reason", vouch_json_new_text (reason), "by", by ? vouch_json_new_text (by) : NULL, "at",
      vouch_json_new_text (at), NULL);
}

static gboolean
speaks_of (JsonObject *entry, VouchFinding *finding)
{
  return entry && matches_text (entry, "rule", vouch_finding_get_rule (finding))
         && matches_text (entry, "node", vouch_finding_get_node (finding))
         && matches_text (entry, "member", vouch_finding_get_member (finding))
         && matches_text (entry, "subject", vouch_finding_get_subject (finding));
}

static JsonArray *
get_entries (VouchCard *card)
{
  return vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (card), "considered"));
}

static JsonArray *
copy_without (VouchCard *card, VouchFinding *finding)
{
  JsonArray *old = get_entries (card);
  JsonArray *new = json_array_new ();

  for (guint i = 0; old && i < vouch_json_array_length (old); i++)
    if (!speaks_of (vouch_json_array_object (old, i), finding))
      json_array_add_element (new, json_node_copy (vouch_json_array_node (old, i)));
  return new;
}

/**
 * vouch_considered_add:
 * @card: a card
 * @node: the node that @finding is about
 * @finding: what is kept as it is
 * @reason: why
 * @by: (nullable): who
 *
 * Returns: (transfer full): the card's member "considered" with this in it; an
 *   earlier entry for the same goes.
 */
JsonNode *
vouch_considered_add (VouchCard *card,
                      VouchNode *node,
                      VouchFinding *finding,
                      const char *reason,
                      const char *by)
{
  JsonArray *new = copy_without (card, finding);

  json_array_add_element (new, make_entry (node, finding, reason, by));
  return vouch_json_new_array (new);
}

/**
 * vouch_considered_without:
 * @card: a card
 * @finding: what is no longer kept as it is
 *
 * Returns: (transfer full) (nullable): the card's member "considered" without an
 *   entry for @finding; %NULL where none is left.
 */
JsonNode *
vouch_considered_without (VouchCard *card, VouchFinding *finding)
{
  JsonArray *new = copy_without (card, finding);

  if (vouch_json_array_length (new) > 0)
    return vouch_json_new_array (new);
  json_array_unref (new);
  return NULL;
}

/** Returns: (transfer none) (nullable): the entry that keeps @finding as it is. */
JsonObject *
vouch_considered_find (VouchCard *card, VouchFinding *finding)
{
  JsonArray *entries = get_entries (card);

  for (guint i = 0; entries && i < vouch_json_array_length (entries); i++)
    if (speaks_of (vouch_json_array_object (entries, i), finding))
      return vouch_json_array_object (entries, i);
  return NULL;
}
