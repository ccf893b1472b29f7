/* vouch-node-snapshot.c: what a node and all below it hold now, to be printed by another thread.
 *
 * A card of ten thousand statements as objects of JSON takes a tenth of a second
 * to make, and as long to free, which the main loop can't wait for. A snapshot is
 * a flat list: names, and references to the values, which never change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node-snapshot.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-node-slot.h"
#include "vouch-rich-text.h"

/* Values that are let go of in one turn of the main loop. */
#define SLICE 20000
/* Members that are taken before the clock is looked at again. */
#define AT_ONCE 256

typedef enum
{
  TOKEN_BEGIN_OBJECT,
  TOKEN_END_OBJECT,
  TOKEN_BEGIN_ARRAY,
  TOKEN_END_ARRAY,
  TOKEN_NAME,     /* a member's, of a class's table */
  TOKEN_OWN_NAME, /* the same, no class knows it */
  TOKEN_VALUE,
  TOKEN_RICH,     /* a text, with its marks as the next member */
} TokenKind;

typedef struct
{
  gpointer what; /* by kind: (unowned) name, (owned) name, or (owned) JsonNode */
  TokenKind kind;
} Token;

/* How far a node has been taken. */
typedef struct
{
  VouchNode *node;     /* (unowned) */
  guint slot;          /* the next one */
  VouchNodeList *list; /* (unowned) (nullable): the one that is being taken */
  guint item;          /* the next one of it */
  gboolean is_in_list;
} Place;

struct _VouchNodeSnapshot
{
  GArray *tokens; /* (owned) (element-type Token) */
  GArray *places; /* (owned) (element-type Place): from the outermost node in; empty when it is whole */
};

/* --- taking --- */

static void
add (VouchNodeSnapshot *self, TokenKind kind, gconstpointer what)
{
  Token token = { (gpointer) what, kind };

  g_array_append_val (self->tokens, token);
}

/* Within a group the name stands behind the group's. */
static void
add_name (VouchNodeSnapshot *self, VouchNodeSlot *slot)
{
  const char *name = vouch_node_slot_get_name (slot);

  if (slot->group)
    name += strlen (slot->group->name) + 1;
  if (slot->member)
    add (self, TOKEN_NAME, name);
  else
    add (self, TOKEN_OWN_NAME, g_strdup (name));
}

static void
add_value (VouchNodeSnapshot *self, VouchNodeSlot *slot)
{
  gboolean is_rich = slot->member && slot->member->kind == VOUCH_MEMBER_RICH
                     && vouch_json_node_object (slot->value);

  add_name (self, slot);
  add (self, is_rich ? TOKEN_RICH : TOKEN_VALUE, json_node_ref (slot->value));
}

/* An empty group is written only where it stood in the file. */
static void
add_group (VouchNodeSnapshot *self, VouchNode *node, VouchNodeSlot *slot)
{
  guint start = self->tokens->len;

  add_name (self, slot);
  add (self, TOKEN_BEGIN_OBJECT, NULL);
  for (guint i = 0; i < vouch_node_get_n_slots (node); i++)
    {
      VouchNodeSlot *part = vouch_node_get_slot (node, i);

      if (part->group == slot->member && part->value)
        add_value (self, part);
    }
  add (self, TOKEN_END_OBJECT, NULL);
  if (self->tokens->len == start + 3 && !slot->was_read
      && !(slot->member->flags & VOUCH_MEMBER_ALWAYS))
    g_array_set_size (self->tokens, start);
}

/* Values lie all over the memory: the processor fetches them side by side. */
static void
fetch_values (VouchNode *node)
{
  for (guint i = 0; i < vouch_node_get_n_slots (node); i++)
    __builtin_prefetch (vouch_node_get_slot (node, i)->value, 1);
}

static void
enter_node (VouchNodeSnapshot *self, VouchNode *node)
{
  Place place = { .node = node };

  fetch_values (node);
  add (self, TOKEN_BEGIN_OBJECT, NULL);
  g_array_append_val (self->places, place);
}

static void
leave_node (VouchNodeSnapshot *self)
{
  add (self, TOKEN_END_OBJECT, NULL);
  g_array_set_size (self->places, self->places->len - 1);
}

/* Returns: whether there is something to be written of it. */
static gboolean
enter_list (VouchNodeSnapshot *self, VouchNodeSlot *slot)
{
  guint size = slot->list ? vouch_node_list_get_size (slot->list) : 0;

  if (size == 0 && !slot->was_read && !(slot->member->flags & VOUCH_MEMBER_ALWAYS))
    return FALSE;
  add_name (self, slot);
  add (self, TOKEN_BEGIN_ARRAY, NULL);
  return TRUE;
}

static void
take_slot (VouchNodeSnapshot *self, Place *place)
{
  VouchNodeSlot *slot = vouch_node_get_slot (place->node, place->slot++);

  if (slot->group)
    return;
  if (slot->member && slot->member->kind == VOUCH_MEMBER_LIST)
    {
      place->is_in_list = enter_list (self, slot);
      place->item = 0;
      place->list = slot->list;
    }
  else if (slot->member && slot->member->kind == VOUCH_MEMBER_GROUP)
    add_group (self, place->node, slot);
  else if (slot->value)
    add_value (self, slot);
}

static void
take_item (VouchNodeSnapshot *self, Place *place)
{
  if (place->list && place->item < vouch_node_list_get_size (place->list))
    {
      enter_node (self, vouch_node_list_peek (place->list, place->item++));
      return;
    }
  add (self, TOKEN_END_ARRAY, NULL);
  place->is_in_list = FALSE;
}

static void
take_step (VouchNodeSnapshot *self)
{
  Place *place = &g_array_index (self->places, Place, self->places->len - 1);

  if (place->is_in_list)
    take_item (self, place);
  else if (place->slot < vouch_node_get_n_slots (place->node))
    take_slot (self, place);
  else
    leave_node (self);
}

/* --- printing --- */

/* A comma, where something stands before; the line. */
static void
begin_line (GString *text, int level)
{
  char last = text->len > 0 ? text->str[text->len - 1] : '\0';

  if (last == '\0')
    return;
  if (last != '{' && last != '[')
    g_string_append_c (text, ',');
  vouch_json_append_line (text, level);
}

static void
print_name (GString *text, const char *name, int level)
{
  begin_line (text, level);
  vouch_json_append_text (text, name);
  g_string_append (text, ": ");
}

static void
print_rich (GString *text, JsonNode *value, int level)
{
  JsonArray *marks = vouch_rich_text_get_marks (value);

  vouch_json_append_text (text, vouch_rich_text_get_text (value));
  if (!marks)
    return;
  print_name (text, "marks", level);
  vouch_json_append_value (text, vouch_json_get_node (json_node_get_object (value), "marks"),
                           level);
}

/* What was opened and never filled is closed on the same line. */
static void
print_end (GString *text, char open, char close, int level)
{
  if (text->str[text->len - 1] != open)
    vouch_json_append_line (text, level);
  g_string_append_c (text, close);
}

static gboolean
is_name (const GString *text)
{
  return text->len > 0 && text->str[text->len - 1] == ' ';
}

static void
print_begin (GString *text, char open, int level)
{
  if (!is_name (text))
    begin_line (text, level);
  g_string_append_c (text, open);
}

static void
print_token (GString *text, const Token *token, int *level)
{
  switch (token->kind)
    {
    case TOKEN_BEGIN_OBJECT:
      print_begin (text, '{', (*level)++);
      break;
    case TOKEN_END_OBJECT:
      print_end (text, '{', '}', --(*level));
      break;
    case TOKEN_BEGIN_ARRAY:
      print_begin (text, '[', (*level)++);
      break;
    case TOKEN_END_ARRAY:
      print_end (text, '[', ']', --(*level));
      break;
    case TOKEN_NAME:
    case TOKEN_OWN_NAME:
      print_name (text, token->what, *level);
      break;
    case TOKEN_RICH:
      print_rich (text, token->what, *level);
      break;
    case TOKEN_VALUE:
    default:
      vouch_json_append_value (text, token->what, *level);
    }
}

/* --- letting go --- */

static void
clear_token (Token *token)
{
  if (token->kind == TOKEN_OWN_NAME)
    g_free (token->what);
  else if (token->kind == TOKEN_VALUE || token->kind == TOKEN_RICH)
    json_node_unref (token->what);
}

static gboolean
free_slice_cb (gpointer data)
{
  VouchNodeSnapshot *self = data;
  guint left = self->tokens->len;

  for (guint n = 0; n < SLICE && left > 0; n++)
    clear_token (&g_array_index (self->tokens, Token, --left));
  g_array_set_size (self->tokens, left);
  if (left > 0)
    return G_SOURCE_CONTINUE;
  g_array_unref (self->tokens);
  g_array_unref (self->places);
  g_free (self);
  return G_SOURCE_REMOVE;
}

/**
 * vouch_node_snapshot_new:
 * @node: a node
 *
 * Returns: (transfer full): what it and all below it hold, as vouch_node_to_json() has it; what is
 *   edited later makes no difference to it
 */
VouchNodeSnapshot *
vouch_node_snapshot_new (VouchNode *node)
{
  VouchNodeSnapshot *self = vouch_node_snapshot_begin (node);

  if (self)
    vouch_node_snapshot_go_on (self, G_MAXINT64);
  return self;
}

/**
 * vouch_node_snapshot_begin:
 * @node: a node
 *
 * For one that is taken when there is time, by vouch_node_snapshot_go_on(). Until it is whole, nothing
 * of @node may be altered: then it is of no use, and to be freed.
 *
 * Returns: (transfer full): a snapshot with nothing in it yet
 */
VouchNodeSnapshot *
vouch_node_snapshot_begin (VouchNode *node)
{
  VouchNodeSnapshot *self;

  g_return_val_if_fail (VOUCH_IS_NODE (node), NULL);

  self = g_new0 (VouchNodeSnapshot, 1);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  enter_node (self, node);
  return self;
}

/**
 * vouch_node_snapshot_go_on:
 * @self: a snapshot
 * @end: on g_get_monotonic_time()'s clock; %G_MAXINT64 for all that is left
 *
 * Returns: whether there is more to take
 */
gboolean
vouch_node_snapshot_go_on (VouchNodeSnapshot *self, gint64 end)
{
  while (self->places->len > 0)
    {
      for (guint n = 0; n < AT_ONCE && self->places->len > 0; n++)
        take_step (self);
      if (end < G_MAXINT64 && g_get_monotonic_time () >= end)
        break;
    }
  return self->places->len > 0;
}

/**
 * vouch_node_snapshot_print:
 * @self: a snapshot
 * @length: (out): the length in bytes
 *
 * In any thread, while its owner waits or does something else.
 *
 * Returns: (transfer full): pretty JSON, as vouch_json_print() makes it of vouch_node_to_json(), and
 *   a newline
 */
char *
vouch_node_snapshot_print (VouchNodeSnapshot *self, gsize *length)
{
  GString *text = g_string_sized_new ((gsize) self->tokens->len * 32);
  int level = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    print_token (text, &g_array_index (self->tokens, Token, i), &level);
  g_string_append_c (text, '\n');
  *length = text->len;
  return g_string_free (text, FALSE);
}

/**
 * vouch_node_snapshot_free:
 * @self: (transfer full): a snapshot
 *
 * Only where the node lives: values count the references to what is in them without locks. A large
 * one is let go of in slices, when the main loop has time.
 */
void
vouch_node_snapshot_free (VouchNodeSnapshot *self)
{
  if (free_slice_cb (self) == G_SOURCE_CONTINUE)
    g_idle_add (free_slice_cb, self);
}
