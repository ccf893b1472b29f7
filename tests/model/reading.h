/* reading.h: files of references in short, and what has to be read from them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-reference-reader.h"

typedef struct
{
  const char *name;
  const char *file;
  const char *items;    /* as JSON: each without the members that are not asked for */
  const char *troubles; /* "line entry" of each, a comma between; "!" where an entry is lost */
} Reading;

/* Drops from @item what @expected does not have, so that a case says only what it is about. */
static inline JsonNode *
reduce (JsonObject *item, JsonObject *expected)
{
  JsonObject *reduced = json_object_new ();
  g_autoptr (GList) members = expected ? json_object_get_members (expected) : NULL;

  for (GList *l = members; l; l = l->next)
    if (json_object_has_member (item, l->data))
      json_object_set_member (reduced, l->data, json_node_ref (json_object_get_member (item, l->data)));
    else
      json_object_set_null_member (reduced, l->data);
  return vouch_json_new_object (reduced);
}

static inline char *
list_troubles (VouchReferenceBatch *batch)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < batch->troubles->len; i++)
    {
      const VouchReferenceTrouble *trouble = batch->troubles->pdata[i];

      g_string_append_printf (list, "%s%s%u %s", i > 0 ? ", " : "", trouble->is_lost ? "!" : "", trouble->line,
                              trouble->entry ? trouble->entry : "");
      g_strchomp (list->str);
      list->len = strlen (list->str);
    }
  return g_string_free (list, FALSE);
}

static inline void
assert_reading (VouchReferenceFormat format, const Reading *reading)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  g_autoptr (JsonNode) expected = json_from_string (reading->items, NULL);
  g_autofree char *troubles = NULL;
  JsonArray *items;

  assert_non_null (expected);
  items = json_node_get_array (expected);
  assert_true (vouch_reference_read (batch, format, reading->file, strlen (reading->file), NULL));
  if (batch->items->len != json_array_get_length (items))
    fail_msg ("%s: %u items", reading->name, batch->items->len);
  for (guint i = 0; i < batch->items->len; i++)
    {
      JsonNode *wanted = json_array_get_element (items, i);
      g_autoptr (JsonNode) read = reduce (batch->items->pdata[i], json_node_get_object (wanted));
      g_autofree char *text = vouch_json_print (read, FALSE);
      g_autofree char *wish = vouch_json_print (wanted, FALSE);

      if (!vouch_json_equal (read, wanted))
        fail_msg ("%s, item %u:\n%s\nwanted:\n%s", reading->name, i + 1, text, wish);
    }
  troubles = list_troubles (batch);
  if (!g_str_equal (troubles, reading->troubles ? reading->troubles : ""))
    fail_msg ("%s: troubles: %s", reading->name, troubles);
}
