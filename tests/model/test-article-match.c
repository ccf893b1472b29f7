/* test-article-match.c: title, first author and year of two papers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-article-match.h"
#include "vouch-article-people.h"

#define AI "Exploring the Integration of Generative AI in Psychiatry"

static const struct
{
  const char *wanted; /* title|families with commas|year */
  const char *found;
  const char *likeness; /* of title, author, year: = ~ x ? */
  gboolean is_good;
} cases[] = {
  { AI "|Kim|2026", AI "|Kim|2026", "===", TRUE },
  { AI "|Kim|2026", "EXPLORING the integration of Generative AI in psychiatry.|Kim,Lee|2026", "===", TRUE },
  { AI "|Kim|2026", AI ": A Survey of Clinicians|Kim|2026", "~==", TRUE },
  { AI ": A Survey|Kim|2026", AI "|Kim|2025", "~=~", TRUE },
  { AI "|Kim|2026", "Exploring Integration of Generative AI Within Psychiatry|Kim|2026", "~==", TRUE },
  { AI "||", AI "|Kim|2026", "=??", TRUE },
  { AI "|Kim|2026", AI "|Lee,Kim|2026", "=~=", TRUE },
  { AI "|Müller|2026", AI "|Muller|2026", "===", TRUE },
  { AI "|van der Berg|2026", AI "|Berg|2026", "===", TRUE },
  { AI "|Berg|2026", AI "|Vandenberg|2026", "=x=", TRUE },
  { AI "|Berg|2026", AI "|Vandenberg|2019", "=xx", FALSE },
  { AI "|Kim|2026", "Reply to: " AI "|Kim|2026", "x==", FALSE },
  { AI "|Kim|2026", "Generative AI in Dentistry|Kim|2026", "x==", FALSE },
  { AI "|Kim|2026", "The Use of Lenses|Kim|2026", "x==", FALSE },
  { "Dry Eye|Kim|2026", "Dry Eye in Children|Kim|2026", "x==", FALSE },
  { "Dry Eye|Kim|2026", "Dry eye|Kim|2026", "===", TRUE },
  { "|Kim|2026", AI "|Kim|2026", "?==", FALSE },
  { "Don’t stop the drops too early|Kim|2024", "Don't Stop the Drops Too Early!|Kim|2024", "===", TRUE },
  { "干眼症的治疗|李|2024", "干眼症的治疗|李|2024", "===", TRUE },
};

static JsonObject *
make (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", 3);
  g_auto (GStrv) families = g_strsplit (parts[1], ",", -1);
  g_autoptr (GString) json = g_string_new ("{'type':'article-journal'");
  g_autoptr (JsonNode) node = NULL;

  if (*parts[0])
    g_string_append_printf (json, ",'title':'%s'", g_strdelimit (parts[0], "'", 0x60));
  if (*parts[1])
    {
      g_string_append (json, ",'author':[");
      for (guint i = 0; families[i]; i++)
        g_string_append_printf (json, "%s{'family':'%s','given':'A'}", i ? "," : "", families[i]);
      g_string_append_c (json, ']');
    }
  if (*parts[2])
    g_string_append_printf (json, ",'issued':{'date-parts':[[%s]]}", parts[2]);
  g_string_append_c (json, '}');
  node = vouch_test_parse (json->str);
  return json_object_ref (json_node_get_object (node));
}

static void
test_cases (void **state)
{
  static const char signs[] = "?=~x";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) wanted = make (cases[i].wanted);
      g_autoptr (JsonObject) found = make (cases[i].found);
      VouchArticleMatch match = vouch_article_match (wanted, found);
      const char likeness[]
          = { signs[match.title], signs[match.author], signs[match.year], '\0' };

      if (!g_str_equal (likeness, cases[i].likeness) || match.is_good != cases[i].is_good)
        fail_msg ("%s / %s: %s, %.2f, %s", cases[i].wanted, cases[i].found, likeness, match.score,
                  match.is_good ? "good" : "not good");
      assert_true (match.score >= 0 && match.score <= 1);
    }
}

/* What fits better comes first. */
static void
test_order (void **state)
{
  g_autoptr (JsonObject) wanted = make (AI "|Kim|2026");
  static const char *const falling[] = {
    AI "|Kim|2026", AI "|Kim|2025", AI "|Lee,Kim|2026", AI ": A Survey|Kim|2026", "Other things|Lee|2001",
  };
  double last = 2;

  for (gsize i = 0; i < G_N_ELEMENTS (falling); i++)
    {
      g_autoptr (JsonObject) found = make (falling[i]);
      VouchArticleMatch match = vouch_article_match (wanted, found);

      assert_true (match.score < last);
      last = match.score;
    }
}

static void
test_title_in_text (void **state)
{
  assert_true (vouch_article_title_is_in (AI, "J Psych 2026\nEXPLORING the Integration\nof generative "
                                              "AI in psychiatry\nA. Kim"));
  assert_false (vouch_article_title_is_in (AI, "Generative AI in dentistry"));
  assert_false (vouch_article_title_is_in ("Dry eye", "Dry eye is common."));
  assert_false (vouch_article_title_is_in ("", "Anything at all is in here"));
}

static const struct
{
  const char *names;
  const char *listed; /* families with commas */
  const char *counts; /* named, listed, common */
} people[] = {
  { "Myungsung Kim|Yoosuk An|Min Jeon", "Kim,An", "3 2 2" },
  { "Kim Myungsung|An YS", "An,Kim", "2 2 2" },
  { "Minh Kim|Sora Kim", "Kim,Kim,Kim", "2 3 2" },
  { "Jan van der Berg", "Berg", "1 1 1" },
  { "J. Berg", "van der Berg", "1 1 1" },
  { "Ana García López", "García", "1 1 1" },
  { "M. López", "García López", "1 1 1" },
  { "Jürgen Müller", "Muller", "1 1 1" },
  { "Pat O’Neill", "ONeill", "1 1 1" },
  { "Wei Li", "Lin", "1 1 0" },
  { "Vincent de Vries", "de Groot", "1 1 0" },
  { "李明", "李", "1 1 1" },
  { "Ana Gil|MD|for the Tear Film Study Group", "Gil", "1 1 1" },
  { "", "Gil", "0 1 0" },
};

static void
test_people (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_auto (GStrv) names = g_strsplit (people[i].names, "|", -1);
      g_autofree char *text = g_strdup_printf ("|%s|", people[i].listed);
      g_autoptr (JsonObject) csl = make (text);
      VouchArticlePeople found = vouch_article_compare_people (
          (const char *const *) names, json_object_get_array_member (csl, "author"));
      g_autofree char *counts
          = g_strdup_printf ("%u %u %u", found.n_named, found.n_listed, found.n_common);

      if (!g_str_equal (counts, people[i].counts))
        fail_msg ("%s / %s: %s", people[i].names, people[i].listed, counts);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_order),
    cmocka_unit_test (test_title_in_text),
    cmocka_unit_test (test_people),
  };

  return vouch_test_run ("article-match", tests);
}
