/* fuzz-import.c: any bytes into the importer (libFuzzer).
 *
 * Beyond not crashing: a card comes with its report, without one there is an
 * error that can be shown, every marker stands inside its statement, and our
 * own scan takes the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include "vouch-import.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"

static void
check_statement (JsonObject *statement)
{
  gint64 length = g_utf8_strlen (json_object_get_string_member (statement, "text"), -1);

  if (json_object_has_member (statement, "marker"))
    {
      JsonObject *marker = json_object_get_object_member (statement, "marker");

      if (json_object_get_int_member (marker, "at") > length)
        fuzz_fail ("a marker stands behind its statement");
    }
  if (json_object_has_member (statement, "marks"))
    {
      JsonArray *marks = json_object_get_array_member (statement, "marks");

      for (guint i = 0; i < json_array_get_length (marks); i++)
        if (json_object_get_int_member (json_array_get_object_element (marks, i), "to") > length)
          fuzz_fail ("a mark ends behind its statement");
    }
}

static void
check_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        check_node (json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);

      if (json_object_has_member (object, "origin"))
        check_statement (object);
      for (GList *l = members; l; l = l->next)
        check_node (json_object_get_member (object, l->data));
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING
           && !g_utf8_validate (json_node_get_string (node), -1, NULL))
    fuzz_fail ("text that is not UTF-8");
}

static void
check_scan (JsonNode *card)
{
  g_autofree char *text = vouch_json_print (card, TRUE);
  g_autoptr (GError) error = NULL;

  if (!vouch_json_scan (text, strlen (text), VOUCH_JSON_MAX_CARD, &error))
    fuzz_fail ("The card is not taken back: %s", error->message);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  for (VouchImportKind kind = VOUCH_IMPORT_KIND_AUTO; kind <= VOUCH_IMPORT_KIND_MARKDOWN; kind++)
    {
      g_autoptr (VouchImportReport) report = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) card
          = vouch_import ((const char *) bytes, length, kind, &report, &error);

      if (!card != !!error || !card != !report)
        fuzz_fail ("neither a card with its report nor an error");
      if (!card)
        continue;
      check_node (card);
      check_scan (card);
    }
  return 0;
}
