/* fuzz-change.c: whatever reads as a change is written the same, and fits a card as a whole or not at
 * all; what fits is taken back to the byte.
 *
 * A change comes from outside in a note's suggestion and in a journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-model.h"

static const char small_card[]
    = "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"card\",\"kind\":\"scorecard\","
      "\"title\":\"\",\"article\":{\"title\":\"\"},\"sections\":[{\"id\":\"a\",\"role\":\"risks\","
      "\"title\":\"\",\"statements\":[{\"id\":\"s\",\"text\":\"\",\"origin\":\"imported\","
      "\"citations\":[{\"id\":\"c\",\"reference\":\"r\"}]},{\"id\":\"t\",\"text\":\"x\","
      "\"citations\":[]}]},{\"id\":\"b\",\"role\":\"other\",\"title\":\"\",\"sections\":[]}],"
      "\"references\":[{\"id\":\"r\"}],\"notes\":[{\"id\":\"n\",\"on\":\"s\",\"body\":\"\","
      "\"replies\":[]}]}";

static VouchDocument *
open_card (void)
{
  g_autoptr (JsonNode) json
      = vouch_json_parse (small_card, strlen (small_card), VOUCH_JSON_MAX_CARD, NULL);
  g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL);

  return vouch_document_new (VOUCH_CARD (card));
}

static char *
print_card (VouchDocument *document)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));

  return vouch_json_print (json, FALSE);
}

static char *
print_change (VouchChange *change)
{
  g_autoptr (JsonNode) json = vouch_change_to_json (change);

  return vouch_json_print (json, FALSE);
}

static void
read_again (VouchChange *change)
{
  g_autofree char *text = print_change (change);
  g_autoptr (JsonNode) json
      = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  g_autoptr (VouchChange) again = json ? vouch_change_new_from_json (json, NULL) : NULL;
  g_autofree char *once_more = again ? print_change (again) : NULL;

  if (g_strcmp0 (text, once_more) != 0)
    fuzz_fail ("%s\nreads as\n%s", text, once_more);
}

/* Undo may leave an empty list written where there was none. */
static void
drop_empty_lists (char *text)
{
  static const char *const lists[]
      = { ",\"statements\":[]", ",\"sections\":[]", ",\"items\":[]", ",\"citations\":[]",
          ",\"replies\":[]" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (char *at = strstr (text, lists[i]); at; at = strstr (text, lists[i]))
      memmove (at, at + strlen (lists[i]), strlen (at + strlen (lists[i])) + 1);
}

static void
apply (VouchChange *change, gboolean is_person)
{
  g_autoptr (VouchDocument) document = open_card ();
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autoptr (VouchCitationIndex) index = vouch_citation_index_new (document);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = print_card (document);
  g_autofree char *after = NULL;
  gboolean is_done = is_person ? vouch_document_edit (document, change, &error)
                               : vouch_document_apply (document, change, &error);

  g_assert (is_done == (error == NULL));
  while (vouch_history_undo (history))
    ;
  after = print_card (document);
  drop_empty_lists (before);
  drop_empty_lists (after);
  if (!vouch_change_is_record (change) && !g_str_equal (after, before))
    fuzz_fail ("%s\nbecomes\n%s", before, after);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  g_autoptr (JsonNode) json = vouch_json_parse ((const char *) bytes, length, 64 * 1024, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchChange) change = json ? vouch_change_new_from_json (json, &error) : NULL;

  if (!json)
    return 0;
  g_assert ((change == NULL) == (error != NULL));
  if (!change)
    return 0;
  read_again (change);
  apply (change, FALSE);
  apply (change, TRUE);
  return 0;
}
