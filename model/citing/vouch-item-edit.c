/* vouch-item-edit.c: the edits of lines under Resources, as changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-item-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-identifier.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-rich-text.h"
#include "vouch-statement-edit-private.h"

static VouchSection *
get_section (VouchItem *self)
{
  return VOUCH_SECTION (vouch_node_get_ancestor (VOUCH_NODE (self), VOUCH_TYPE_SECTION));
}

static JsonNode *
make_item (void)
{
  g_autofree char *id = vouch_id_new ();

  return vouch_json_new_members ("id", vouch_json_new_text (id), "text", vouch_json_new_text (""),
                                 "citations", vouch_json_new_array (json_array_new ()), NULL);
}

static VouchChange *
make_move (VouchItem  *self,
           VouchPlace  to)
{
  GPtrArray *parts = vouch_edit_begin ();

  g_ptr_array_add (parts, vouch_change_new_move (vouch_node_get_id (VOUCH_NODE (self)),
                                                 vouch_edit_place (VOUCH_NODE (self)), to));
  return vouch_edit_end (parts, VOUCH_NODE (self), _("Move Resource"));
}

/* Every section has the list; those that are meant for it are known by role, or by what is there. */
static gboolean
holds_items (VouchSection *section)
{
  return vouch_section_is_within (section, "original-sources")
         || vouch_section_is_within (section, "related-content")
         || vouch_node_list_get_size (vouch_section_get_items (section)) > 0;
}

/* The section before or after @self's, of those beside it, that holds items. */
static VouchSection *
find_neighbour (VouchSection *section,
                int           step)
{
  VouchNodeList *home = vouch_node_get_home (VOUCH_NODE (section));
  guint size = vouch_node_list_get_size (home);
  guint position = vouch_node_get_position (VOUCH_NODE (section)) + (guint) step;

  /* Below the first one it is a very large number. */
  for (; position < size; position += (guint) step)
    if (holds_items (vouch_node_list_peek (home, position)))
      return vouch_node_list_peek (home, position);
  return NULL;
}

/**
 * vouch_item_edit_add:
 * @section: a section that holds items
 * @position: where, from 0; beyond the end is at the end
 * @new_id: (out) (optional): the item's id
 *
 * Returns: (transfer full) (nullable): the step; %NULL where the section holds none.
 */
VouchChange *
vouch_item_edit_add (VouchSection  *section,
                     guint          position,
                     char         **new_id)
{
  VouchNodeList *items = vouch_section_get_items (section);
  VouchPlace place = { vouch_node_get_id (VOUCH_NODE (section)), "items", 0 };
  GPtrArray *parts;
  g_autoptr (JsonNode) json = NULL;

  if (!holds_items (section))
    return NULL;
  parts = vouch_edit_begin ();
  json = make_item ();
  place.position = MIN (position, vouch_node_list_get_size (items));
  g_ptr_array_add (parts, vouch_change_new_insert (place, json));
  if (new_id)
    *new_id = g_strdup (vouch_json_get_text (vouch_json_node_object (json), "id"));
  return vouch_edit_end (parts, VOUCH_NODE (section), _("Add Resource"));
}

/** Returns: (transfer full): the step that takes the item away, with its citations. */
VouchChange *
vouch_item_edit_remove (VouchItem *self)
{
  GPtrArray *parts = vouch_edit_begin ();
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (self));

  g_ptr_array_add (parts, vouch_change_new_remove (vouch_edit_place (VOUCH_NODE (self)), json));
  return vouch_edit_end (parts, VOUCH_NODE (self), _("Remove Resource"));
}

/**
 * vouch_item_edit_shift:
 * @self: an item in a section
 * @step: -1 up, 1 down; past the end of a list into the next section that holds items
 *
 * Returns: (transfer full) (nullable): the step; %NULL where there is nowhere to go.
 */
VouchChange *
vouch_item_edit_shift (VouchItem *self,
                       int        step)
{
  VouchPlace place = vouch_edit_place (VOUCH_NODE (self));
  VouchNodeList *home = vouch_node_get_home (VOUCH_NODE (self));
  VouchSection *next;

  if (step < 0 ? place.position > 0 : place.position + 1 < vouch_node_list_get_size (home))
    {
      place.position += (guint) step;
      return make_move (self, place);
    }
  next = find_neighbour (get_section (self), step);
  return next ? vouch_item_edit_move (self, next, step < 0 ? G_MAXUINT : 0) : NULL;
}

/**
 * vouch_item_edit_move:
 * @self: an item in a section
 * @section: where it goes
 * @position: counted after it left its place; beyond the end is at the end
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it stands there already.
 */
VouchChange *
vouch_item_edit_move (VouchItem    *self,
                      VouchSection *section,
                      guint         position)
{
  VouchNodeList *items = vouch_section_get_items (section);
  VouchPlace from = vouch_edit_place (VOUCH_NODE (self));
  VouchPlace to = { vouch_node_get_id (VOUCH_NODE (section)), "items", 0 };
  gboolean stays = items == vouch_node_get_home (VOUCH_NODE (self));

  if (!holds_items (section))
    return NULL;
  to.position = MIN (position, vouch_node_list_get_size (items) - (stays ? 1 : 0));
  return stays && to.position == from.position ? NULL : make_move (self, to);
}

/**
 * vouch_item_edit_set_text:
 * @self: an item
 * @text: what it shall say; words that stay keep how they are set
 *
 * Returns: (transfer full) (nullable): the step, without a label, so that typing becomes one;
 *   %NULL where that is its text.
 */
VouchChange *
vouch_item_edit_set_text (VouchItem  *self,
                          const char *text)
{
  JsonNode *before = vouch_node_get_value (VOUCH_NODE (self), "text");
  g_autoptr (JsonNode) after
      = before ? vouch_rich_text_replace (before, text) : vouch_json_new_text (text);

  if (vouch_json_equal (before, after))
    return NULL;
  return vouch_change_new_set (vouch_node_get_id (VOUCH_NODE (self)), "text", before, after);
}

/* "www.example.org" is an address, and a bare DOI leads somewhere, too. */
static char *
complete_link (const char *link)
{
  VouchIdentifierKind kind;
  g_autofree char *trimmed = g_strstrip (g_strdup (link));
  g_autofree char *identifier = NULL;

  if (g_str_has_prefix (trimmed, "www."))
    return g_strconcat ("https://", trimmed, NULL);
  if (strchr (trimmed, ' ') || strstr (trimmed, "://"))
    return g_steal_pointer (&trimmed);
  identifier = vouch_identifier_find (trimmed, &kind);
  if (identifier && kind == VOUCH_IDENTIFIER_DOI)
    return g_strconcat ("https://doi.org/", identifier, NULL);
  return g_steal_pointer (&trimmed);
}

/**
 * vouch_item_edit_set_link:
 * @self: an item
 * @link: (nullable): where it leads, as somebody wrote it; blank takes it away
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it leads there already.
 */
VouchChange *
vouch_item_edit_set_link (VouchItem  *self,
                          const char *link)
{
  g_autofree char *complete = complete_link (link ? link : "");
  GPtrArray *parts = vouch_edit_begin ();

  vouch_edit_set (parts, VOUCH_NODE (self), "link",
                  *complete ? vouch_json_new_text (complete) : NULL);
  return vouch_edit_end (parts, VOUCH_NODE (self), _("Edit Address"));
}
