/* test-find.c: words are found in every printed text, in the card's order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-find.h"
#include "vouch-json.h"

static const char card_json[]
    = "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"card\",\"kind\":\"scorecard\","
      "\"language\":\"en\",\"title\":\"Sleep and mood\",\"people\":[],\"drafting\":\"unknown\","
      "\"article\":{\"title\":\"Sleep in the article\",\"authors\":[],\"type\":\"trial\"},"
      "\"sections\":[{\"id\":\"s\",\"role\":\"key-highlights\",\"title\":\"On sleep\",\"statements\":["
      "{\"id\":\"a\",\"text\":\"Na\xc3\xafve sleepers sleep\xe2\x80\x94" "and don\xe2\x80\x99t wake.\",\"origin\":\"written\",\"citations\":[]},"
      "{\"id\":\"b\",\"text\":\"aaaa\",\"label\":\"sleep\",\"origin\":\"written\",\"citations\":[]}]}],"
      "\"references\":[],\"notes\":[]}";

static const struct
{
  const char *words;
  const char *places; /* node from-to, … */
} cases[] = {
  { "sleep", "card 0-5, s 3-8, a 6-11, a 15-20" },
  { "SLEEP", "card 0-5, s 3-8, a 6-11, a 15-20" },
  { "mood", "card 10-14" },
  { "NA\xc3\x8fVE", "a 0-5" },
  { "don't", "a 25-30" },
  { "sleep-and", "a 15-24" },
  { "aa", "b 0-2, b 2-4" },
  { "aaaaa", "" },
  { "in the article", "" },
  { "", "" },
  { "k", "a 33-34" },
};

static char *
describe (GPtrArray *found)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const VouchFound *place = found->pdata[i];

      g_string_append_printf (text, "%s%s %u-%u", i > 0 ? ", " : "", place->node, place->from,
                              place->to);
    }
  return g_string_free (text, FALSE);
}

static void
test_places (void **state)
{
  g_autoptr (JsonNode) json
      = vouch_json_parse (card_json, sizeof card_json - 1, sizeof card_json, NULL);
  g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL);

  assert_non_null (card);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = vouch_find (VOUCH_CARD (card), cases[i].words);
      g_autofree char *places = describe (found);

      assert_string_equal (places, cases[i].places);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_places),
  };

  return vouch_test_run ("find", tests);
}
