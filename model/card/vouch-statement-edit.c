/* vouch-statement-edit.c: splitting and joining statements, naming and declining sources.
 *
 * Moving them and adding lines is in vouch-statement-edit-move.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-statement-edit-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-blank.h"
#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-consequences.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-rich-text-cut.h"
#include "vouch-rich-text.h"

/* --- pieces --- */

/* Private: no parts yet. */
GPtrArray *
vouch_edit_begin (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
}

/* Private: @after (transfer full) (nullable); nothing where it is there already. */
void
vouch_edit_set (GPtrArray  *parts,
                VouchNode  *node,
                const char *member,
                JsonNode   *after)
{
  JsonNode *before = vouch_node_get_value (node, member);

  if (!vouch_json_equal (before, after))
    g_ptr_array_add (parts, vouch_change_new_set (vouch_node_get_id (node), member, before, after));
  g_clear_pointer (&after, json_node_unref);
}

/* Private: where a node stands that stands in a list; its strings live as long as the nodes. */
VouchPlace
vouch_edit_place (VouchNode *node)
{
  VouchNodeList *home = vouch_node_get_home (node);

  return (VouchPlace){ vouch_node_get_id (vouch_node_list_get_owner (home)),
                       vouch_node_list_get_name (home), vouch_node_get_position (node) };
}

/* Private: @parts (transfer full) as one step with what follows from it; NULL of none. */
VouchChange *
vouch_edit_end (GPtrArray  *parts,
                VouchNode  *node,
                const char *label)
{
  g_autoptr (GPtrArray) owned = parts;
  g_autoptr (VouchChange) group = NULL;
  VouchDocument *document = vouch_node_get_document (node);

  if (parts->len == 0)
    return NULL;
  group = parts->len == 1 ? vouch_change_with_label (parts->pdata[0], label)
                          : vouch_change_new_group (label, NULL, NULL, parts);
  return document ? vouch_consequences_add (document, group) : g_steal_pointer (&group);
}

static gboolean
is_blank (JsonNode *value)
{
  return vouch_is_blank (vouch_rich_text_get_text (value));
}

/* A piece of a draft stays a piece of a draft, touched by a person. */
static const char *
get_new_origin (VouchNode *statement)
{
  const char *origin = vouch_node_get_text (statement, "origin");

  return g_strcmp0 (origin, "imported") == 0 || g_strcmp0 (origin, "edited") == 0 ? "edited"
                                                                                  : "written";
}

/**
 * vouch_statement_json_new:
 * @text: its text
 * @origin: "imported", "edited" or "written"
 *
 * Returns: (transfer full): the JSON of a new statement, with an id of its own
 */
JsonNode *
vouch_statement_json_new (const char *text,
                          const char *origin)
{
  g_autofree char *id = vouch_id_new ();

  g_return_val_if_fail (text && origin, NULL);

  return vouch_json_new_members ("id", vouch_json_new_text (id), "text",
                                 vouch_json_new_text (text), "origin",
                                 vouch_json_new_text (origin), "citations",
                                 vouch_json_new_array (json_array_new ()), NULL);
}

/* --- split --- */

/* The blanks around a cut go: @from and @to, in code points, are the ends of what stays. */
static void
find_cut (JsonNode *value,
          guint     offset,
          guint    *from,
          guint    *to)
{
  const char *text = vouch_rich_text_get_text (value);
  const char *left, *right;
  glong length = g_utf8_strlen (text, -1);

  *from = *to = (guint) MIN ((glong) offset, length);
  left = right = g_utf8_offset_to_pointer (text, *to);
  for (; *right && g_unichar_isspace (g_utf8_get_char (right)); right = g_utf8_next_char (right))
    (*to)++;
  while (left > text)
    {
      left = g_utf8_prev_char (left);
      if (!g_unichar_isspace (g_utf8_get_char (left)))
        break;
      (*from)--;
    }
}

static JsonNode *
make_half (VouchNode *statement,
           JsonNode  *value)
{
  g_autoptr (JsonNode) json = vouch_statement_json_new (vouch_rich_text_get_text (value),
                                                        get_new_origin (statement));
  g_autoptr (JsonNode) marked = NULL;
  JsonArray *marks = vouch_rich_text_get_marks (value);

  marked = marks ? vouch_json_with_member (json, "marks",
                                           vouch_json_get_node (vouch_json_node_object (value),
                                                                "marks"))
                 : json_node_ref (json);
  return vouch_json_with_member (marked, "set-aside",
                                 vouch_node_get_value (statement, "set-aside"));
}

/* The marker of the draft may have stood in the second half. */
static void
keep_marker_within (GPtrArray *parts,
                    VouchNode *statement,
                    guint      length)
{
  JsonNode *marker = vouch_node_get_value (statement, "marker");
  g_autoptr (JsonNode) at = NULL;

  if (vouch_json_get_int (vouch_json_node_object (marker), "at", 0) <= (gint64) length)
    return;
  at = vouch_json_new_int (length);
  vouch_edit_set (parts, statement, "marker", vouch_json_with_member (marker, "at", at));
}

/* With the caret before all text, what is new is the empty statement above. */
static VouchChange *
split_before (VouchNode *statement,
              char     **new_id)
{
  GPtrArray *parts = vouch_edit_begin ();
  g_autoptr (JsonNode) json = vouch_statement_json_new ("", "written");

  g_ptr_array_add (parts, vouch_change_new_insert (vouch_edit_place (statement), json));
  if (new_id)
    *new_id = g_strdup (vouch_node_get_id (statement));
  return vouch_edit_end (parts, statement, _("Split Statement"));
}

static VouchChange *
split_at (VouchNode *statement,
          guint      from,
          guint      to,
          char     **new_id)
{
  JsonNode *value = vouch_node_get_value (statement, "text");
  GPtrArray *parts = vouch_edit_begin ();
  g_autoptr (JsonNode) rest = vouch_rich_text_slice (value, to, G_MAXUINT);
  g_autoptr (JsonNode) json = make_half (statement, rest);
  VouchPlace place = vouch_edit_place (statement);

  vouch_edit_set (parts, statement, "text", vouch_rich_text_slice (value, 0, from));
  keep_marker_within (parts, statement, from);
  place.position++;
  g_ptr_array_add (parts, vouch_change_new_insert (place, json));
  if (new_id)
    *new_id = g_strdup (vouch_json_get_text (vouch_json_node_object (json), "id"));
  return vouch_edit_end (parts, statement, is_blank (rest) ? _("Add Statement")
                                                           : _("Split Statement"));
}

/**
 * vouch_statement_edit_split:
 * @self: a statement that stands in a section
 * @offset: where, in code points
 * @new_id: (out) (optional): id of the statement that begins at @offset then
 *
 * The first half keeps id, citations, marker and notes; blanks around the cut go.
 * At the end of the text this adds an empty statement below, before its first
 * letter an empty one above. A cell of At a Glance, which has a label, can't be
 * split.
 *
 * Returns: (transfer full) (nullable): the step
 */
VouchChange *
vouch_statement_edit_split (VouchStatement *self,
                            guint           offset,
                            char          **new_id)
{
  VouchNode *node = VOUCH_NODE (self);
  JsonNode *value;
  guint from, to;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (self), NULL);
  g_return_val_if_fail (vouch_node_get_home (node), NULL);

  if (new_id)
    *new_id = NULL;
  if (vouch_statement_get_label (self))
    return NULL;
  value = vouch_node_get_value (node, "text");
  if (!value)
    return split_at (node, 0, 0, new_id);
  find_cut (value, offset, &from, &to);
  if (from == 0 && !is_blank (value))
    return split_before (node, new_id);
  return split_at (node, from, to, new_id);
}

/* --- join --- */

static const char *
get_gap (JsonNode *upper,
         JsonNode *lower)
{
  const char *first = vouch_rich_text_get_text (upper);
  const char *second = vouch_rich_text_get_text (lower);
  const char *last = first && *first ? g_utf8_prev_char (first + strlen (first)) : NULL;

  if (!last || !second || !*second || g_unichar_isspace (g_utf8_get_char (last))
      || g_unichar_isspace (g_utf8_get_char (second)))
    return "";
  return " ";
}

static void
take_marker (GPtrArray *parts,
             VouchNode *upper,
             VouchNode *lower,
             gint64     shift)
{
  JsonNode *marker = vouch_node_get_value (lower, "marker");
  g_autoptr (JsonNode) at = NULL;

  if (vouch_json_is_null (marker) || !vouch_json_is_null (vouch_node_get_value (upper, "marker")))
    return;
  at = vouch_json_new_int (vouch_json_get_int (vouch_json_node_object (marker), "at", 0) + shift);
  vouch_edit_set (parts, upper, "marker", vouch_json_with_member (marker, "at", at));
}

static void
take_text (GPtrArray *parts,
           VouchNode *upper,
           VouchNode *lower)
{
  JsonNode *first = vouch_node_get_value (upper, "text");
  JsonNode *second = vouch_node_get_value (lower, "text");
  const char *gap = get_gap (first, second);
  const char *text = first ? vouch_rich_text_get_text (first) : "";

  vouch_edit_set (parts, upper, "text", vouch_rich_text_join (first, gap, second));
  take_marker (parts, upper, lower, g_utf8_strlen (text, -1) + g_utf8_strlen (gap, -1));
  if (!is_blank (second) && g_str_equal (get_new_origin (lower), "edited"))
    vouch_edit_set (parts, upper, "origin", vouch_json_new_text ("edited"));
}

/* An empty line that takes in the next one becomes what that was. */
static void
take_members (GPtrArray *parts,
              VouchNode *upper,
              VouchNode *lower)
{
  static const char *const members[] = { "declined", "set-aside", "strength", "certainty" };

  if (!is_blank (vouch_node_get_value (upper, "text")))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *value = vouch_node_get_value (lower, members[i]);

      if (value && !vouch_node_get_value (upper, members[i]))
        vouch_edit_set (parts, upper, members[i], json_node_ref (value));
    }
}

static void
take_citations (GPtrArray      *parts,
                VouchStatement *upper,
                VouchStatement *lower)
{
  VouchNodeList *citations = vouch_statement_get_citations (lower);
  guint end = vouch_node_list_get_size (vouch_statement_get_citations (upper));

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchPlace from = { vouch_node_get_id (VOUCH_NODE (lower)), "citations", 0 };
      VouchPlace to = { vouch_node_get_id (VOUCH_NODE (upper)), "citations", end + i };

      g_ptr_array_add (parts,
                       vouch_change_new_move (vouch_node_get_id (vouch_node_list_peek (citations, i)),
                                              from, to));
    }
}

static void
take_notes (GPtrArray *parts,
            VouchNode *upper,
            VouchNode *lower)
{
  VouchNode *root = vouch_node_get_root (upper);
  VouchNodeList *notes = VOUCH_IS_CARD (root) ? vouch_node_get_list (root, "notes") : NULL;

  for (guint i = 0; notes && i < vouch_node_list_get_size (notes); i++)
    {
      VouchNode *note = vouch_node_list_peek (notes, i);

      if (g_strcmp0 (vouch_node_get_text (note, "on"), vouch_node_get_id (lower)) == 0)
        vouch_edit_set (parts, note, "on", vouch_json_new_text (vouch_node_get_id (upper)));
    }
}

static void
remove_rest (GPtrArray *parts,
             VouchNode *lower)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (lower);
  g_autoptr (JsonNode) none = vouch_json_new_array (json_array_new ());
  g_autoptr (JsonNode) rest = vouch_json_with_member (json, "citations", none);

  g_ptr_array_add (parts, vouch_change_new_remove (vouch_edit_place (lower), rest));
}

/**
 * vouch_statement_edit_join:
 * @upper: a statement, which stays
 * @lower: another, which goes
 *
 * @upper keeps its id and takes text, citations and notes, in order; a blank comes
 * between the texts where there is none. Its verification falls. The text of
 * @lower then begins as many code points before the end as it has.
 *
 * Returns: (transfer full) (nullable): the step; %NULL where one of them is a cell of
 *   At a Glance, which has a label
 */
VouchChange *
vouch_statement_edit_join (VouchStatement *upper,
                           VouchStatement *lower)
{
  GPtrArray *parts;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (upper) && VOUCH_IS_STATEMENT (lower), NULL);
  g_return_val_if_fail (upper != lower && vouch_node_get_home (VOUCH_NODE (lower)), NULL);

  if (vouch_statement_get_label (upper) || vouch_statement_get_label (lower))
    return NULL;
  parts = vouch_edit_begin ();
  take_text (parts, VOUCH_NODE (upper), VOUCH_NODE (lower));
  take_members (parts, VOUCH_NODE (upper), VOUCH_NODE (lower));
  take_citations (parts, upper, lower);
  take_notes (parts, VOUCH_NODE (upper), VOUCH_NODE (lower));
  vouch_edit_set (parts, VOUCH_NODE (upper), "verified", NULL);
  remove_rest (parts, VOUCH_NODE (lower));
  return vouch_edit_end (parts, VOUCH_NODE (upper), _("Join Statements"));
}

/* --- sources --- */

/* A reference that enters a card gets an id of ours; the key it came with is kept. */
static JsonNode *
make_reference (VouchReference *reference)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (reference));
  const char *key = vouch_node_get_id (VOUCH_NODE (reference));
  g_autofree char *id = NULL;
  g_autoptr (JsonNode) new_id = NULL;
  g_autoptr (JsonNode) keyed = NULL;
  g_autoptr (JsonNode) old_key = NULL;

  if (g_uuid_string_is_valid (key))
    return g_steal_pointer (&json);
  id = vouch_id_new ();
  new_id = vouch_json_new_text (id);
  old_key = vouch_json_new_text (key);
  keyed = vouch_json_with_member (json, "citation-key", old_key);
  return vouch_json_with_member (keyed, "id", new_id);
}

/* Returns: (transfer full): the id by which the card then knows the reference. */
static char *
bring_reference (GPtrArray      *parts,
                 VouchNode      *root,
                 VouchReference *reference)
{
  VouchNodeList *references = vouch_node_get_list (root, "references");
  g_autoptr (JsonNode) json = NULL;

  if (vouch_node_get_root (VOUCH_NODE (reference)) == root || !references)
    return g_strdup (vouch_node_get_id (VOUCH_NODE (reference)));
  json = make_reference (reference);
  g_ptr_array_add (parts, vouch_change_new_insert (
                              (VouchPlace){ vouch_node_get_id (root), "references",
                                            vouch_node_list_get_size (references) },
                              json));
  return g_strdup (vouch_json_get_text (vouch_json_node_object (json), "id"));
}

/**
 * vouch_statement_edit_cite:
 * @self: a statement
 * @reference: a reference; one of no card, or of another, comes into this one
 * @how: how it was found: "suggested", "chosen", "selected" or "typed"
 *
 * Names a source that supports the statement. That answers the draft's marker, and a decline falls.
 *
 * Returns: (transfer full): the step
 */
VouchChange *
vouch_statement_edit_cite (VouchStatement *self,
                           VouchReference *reference,
                           const char     *how)
{
  VouchNode *node = VOUCH_NODE (self);
  GPtrArray *parts;
  g_autofree char *id = NULL;
  g_autoptr (JsonNode) json = NULL;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (self) && VOUCH_IS_REFERENCE (reference), NULL);

  parts = vouch_edit_begin ();
  id = bring_reference (parts, vouch_node_get_root (node), reference);
  json = vouch_citation_json_new (id, "supports", how);
  g_ptr_array_add (
      parts, vouch_change_new_insert (
                 (VouchPlace){ vouch_node_get_id (node), "citations",
                               vouch_node_list_get_size (vouch_statement_get_citations (self)) },
                 json));
  vouch_edit_set (parts, node, "marker", NULL);
  vouch_edit_set (parts, node, "declined", NULL);
  return vouch_edit_end (parts, node, _("Add Source"));
}

/**
 * vouch_statement_edit_decline:
 * @self: a statement
 * @reason: why no source is needed, one of the design's words or "other"
 * @note: (nullable): the reason in the writer's words
 * @by: (nullable): who says so
 *
 * Stands beside the ladder. Answers the draft's marker; what somebody else accepted before falls.
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it is declined so already
 */
VouchChange *
vouch_statement_edit_decline (VouchStatement *self,
                              const char     *reason,
                              const char     *note,
                              const char     *by)
{
  GPtrArray *parts;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (self) && reason, NULL);

  parts = vouch_edit_begin ();
  vouch_edit_set (parts, VOUCH_NODE (self), "declined",
                  vouch_json_new_members ("reason", vouch_json_new_text (reason), "note",
                                          vouch_json_new_text (note), "by",
                                          vouch_json_new_text (by), NULL));
  vouch_edit_set (parts, VOUCH_NODE (self), "marker", NULL);
  return vouch_edit_end (parts, VOUCH_NODE (self), _("No Source Needed"));
}
