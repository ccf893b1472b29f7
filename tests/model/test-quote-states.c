/* test-quote-states.c: every card hears of its quotes, side by side with others and later on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>

#include "vouch-check.h"
#include "vouch-quote-states.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"

#define N_CARDS 24
#define N_THREADS 6
/* Long enough to be read that others ask meanwhile. */
#define N_SENTENCES 4000
#define RULE "quote-not-found"

static char *
make_text (const char *about)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_SENTENCES; i++)
    g_string_append_printf (text, "Of %s, patient %u slept %u minutes longer.\n", about, i, i * 7 % 97);
  return g_string_free (text, FALSE);
}

/* Returns: its SHA-256. */
static char *
digest_of (const char *about)
{
  g_autofree char *text = make_text (about);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
add_source (const char *about)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "source.txt", NULL);
  g_autofree char *text = make_text (about);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, &error);
  g_autoptr (VouchSource) source = NULL;

  assert_null (error);
  assert_true (g_file_set_contents (path, text, -1, NULL));
  source = vouch_source_store_add (store, file, NULL, NULL, &error);
  if (error)
    fail_msg ("%s", error->message);
  vouch_test_remove_folder (folder);
}

/* A card with one quote that its source does not have. */
static VouchDocument *
open_card (const char *about, guint i)
{
  VouchDocument *document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autofree char *digest = digest_of (about);
  g_autofree char *quote
      = g_strdup_printf ("{'exact':'Osmolarity %u rose after hours of wear in lenses of silicone.',"
                         "'source':'%s'}",
                         i, digest);

  vouch_test_set (document, "c2", "quote", quote);
  return document;
}

static guint
count (VouchFindingList *findings)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      n += g_str_equal (vouch_finding_get_rule (finding), RULE);
    }
  return n;
}

static guint
check_once (VouchDocument *document)
{
  g_autoptr (VouchFindingList) findings = vouch_check_card (vouch_document_get_card (document), NULL);

  return count (findings);
}

static void
check_in_thread (gpointer data, gpointer n_found)
{
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  g_atomic_int_add ((int *) n_found, (int) check_once (data));
  g_main_context_pop_thread_default (context);
}

/* One must not take away what another waits for. */
static void
test_side_by_side (void **state)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);
  int n_found = 0;
  GThreadPool *pool = g_thread_pool_new (check_in_thread, &n_found, N_THREADS, FALSE, NULL);

  add_source ("many");
  for (guint i = 0; i < N_CARDS; i++)
    g_ptr_array_add (cards, open_card ("many", i));
  for (guint i = 0; i < N_CARDS; i++)
    g_thread_pool_push (pool, cards->pdata[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  assert_int_equal (n_found, N_CARDS);
}

/* Another card is looked at while one waits to be. */
static void
test_not_taken_away (void **state)
{
  g_autoptr (VouchDocument) first = open_card ("turns", 1);
  g_autoptr (VouchDocument) second = open_card ("turns", 2);
  g_autoptr (VouchQuoteWishes) wishes = vouch_quote_wishes_new ();
  g_autofree char *digest = digest_of ("turns");
  const VouchQuoteQuery query = { digest, "Osmolarity 3 rose.", NULL, NULL };
  g_auto (VouchQuoteState) quote = { 0 };

  add_source ("turns");
  assert_false (vouch_quote_states_peek (vouch_quote_states_get_default (), &query, &quote));
  vouch_quote_wishes_add (wishes, &query);
  vouch_quote_wishes_add (wishes, &query);
  assert_int_equal (vouch_quote_wishes_size (wishes), 1);
  assert_int_equal (check_once (first), 1);
  assert_int_equal (check_once (second), 1);
  assert_true (vouch_quote_states_resolve (vouch_quote_states_get_default (), wishes));
  assert_true (vouch_quote_states_peek (vouch_quote_states_get_default (), &query, &quote));
  /* Looked up by somebody else meanwhile: the check has to be done again all the same. */
  assert_true (vouch_quote_states_resolve (vouch_quote_states_get_default (), wishes));
}

/* The store gets a source while the program runs. */
static void
test_comes_later (void **state)
{
  g_autoptr (VouchDocument) document = open_card ("later", 1);

  assert_int_equal (check_once (document), 0);
  add_source ("later");
  assert_int_equal (check_once (document), 1);
}

static gboolean
is_found (gpointer validator)
{
  return vouch_test_count_findings (validator, RULE) == 1;
}

static gboolean
is_checked (gpointer validator)
{
  return !vouch_validator_is_pending (validator);
}

/* In the window: a thread reads, and no check goes round and round over what nobody has. */
static void
test_window (void **state)
{
  g_autoptr (VouchDocument) document = open_card ("window", 1);
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);

  assert_true (vouch_test_wait_until (is_checked, validator, 5000 * VOUCH_TEST_SLOWNESS));
  assert_int_equal (vouch_test_count_findings (validator, RULE), 0);
  add_source ("window");
  vouch_validator_check_again (validator);
  assert_true (vouch_test_wait_until (is_found, validator, 5000 * VOUCH_TEST_SLOWNESS));
}

static void
count_checked (VouchValidator *validator, guint *n)
{
  ++*n;
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

static void
test_no_circle (void **state)
{
  g_autoptr (VouchDocument) document = open_card ("nobody has it", 1);
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  guint n_checked = 0;

  g_signal_connect (validator, "checked", G_CALLBACK (count_checked), &n_checked);
  vouch_test_wait_until (never, NULL, 300);
  assert_int_equal (n_checked, 1);
}

/* A part of a page is looked up like a quote: the page must be there, and the place on it. */
static void
test_regions (void **state)
{
  static const struct
  {
    const char *region;
    guint n_found;
  } cases[] = {
    { "{'page':1,'box':[60,90,300,120],'source':'%s'}", 0 },
    { "{'page':1,'source':'%s'}", 0 },
    { "{'page':2,'box':[60,90,300,120],'source':'%s'}", 1 },
    { "{'page':1,'box':[5000,90,5300,120],'source':'%s'}", 1 },
    { "{'page':1,'box':[60,90,300,9000],'source':'%s'}", 1 },
    { "{'page':2,'box':[60,90,300,120],'source':'not %s'}", 0 },
    { "{'page':2,'box':[60,90,300,120],'of':'%s'}", 0 },
  };
  const VouchTestPdfLine line = { 1, 60, 100, 10, "One page with one line of text, which is long enough." };
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (&line, 1, NULL, NULL);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  assert_non_null (source);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      GString *region = g_string_new (cases[i].region);

      g_string_replace (region, "%s", digest, 0);
      vouch_test_set (document, "c2", "region", region->str);
      if (check_once (document) != cases[i].n_found)
        fail_msg ("%s", cases[i].region);
      g_string_free (region, TRUE);
    }
  vouch_test_remove_folder (folder);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_side_by_side), cmocka_unit_test (test_not_taken_away),
    cmocka_unit_test (test_comes_later),  cmocka_unit_test (test_window),
    cmocka_unit_test (test_no_circle),   cmocka_unit_test (test_regions),
  };

  return vouch_test_run ("quote-states", tests);
}
