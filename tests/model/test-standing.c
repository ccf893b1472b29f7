/* test-standing.c: how passages stand in their sources, and to what a statement says now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-json.h"
#include "vouch-quote-states.h"
#include "vouch-source-store.h"
#include "vouch-standing.h"

#define PASSAGE "Mortality was 12% lower in the 340 patients who slept longer. Some never slept. Some never slept."

static VouchStatement *
make_statement (VouchDocument *document, const char *text, const char *quote)
{
  g_autofree char *words = g_strdup_printf ("'%s'", text);
  g_autofree char *passage = g_strdup_printf ("{'exact':'%s'}", quote);

  vouch_test_set (document, "h1", "text", words);
  vouch_test_set (document, "c2", "quote", passage);
  return VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));
}

/* The statement was edited after its passage was marked. */
static void
test_borne_out (void **state)
{
  static const struct
  {
    const char *text;
    const char *quote;
    const char *unborne;
  } cases[] = {
    { "Mortality was 12% lower in those who slept longer.", "Mortality was 12% lower in the 340 patients who slept longer.", NULL },
    { "Mortality was 21% lower in those who slept longer.", "Mortality was 12% lower in the 340 patients who slept longer.",
      "not in the passage: 21%" },
    { "Mortality was 21% lower in 430 patients.", "Mortality was 12% lower in the 340 patients who slept longer.",
      "not in the passage: 21%, 430" },
    { "Mortality was lower in those who slept longer.", "Mortality was 12% lower in the 340 patients who slept longer.", NULL },
    { "Lenses did not raise osmolarity after eight hours.", "Lenses did raise osmolarity after eight hours.",
      "only one of the two says “not”" },
    { "Lenses raised osmolarity after eight hours of wear.", "Lenses lowered osmolarity after eight hours of wear.",
      "one says more, the other less" },
    { "Lenses raised osmolarity after eight hours of wear.", "Lenses may have raised osmolarity after eight hours of wear.",
      NULL },
    { "Redness did not differ.", "Redness did not differ between the lenses.", NULL },
  };
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchStatement *statement = make_statement (document, cases[i].text, cases[i].quote);
      g_autofree char *unborne = vouch_statement_dup_unborne (statement);

      if (cases[i].unborne)
        assert_string_equal (unborne, cases[i].unborne);
      else
        assert_null (unborne);
      assert_int_equal (vouch_statement_is_doubtful (statement), cases[i].unborne != NULL);
    }
}

/* All passages together; a part of a page may have what can't be read; a contradiction bears nothing out. */
static void
test_together (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  VouchStatement *statement
      = make_statement (document, "Mortality was 12% lower in 340 patients.", "Mortality was 12% lower.");
  g_autofree char *one = vouch_statement_dup_unborne (statement);

  assert_string_equal (one, "not in the passage: 340");
  assert_non_null (vouch_statement_find_only_anchored (statement));
  vouch_test_insert (document, "h1", "citations", 1,
                     "{'id':'n','reference':'r2','relation':'contradicts','quote':{'exact':'We had 340 patients.'}}");
  assert_true (vouch_statement_is_doubtful (statement));
  vouch_test_set (document, "n", "relation", "'supports'");
  assert_null (vouch_statement_dup_unborne (statement));
  assert_null (vouch_statement_find_only_anchored (statement));
  vouch_test_set (document, "n", "quote", NULL);
  assert_true (vouch_statement_is_doubtful (statement));
  vouch_test_set (document, "n", "region", "{'page':2,'box':[0,0,9,9]}");
  assert_null (vouch_statement_dup_unborne (statement));
  vouch_test_remove (document, "n");
  vouch_test_remove (document, "c2");
  assert_null (vouch_statement_dup_unborne (statement));
}

static gboolean
is_told (gpointer data)
{
  return *(guint *) data > 0;
}

static void
changed_cb (VouchQuoteStates *states, guint *n)
{
  (*n)++;
}

static void
look_up (VouchNode *citation, const char *signal)
{
  VouchQuoteStates *states = vouch_quote_states_get_default ();
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  VouchQuoteQuery query = { vouch_json_get_text (quote, "source"), vouch_json_get_text (quote, "exact"),
                            vouch_json_get_text (quote, "prefix"), vouch_json_get_text (quote, "suffix") };
  VouchQuoteWishes *wishes = vouch_quote_wishes_new ();
  guint n = 0;
  gulong handler = g_signal_connect (states, signal, G_CALLBACK (changed_cb), &n);

  vouch_quote_wishes_add (wishes, &query);
  vouch_quote_states_resolve_async (states, wishes);
  vouch_quote_wishes_free (wishes);
  assert_true (vouch_test_wait_until (is_told, &n, 20000));
  g_signal_handler_disconnect (states, handler);
}

static void
test_in_source (void **state)
{
  static const struct
  {
    const char *exact;
    VouchStanding standing;
    const char *words;
  } cases[] = {
    { "Mortality was 12% lower in the 340 patients who slept longer.", VOUCH_STANDING_FOUND, NULL },
    { "Mortality was 21% lower in the 340 patients who slept longer.", VOUCH_STANDING_STALE, "passage changed" },
    { "Some never slept.", VOUCH_STANDING_AMBIGUOUS, "found twice" },
    { "Nobody had thought of anything like that before they came.", VOUCH_STANDING_ORPHANED,
      "passage not found in the file" },
  };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "paper.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  VouchNode *citation = vouch_document_lookup (document, "c2");

  assert_true (g_file_set_contents (path, PASSAGE, -1, NULL));
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quote = g_strdup_printf ("{'exact':'%s','source':'%s'}", cases[i].exact, source->digest);

      vouch_test_set (document, "c2", "quote", quote);
      assert_int_equal (vouch_citation_get_standing (citation), VOUCH_STANDING_UNKNOWN);
      look_up (citation, "changed");
      assert_int_equal (vouch_citation_get_standing (citation), cases[i].standing);
      assert_int_equal (vouch_standing_is_trouble (cases[i].standing), cases[i].words != NULL);
      if (cases[i].words)
        assert_string_equal (vouch_standing_get_words (cases[i].standing), cases[i].words);
    }
  vouch_test_remove_folder (folder);
}

/* A card that comes from another computer: said as soon as it was looked for, and no longer when the
 * source has come. */
static void
test_gone (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  VouchQuoteStates *states = vouch_quote_states_get_default ();
  VouchNode *citation = vouch_document_lookup (document, "c2");
  gulong handler;
  guint n = 0;

  vouch_test_set (document, "c2", "quote", "{'exact':'Some never slept.','source':'0123'}");
  assert_int_equal (vouch_citation_get_standing (citation), VOUCH_STANDING_UNKNOWN);
  look_up (citation, "missing");
  assert_int_equal (vouch_citation_get_standing (citation), VOUCH_STANDING_GONE);
  assert_string_equal (vouch_standing_get_words (VOUCH_STANDING_GONE), "file is not on this computer");
  vouch_test_set (document, "c2", "quote", NULL);
  vouch_test_set (document, "c2", "region", "{'page':1,'box':[0,0,9,9],'source':'0123'}");
  assert_int_equal (vouch_citation_get_standing (citation), VOUCH_STANDING_GONE);
  handler = g_signal_connect (states, "missing", G_CALLBACK (changed_cb), &n);
  vouch_quote_states_forget (states);
  assert_int_equal (n, 1);
  /* A card of hundreds of references whose files are elsewhere is told of once. */
  vouch_quote_states_note_missing (states, "4567", TRUE);
  vouch_quote_states_note_missing (states, "89ab", TRUE);
  vouch_quote_states_tell_missing (states);
  vouch_quote_states_tell_missing (states);
  assert_int_equal (n, 2);
  g_signal_handler_disconnect (states, handler);
  assert_int_equal (vouch_citation_get_standing (citation), VOUCH_STANDING_BY_EYE);
  vouch_test_set (document, "c2", "region", NULL);
  assert_int_equal (vouch_citation_get_standing (citation), VOUCH_STANDING_NONE);
  vouch_test_set (document, "c2", "seen-by-eye", "'As printed.'");
  assert_int_equal (vouch_citation_get_standing (citation), VOUCH_STANDING_BY_EYE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_borne_out),
    cmocka_unit_test (test_together),
    cmocka_unit_test (test_in_source),
    cmocka_unit_test (test_gone),
  };
  g_autofree char *folder = vouch_test_make_folder ();
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  status = vouch_test_run ("standing", tests);
  vouch_test_remove_folder (folder);
  return status;
}
