/* vouch-anchor-json.c: an anchor as programs read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-json.h"

static void
set_count (JsonObject *object, const char *member, gboolean is_known, guint64 value)
{
  if (is_known)
    json_object_set_int_member (object, member, value);
  else
    json_object_set_null_member (object, member);
}

static JsonArray *
list_parts (const VouchAnchor *self, VouchSourceText *text)
{
  JsonArray *parts = json_array_new ();

  for (guint i = 0; i < self->n_parts; i++)
    {
      JsonObject *part = json_object_new ();
      guint page = vouch_source_text_get_page_at (text, self->parts[i].start);

      set_count (part, "page", page > 0, page);
      json_object_set_int_member (part, "start", self->parts[i].start);
      json_object_set_int_member (part, "end", self->parts[i].end);
      json_array_add_object_element (parts, part);
    }
  return parts;
}

/* Of one that goes on further up in the text, only the first part is between start and end. */
static gsize
get_end (const VouchAnchor *self)
{
  gsize last = self->n_parts > 0 ? self->parts[self->n_parts - 1].end : 0;

  return last > self->parts[0].start ? last : self->parts[0].end;
}

/**
 * vouch_anchor_to_json:
 * @self: an outcome
 * @text: the source's text
 *
 * Returns: (transfer full): "state", "page", "start", "end", "exact" and "score"; "parts" where it
 *   runs over a break; "read": "machine" in the text of a scan; "why" in words where it is not found. Numbers that there are none of are
 *   null.
 */
JsonNode *
vouch_anchor_to_json (const VouchAnchor *self, VouchSourceText *text)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_alloc ();
  g_autofree char *exact = vouch_anchor_dup_exact (self, text);

  json_object_set_string_member (object, "state", vouch_anchor_state_get_name (self->state));
  set_count (object, "page", self->page > 0, self->page);
  set_count (object, "start", self->n_parts > 0, self->parts[0].start);
  set_count (object, "end", self->n_parts > 0, get_end (self));
  if (exact)
    json_object_set_string_member (object, "exact", exact);
  else
    json_object_set_null_member (object, "exact");
  json_object_set_double_member (object, "score", self->score);
  if (vouch_source_text_is_machine (text))
    json_object_set_string_member (object, "read", "machine");
  if (self->n_parts > 1)
    json_object_set_array_member (object, "parts", list_parts (self, text));
  if (self->state != VOUCH_ANCHOR_FOUND)
    json_object_set_string_member (object, "why", vouch_anchor_get_words (self));
  json_node_init_object (node, object);
  json_object_unref (object);
  json_node_seal (node);
  return node;
}
