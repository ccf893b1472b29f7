/* vouch-note-edit.c: what people do with notes, each as one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-note-edit.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-node-list.h"

static char *
make_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static JsonNode *
new_text (const char *text)
{
  return text ? vouch_json_new_text (text) : NULL;
}

/* What the node says: a later reader sees what a note spoke of. */
static const char *
get_words (VouchNode *node)
{
  const char *text = vouch_node_get_text (node, "text");

  return text ? text : vouch_node_get_text (node, "title");
}

static VouchChange *
label (VouchChange *change, const char *text)
{
  VouchChange *labelled = vouch_change_with_label (change, text);

  vouch_change_unref (change);
  return labelled;
}

/* The parts as one step; NULL where nothing is another. */
static VouchChange *
end_step (GPtrArray *parts, const char *text)
{
  g_autofree char *now = make_now ();

  if (parts->len == 0)
    return NULL;
  if (parts->len == 1)
    return vouch_change_with_label (parts->pdata[0], text);
  return vouch_change_new_group (text, NULL, now, parts);
}

static void
add_set (GPtrArray *parts, VouchNode *node, const char *member, JsonNode *after)
{
  g_autoptr (JsonNode) value = after;
  JsonNode *before = vouch_node_get_value (node, member);

  if (!vouch_json_equal (before, value))
    g_ptr_array_add (parts,
                     vouch_change_new_set (vouch_node_get_id (node), member, before, value));
}

static GPtrArray *
begin_step (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
}

static VouchChange *
insert_last (VouchNodeList *list, JsonNode *json)
{
  VouchPlace place = { vouch_node_get_id (vouch_node_list_get_owner (list)),
                       vouch_node_list_get_name (list), vouch_node_list_get_size (list) };

  return vouch_change_new_insert (place, json);
}

/**
 * vouch_note_edit_write:
 * @document: a document
 * @on: id of a node of its card
 * @draft: what is said
 * @author: (nullable): the name of who says it
 * @new_id: (out) (optional) (transfer full): the note's id
 *
 * The note keeps what the node says now, so that a later reader sees whether it
 * has changed since.
 *
 * Returns: (transfer full) (nullable): a new note at the end; %NULL where @on is gone
 */
VouchChange *
vouch_note_edit_write (VouchDocument *document,
                       const char *on,
                       const VouchNoteDraft *draft,
                       const char *author,
                       char **new_id)
{
  VouchNode *node = vouch_document_lookup (document, on);
  g_autofree char *id = vouch_id_new ();
  g_autofree char *now = make_now ();
  g_autoptr (JsonNode) json = NULL;

  if (!node)
    return NULL;
  json = vouch_json_new_members (
      "id", vouch_json_new_text (id), "on", vouch_json_new_text (on), "was",
      new_text (get_words (node)), "author", new_text (author), "created",
      vouch_json_new_text (now), "kind", vouch_json_new_text (draft->kind), "blocking",
      vouch_json_new_boolean (draft->is_blocking), "body", vouch_json_new_text (draft->body),
      "replies", vouch_json_new_texts ((const char *[]){ NULL }), NULL);
  if (new_id)
    *new_id = g_steal_pointer (&id);
  return label (insert_last (vouch_card_get_notes (vouch_document_get_card (document)), json),
                _ ("Write Note"));
}

/**
 * vouch_note_edit_rewrite:
 * @self: a note
 * @draft: what it shall say
 *
 * Returns: (transfer full) (nullable): %NULL where it says that already
 */
VouchChange *
vouch_note_edit_rewrite (VouchNote *self, const VouchNoteDraft *draft)
{
  g_autoptr (GPtrArray) parts = begin_step ();

  add_set (parts, VOUCH_NODE (self), "kind", vouch_json_new_text (draft->kind));
  if (draft->is_blocking != vouch_note_is_blocking (self))
    add_set (parts, VOUCH_NODE (self), "blocking", vouch_json_new_boolean (draft->is_blocking));
  add_set (parts, VOUCH_NODE (self), "body", vouch_json_new_text (draft->body));
  return end_step (parts, _ ("Edit Note"));
}

/**
 * vouch_note_edit_answer:
 * @self: a note
 * @body: plain text, not blank
 * @author: (nullable): the name of who answers
 *
 * Returns: (transfer full): an answer at the end
 */
VouchChange *
vouch_note_edit_answer (VouchNote *self, const char *body, const char *author)
{
  g_autofree char *id = vouch_id_new ();
  g_autofree char *now = make_now ();
  g_autoptr (JsonNode) json = vouch_json_new_members (
      "id", vouch_json_new_text (id), "author", new_text (author), "created",
      vouch_json_new_text (now), "body", vouch_json_new_text (body), NULL);

  return label (insert_last (vouch_note_get_replies (self), json), _ ("Answer Note"));
}

/**
 * vouch_note_edit_resolve:
 * @self: a note
 * @by: (nullable): the name of who has settled it
 *
 * Returns: (transfer full) (nullable): %NULL where it is resolved
 */
VouchChange *
vouch_note_edit_resolve (VouchNote *self, const char *by)
{
  g_autoptr (GPtrArray) parts = begin_step ();
  g_autofree char *now = make_now ();

  if (!vouch_note_is_resolved (self))
    add_set (parts, VOUCH_NODE (self), "resolved",
             vouch_json_new_members ("by", new_text (by), "at", vouch_json_new_text (now), NULL));
  return end_step (parts, _ ("Resolve Note"));
}

/** Returns: (transfer full) (nullable): %NULL where @self is open. */
VouchChange *
vouch_note_edit_reopen (VouchNote *self)
{
  g_autoptr (GPtrArray) parts = begin_step ();

  add_set (parts, VOUCH_NODE (self), "resolved", NULL);
  return end_step (parts, _ ("Reopen Note"));
}

/** Returns: (transfer full): takes away a note, with its answers, or one answer. */
VouchChange *
vouch_note_edit_remove (VouchNode *note_or_reply)
{
  VouchNodeList *home = vouch_node_get_home (note_or_reply);
  g_autoptr (JsonNode) json = vouch_node_to_json (note_or_reply);
  VouchPlace place = { vouch_node_get_id (vouch_node_list_get_owner (home)),
                       vouch_node_list_get_name (home), vouch_node_get_position (note_or_reply) };

  return label (vouch_change_new_remove (place, json),
                VOUCH_IS_NOTE (note_or_reply) ? _ ("Remove Note") : _ ("Remove Answer"));
}

/**
 * vouch_note_edit_reanswer:
 * @reply: an answer
 * @body: what it shall say
 *
 * Returns: (transfer full) (nullable): %NULL where it says that already
 */
VouchChange *
vouch_note_edit_reanswer (VouchReply *reply, const char *body)
{
  g_autoptr (GPtrArray) parts = begin_step ();

  add_set (parts, VOUCH_NODE (reply), "body", vouch_json_new_text (body));
  return end_step (parts, _ ("Edit Answer"));
}

/** Returns: whether the node says something else now than when @self was written. */
gboolean
vouch_note_has_changed (VouchNote *self)
{
  VouchDocument *document = vouch_node_get_document (VOUCH_NODE (self));
  VouchNode *node = document ? vouch_document_lookup (document, vouch_note_get_on (self)) : NULL;
  const char *was = vouch_node_get_text (VOUCH_NODE (self), "was");
  const char *words = node ? get_words (node) : NULL;

  return was && g_strcmp0 (was, words ? words : "") != 0;
}
