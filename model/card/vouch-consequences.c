/* vouch-consequences.c: what follows from a person's edit, in the same step.
 *
 * Who types into the text of a draft makes it "edited". A statement was verified
 * as it stood: another text, label or citation, and the verification falls. That it
 * is not in a source was said of its words. Undo takes all back, since they are parts
 * of the step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-consequences.h"

#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-statement.h"

typedef struct
{
  VouchDocument *document; /* (unowned) */
  VouchChange *change;     /* (unowned) */
  GPtrArray *parts;        /* (owned) (nullable): once there is something to add */
} Work;

static const char *const claim_members[] = { "text", "label", NULL };

static const char *const citation_members[]
    = { "reference", "relation", "locator", "quote", "region", "seen-by-eye", NULL };

static VouchStatement *
get_statement (VouchNode *node)
{
  VouchNode *statement
      = node && VOUCH_IS_CITATION (node) ? vouch_node_get_ancestor (node, VOUCH_TYPE_STATEMENT)
                                         : node;

  return statement && VOUCH_IS_STATEMENT (statement) ? VOUCH_STATEMENT (statement) : NULL;
}

/* A member that the change sets itself, or that has been dealt with, is let be. */
static gboolean
is_set_already (Work       *work,
                const char *node,
                const char *member)
{
  guint n = work->parts ? work->parts->len : vouch_change_get_size (work->change);

  for (guint i = 0; i < n; i++)
    {
      VouchChange *part = work->parts ? work->parts->pdata[i]
                                      : vouch_change_get_part (work->change, i);

      if (g_strcmp0 (vouch_change_get_member (part), member) == 0
          && g_strcmp0 (vouch_change_get_node (part), node) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What goes away with this change takes its members along as they are. */
static gboolean
is_removed (Work      *work,
            VouchNode *node)
{
  for (; node; node = vouch_node_get_parent (node))
    for (guint i = 0; i < vouch_change_get_size (work->change); i++)
      {
        VouchChange *part = vouch_change_get_part (work->change, i);

        if (vouch_change_get_kind (part) == VOUCH_CHANGE_REMOVE
            && g_strcmp0 (vouch_change_get_node (part), vouch_node_get_id (node)) == 0)
          return TRUE;
      }
  return FALSE;
}

/* First, so that it is done while the statement is surely there. */
static void
add_set (Work           *work,
         VouchStatement *statement,
         const char     *member,
         const char     *text)
{
  VouchNode *node = VOUCH_NODE (statement);
  g_autoptr (JsonNode) after = vouch_json_new_text (text);

  if (!work->parts)
    {
      work->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
      for (guint i = 0; i < vouch_change_get_size (work->change); i++)
        g_ptr_array_add (work->parts, vouch_change_ref (vouch_change_get_part (work->change, i)));
    }
  g_ptr_array_insert (work->parts, 0,
                      vouch_change_new_set (vouch_node_get_id (node), member,
                                            vouch_node_get_value (node, member), after));
}

static void
drop_verification (Work           *work,
                   VouchStatement *statement)
{
  VouchNode *node = VOUCH_NODE (statement);

  if (vouch_json_is_null (vouch_node_get_value (node, "verified"))
      || is_set_already (work, vouch_node_get_id (node), "verified") || is_removed (work, node))
    return;
  add_set (work, statement, "verified", NULL);
}

/* What was looked for in a source were other words. */
static void
drop_not_in (Work           *work,
             VouchStatement *statement)
{
  VouchNode *node = VOUCH_NODE (statement);

  if (vouch_json_is_null (vouch_node_get_value (node, "not-in"))
      || is_set_already (work, vouch_node_get_id (node), "not-in") || is_removed (work, node))
    return;
  add_set (work, statement, "not-in", NULL);
}

static void
mark_edited (Work           *work,
             VouchStatement *statement)
{
  VouchNode *node = VOUCH_NODE (statement);

  if (g_strcmp0 (vouch_node_get_text (node, "origin"), "imported") != 0
      || is_set_already (work, vouch_node_get_id (node), "origin") || is_removed (work, node))
    return;
  add_set (work, statement, "origin", "edited");
}

static void
look_at_set (Work        *work,
             VouchChange *part)
{
  VouchNode *node = vouch_document_lookup (work->document, vouch_change_get_node (part));
  VouchStatement *statement = get_statement (node);
  gboolean is_claim = statement && node == VOUCH_NODE (statement);

  if (!statement
      || !g_strv_contains (is_claim ? claim_members : citation_members,
                           vouch_change_get_member (part)))
    return;
  if (is_claim)
    {
      mark_edited (work, statement);
      drop_not_in (work, statement);
    }
  drop_verification (work, statement);
}

static void
look_at_place (Work             *work,
               const VouchPlace *place)
{
  VouchNode *parent = place ? vouch_document_lookup (work->document, place->parent) : NULL;

  if (parent && VOUCH_IS_STATEMENT (parent) && g_str_equal (place->list, "citations"))
    drop_verification (work, VOUCH_STATEMENT (parent));
}

static void
look_at_part (Work        *work,
              VouchChange *part)
{
  if (vouch_change_get_kind (part) == VOUCH_CHANGE_SET)
    {
      look_at_set (work, part);
      return;
    }
  look_at_place (work, vouch_change_get_from (part));
  look_at_place (work, vouch_change_get_to (part));
}

/**
 * vouch_consequences_add:
 * @document: a document
 * @change: what a person does to its card
 *
 * Records have no consequences.
 *
 * Returns: (transfer full): @change, or a group of it and of what follows from it
 */
VouchChange *
vouch_consequences_add (VouchDocument *document,
                        VouchChange   *change)
{
  Work work = { document, change, NULL };
  g_autoptr (GPtrArray) parts = NULL;

  if (vouch_change_is_record (change))
    return vouch_change_ref (change);
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    look_at_part (&work, vouch_change_get_part (change, i));
  parts = work.parts;
  if (!parts)
    return vouch_change_ref (change);
  return vouch_change_new_group (vouch_change_get_label (change), vouch_change_get_by (change),
                                 vouch_change_get_at (change), parts);
}
