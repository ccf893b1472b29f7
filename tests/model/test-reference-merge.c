/* test-reference-merge.c: what names one work becomes one reference, with what each knew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reading.h"

#include "vouch-reference-merge.h"

#define TITLE "\"title\":\"A trial of something\""
#define TOLD TITLE ",\"author\":[{\"family\":\"Kim\"}],\"issued\":{\"date-parts\":[[2020]]}"

static const struct
{
  const char *name;
  const char *first;
  const char *second;
  const char *merged; /* NULL: they stay two */
} cases[] = {
  { "one DOI", "{\"type\":\"document\",\"DOI\":\"10.1000/A\",\"volume\":\"3\"}",
    "{\"type\":\"article-journal\",\"DOI\":\"10.1000/a\",\"volume\":\"4\",\"issue\":\"2\"}",
    "{\"type\":\"article-journal\",\"DOI\":\"10.1000/A\",\"volume\":\"3\",\"issue\":\"2\"}" },
  { "one title", "{" TITLE ",\"author\":[{\"family\":\"Kim\",\"given\":\"M.\"}],\"issued\":{\"date-parts\":[[2020]]}}",
    "{\"title\":\"A Trial of <i>Something</i>.\",\"author\":[{\"family\":\"Kim\",\"given\":\"Min-Soo\"}],"
    "\"issued\":{\"date-parts\":[[2020,5]]},\"PMID\":\"7\"}",
    "{" TITLE ",\"author\":[{\"family\":\"Kim\",\"given\":\"Min-Soo\"}],\"issued\":{\"date-parts\":[[2020,5]]},\"PMID\":\"7\"}" },
  { "two years", "{" TITLE ",\"issued\":{\"date-parts\":[[2020]]}}", "{" TITLE ",\"issued\":{\"date-parts\":[[2021]]}}", NULL },
  { "two authors", "{" TITLE ",\"author\":[{\"family\":\"Kim\"}]}", "{" TITLE ",\"author\":[{\"family\":\"Lee\"}]}", NULL },
  { "two DOIs", "{" TOLD ",\"DOI\":\"10.1000/a\"}", "{" TOLD ",\"DOI\":\"10.1000/b\"}", NULL },
  { "two pages", "{" TOLD ",\"page\":\"1\"}", "{" TOLD ",\"page\":\"2\"}", NULL },
  { "a thesis and its article", "{" TOLD ",\"type\":\"thesis\"}", "{" TOLD ",\"type\":\"article-journal\"}", NULL },
  { "nobody says when", "{" TITLE ",\"author\":[{\"family\":\"Kim\"}]}", "{" TITLE ",\"author\":[{\"family\":\"Kim\"}]}", NULL },
  { "a short title", "{\"title\":\"Editorial\"}", "{\"title\":\"Editorial\"}", NULL },
  { "by PMID", "{\"title\":\"One\",\"PMID\":\"5\"}", "{\"title\":\"Two\",\"PMID\":\"5\"}", "{\"title\":\"One\",\"PMID\":\"5\"}" },
};

static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  assert_non_null (node);
  return json_node_dup_object (node);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
      g_autoptr (JsonNode) expected = cases[i].merged ? json_from_string (cases[i].merged, NULL) : NULL;
      g_autoptr (JsonNode) read = NULL;

      vouch_reference_batch_add (batch, parse (cases[i].first), 1);
      vouch_reference_batch_add (batch, parse ("{\"title\":\"Another one altogether\"}"), 5);
      vouch_reference_batch_add (batch, parse (cases[i].second), 9);
      if (vouch_reference_batch_merge (batch) != (cases[i].merged ? 1 : 0))
        fail_msg ("%s", cases[i].name);
      assert_int_equal (batch->items->len, cases[i].merged ? 2 : 3);
      assert_int_equal (batch->lines->len, batch->items->len);
      assert_int_equal (batch->troubles->len, cases[i].merged ? 1 : 0);
      if (!cases[i].merged)
        continue;
      read = json_node_init_object (json_node_alloc (), batch->items->pdata[0]);
      if (!vouch_json_equal (read, expected))
        fail_msg ("%s: not what each knew", cases[i].name);
    }
}

/* The third one ties together what the first two did not know of each other. */
static void
test_chain (void **state)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

  vouch_reference_batch_add (batch, parse ("{\"DOI\":\"10.1000/a\"}"), 1);
  vouch_reference_batch_add (batch, parse ("{\"DOI\":\"10.1000/a\",\"PMID\":\"5\"}"), 2);
  vouch_reference_batch_add (batch, parse ("{\"PMID\":\"5\",\"volume\":\"1\"}"), 3);
  assert_int_equal (vouch_reference_batch_merge (batch), 2);
  assert_string_equal (vouch_json_get_text (batch->items->pdata[0], "volume"), "1");
}

/* A number that was copied from one record into the next: no paper is lost, and it is told. */
static void
test_other_title (void **state)
{
  static const struct
  {
    const char *first;
    const char *second;
    gboolean are_two;
  } titles[] = {
    { "Rheumatoid arthritis: national guideline for adults", "Title for some article", TRUE },
    { "Dust and bakers in Europe", "Dust and bakers in Europe: a randomised trial", FALSE },
    { "Dust and bakers in Europe", "Bakers and dust", FALSE },
    { "Effekte von Staub auf die Lunge", "[Effects of dust on the lung]", FALSE },
    { "Dust and bakers in Europe", "Reply", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
      g_autofree char *first = g_strdup_printf ("{\"title\":\"%s\",\"PMID\":\"5\"}", titles[i].first);
      g_autofree char *second = g_strdup_printf ("{\"title\":\"%s\",\"PMID\":\"5\"}", titles[i].second);
      const VouchReferenceTrouble *trouble;

      vouch_reference_batch_add (batch, parse (first), 1);
      vouch_reference_batch_add (batch, parse (second), 9);
      if (vouch_reference_batch_merge (batch) != (titles[i].are_two ? 0 : 1))
        fail_msg ("%s: %s", titles[i].first, titles[i].second);
      assert_int_equal (batch->troubles->len, 1);
      trouble = batch->troubles->pdata[0];
      assert_int_equal (trouble->line, 9);
      assert_false (trouble->is_lost);
      if (titles[i].are_two)
        assert_non_null (strstr (trouble->message, "PMID"));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_chain),
    cmocka_unit_test (test_other_title),
  };

  return vouch_test_run ("reference-merge", tests);
}
