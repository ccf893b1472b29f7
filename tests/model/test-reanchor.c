/* test-reanchor.c: passages of a reference looked up in another edition of its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-document.h"
#include "vouch-json.h"
#include "vouch-reanchor.h"
#include "vouch-source-store.h"

#define SLEPT "Patients slept forty minutes longer than before."
#define HARM "No harm was seen in any of the 12 groups."
#define MOOD "Mood rose in the group that went to bed at the same hour."
#define OLD "An early version. " SLEPT " " HARM " " MOOD " The end."
#define NEW "As printed, with another beginning. " SLEPT " No harm was seen in any of the 13 groups. Nothing more."

static char *
keep (const char *text)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, text, -1, NULL));
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  assert_non_null (source);
  vouch_test_remove_folder (folder);
  return g_strdup (source->digest);
}

#define QUOTE(id, reference, exact)                                                                      \
  "{'id':'" id "','reference':'" reference "','relation':'supports','how':'chosen','quote':{'exact':'" exact \
  "','prefix':'x','suffix':'y','page':4,'source':'#'}}"

/* # stands for the old file. */
static VouchDocument *
make_document (const char *old)
{
  GString *json = g_string_new (
      "{'format':'vouch-scorecard','version':1,'id':'c','kind':'scorecard','language':'en','title':'T',"
      "'drafting':'person','article':{},'sections':[{'id':'k','role':'key-highlights','title':'K',"
      "'statements':[{'id':'s','text':'S','origin':'written','citations':[" QUOTE ("found", "r", SLEPT) "," QUOTE (
          "changed", "r", HARM) "," QUOTE ("gone", "r", MOOD) "," QUOTE ("other", "q", SLEPT) "]}]}],"
      "'references':[{'id':'r','type':'article'},{'id':'q','type':'article'}],'notes':[]}");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (VouchCard) card = NULL;

  g_string_replace (json, "'", "\"", 0);
  g_string_replace (json, "#", old, 0);
  bytes = g_string_free_to_bytes (json);
  card = vouch_card_format_read (bytes, NULL);
  assert_non_null (card);
  return vouch_document_new (card);
}

static const char *
get_member (VouchDocument *document, const char *citation, const char *member)
{
  VouchNode *node = vouch_document_lookup (document, citation);

  return vouch_json_get_text (vouch_json_node_object (vouch_node_get_value (node, "quote")), member);
}

static void
check_digest (VouchDocument *document, const char *citation, const char *digest)
{
  assert_string_equal (get_member (document, citation, "source"), digest);
}

static void
test_editions (void **state)
{
  g_autofree char *old = keep (OLD);
  g_autofree char *new = keep (NEW);
  g_autoptr (VouchDocument) document = make_document (old);
  VouchCard *card = vouch_document_get_card (document);
  g_autoptr (VouchReanchor) reanchor = vouch_reanchor_new (card, "r", new);
  g_autoptr (VouchReanchor) again = NULL;
  g_autoptr (VouchChange) change = NULL;
  g_autofree char *words = NULL;

  assert_true (vouch_reanchor_is_needed (reanchor));
  assert_true (vouch_reanchor_look (reanchor, NULL, NULL));
  assert_int_equal (vouch_reanchor_get_n_found (reanchor), 1);
  words = vouch_reanchor_describe (reanchor);
  assert_string_equal (words, "1 of 3 passages found in the new file; 2 need checking");
  change = vouch_reanchor_to_change (reanchor, card);
  assert_int_equal (vouch_change_get_size (change), 3);
  assert_true (vouch_document_apply (document, change, NULL));
  check_digest (document, "found", new);
  check_digest (document, "changed", new);
  check_digest (document, "gone", new);
  check_digest (document, "other", old);
  assert_true (g_str_has_suffix (get_member (document, "found", "prefix"), "another beginning. "));
  assert_string_equal (get_member (document, "found", "exact"), SLEPT);
  assert_string_equal (get_member (document, "changed", "exact"), HARM);
  assert_null (get_member (document, "changed", "prefix"));
  again = vouch_reanchor_new (card, "r", new);
  assert_false (vouch_reanchor_is_needed (again));
}

/* What was altered while it was looked up is the writer's. */
static void
test_altered_meanwhile (void **state)
{
  g_autofree char *old = keep (OLD);
  g_autofree char *new = keep (NEW);
  g_autoptr (VouchDocument) document = make_document (old);
  VouchCard *card = vouch_document_get_card (document);
  g_autoptr (VouchReanchor) reanchor = vouch_reanchor_new (card, "r", new);
  g_autoptr (VouchChange) change = NULL;

  assert_true (vouch_reanchor_look (reanchor, NULL, NULL));
  assert_true (vouch_node_set_value (vouch_document_lookup (document, "found"), "quote", NULL, NULL));
  change = vouch_reanchor_to_change (reanchor, card);
  assert_int_equal (vouch_change_get_size (change), 2);
}

static void
test_absent (void **state)
{
  g_autoptr (VouchDocument) document = make_document ("old");
  VouchCard *card = vouch_document_get_card (document);
  g_autoptr (VouchReanchor) reanchor = vouch_reanchor_new (card, "r", "0000");
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchChange) change = NULL;

  assert_false (vouch_reanchor_look (reanchor, NULL, &error));
  assert_non_null (error);
  change = vouch_reanchor_to_change (reanchor, card);
  assert_null (change);
}

typedef struct
{
  VouchReanchor *reanchor; /* (owned) (nullable) */
  GError *error;           /* (owned) (nullable) */
} Outcome;

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->reanchor = vouch_reanchor_look_finish (result, &outcome->error);
}

static gboolean
is_done (gpointer data)
{
  return ((Outcome *) data)->reanchor || ((Outcome *) data)->error;
}

static void
test_async (void **state)
{
  g_autofree char *old = keep (OLD);
  g_autofree char *new = keep (NEW);
  g_autoptr (VouchDocument) document = make_document (old);
  VouchCard *card = vouch_document_get_card (document);
  Outcome outcome = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  vouch_reanchor_look_async (vouch_reanchor_new (card, "r", new), NULL, looked_cb, &outcome);
  assert_true (vouch_test_wait_until (is_done, &outcome, 10000));
  assert_int_equal (vouch_reanchor_get_n_found (outcome.reanchor), 1);
  g_clear_pointer (&outcome.reanchor, vouch_reanchor_free);
  g_cancellable_cancel (cancellable);
  vouch_reanchor_look_async (vouch_reanchor_new (card, "r", new), cancellable, looked_cb, &outcome);
  assert_true (vouch_test_wait_until (is_done, &outcome, 10000));
  assert_true (g_error_matches (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&outcome.error);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_editions),
    cmocka_unit_test (test_altered_meanwhile),
    cmocka_unit_test (test_absent),
    cmocka_unit_test (test_async),
  };

  return vouch_test_run ("reanchor", tests);
}
