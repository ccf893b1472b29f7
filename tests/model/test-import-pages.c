/* test-import-pages.c: pages as publishers print them and writers paste them, read to the last
 * line.
 *
 * Each page of fixtures/import/pages/ has beside it, as NAME.read, what became of
 * it: the card, then every line that was left out and every note. With
 * VOUCH_TEST_ACCEPT set these are written anew; read the difference before it is
 * committed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-import.h"
#include "vouch-json-print.h"
#include "vouch-json.h"

#define FOLDER "import/pages"

static const char *
get (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static void
print_member (GString *print, JsonObject *object, const char *member)
{
  if (get (object, member))
    g_string_append_printf (print, "%s: %s\n", member, get (object, member));
}

static void
print_strings (GString *print, JsonObject *object, const char *member)
{
  JsonArray *strings = vouch_json_get_array (object, member);

  for (guint i = 0; i < vouch_json_array_length (strings); i++)
    g_string_append_printf (print, "%s: %s\n", member, json_array_get_string_element (strings, i));
}

static void
print_head (GString *print, JsonObject *card)
{
  static const char *const members[] = { "title", "date", "journal", "type", "sponsor" };
  JsonObject *article = json_object_get_object_member (card, "article");

  print_member (print, card, "title");
  if (json_object_has_member (card, "reading-time"))
    g_string_append_printf (print, "reading-time: %d\n",
                            (int) json_object_get_int_member (card, "reading-time"));
  print_member (print, card, "drafting");
  print_member (print, card, "disclosure");
  g_string_append (print, "\n# Article\n");
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    print_member (print, article, members[i]);
  print_strings (print, article, "authors");
  print_strings (print, article, "reviewers");
}

static void
print_marks (GString *print, JsonObject *statement)
{
  JsonArray *marks = vouch_json_get_array (statement, "marks");

  for (guint i = 0; i < vouch_json_array_length (marks); i++)
    {
      JsonObject *mark = json_array_get_object_element (marks, i);

      g_string_append_printf (print, " <%s %d-%d>", get (mark, "as"),
                              (int) json_object_get_int_member (mark, "from"),
                              (int) json_object_get_int_member (mark, "to"));
    }
}

static void
print_statement (GString *print, JsonObject *statement)
{
  JsonObject *marker = vouch_json_get_object (statement, "marker");

  g_string_append (print, "- ");
  if (get (statement, "label"))
    g_string_append_printf (print, "[%s] ", get (statement, "label"));
  g_string_append (print, get (statement, "text"));
  print_marks (print, statement);
  if (marker)
    g_string_append_printf (print, " {%s at %d}", get (marker, "text"),
                            (int) json_object_get_int_member (marker, "at"));
  if (vouch_json_array_length (vouch_json_get_array (statement, "citations")) > 0)
    g_string_append_printf (print, " {cites %u}",
                            vouch_json_array_length (vouch_json_get_array (statement, "citations")));
  g_string_append_c (print, '\n');
}

static void
print_item (GString *print, JsonObject *item)
{
  JsonArray *citations = vouch_json_get_array (item, "citations");

  g_string_append_printf (print, "* %s", get (item, "text"));
  if (get (item, "link"))
    g_string_append_printf (print, " <%s>", get (item, "link"));
  if (vouch_json_array_length (citations) > 0)
    g_string_append (print, " {cites}");
  g_string_append_c (print, '\n');
}

static void
print_sections (GString *print, JsonObject *parent, guint level)
{
  JsonArray *sections = vouch_json_get_array (parent, "sections");

  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    {
      JsonObject *section = json_array_get_object_element (sections, i);
      JsonArray *statements = vouch_json_get_array (section, "statements");
      JsonArray *items = vouch_json_get_array (section, "items");

      g_string_append_printf (print, "\n%.*s %s (%s)\n", (int) level, "####",
                              get (section, "title"), get (section, "role"));
      for (guint k = 0; k < vouch_json_array_length (statements); k++)
        print_statement (print, json_array_get_object_element (statements, k));
      for (guint k = 0; k < vouch_json_array_length (items); k++)
        print_item (print, json_array_get_object_element (items, k));
      print_sections (print, section, level + 1);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
print_reference (GString *print, JsonObject *reference, const char *article)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, reference);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_str_equal (name, "id"))
      g_ptr_array_add (names, (gpointer) name);
  g_ptr_array_sort (names, compare_names);
  g_string_append_printf (print, "\nreference%s\n",
                          g_strcmp0 (get (reference, "id"), article) == 0 ? " of the article" : "");
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *value
          = vouch_json_print (json_object_get_member (reference, names->pdata[i]), FALSE);

      g_string_append_printf (print, "%s %s\n", (const char *) names->pdata[i], g_strchomp (value));
    }
}

static void
print_references (GString *print, JsonObject *card)
{
  JsonArray *references = json_object_get_array_member (card, "references");
  const char *article = get (json_object_get_object_member (card, "article"), "reference");

  for (guint i = 0; i < json_array_get_length (references); i++)
    print_reference (print, json_array_get_object_element (references, i), article);
}

static void
print_report (GString *print, VouchImportReport *report)
{
  g_string_append (print, "\n# Report\n");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (VouchImportEntry) entry = g_list_model_get_item (G_LIST_MODEL (report), i);
      VouchImportFate fate = vouch_import_entry_get_fate (entry);

      if (fate != VOUCH_IMPORT_FATE_TAKEN)
        g_string_append_printf (print, "%u %s%s%s\n", vouch_import_entry_get_line (entry),
                                vouch_import_entry_get_text (entry),
                                fate == VOUCH_IMPORT_FATE_DROPPED ? " -- left out: " : "",
                                vouch_import_entry_get_message (entry));
    }
}

/* The result is a card like any other: it passes the reader of cards. */
static void
check_reads (const char *name, JsonNode *card)
{
  g_autoptr (GBytes) bytes = vouch_card_format_print (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchCard) read = vouch_card_format_read (bytes, &error);

  if (read == NULL)
    fail_msg ("%s: %s", name, error->message);
}

static char *
read_page (const char *name)
{
  g_autofree char *path = g_build_filename (FOLDER, name, NULL);
  gsize length;
  g_autofree char *bytes = vouch_test_read_fixture (path, &length);
  GString *print = g_string_new (NULL);
  g_autoptr (VouchImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) card = vouch_import (bytes, length, VOUCH_IMPORT_KIND_AUTO, &report, &error);

  if (card == NULL)
    fail_msg ("%s: %s", name, error->message);
  check_reads (name, card);
  print_head (print, json_node_get_object (card));
  print_sections (print, json_node_get_object (card), 1);
  print_references (print, json_node_get_object (card));
  print_report (print, report);
  return g_string_free (print, FALSE);
}

static GPtrArray *
list_pages (void)
{
  g_autofree char *folder = vouch_test_fixture (FOLDER);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    if (!g_str_has_suffix (name, ".read"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Where the two part ways. */
static void
fail_difference (const char *name, const char *got, const char *wanted)
{
  g_auto (GStrv) left = g_strsplit (got, "\n", -1);
  g_auto (GStrv) right = g_strsplit (wanted, "\n", -1);
  guint i = 0;

  while (left[i] && right[i] && g_str_equal (left[i], right[i]))
    i++;
  fail_msg ("%s, line %u of its reading: “%s”, not “%s”", name, i + 1, left[i] ? left[i] : "",
            right[i] ? right[i] : "");
}

static void
test_pages (void **state)
{
  g_autoptr (GPtrArray) names = list_pages ();

  assert_true (names->len >= 25);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *got = read_page (names->pdata[i]);
      g_autofree char *path = g_strdup_printf (FOLDER "/%s.read", (char *) names->pdata[i]);
      g_autofree char *whole = vouch_test_fixture (path);
      g_autofree char *wanted = NULL;

      if (g_getenv ("VOUCH_TEST_ACCEPT"))
        g_file_set_contents (whole, got, -1, NULL);
      wanted = vouch_test_read_fixture (path, NULL);
      if (!g_str_equal (got, wanted))
        fail_difference (names->pdata[i], got, wanted);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_pages),
  };

  return vouch_test_run ("import-pages", tests);
}
