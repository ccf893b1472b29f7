/* vouch-document-run.c: carrying out one change, part by part, and taking it back.
 *
 * Each part is checked against the card as the parts before it have left it and
 * then done; what was done is kept, so that a part that fails takes them all
 * back. A node that was removed is kept alive until the run ends: taking its
 * removal back puts the same object in its place. Nodes notify of their
 * properties when all is done; lists speak as it happens, since who mirrors a
 * list must hear each step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-document-run.h"

#include <glib/gi18n-lib.h>

#include "vouch-change-error.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-node-private.h"
#include "vouch-rich-text.h"

typedef struct
{
  VouchChange *part;   /* (unowned: the caller holds the change) */
  VouchNode *node;     /* (owned) */
  VouchNodeList *from; /* (owned) (nullable) */
  VouchNodeList *to;   /* (owned) (nullable) */
} Step;

struct _VouchDocumentRun
{
  VouchNodeIndex *index; /* (unowned) */
  GArray *steps;         /* (owned) (element-type Step) */
  GPtrArray *silenced;   /* (owned) (element-type VouchNode): their notify is frozen */
};

/* --- helpers --- */

static gboolean
fail (GError         **error,
      VouchChangeError code,
      const char      *message)
{
  g_set_error_literal (error, VOUCH_CHANGE_ERROR, code, message);
  return FALSE;
}

static gboolean
fail_missing (GError **error)
{
  return fail (error, VOUCH_CHANGE_ERROR_MISSING,
               _("This part of the card no longer exists."));
}

static gboolean
fail_stale (GError **error)
{
  return fail (error, VOUCH_CHANGE_ERROR_STALE,
               _("This part of the card has changed in the meantime."));
}

static gboolean
fail_value (GError **error)
{
  return fail (error, VOUCH_CHANGE_ERROR_VALUE, _("This can’t be placed there in the card."));
}

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_clear_object (&step->node);
  g_clear_object (&step->from);
  g_clear_object (&step->to);
}

static void
push_step (VouchDocumentRun *self,
           VouchChange      *part,
           VouchNode        *node,
           VouchNodeList    *from,
           VouchNodeList    *to)
{
  Step step = { part, g_object_ref (node), from ? g_object_ref (from) : NULL,
                to ? g_object_ref (to) : NULL };

  g_array_append_val (self->steps, step);
}

static void
silence (VouchDocumentRun *self,
         VouchNode        *node)
{
  g_object_freeze_notify (G_OBJECT (node));
  g_ptr_array_add (self->silenced, g_object_ref (node));
}

static VouchNodeList *
find_list (VouchDocumentRun *self,
           const VouchPlace *place)
{
  VouchNode *parent = vouch_node_index_lookup (self->index, place->parent);

  return parent ? vouch_node_get_list (parent, place->list) : NULL;
}

static gboolean
is_within (VouchNode *node,
           VouchNode *above)
{
  while (node && node != above)
    node = vouch_node_get_parent (node);
  return node != NULL;
}

/* --- the four kinds --- */

/* A text with no marks has more than one spelling. */
static gboolean
is_same_value (JsonNode *a,
               JsonNode *b)
{
  g_autoptr (JsonNode) one = NULL;
  g_autoptr (JsonNode) other = NULL;

  if (vouch_json_equal (a, b))
    return TRUE;
  if (!vouch_rich_text_is_valid (a) || !vouch_rich_text_is_valid (b))
    return FALSE;
  one = vouch_rich_text_new (vouch_rich_text_get_text (a), vouch_rich_text_get_marks (a));
  other = vouch_rich_text_new (vouch_rich_text_get_text (b), vouch_rich_text_get_marks (b));
  return vouch_json_equal (one, other);
}

static gboolean
do_set (VouchDocumentRun *self,
        VouchChange      *part,
        GError          **error)
{
  VouchNode *node = vouch_node_index_lookup (self->index, vouch_change_get_node (part));
  const char *member = vouch_change_get_member (part);
  JsonNode *after = vouch_change_get_after (part);

  if (!node)
    return fail_missing (error);
  if (!vouch_node_accepts (node, member, after))
    return fail_value (error);
  if (!is_same_value (vouch_node_get_value (node, member), vouch_change_get_before (part)))
    return fail_stale (error);
  silence (self, node);
  push_step (self, part, node, NULL, NULL);
  vouch_node_store_value (node, member, after);
  return TRUE;
}

/* The reader refuses a node without an id, which could be neither undone nor replayed. */
static VouchNode *
make_node (VouchNodeList *list,
           JsonNode      *json,
           GError       **error)
{
  g_autoptr (GError) inner = NULL;
  VouchNode *node
      = vouch_node_new_from_json (vouch_node_list_get_child_type (list), json, &inner);

  if (!node)
    fail (error, VOUCH_CHANGE_ERROR_VALUE, inner->message);
  return node;
}

static gboolean
do_insert (VouchDocumentRun *self,
           VouchChange      *part,
           GError          **error)
{
  const VouchPlace *place = vouch_change_get_to (part);
  VouchNodeList *list = find_list (self, place);
  g_autoptr (VouchNode) node = NULL;

  if (!list || place->position > vouch_node_list_get_size (list))
    return fail_missing (error);
  node = make_node (list, vouch_change_get_json (part), error);
  if (!node)
    return FALSE;
  if (!vouch_node_index_add (self->index, node))
    return fail (error, VOUCH_CHANGE_ERROR_DUPLICATE,
                 _("The card already has a part with this ID."));
  push_step (self, part, node, NULL, list);
  vouch_node_list_insert (list, place->position, node);
  return TRUE;
}

static gboolean
is_nothing (JsonNode *value)
{
  JsonArray *array = vouch_json_node_array (value);

  return vouch_json_is_null (value) || (array && json_array_get_length (array) == 0);
}

static gboolean says_the_same (JsonNode *a,
                               JsonNode *b);

static gboolean
has_same_members (JsonObject *a,
                  JsonObject *b)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, a);
  while (json_object_iter_next (&iter, &name, &value))
    if (!says_the_same (value, vouch_json_get_node (b, name)))
      return FALSE;
  json_object_iter_init (&iter, b);
  while (json_object_iter_next (&iter, &name, &value))
    if (!vouch_json_get_node (a, name) && !is_nothing (value))
      return FALSE;
  return TRUE;
}

static gboolean
has_same_elements (JsonArray *a,
                   JsonArray *b)
{
  guint length = json_array_get_length (a);

  if (length != json_array_get_length (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (!says_the_same (json_array_get_element (a, i), json_array_get_element (b, i)))
      return FALSE;
  return TRUE;
}

/* Whether an empty list is written depends on how the node was read: it says nothing. */
static gboolean
says_the_same (JsonNode *a,
               JsonNode *b)
{
  if (is_nothing (a) || is_nothing (b))
    return is_nothing (a) && is_nothing (b);
  if (vouch_json_node_object (a) && vouch_json_node_object (b))
    return has_same_members (json_node_get_object (a), json_node_get_object (b));
  if (vouch_json_node_array (a) && vouch_json_node_array (b))
    return has_same_elements (json_node_get_array (a), json_node_get_array (b));
  return vouch_json_equal (a, b);
}

static gboolean
is_same_node (VouchNode *node,
              JsonNode  *json)
{
  g_autoptr (JsonNode) now = vouch_node_to_json (node);

  return says_the_same (now, json);
}

static gboolean
do_remove (VouchDocumentRun *self,
           VouchChange      *part,
           GError          **error)
{
  const VouchPlace *place = vouch_change_get_from (part);
  VouchNodeList *list = find_list (self, place);
  VouchNode *node = vouch_node_index_lookup (self->index, vouch_change_get_node (part));
  g_autoptr (VouchNode) removed = NULL;

  if (!list || !node)
    return fail_missing (error);
  if (place->position >= vouch_node_list_get_size (list)
      || vouch_node_list_peek (list, place->position) != node
      || !is_same_node (node, vouch_change_get_json (part)))
    return fail_stale (error);
  push_step (self, part, node, list, NULL);
  vouch_node_index_remove (self->index, node);
  removed = vouch_node_list_steal (list, place->position);
  return TRUE;
}

static void
move_node (VouchNodeList *from,
           guint          old_position,
           VouchNodeList *to,
           guint          position)
{
  g_autoptr (VouchNode) node = vouch_node_list_steal (from, old_position);

  vouch_node_list_insert (to, position, node);
}

static gboolean
do_move (VouchDocumentRun *self,
         VouchChange      *part,
         GError          **error)
{
  const VouchPlace *from = vouch_change_get_from (part);
  const VouchPlace *to = vouch_change_get_to (part);
  VouchNode *node = vouch_node_index_lookup (self->index, vouch_change_get_node (part));
  VouchNodeList *old = find_list (self, from);
  VouchNodeList *list = find_list (self, to);

  if (!node || !old || !list)
    return fail_missing (error);
  if (from->position >= vouch_node_list_get_size (old)
      || vouch_node_list_peek (old, from->position) != node)
    return fail_stale (error);
  if (!g_type_is_a (G_OBJECT_TYPE (node), vouch_node_list_get_child_type (list))
      || is_within (vouch_node_list_get_owner (list), node))
    return fail_value (error);
  if (to->position > vouch_node_list_get_size (list) - (list == old))
    return fail_missing (error);
  push_step (self, part, node, old, list);
  move_node (old, from->position, list, to->position);
  return TRUE;
}

/* --- taking back --- */

static void
take_back_step (VouchDocumentRun *self,
                Step             *step)
{
  const VouchPlace *from = vouch_change_get_from (step->part);
  const VouchPlace *to = vouch_change_get_to (step->part);

  switch (vouch_change_get_kind (step->part))
    {
    case VOUCH_CHANGE_SET:
      vouch_node_store_value (step->node, vouch_change_get_member (step->part),
                              vouch_change_get_before (step->part));
      break;
    case VOUCH_CHANGE_INSERT:
      vouch_node_index_remove (self->index, step->node);
      g_object_unref (vouch_node_list_steal (step->to, to->position));
      break;
    case VOUCH_CHANGE_REMOVE:
      vouch_node_index_add (self->index, step->node);
      vouch_node_list_insert (step->from, from->position, step->node);
      break;
    case VOUCH_CHANGE_MOVE:
      move_node (step->to, to->position, step->from, from->position);
      break;
    case VOUCH_CHANGE_GROUP:
    default:
      g_assert_not_reached ();
    }
}

/* --- the run --- */

/**
 * vouch_document_run_new:
 * @index: the document's nodes, which must outlive the run
 *
 * Returns: (transfer full): a run that has done nothing yet
 */
VouchDocumentRun *
vouch_document_run_new (VouchNodeIndex *index)
{
  VouchDocumentRun *self = g_new0 (VouchDocumentRun, 1);

  self->index = index;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
  self->silenced = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/** vouch_document_run_free: @self: (transfer full): a run; what it has done stays */
void
vouch_document_run_free (VouchDocumentRun *self)
{
  vouch_document_run_notify (self);
  g_ptr_array_unref (self->silenced);
  g_array_unref (self->steps);
  g_free (self);
}

/**
 * vouch_document_run_part:
 * @self: a run
 * @part: a change that is no group, which must outlive the run
 * @error: return location for a #VouchChangeError
 *
 * Returns: whether the part was done; else nothing of it was
 */
gboolean
vouch_document_run_part (VouchDocumentRun *self,
                         VouchChange      *part,
                         GError          **error)
{
  switch (vouch_change_get_kind (part))
    {
    case VOUCH_CHANGE_SET:
      return do_set (self, part, error);
    case VOUCH_CHANGE_INSERT:
      return do_insert (self, part, error);
    case VOUCH_CHANGE_REMOVE:
      return do_remove (self, part, error);
    case VOUCH_CHANGE_MOVE:
      return do_move (self, part, error);
    case VOUCH_CHANGE_GROUP:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/** vouch_document_run_take_back: leaves the card as it was before the run */
void
vouch_document_run_take_back (VouchDocumentRun *self)
{
  for (guint i = self->steps->len; i > 0; i--)
    take_back_step (self, &g_array_index (self->steps, Step, i - 1));
  g_array_set_size (self->steps, 0);
}

/** vouch_document_run_notify: lets the nodes tell of their properties */
void
vouch_document_run_notify (VouchDocumentRun *self)
{
  for (guint i = 0; i < self->silenced->len; i++)
    g_object_thaw_notify (self->silenced->pdata[i]);
  g_ptr_array_set_size (self->silenced, 0);
}
