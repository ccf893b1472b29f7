/* vouch-repair.c: the pieces that repairs are made of, as changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-repair.h"

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-rich-text.h"

static char *
make_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/** Returns: (transfer full) (element-type VouchChange): no changes yet. */
GPtrArray *
vouch_repair_begin (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
}

/**
 * vouch_repair_set:
 * @changes: takes the change
 * @node: a node
 * @member: its member
 * @after: (nullable) (transfer full): what it shall hold; %NULL takes it away
 */
void
vouch_repair_set (GPtrArray *changes, VouchNode *node, const char *member, JsonNode *after)
{
  g_ptr_array_add (changes, vouch_change_new_set (vouch_node_get_id (node), member,
                                                  vouch_node_get_value (node, member), after));
  g_clear_pointer (&after, json_node_unref);
}

/** Like vouch_repair_set() with a plain text. */
void
vouch_repair_set_text (GPtrArray *changes, VouchNode *node, const char *member, const char *text)
{
  vouch_repair_set (changes, node, member, vouch_json_new_text (text));
}

/** Gives a statement or an item another text; what stays keeps its marks. */
void
vouch_repair_set_rich (GPtrArray *changes, VouchNode *node, const char *text)
{
  JsonNode *before = vouch_node_get_value (node, "text");

  vouch_repair_set (changes, node, "text",
                    before ? vouch_rich_text_replace (before, text) : vouch_json_new_text (text));
}

/** Marks a section: nothing stands in it, and @why ("not-reported"). */
void
vouch_repair_set_none (GPtrArray *changes, VouchNode *section, const char *why)
{
  g_autofree char *now = make_now ();

  vouch_repair_set (changes, section, "none",
                    vouch_json_new_members ("why", vouch_json_new_text (why), "at",
                                            vouch_json_new_text (now), NULL));
}

/**
 * vouch_repair_remove:
 * @changes: takes the change
 * @node: a node that stands in a list
 * @position: where it will stand then, after the changes before this one
 */
void
vouch_repair_remove (GPtrArray *changes, VouchNode *node, guint position)
{
  VouchNodeList *home = vouch_node_get_home (node);
  g_autoptr (JsonNode) json = vouch_node_to_json (node);
  VouchPlace place = { vouch_node_get_id (vouch_node_list_get_owner (home)),
                       vouch_node_list_get_name (home), position };

  g_ptr_array_add (changes, vouch_change_new_remove (place, json));
}

/**
 * vouch_repair_add_note:
 * @changes: takes the change
 * @card: the card
 * @on: id of the node that it is about
 * @body: what it says
 */
void
vouch_repair_add_note (GPtrArray *changes, VouchNode *card, const char *on, const char *body)
{
  VouchNodeList *notes = vouch_node_get_list (card, "notes");
  VouchPlace place = { vouch_node_get_id (card), "notes", vouch_node_list_get_size (notes) };
  g_autofree char *id = vouch_id_new ();
  g_autofree char *now = make_now ();
  g_autoptr (JsonNode) json = vouch_json_new_members (
      "id", vouch_json_new_text (id), "on", vouch_json_new_text (on), "author",
      vouch_json_new_text (g_get_real_name ()), "created", vouch_json_new_text (now), "kind",
      vouch_json_new_text ("question"), "blocking", vouch_json_new_boolean (FALSE), "body",
      vouch_json_new_text (body), "replies", vouch_json_new_texts ((const char *[]){ NULL }), NULL);

  g_ptr_array_add (changes, vouch_change_new_insert (place, json));
}

/**
 * vouch_repair_end:
 * @changes: (transfer full): the changes, in order
 * @label: what undo calls them, translated
 *
 * Returns: (transfer full) (nullable): them as one step; %NULL where there are none.
 */
VouchChange *
vouch_repair_end (GPtrArray *changes, const char *label)
{
  g_autoptr (GPtrArray) owned = changes;
  g_autofree char *now = make_now ();

  if (changes->len == 0)
    return NULL;
  if (changes->len == 1)
    return vouch_change_with_label (changes->pdata[0], label);
  return vouch_change_new_group (label, NULL, now, changes);
}
