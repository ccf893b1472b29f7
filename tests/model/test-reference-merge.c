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

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_chain),
  };

  return vouch_test_run ("reference-merge", tests);
}
