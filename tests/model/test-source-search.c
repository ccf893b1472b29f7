/* test-source-search.c: words in the text of a source, however it was printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-anchor.h"
#include "vouch-source-search.h"

static const char paper[] = "Eﬀects on the cardio-\nvascular system: a well-known drug\nlowered it by 12.5% (p < .05),\n"
                            "but not by 125 or 12,5. Café owners — “all” of them — agreed. Effects last.";

static const struct
{
  const char *words;
  const char *found; /* of all places, with bars between */
} cases[] = {
  { "drug", "drug" },
  { "DRUG", "drug" },
  { "drug lowered", "drug\nlowered" },
  { "drug  lowered", "drug\nlowered" },
  { "cardiovascular", "cardio-\nvascular" },
  { "well known", "" },
  { "well-known", "well-known" },
  { "wellknown", "well-known" },
  { "12.5", "12.5" },
  { "12.5%", "12.5" },
  { "125", "125" },
  { "p < .05", "p < .05" },
  { "p > .05", "" },
  { "cafe", "Café" },
  { "owners - \"all\" of", "owners — “all” of" },
  { "\"all\" of", "all” of" },
  { "effects", "Eﬀects|Effects" },
  { "ug lo", "ug\nlo" },
  { "owner", "owner" },
  { "nothing", "" },
  { "—", "" },
  { "", "" },
};

static char *
list_found (VouchSourceText *text, GArray *found)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      VouchAnchorPart *part = &g_array_index (found, VouchAnchorPart, i);
      g_autofree char *words = vouch_source_text_dup_part (text, part->start, part->end);

      g_string_append_printf (list, "%s%s", i > 0 ? "|" : "", words);
    }
  return g_string_free (list, FALSE);
}

static void
test_found (void **state)
{
  g_autoptr (VouchSourceText) text = vouch_source_text_new (paper);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = vouch_source_search (text, cases[i].words);
      g_autofree char *list = list_found (text, found);

      if (strcmp (list, cases[i].found) != 0)
        fail_msg ("“%s”: “%s” instead of “%s”", cases[i].words, list, cases[i].found);
    }
}

static void
test_many (void **state)
{
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (VouchSourceText) text = NULL;
  g_autoptr (GArray) found = NULL;

  for (guint i = 0; i < 2 * VOUCH_SOURCE_SEARCH_MOST; i++)
    g_string_append (long_text, "a b ");
  text = vouch_source_text_new (long_text->str);
  found = vouch_source_search (text, "b");
  assert_int_equal (found->len, VOUCH_SOURCE_SEARCH_MOST);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_found),
    cmocka_unit_test (test_many),
  };

  return vouch_test_run ("source-search", tests);
}
