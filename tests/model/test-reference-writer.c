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

/* Commas and the word between names are BibTeX's own. */
static const char parted[]
    = "[{\"type\":\"article-journal\",\"title\":\"Tea\",\"author\":["
      "{\"family\":\"Blum\",\"given\":\"Kim, formerly L.\"},{\"family\":\"Smith, Jones\",\"given\":\"A.\"},"
      "{\"family\":\"Black And White\",\"given\":\"B.\"},{\"family\":\"Green\",\"given\":\"C. and D.\"},"
      "{\"family\":\"Anders\",\"given\":\"Sand\"}]}]";

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
  check_round (parted, vouch_write_bibtex, VOUCH_REFERENCE_FORMAT_BIBTEX);
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

/* BibTeX counts each brace, whatever stands before it. */
static int
count_braces (const char *text)
{
  int level = 0;

  for (; *text && level >= 0; text++)
    level += *text == '{' ? 1 : *text == '}' ? -1 : 0;
  return level;
}

static const struct
{
  const char *title;
  const char *tex;
} unbalanced[] = {
  { "a { b", "{{a \\textbraceleft{} b}}" },
  { "a } b", "{{a \\textbraceright{} b}}" },
  { "<i>a", "{{\\textit{a}}}" },
  { "a</i> b", "{{a b}}" },
  { "<i>a <b>b</i>", "{{\\textit{a \\textbf{b}}}}" },
  { "</sub></sup>a <i>b</i></i>", "{{a \\textit{b}}}" },
};

static void
test_bibtex_braces (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unbalanced); i++)
    {
      g_autoptr (JsonArray) items = json_array_new ();
      JsonObject *item = json_object_new ();
      g_autofree char *text = NULL;

      json_object_set_string_member (item, "title", unbalanced[i].title);
      json_object_set_string_member (item, "page", "1{-2");
      json_object_set_string_member (item, "note", unbalanced[i].title);
      json_array_add_object_element (items, item);
      text = vouch_write_bibtex (items);
      if (!strstr (text, unbalanced[i].tex) || count_braces (text) != 0)
        fail_msg ("%s became %s", unbalanced[i].title, text);
    }
}

/* So many of one name that trying all numbers for each would last for minutes. */
static void
test_bibtex_equal_keys (void **state)
{
  g_autoptr (JsonArray) items = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, "citation-key", i == 1 ? "k-3" : "k");
      json_array_add_object_element (items, item);
    }
  text = vouch_write_bibtex (items);
  assert_non_null (strstr (text, "{k-3\n"));
  assert_non_null (strstr (text, "{k-4\n"));
  assert_null (strstr (strstr (text, "{k-3\n") + 1, "{k-3\n"));
  assert_non_null (strstr (text, "{k-100000\n"));
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
    cmocka_unit_test (test_ris_lines), cmocka_unit_test (test_nothing), cmocka_unit_test (test_bibtex_braces),
    cmocka_unit_test (test_bibtex_equal_keys),
  };

  return vouch_test_run ("reference-writer", tests);
}
