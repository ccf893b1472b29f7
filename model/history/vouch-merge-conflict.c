/* vouch-merge-conflict.c: what can be done about a conflict, and notes that keep it for later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-merge-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-item.h"
#include "vouch-json-canonical.h"
#include "vouch-json.h"
#include "vouch-reference.h"
#include "vouch-rich-text.h"
#include "vouch-section.h"
#include "vouch-statement.h"

/* --- the other choice --- */

static VouchChange *
choose_place (const VouchMergeConflict *self, VouchDocument *document, VouchNode *node)
{
  JsonObject *place = vouch_json_node_object (self->theirs);
  VouchNode *parent = vouch_document_lookup (document, vouch_json_get_text (place, "parent"));
  VouchNodeList *list
      = parent ? vouch_node_get_list (parent, vouch_json_get_text (place, "list")) : NULL;
  VouchPlace to;

  if (!list || !vouch_node_get_home (node))
    return NULL;
  to = (VouchPlace){ vouch_node_get_id (parent), vouch_node_list_get_name (list),
                     (guint) vouch_json_get_int (place, "position", 0) };
  to.position = MIN (to.position,
                     vouch_node_list_get_size (list) - (vouch_node_get_home (node) == list));
  return vouch_change_new_move (self->node, vouch_tree_place (node), to);
}

static VouchChange *
choose_value (const VouchMergeConflict *self, VouchNode *node)
{
  JsonNode *now = vouch_node_get_value (node, self->member);

  return vouch_change_new_set (self->node, self->member, now,
                               vouch_json_equal (now, self->theirs) ? self->ours : self->theirs);
}

/**
 * vouch_merge_conflict_other:
 * @self: a conflict
 * @document: the merged card, as somebody may have edited it since
 *
 * Returns: (transfer full) (nullable): what makes the card have the side that it does not have;
 *   %NULL where the node is gone
 */
VouchChange *
vouch_merge_conflict_other (const VouchMergeConflict *self, VouchDocument *document)
{
  VouchNode *node = vouch_document_lookup (document, self->node);
  g_autoptr (JsonNode) json = NULL;

  if (!node)
    return NULL;
  if (self->kind == VOUCH_MERGE_CONFLICT_VALUE)
    return choose_value (self, node);
  if (self->kind == VOUCH_MERGE_CONFLICT_PLACE)
    return choose_place (self, document, node);
  if (!vouch_node_get_home (node))
    return NULL;
  json = vouch_node_to_json (node);
  return vouch_change_new_remove (vouch_tree_place (node), json);
}

/** Returns: a word that programs can tell the kind by. */
const char *
vouch_merge_conflict_word (const VouchMergeConflict *self)
{
  static const char *const words[] = {
    [VOUCH_MERGE_CONFLICT_VALUE] = "value",
    [VOUCH_MERGE_CONFLICT_REMOVED_OURS] = "removed-ours",
    [VOUCH_MERGE_CONFLICT_REMOVED_THEIRS] = "removed-theirs",
    [VOUCH_MERGE_CONFLICT_PLACE] = "place",
    [VOUCH_MERGE_CONFLICT_REFERENCE] = "reference",
  };

  return words[self->kind];
}

/* --- notes --- */

/* Notes are read beside what people write, not beside the parts of it. */
static VouchNode *
find_readable (VouchNode *node)
{
  while (vouch_node_get_parent (node) && !VOUCH_IS_STATEMENT (node) && !VOUCH_IS_ITEM (node)
         && !VOUCH_IS_SECTION (node) && !VOUCH_IS_REFERENCE (node))
    node = vouch_node_get_parent (node);
  return node;
}

static char *
dup_value_words (JsonNode *value)
{
  if (!value)
    return g_strdup (_("nothing"));
  if (vouch_json_node_text (value))
    return g_strdup_printf (_("“%s”"), vouch_json_node_text (value));
  if (vouch_rich_text_is_valid (value))
    return g_strdup_printf (_("“%s”"), vouch_rich_text_get_text (value));
  return vouch_json_canonical (value);
}

static char *
dup_value_body (const VouchMergeConflict *self)
{
  g_autofree char *ours = dup_value_words (self->ours);
  g_autofree char *theirs = dup_value_words (self->theirs);

  /* Translators: the member’s name in the file, then two values. */
  return g_strdup_printf (_("Two versions of the card differ here (%s). This version has %s, the "
                            "other has %s. Choose one, then resolve this note."),
                          self->member, ours, theirs);
}

static char *
dup_body (const VouchMergeConflict *self)
{
  switch (self->kind)
    {
    case VOUCH_MERGE_CONFLICT_VALUE:
      return dup_value_body (self);
    case VOUCH_MERGE_CONFLICT_PLACE:
      return g_strdup (_("Two versions of the card have this in different places. Move it to the "
                         "right place, then resolve this note."));
    case VOUCH_MERGE_CONFLICT_REFERENCE:
      return g_strdup (_("One version of the card removed this reference, the other cites it. It "
                         "was kept."));
    case VOUCH_MERGE_CONFLICT_REMOVED_OURS:
    case VOUCH_MERGE_CONFLICT_REMOVED_THEIRS:
    default:
      return g_strdup (_("One version of the card removed this, the other changed it. It was kept. "
                         "Remove it if necessary, then resolve this note."));
    }
}

static void
digest_value (GChecksum *checksum, JsonNode *value)
{
  g_autofree char *text = value ? vouch_json_canonical (value) : g_strdup ("-");

  g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);
}

/* The same for the same conflict: merging twice asks once. */
static char *
make_id (const VouchMergeConflict *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *hex;

  g_checksum_update (checksum, (const guchar *) self->node, strlen (self->node) + 1);
  if (self->member)
    g_checksum_update (checksum, (const guchar *) self->member, strlen (self->member) + 1);
  digest_value (checksum, self->base);
  digest_value (checksum, self->ours);
  digest_value (checksum, self->theirs);
  hex = g_checksum_get_string (checksum);
  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", hex, hex + 8, hex + 12, hex + 15,
                          hex + 18);
}

static JsonNode *
make_note (VouchMerge *merge, const VouchMergeConflict *conflict, const char *id)
{
  VouchDocument *document = vouch_merge_get_document (merge);
  VouchNode *on = find_readable (vouch_document_lookup (document, conflict->node));
  g_autoptr (VouchChange) other = vouch_merge_conflict_other (conflict, document);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *body = dup_body (conflict);

  return vouch_json_new_members (
      "id", vouch_json_new_text (id), "on", vouch_json_new_text (vouch_node_get_id (on)), "author",
      vouch_json_new_text ("Vouch"), "created", vouch_json_new_text (at), "kind",
      vouch_json_new_text ("question"), "blocking", vouch_json_new_boolean (TRUE), "body",
      vouch_json_new_text (body), "change", other ? vouch_change_to_json (other) : NULL, "replies",
      vouch_json_new_texts ((const char *[]){ NULL }), NULL);
}

static void
write_note (VouchMerge *self, const VouchMergeConflict *conflict)
{
  VouchDocument *document = vouch_merge_get_document (self);
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (document));
  g_autofree char *id = make_id (conflict);
  g_autoptr (JsonNode) note = NULL;
  g_autoptr (VouchChange) change = NULL;

  if (!vouch_document_lookup (document, conflict->node) || vouch_document_lookup (document, id))
    return;
  note = make_note (self, conflict, id);
  change = vouch_change_new_insert (
      (VouchPlace){ vouch_node_get_id (card), "notes",
                    vouch_node_list_get_size (vouch_node_get_list (card, "notes")) },
      note);
  vouch_work_tree_apply (self->tree, change);
}

/**
 * vouch_merge_write_notes:
 * @self: a merge
 * @error: return location for a #VouchChangeError
 *
 * Keeps each conflict as a note that stops the card until somebody has chosen; the note has the
 * other version, in words and as a change.
 *
 * Returns: whether all of them stand in the merged card
 */
gboolean
vouch_merge_write_notes (VouchMerge *self, GError **error)
{
  const GError *trouble;

  for (guint i = 0; i < self->conflicts->len; i++)
    write_note (self, self->conflicts->pdata[i]);
  trouble = vouch_work_tree_get_trouble (self->tree);
  if (trouble)
    g_propagate_error (error, g_error_copy (trouble));
  return !trouble;
}
