/* test-passage-places.c: the places where a quote stands, and one of them chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-anchor.h"
#include "vouch-json.h"
#include "vouch-passage-places.h"
#include "vouch-source-store.h"

#define WELL "The drug was well tolerated."

static char *
keep (const char *text)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, text, -1, NULL));
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  assert_non_null (source);
  vouch_test_remove_folder (folder);
  return g_strdup (source->digest);
}

static const struct
{
  const char *text;
  const char *quote;
  guint n;
  guint n_only;
} cases[] = {
  { "In the first arm: " WELL " In the second arm: " WELL " The end.", WELL, 2, 2 },
  { "In the first arm: " WELL " The end.", WELL, 1, 1 },
  { "Nothing of the kind stands here, in all these words.", WELL, 0, 0 },
  { "Of 40 patients: " WELL " Of 41 patients: " WELL " Of 42 patients: " WELL, WELL, 3, 3 },
  /* 32 characters are the same, and what tells them apart is further off */
  { "The first arm had ninety-one people who slept at home every night. " WELL " That is all there is to say.\n"
    "The second group had ninety-one people who slept at home every night. " WELL " That is all there is to say.",
    WELL, 2, 2 },
  /* nothing tells the five rows in the middle apart: all around them is the same */
  { "a b c d e f g h i j k l m n o p q r s t u v w x y z\n" WELL "\n" WELL "\n" WELL "\n" WELL "\n" WELL
    "\n" WELL "\n" WELL "\n" WELL "\n" WELL "\n" WELL "\n" WELL "\nThe end.",
    WELL, 11, 6 },
};

static void
test_places (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digest = keep (cases[i].text);
      g_autoptr (JsonNode) quote = vouch_json_new_members ("exact", vouch_json_new_text (cases[i].quote), "source",
                                                           vouch_json_new_text (digest), NULL);
      g_autoptr (VouchPassagePlaces) places = vouch_passage_places_look (quote, NULL);
      guint n_only = 0;
      gsize last = 0;

      assert_non_null (places);
      assert_int_equal (vouch_passage_places_get_size (places), cases[i].n);
      for (guint j = 0; j < cases[i].n; j++)
        {
          const VouchPassagePlace *place = vouch_passage_places_get (places, j);

          assert_true (j == 0 || place->start > last);
          last = place->start;
          assert_string_equal (place->words, cases[i].quote);
          n_only += place->is_only;
        }
      if (cases[i].n_only != n_only)
        fail_msg ("case %u: %u of %u", i, n_only, cases[i].n);
    }
}

/* What is chosen is found from then on, at that place. */
static void
test_chosen_is_found (void **state)
{
  const char *source = "In the first arm: " WELL " In the second arm: " WELL " The end.";
  g_autofree char *digest = keep (source);
  g_autoptr (JsonNode) quote = vouch_json_new_members ("exact", vouch_json_new_text (WELL), "source",
                                                       vouch_json_new_text (digest), NULL);
  g_autoptr (VouchPassagePlaces) places = vouch_passage_places_look (quote, NULL);
  g_autoptr (VouchSourceText) text = vouch_source_text_new (source);
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);

  assert_int_equal (vouch_anchor_find (index, WELL, NULL, NULL).state, VOUCH_ANCHOR_AMBIGUOUS);
  for (guint i = 0; i < 2; i++)
    {
      const VouchPassagePlace *place = vouch_passage_places_get (places, i);
      VouchAnchor anchor = vouch_anchor_find (index, WELL, place->quote->prefix, place->quote->suffix);

      assert_int_equal (anchor.state, VOUCH_ANCHOR_FOUND);
      assert_int_equal (anchor.parts[0].start, place->start);
    }
}

static void
test_gone (void **state)
{
  g_autoptr (JsonNode) gone = vouch_json_new_members ("exact", vouch_json_new_text (WELL), "source",
                                                      vouch_json_new_text ("0000"), NULL);
  g_autoptr (JsonNode) none = vouch_json_new_members ("exact", vouch_json_new_text (WELL), NULL);
  JsonNode *const quotes[] = { gone, none };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autoptr (GError) error = NULL;

      assert_null (vouch_passage_places_look (quotes[i], &error));
      assert_true (g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_places),
    cmocka_unit_test (test_chosen_is_found),
    cmocka_unit_test (test_gone),
  };

  return vouch_test_run ("passage-places", tests);
}
