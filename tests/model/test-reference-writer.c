/* test-reference-writer.c: what is written is read again as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reference-cases.h"

#include "vouch-reference-writer.h"

/* Each is what a round through either format must keep; members apart by the format that lacks them. */
static const char article[]
    = "[{\"type\":\"article-journal\",\"title\":\"Tea & heart: 5% of {all} _x_ #1\","
      "\"author\":[{\"family\":\"Blum\",\"given\":\"Kim L.\"},{\"literal\":\"TEA Study Group\"},"
      "{\"family\":\"King\",\"given\":\"M. L.\",\"suffix\":\"Jr\"}],"
      "\"issued\":{\"date-parts\":[[2020,5]]},\"container-title\":\"The Journal of Tea\","
      "\"container-title-short\":\"J Tea\",\"volume\":\"12\",\"issue\":\"3\",\"page\":\"476-481\","
      "\"DOI\":\"10.1000/x_1(2)\",\"PMID\":\"123\",\"PMCID\":\"PMC99\",\"ISSN\":\"0028-0836\",\"language\":\"en\","
      "\"abstract\":\"Half of the tea.\",\"URL\":\"https://a.example/b?c=1&d=2\"}]";

static const char chapter[] = "[{\"type\":\"chapter\",\"title\":\"Green tea\","
                              "\"author\":[{\"family\":\"Müller\",\"given\":\"Ö.\"}],"
                              "\"editor\":[{\"family\":\"Ed\",\"given\":\"A.\"}],"
                              "\"issued\":{\"date-parts\":[[1999]]},\"container-title\":\"A handbook\","
                              "\"publisher\":\"Press\",\"publisher-place\":\"Oxford\",\"ISBN\":\"9780306406157\","
                              "\"page\":\"e12\"}]";

typedef char *(*Writer) (JsonArray *items);

static void
check_round (const char *json, Writer write, VouchReferenceFormat format)
{
  g_autoptr (JsonNode) root = vouch_json_parse (json, strlen (json), 100000, NULL);
  JsonArray *items = vouch_json_node_array (root);
  JsonObject *item = vouch_json_array_object (items, 0);
  g_autofree char *text = write (items);
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  g_autoptr (GList) members = json_object_get_members (item);

  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_AUTO, text, strlen (text), NULL));
  assert_int_equal (batch->items->len, 1);
  assert_int_equal (batch->troubles->len, 0);
  for (GList *l = members; l; l = l->next)
    {
      g_autofree char *was = reference_case_member (item, l->data);
      g_autofree char *is = reference_case_member (batch->items->pdata[0], l->data);

      if (g_strcmp0 (was, is) != 0)
        fail_msg ("%d: %s was %s and is %s in\n%s", format, (char *) l->data, was, is, text);
    }
}

static void
test_ris (void **state)
{
  check_round (article, vouch_write_ris, VOUCH_REFERENCE_FORMAT_RIS);
  check_round (chapter, vouch_write_ris, VOUCH_REFERENCE_FORMAT_RIS);
}

static void
test_bibtex (void **state)
{
  check_round (article, vouch_write_bibtex, VOUCH_REFERENCE_FORMAT_BIBTEX);
  check_round (chapter, vouch_write_bibtex, VOUCH_REFERENCE_FORMAT_BIBTEX);
}

/* Markup that BibTeX has words for, and keys that must differ. */
static void
test_bibtex_peculiar (void **state)
{
  static const char json[] = "[{\"title\":\"<i>E. coli</i> in H<sub>2</sub>O\",\"author\":[{\"family\":\"Müller\"}],"
                             "\"issued\":{\"date-parts\":[[2020]]}},"
                             "{\"title\":\"B\",\"author\":[{\"family\":\"Müller\"}],\"issued\":{\"date-parts\":[[2020]]}},"
                             "{\"title\":\"C\",\"citation-key\":\"my,key}\"}]";
  g_autoptr (JsonNode) root = vouch_json_parse (json, strlen (json), 100000, NULL);
  g_autofree char *text = vouch_write_bibtex (vouch_json_node_array (root));

  assert_non_null (strstr (text, "\\textit{E. coli} in H\\textsubscript{2}O"));
  assert_non_null (strstr (text, "{Muller2020,"));
  assert_non_null (strstr (text, "{Muller2020-2,"));
  assert_non_null (strstr (text, "{mykey,"));
}

/* A value that would begin a tag of its own can't. */
static void
test_ris_lines (void **state)
{
  static const char json[] = "[{\"title\":\"A\\nER  - \",\"note\":\"x\\r\\nTY  - BOOK\"}]";
  g_autoptr (JsonNode) root = vouch_json_parse (json, strlen (json), 100000, NULL);
  g_autofree char *text = vouch_write_ris (vouch_json_node_array (root));
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_RIS, text, strlen (text), NULL));
  assert_int_equal (batch->items->len, 1);
}

static void
test_nothing (void **state)
{
  g_autofree char *ris = vouch_write_ris (NULL);
  g_autofree char *bibtex = vouch_write_bibtex (NULL);

  assert_string_equal (ris, "");
  assert_string_equal (bibtex, "");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_ris),       cmocka_unit_test (test_bibtex),  cmocka_unit_test (test_bibtex_peculiar),
    cmocka_unit_test (test_ris_lines), cmocka_unit_test (test_nothing),
  };

  return vouch_test_run ("reference-writer", tests);
}
