/* test-import-nothing-lost.c: every line is in the card or told as dropped.
 *
 * Over all fixtures, whole and mutated: lines shuffled, cut and doubled, pages
 * broken off within and between lines, bytes struck at random. The seed is fixed,
 * so that a failure can be repeated; the fuzzer goes on where this ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-import-heading.h"
#include "vouch-import-markdown.h"
#include "vouch-import.h"

#define ROUNDS 250
/* Of a glance table, folded. */
#define HEAD "categorydetail"

static const char *const fixtures[] = {
  "scorecard-generative-ai-psychiatry.txt",
  "import/flat-markdown.md",
  "import/headed-markdown.md",
  "import/copied-page.txt",
  "import/wrapped-mail.txt",
  "import/letters-dotted.txt",
};

/* --- what the card says ----------------------------------------------- */

static void
append_text (GString *all, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        append_text (all, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_members (json_node_get_object (node));

      for (GList *l = members; l; l = l->next)
        if (!g_str_equal (l->data, "id") && !g_str_equal (l->data, "reference"))
          append_text (all, json_object_get_member (json_node_get_object (node), l->data));
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *folded = vouch_import_heading_fold (json_node_get_string (node));

      g_string_append (all, folded);
    }
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_string_append_printf (all, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

/* All the letters and digits of the card, without spaces: "Key MechanismsPatient"
 * of a glued line stands there as label and text do. */
static char *
collect_card (JsonNode *card)
{
  GString *all = g_string_new (NULL);

  append_text (all, card);
  g_string_replace (all, " ", "", 0);
  return g_string_free (all, FALSE);
}

/* --- what is asked of each line --------------------------------------- */

static gboolean
is_date (VouchImportEntry *entry)
{
  return g_str_equal (vouch_import_entry_get_message (entry), "Date of the article")
         || g_str_equal (vouch_import_entry_get_message (entry), "Byline");
}

/* A note stands at the first of the lines that belong together. */
static char *
collect_notes (GListModel *entries)
{
  GString *notes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VouchImportEntry) entry = g_list_model_get_item (entries, i);

      if (vouch_import_entry_get_fate (entry) == VOUCH_IMPORT_FATE_TOLD)
        {
          const char *message = vouch_import_entry_get_message (entry);
          g_autofree char *folded = vouch_import_heading_fold (message);

          g_string_append (notes, folded);
        }
    }
  g_string_replace (notes, " ", "", 0);
  return g_string_free (notes, FALSE);
}

/* Words that only say what a line is. */
static gboolean
is_said_otherwise (const char *word)
{
  static const char *const words[]
      = { "by",       "and",       "published", "min",    "read", "author",        "title",
          "clinical", "scorecard", "category",  "detail", "x",    "categorydetail",
          "minutes",  "reading",   "time",      "for",
          /* a tag, a column of sources and a remark in the margin, which became markers */
          "ref",      "tbd",       "comment",   "jw1",
          /* letters of a list */
          "a",        "b",         "i",         "ii",
          /* a word processor's bullets */
          "o",        "ø",         "ü" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return g_ascii_isdigit (*word) && strlen (word) <= 3
         && strspn (word, "0123456789") == strlen (word);
}

/* A whole table on one line: the end of one cell is glued to the next one's label. */
static gboolean
is_glued (const char *card, const char *word)
{
  for (gsize cut = 1; cut < strlen (word); cut++)
    {
      g_autofree char *first = g_strndup (word, cut);

      if (strstr (card, first) && strstr (card, word + cut))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_card (const char *card, const char *word, gboolean is_table)
{
  return strstr (card, word) || (is_table && is_glued (card, word));
}

/* "[1", "2]", "¹", "inflammation¹": the number of a reference became a citation, its word stays. */
static gboolean
is_cited (const char *card, const char *word)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?:\\[[\\d,;–-]*\\]?|[\\d,;–-]*\\]|[⁰¹²³⁴-⁹⁻–,-]+|\\^\\d+\\^|\\[\\^\\d+\\])$", 0, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (regex, word, -1, 0, "", 0, NULL);

  return !g_str_equal (bare, word) && strstr (card, bare);
}

static void
check_words (VouchImportEntry *entry, GListModel *entries, const char *card)
{
  g_autoptr (VouchImportText) text
      = vouch_import_markdown_read (vouch_import_entry_get_text (entry));
  g_autofree char *folded = vouch_import_heading_fold (text->text->str);
  g_autofree char *notes = NULL;
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gboolean is_table = g_str_has_prefix (folded, HEAD);

  for (guint i = 0; words[i]; i++)
    {
      const char *word = is_table && i == 0 ? words[i] + strlen (HEAD) : words[i];

      if (*word == '\0' || is_said_otherwise (word) || is_in_card (card, word, is_table)
          || is_cited (card, word))
        continue;
      if (notes == NULL)
        notes = collect_notes (entries);
      if (strstr (notes, word) == NULL)
        fail_msg ("Line %u, “%s”: “%s” is nowhere", vouch_import_entry_get_line (entry),
                  vouch_import_entry_get_text (entry), word);
    }
}

static void
check_entries (JsonNode *card, VouchImportReport *report)
{
  g_autofree char *all = collect_card (card);
  GListModel *entries = G_LIST_MODEL (report);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VouchImportEntry) entry = g_list_model_get_item (entries, i);

      assert_true (*vouch_import_entry_get_message (entry) != '\0');
      if (vouch_import_entry_get_fate (entry) == VOUCH_IMPORT_FATE_TAKEN && !is_date (entry))
        check_words (entry, entries, all);
    }
}

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  guint count = 0;

  for (guint i = 0; lines[i]; i++)
    count += *g_strstrip (lines[i]) != '\0';
  return count;
}

/* Each line that is not blank has exactly one entry, in order. */
static void
check_lines (const char *page, VouchImportReport *report)
{
  GListModel *entries = G_LIST_MODEL (report);
  guint lines = 0;
  guint last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VouchImportEntry) entry = g_list_model_get_item (entries, i);

      if (vouch_import_entry_get_fate (entry) == VOUCH_IMPORT_FATE_TOLD)
        continue;
      lines++;
      assert_true (vouch_import_entry_get_line (entry) > last);
      last = vouch_import_entry_get_line (entry);
    }
  assert_int_equal (lines, count_lines (page));
}

/* --- what is asked of the card ---------------------------------------- */

static void
check_statement (JsonObject *statement)
{
  const char *text = json_object_get_string_member (statement, "text");
  gint64 length = g_utf8_strlen (text, -1);
  JsonArray *marks;

  assert_true (g_utf8_validate (text, -1, NULL));
  assert_null (strstr (text, "(ensure sourced)"));
  assert_null (strstr (text, "  "));
  if (json_object_has_member (statement, "marker"))
    {
      JsonObject *marker = json_object_get_object_member (statement, "marker");

      assert_in_range (json_object_get_int_member (marker, "at"), 0, length);
      assert_true (*json_object_get_string_member (marker, "text") != '\0');
    }
  if (!json_object_has_member (statement, "marks"))
    return;
  marks = json_object_get_array_member (statement, "marks");
  for (guint i = 0; i < json_array_get_length (marks); i++)
    {
      JsonObject *mark = json_array_get_object_element (marks, i);

      assert_true (json_object_get_int_member (mark, "from")
                   < json_object_get_int_member (mark, "to"));
      assert_in_range (json_object_get_int_member (mark, "to"), 1, length);
    }
}

static void
check_sections (JsonArray *sections, GHashTable *ids)
{
  for (guint i = 0; i < json_array_get_length (sections); i++)
    {
      JsonObject *section = json_array_get_object_element (sections, i);
      JsonArray *statements;

      assert_true (
          g_hash_table_add (ids, (gpointer) json_object_get_string_member (section, "id")));
      assert_non_null (json_object_get_string_member (section, "title"));
      if (json_object_has_member (section, "sections"))
        check_sections (json_object_get_array_member (section, "sections"), ids);
      if (!json_object_has_member (section, "statements"))
        continue;
      statements = json_object_get_array_member (section, "statements");
      for (guint k = 0; k < json_array_get_length (statements); k++)
        {
          JsonObject *statement = json_array_get_object_element (statements, k);

          assert_true (
              g_hash_table_add (ids, (gpointer) json_object_get_string_member (statement, "id")));
          check_statement (statement);
        }
    }
}

static guint
count_markers (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  guint count = 0;

  for (const char *p = lower; (p = strstr (p, "ensure sourced")); p++)
    count++;
  return count;
}

static guint
count_markers_in (JsonNode *card)
{
  g_autofree char *json = json_to_string (card, FALSE);

  return count_markers (json);
}

static void
check_card (JsonNode *card)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  assert_true (json_node_is_immutable (card));
  check_sections (json_object_get_array_member (json_node_get_object (card), "sections"), ids);
}

/* Returns whether there was a scorecard left in it. */
static gboolean
check_page (const char *page, gsize length, gboolean is_text)
{
  g_autoptr (VouchImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) card = vouch_import (page, length, VOUCH_IMPORT_KIND_AUTO, &report, &error);

  if (card == NULL)
    {
      assert_int_equal (error->domain, VOUCH_IMPORT_ERROR);
      return FALSE;
    }
  check_card (card);
  check_entries (card, report);
  if (is_text)
    check_lines (page, report);
  return TRUE;
}

static void
test_whole (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      gsize length;
      g_autofree char *page = vouch_test_read_fixture (fixtures[i], &length);
      g_autoptr (JsonNode) card = vouch_import (page, length, VOUCH_IMPORT_KIND_AUTO, NULL, NULL);

      assert_true (check_page (page, length, TRUE));
      assert_int_equal (count_markers_in (card), count_markers (page));
    }
}

/* Cuts each page at so many places: all line ends, and others evenly between them. */
#define CUTS 150

static gboolean
is_cut (const char *page, gsize at, gsize length)
{
  gsize step = MAX (length / CUTS, 1);

  return at % step == 0 || at + 2 >= length || page[at] == '\n' || (at > 0 && page[at - 1] == '\n');
}

/* And those of test-import-pages.c, which says of each what the card must be. */
static void
test_pages (void **state)
{
  g_autofree char *folder = vouch_test_fixture ("import/pages");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename ("import/pages", name, NULL);
      gsize length;
      g_autofree char *page = vouch_test_read_fixture (path, &length);

      if (!g_str_has_suffix (name, ".read"))
        assert_true (check_page (page, length, TRUE));
    }
}

static void
test_broken_off (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      gsize length;
      g_autofree char *page = vouch_test_read_fixture (fixtures[i], &length);
      guint cuts = 0;
      guint imported = 0;

      for (gsize n = 0; n <= length; n++)
        {
          g_autofree char *part = NULL;

          if (!is_cut (page, n, length))
            continue;
          part = g_strndup (page, n);
          imported += check_page (part, n, TRUE);
          cuts++;
        }
      assert_true (imported > cuts / 4);
    }
}

/* --- mutations -------------------------------------------------------- */

static void
mutate_lines (GPtrArray *lines, GRand *random)
{
  guint n = g_rand_int_range (random, 1, 12);

  for (guint i = 0; i < n && lines->len > 1; i++)
    {
      guint a = g_rand_int_range (random, 0, lines->len);
      guint b = g_rand_int_range (random, 0, lines->len);
      gpointer line = lines->pdata[a];

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          lines->pdata[a] = lines->pdata[b];
          lines->pdata[b] = line;
          break;
        case 1:
          g_ptr_array_remove_index (lines, a);
          break;
        case 2:
          g_ptr_array_insert (lines, b, line);
          break;
        case 3:
          g_ptr_array_insert (lines, b, (gpointer) "");
          break;
        default:
          lines->pdata[a] = (gpointer) g_utf8_next_char (*(char *) line ? (char *) line : " ");
        }
    }
}

static void
test_mutated_lines (void **state)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261124);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char *page
          = vouch_test_read_fixture (fixtures[round % G_N_ELEMENTS (fixtures)], NULL);
      g_auto (GStrv) split = g_strsplit (page, "\n", -1);
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();
      g_autofree char *mutated = NULL;

      for (guint i = 0; split[i]; i++)
        g_ptr_array_add (lines, split[i]);
      mutate_lines (lines, random);
      g_ptr_array_add (lines, NULL);
      mutated = g_strjoinv ("\n", (char **) lines->pdata);
      check_page (mutated, strlen (mutated), TRUE);
    }
}

static void
test_random_bytes (void **state)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1124);

  for (guint round = 0; round < ROUNDS; round++)
    {
      gsize length;
      g_autofree char *page
          = vouch_test_read_fixture (fixtures[round % G_N_ELEMENTS (fixtures)], &length);
      guint n = g_rand_int_range (random, 1, 40);
      g_autoptr (VouchImportReport) report = NULL;
      g_autoptr (JsonNode) card = NULL;

      for (guint i = 0; i < n; i++)
        page[g_rand_int_range (random, 0, length)] = g_rand_int_range (random, 1, 256);
      card = vouch_import (page, length, VOUCH_IMPORT_KIND_AUTO, &report, NULL);
      if (card)
        check_card (card);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_whole),
    cmocka_unit_test (test_pages),
    cmocka_unit_test (test_broken_off),
    cmocka_unit_test (test_mutated_lines),
    cmocka_unit_test (test_random_bytes),
  };

  return vouch_test_run ("import-nothing-lost", tests);
}
