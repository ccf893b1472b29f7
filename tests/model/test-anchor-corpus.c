/* test-anchor-corpus.c: sentences of real papers in their PDFs; small cases of other libraries.
 *
 * Prints its figures. Without the data beside the project the test is skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-anchor.h"
#include "vouch-json.h"
#include "vouch-source-reader.h"

#define EXIT_SKIPPED 77

static char *folder;

static GPtrArray *
read_lines (const char *set, const char *name)
{
  g_autofree char *path = g_build_filename (folder, set, name, NULL);
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) lines = NULL;

  assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  lines = g_strsplit (bytes, "\n", -1);
  for (guint i = 0; lines[i] && *lines[i]; i++)
    g_ptr_array_add (nodes,
                     vouch_json_parse (lines[i], strlen (lines[i]), VOUCH_JSON_MAX_CARD, NULL));
  return nodes;
}

static JsonObject *
get (GPtrArray *nodes, guint i)
{
  return json_node_get_object (g_ptr_array_index (nodes, i));
}

/* By name; read once. */
static VouchAnchorIndex *
open_index (GHashTable *indexes, const char *set, const char *name)
{
  VouchAnchorIndex *index = g_hash_table_lookup (indexes, name);
  g_autofree char *path = g_build_filename (folder, set, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceText) text = NULL;

  if (index)
    return index;
  text = vouch_source_read (file, NULL, NULL);
  assert_non_null (text);
  index = vouch_anchor_index_new (text);
  g_hash_table_insert (indexes, g_strdup (name), index);
  return index;
}

static GHashTable *
new_indexes (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) vouch_anchor_index_unref);
}

static char *
change_digit (const char *quote)
{
  char *changed = g_strdup (quote);

  for (char *c = changed; *c; c++)
    if (g_ascii_isdigit (*c))
      {
        *c = '0' + (*c - '0' + 3) % 10;
        return changed;
      }
  g_free (changed);
  return NULL;
}

static char *
drop_negation (const char *quote)
{
  static const char *const words[] = { " not ", " no ", " without ", " never " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *at = strstr (quote, words[i]);

      if (at)
        return g_strdup_printf ("%.*s %s", (int) (at - quote), quote, at + strlen (words[i]));
    }
  return NULL;
}

typedef struct
{
  guint n;
  guint n_found;
  guint n_stale;
  guint n_orphaned;
} Tally;

static void
tally (Tally *self, VouchAnchorIndex *index, const char *quote)
{
  VouchAnchor anchor = vouch_anchor_find (index, quote, NULL, NULL);

  self->n++;
  self->n_found += anchor.state == VOUCH_ANCHOR_FOUND || anchor.state == VOUCH_ANCHOR_AMBIGUOUS;
  self->n_stale += anchor.state == VOUCH_ANCHOR_STALE;
  self->n_orphaned += anchor.state == VOUCH_ANCHOR_ORPHANED;
}

static void
print_tally (const char *name, const Tally *self)
{
  print_message ("%s: %u asked, %u found, %u stale, %u orphaned\n", name, self->n, self->n_found,
                 self->n_stale, self->n_orphaned);
}

static void
test_papers (void **state)
{
  g_autoptr (GPtrArray) quotes = read_lines ("pdf-quotes", "quotes.jsonl");
  g_autoptr (GHashTable) indexes = new_indexes ();
  Tally changed = { 0 };
  Tally foreign = { 0 };
  guint n = 0;
  guint n_right = 0;

  for (guint i = 0; i < quotes->len; i++)
    {
      JsonObject *line = get (quotes, i);
      const char *quote = vouch_json_get_text (line, "quote");
      const char *other = vouch_json_get_text (get (quotes, (i + 9) % quotes->len), "paper");
      VouchAnchorIndex *index
          = open_index (indexes, "pdf-quotes", vouch_json_get_text (line, "paper"));
      g_autofree char *digit = change_digit (quote);
      g_autofree char *negation = drop_negation (quote);
      VouchAnchor anchor;

      if (!vouch_json_get_boolean (line, "text_layer", TRUE))
        {
          assert_int_equal (vouch_anchor_find (index, quote, NULL, NULL).reason,
                            VOUCH_ANCHOR_REASON_NO_TEXT);
          continue;
        }
      anchor = vouch_anchor_find (index, quote, NULL, NULL);
      n++;
      n_right += anchor.state == VOUCH_ANCHOR_FOUND
                 && anchor.page == vouch_json_get_int (line, "page", 0);
      if (digit)
        tally (&changed, index, digit);
      if (negation)
        tally (&changed, index, negation);
      if (g_strcmp0 (other, vouch_json_get_text (line, "paper")) != 0)
        tally (&foreign, open_index (indexes, "pdf-quotes", other), quote);
    }
  print_message ("papers: %u of %u found on the right page\n", n_right, n);
  print_tally ("changed", &changed);
  print_tally ("foreign", &foreign);
  assert_true (n_right * 1000 >= n * 995);
  assert_int_equal (changed.n_stale, changed.n);
  assert_int_equal (foreign.n_found, 0);
  assert_true (foreign.n_orphaned * 100 >= foreign.n * 99);
}

/* Each at exactly its place; one that stands there twice is told to. */
static void
test_trials (void **state)
{
  g_autoptr (GPtrArray) questions = read_lines ("evidence-inference", "questions.jsonl");
  g_autoptr (GHashTable) indexes = new_indexes ();
  guint n = 0;
  guint n_right = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      JsonArray *spans = vouch_json_get_array (get (questions, i), "spans");
      g_autofree char *name = g_strdup_printf (
          "articles/%s.txt", vouch_json_get_text (get (questions, i), "article"));
      VouchAnchorIndex *index = open_index (indexes, "evidence-inference", name);

      for (guint k = 0; k < vouch_json_array_length (spans); k++)
        {
          JsonObject *span = vouch_json_array_object (spans, k);
          VouchAnchor anchor
              = vouch_anchor_find (index, vouch_json_get_text (span, "quote"), NULL, NULL);

          n++;
          n_right += (anchor.state == VOUCH_ANCHOR_FOUND || anchor.state == VOUCH_ANCHOR_AMBIGUOUS)
                     && anchor.parts[0].start == (gsize) vouch_json_get_int (span, "start", -1)
                     && anchor.parts[0].end == (gsize) vouch_json_get_int (span, "end", -1);
        }
    }
  print_message ("trials: %u of %u at their places\n", n_right, n);
  assert_true (n_right * 100 >= n * 99);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_papers),
    cmocka_unit_test (test_trials),
  };

  folder = g_strdup (g_getenv ("VOUCH_TEST_DATA"));
  if (!folder || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return EXIT_SKIPPED;
  return cmocka_run_group_tests_name ("anchor-corpus", tests, vouch_test_make_homes,
                                      vouch_test_remove_homes);
}
