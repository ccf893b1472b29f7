/* vouch-card-compare.c: what is different in two versions of a card, for a person to read.
 *
 * Nodes are told apart by their ids, so that a statement that moved is not one removed
 * and one added. What comes or goes with its section is told as the section.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-compare.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-node-words.h"
#include "vouch-rich-text.h"

typedef struct
{
  GHashTable *older;      /* (owned): id → node (unowned) */
  GHashTable *newer;      /* (owned): the same */
  GPtrArray *differences; /* (owned) (element-type VouchDifference) */
} Comparison;

typedef struct
{
  const char *member;
  const char *words; /* translatable */
} MemberWords;

/* What is not in it is a detail. */
static const MemberWords member_words[] = {
  { "text", N_("text") },
  { "title", N_("title") },
  { "body", N_("note") },
  { "label", N_("label") },
  { "marker", N_("draft marker") },
  { "declined", N_("reason for no source") },
  { "none", N_("none reported") },
  { "people", N_("people") },
  { "date", N_("date") },
  { "language", N_("language") },
  { "disclosure", N_("disclosure") },
  { "drafting", N_("drafting") },
  { "article/title", N_("article’s title") },
  { "article/authors", N_("article’s authors") },
  { "article/date", N_("article’s date") },
  { "article/journal", N_("article’s journal") },
  { "article/type", N_("article type") },
  { "article/reference", N_("article’s reference") },
  { "resolved", N_("resolved") },
  { "publications", N_("published") },
};

void
vouch_difference_free (VouchDifference *self)
{
  g_free (self->node);
  g_free (self->member);
  g_free (self->where);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* --- words --- */

static const char *
get_member_words (const char *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (member_words); i++)
    if (g_str_equal (member_words[i].member, member))
      return _(member_words[i].words);
  return _("details");
}

static const char *
get_object_words (JsonObject *object)
{
  static const char *const names[] = { "text", "name", "title", "reason", "why", "by", "address" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (vouch_json_get_text (object, names[i]))
      return vouch_json_get_text (object, names[i]);
  return NULL;
}

static char *
dup_array_words (JsonArray *array)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (array); i++)
    {
      JsonObject *object = vouch_json_array_object (array, i);
      const char *text = object ? get_object_words (object) : vouch_json_array_text (array, i);

      if (text)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
    }
  return g_string_free (words, words->len == 0);
}

/* NULL where there is nothing that could be shown. */
static char *
dup_value_words (const VouchMember *member, JsonNode *value)
{
  if (!value)
    return NULL;
  if (member->kind == VOUCH_MEMBER_RICH)
    return g_strdup (vouch_rich_text_get_text (value));
  if (vouch_json_node_text (value))
    return g_strdup (vouch_json_node_text (value));
  if (vouch_json_node_array (value))
    return dup_array_words (vouch_json_node_array (value));
  if (vouch_json_node_object (value))
    return g_strdup (get_object_words (vouch_json_node_object (value)));
  return NULL;
}

/* All of its words: what came or went is to be read whole. */
static char *
dup_node_words (VouchNode *node)
{
  static const char *const members[] = { "text", "body" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = vouch_node_get_text (node, members[i]);

      if (text && *text)
        return g_strdup (text);
    }
  return vouch_node_dup_words (node);
}

/* --- collecting --- */

static void
index_cb (VouchNode *node, gpointer data)
{
  g_hash_table_insert (data, (gpointer) vouch_node_get_id (node), node);
}

static GHashTable *
index_nodes (VouchCard *card)
{
  GHashTable *nodes = g_hash_table_new (g_str_hash, g_str_equal);

  vouch_node_foreach (VOUCH_NODE (card), index_cb, nodes);
  return nodes;
}

/* @before and @after: (transfer full) (nullable) */
static void
add (Comparison *self, VouchNode *node, const char *member, const char *what, char *before,
     char *after)
{
  VouchDifference *difference = g_new0 (VouchDifference, 1);
  g_autofree char *title = vouch_node_dup_title (node);

  if (g_hash_table_contains (self->newer, vouch_node_get_id (node)))
    difference->node = g_strdup (vouch_node_get_id (node));
  difference->member = g_strdup (member);
  /* Translators: a section of the card, and what is different in it: “Risks · added”. */
  difference->where = g_strdup_printf (_("%s · %s"), title, what);
  difference->before = before;
  difference->after = after;
  g_ptr_array_add (self->differences, difference);
}

static gboolean
is_read (const VouchMember *member)
{
  return member->kind != VOUCH_MEMBER_LIST && member->kind != VOUCH_MEMBER_GROUP
         && !g_str_equal (member->name, "id") && !g_str_equal (member->name, "origin")
         && !g_str_equal (member->name, "format") && !g_str_equal (member->name, "version");
}

static void
compare_members (Comparison *self, VouchNode *older, VouchNode *newer)
{
  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (newer)->members; member->name; member++)
    {
      JsonNode *before = is_read (member) ? vouch_node_get_value (older, member->name) : NULL;
      JsonNode *after = is_read (member) ? vouch_node_get_value (newer, member->name) : NULL;

      if (!vouch_json_equal (before, after))
        add (self, newer, member->name, get_member_words (member->name),
             dup_value_words (member, before), dup_value_words (member, after));
    }
}

static const char *
get_owner_id (VouchNode *node)
{
  VouchNodeList *home = vouch_node_get_home (node);

  return home ? vouch_node_get_id (vouch_node_list_get_owner (home)) : "";
}

/* The one that stands before it, of those that are in both. */
static const char *
get_neighbour (VouchNode *node, GHashTable *others)
{
  VouchNodeList *home = vouch_node_get_home (node);
  guint position = home ? vouch_node_get_position (node) : 0;

  while (position > 0)
    {
      VouchNode *before = vouch_node_list_peek (home, --position);
      VouchNode *other = g_hash_table_lookup (others, vouch_node_get_id (before));

      if (other && g_str_equal (get_owner_id (other), get_owner_id (node)))
        return vouch_node_get_id (before);
    }
  return NULL;
}

/* One that stands elsewhere moves the neighbour of the next one, too, which is told as moved as
 * well: too much rather than too little. */
static void
compare_places (Comparison *self, VouchNode *older, VouchNode *newer)
{
  if (!g_str_equal (get_owner_id (older), get_owner_id (newer)))
    {
      g_autofree char *from = vouch_node_dup_title (older);

      add (self, newer, NULL, _("moved here"), g_strdup_printf (_("In “%s”"), from),
           dup_node_words (newer));
    }
  else if (g_strcmp0 (get_neighbour (older, self->newer), get_neighbour (newer, self->older)) != 0)
    add (self, newer, NULL, _("reordered"), NULL, dup_node_words (newer));
}

static gboolean
has_owner (VouchNode *node, GHashTable *nodes)
{
  return g_hash_table_contains (nodes, get_owner_id (node));
}

static void
compare_newer_cb (VouchNode *newer, gpointer data)
{
  Comparison *self = data;
  VouchNode *older = g_hash_table_lookup (self->older, vouch_node_get_id (newer));

  if (older && G_OBJECT_TYPE (older) == G_OBJECT_TYPE (newer))
    {
      compare_members (self, older, newer);
      compare_places (self, older, newer);
    }
  else if (has_owner (newer, self->older))
    add (self, newer, NULL, _("added"), NULL, dup_node_words (newer));
}

static void
compare_older_cb (VouchNode *older, gpointer data)
{
  Comparison *self = data;

  if (!g_hash_table_contains (self->newer, vouch_node_get_id (older))
      && has_owner (older, self->newer))
    add (self, older, NULL, _("removed"), dup_node_words (older), NULL);
}

/**
 * vouch_card_compare:
 * @older: a version of a card
 * @newer: another one of the same card
 *
 * Returns: (transfer full) (element-type VouchDifference): what is different, in the order of
 *   @newer; what is not in it any more comes last
 */
GPtrArray *
vouch_card_compare (VouchCard *older, VouchCard *newer)
{
  Comparison self = { index_nodes (older), index_nodes (newer),
                      g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_difference_free) };

  vouch_node_foreach (VOUCH_NODE (newer), compare_newer_cb, &self);
  vouch_node_foreach (VOUCH_NODE (older), compare_older_cb, &self);
  g_hash_table_unref (self.older);
  g_hash_table_unref (self.newer);
  return self.differences;
}
