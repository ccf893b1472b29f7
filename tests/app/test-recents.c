/* test-recents.c: the list of cards, and what is known of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "vouch-recents.h"
#include "vouch-retraction-list.h"

typedef struct
{
  char *folder;
  GFile *store;
  VouchRecents *recents;
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = vouch_test_make_folder ();
  desk->store = g_file_new_build_filename (desk->folder, "state", "vouch", "cards.json", NULL);
  desk->recents = vouch_recents_new (desk->store);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  g_object_unref (desk->recents);
  g_object_unref (desk->store);
  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk);
  return 0;
}

static gboolean
is_loaded (gpointer recents)
{
  return vouch_recents_is_loaded (recents);
}

static void
load (VouchRecents *recents)
{
  vouch_recents_load (recents);
  assert_true (vouch_test_wait_until (is_loaded, recents, 10000));
}

static void
add (VouchRecents *recents, const char *uri, const char *title)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  vouch_recents_add (recents, file, title);
}

static char *
list (VouchRecents *recents)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (recents)); i++)
    {
      g_autoptr (VouchRecentCard) card = g_list_model_get_item (G_LIST_MODEL (recents), i);

      g_string_append_printf (titles, "%s%s", i ? " " : "", vouch_recent_card_get_title (card));
    }
  return g_string_free (titles, FALSE);
}

static void
assert_list (VouchRecents *recents, const char *wanted)
{
  g_autofree char *titles = list (recents);

  assert_string_equal (titles, wanted);
}

static void
test_newest_first (void **state)
{
  Desk *desk = *state;

  load (desk->recents);
  add (desk->recents, "file:///a", "A");
  add (desk->recents, "file:///b", "B");
  assert_list (desk->recents, "B A");
  add (desk->recents, "file:///a", "A2");
  assert_list (desk->recents, "A2 B");
  add (desk->recents, "file:///a", "A3");
  assert_list (desk->recents, "A3 B");
}

static void
test_kept (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchRecents) again = vouch_recents_new (desk->store);

  load (desk->recents);
  add (desk->recents, "file:///a", "A “quoted” \\ title");
  add (desk->recents, "file:///b", "B");
  vouch_recents_flush (desk->recents);
  load (again);
  assert_list (again, "B A “quoted” \\ title");
}

/* A card may be opened by its name before the list is read: neither loses the other. */
static void
test_added_before_it_is_read (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchRecents) again = vouch_recents_new (desk->store);
  g_autoptr (VouchRecents) third = vouch_recents_new (desk->store);

  load (desk->recents);
  add (desk->recents, "file:///a", "A");
  add (desk->recents, "file:///b", "B");
  vouch_recents_flush (desk->recents);

  add (again, "file:///c", "C");
  load (again);
  assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (again)), 3);
  vouch_recents_flush (again);
  load (third);
  assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (third)), 3);
}

static void
test_remove_and_put_back (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchRecentCard) card = NULL;

  load (desk->recents);
  add (desk->recents, "file:///a", "A");
  add (desk->recents, "file:///b", "B");
  assert_null (vouch_recents_remove (desk->recents, "file:///z"));
  card = vouch_recents_remove (desk->recents, "file:///a");
  assert_string_equal (vouch_recent_card_get_title (card), "A");
  assert_list (desk->recents, "B");
  vouch_recents_put_back (desk->recents, card);
  vouch_recents_put_back (desk->recents, card);
  assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (desk->recents)), 2);
}

/* Somebody’s broken or huge file is no reason to fail, nor to show nothing at all. */
static void
test_broken_store (void **state)
{
  static const char *const stores[] = {
    "", "{", "[]", "{\"cards\": 3}", "{\"cards\": [1, null, {}, {\"uri\": 5}]}",
  };
  Desk *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", (guint) i);
      g_autoptr (GFile) store = g_file_new_build_filename (desk->folder, name, NULL);
      g_autoptr (VouchRecents) recents = vouch_recents_new (store);

      assert_true (g_file_set_contents (g_file_peek_path (store), stores[i], -1, NULL));
      load (recents);
      assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (recents)), 0);
      add (recents, "file:///a", "A");
      assert_list (recents, "A");
    }
}

static void
test_limit (void **state)
{
  Desk *desk = *state;

  load (desk->recents);
  for (guint i = 0; i < 310; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u", i);

      add (desk->recents, uri, uri);
    }
  assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (desk->recents)), 300);
}

/* --- what is known of each --- */

static gboolean
is_known (gpointer card)
{
  return vouch_recent_card_get_look (card)->state != VOUCH_RECENT_UNKNOWN;
}

static VouchRecentCard *
look_at (Desk *desk, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  VouchRecentCard *card;

  load (desk->recents);
  vouch_recents_add (desk->recents, file, "As it was");
  vouch_recents_look (desk->recents);
  card = g_list_model_get_item (G_LIST_MODEL (desk->recents), 0);
  assert_true (vouch_test_wait_until (is_known, card, 10000 * VOUCH_TEST_SLOWNESS));
  return card;
}

static void
test_look (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = vouch_test_fixture ("check/clean.scorecard");
  g_autoptr (VouchRecentCard) card = look_at (desk, path);
  const VouchRecentLook *look = vouch_recent_card_get_look (card);
  g_autofree char *findings = vouch_recent_card_dup_findings (card);

  assert_int_equal (look->state, VOUCH_RECENT_READY);
  assert_non_null (look->modified);
  assert_true (look->summary.statements > 0);
  assert_int_equal (look->summary.errors, 0);
  assert_string_not_equal (vouch_recent_card_get_title (card), "As it was");
  assert_string_equal (findings, "Nothing stops it");
}

/* A source retracted since shows itself in the list, without the card being opened. */
static void
test_retracted (void **state)
{
  static const char json[]
      = "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"c\",\"kind\":\"summary\",\"title\":\"T\","
        "\"sections\":[],\"references\":[{\"id\":\"r1\",\"type\":\"article-journal\",\"title\":\"Eyes\","
        "\"DOI\":\"10.5555/PAPER.1\"},{\"id\":\"r2\",\"type\":\"article-journal\",\"title\":\"Ears\","
        "\"DOI\":\"10.5555/other\"}],\"notes\":[]}";
  Desk *desk = *state;
  g_autofree char *list = vouch_test_fixture ("retraction/list.csv");
  g_autofree char *path = g_build_filename (desk->folder, "cites.scorecard", NULL);
  g_autofree char *kept = vouch_retraction_list_path ();
  g_autoptr (GFile) table = g_file_new_for_path (list);
  g_autoptr (VouchRetractionReport) report = vouch_retraction_list_read (table, NULL, NULL);
  g_autoptr (VouchRecentCard) card = NULL;
  g_autofree char *findings = NULL;

  assert_true (g_file_set_contents (path, json, -1, NULL));
  card = look_at (desk, path);
  findings = vouch_recent_card_dup_findings (card);
  assert_int_equal (vouch_recent_card_get_look (card)->n_retracted, 1);
  assert_true (g_str_has_prefix (findings, "cites 1 retracted paper, "));
  g_unlink (kept);
}

/* What was retracted after a card was published nobody can have known; the rest was overlooked. */
static void
test_retracted_when (void **state)
{
  static const char json[]
      = "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"c\",\"kind\":\"summary\",\"title\":\"T\","
        "\"sections\":[],\"references\":[%s],\"notes\":[],\"publications\":[%s]}";
  static const char reference[] = "{\"id\":\"%c\",\"type\":\"article-journal\",\"title\":\"Eyes\","
                                  "\"updated-by\":[{\"type\":\"retraction\"%s}]}";
  static const struct
  {
    const char *published; /* NULL: never */
    const char *status;
    const char *days[2];
    const char *findings;
  } rows[] = {
    { "2024-01-15T09:00:00Z", "publish", { "2024-02-01" }, "cites 1 paper that was retracted after publication" },
    { "2024-01-15T09:00:00Z", "publish", { "2024-01-15" }, "cites 1 paper that was retracted after publication" },
    { "2024-01-15T09:00:00Z", "publish", { "2023-12-31" }, "cites 1 paper that was retracted before publication" },
    { "2024-01-15T09:00:00Z", "publish", { "2024-02" }, "cites 1 paper that was retracted after publication" },
    { "2024-01-15T09:00:00Z", "publish", { "2024-01" }, "cites 1 retracted paper" },
    { "2024-01-15T09:00:00Z", "publish", { "" }, "cites 1 retracted paper" },
    { "2024-01-15T09:00:00Z", "publish", { "2024-02-01", "2023-02-01" },
      "cites 2 retracted papers, 1 of them retracted after publication" },
    { "2024-01-15T09:00:00Z", "publish", { "2024-02-01", "2024-03-01" },
      "cites 2 papers that were retracted after publication" },
    { "2024-01-15T09:00:00Z", "draft", { "2024-02-01" }, "cites 1 retracted paper" },
    { "2024-01-15T09:00:00Z", "withdrawn", { "2024-02-01" }, "cites 1 retracted paper" },
    { NULL, NULL, { "2024-02-01" }, "cites 1 retracted paper" },
  };
  Desk *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("when-%u.scorecard", (guint) i);
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);
      g_autoptr (GString) references = g_string_new (NULL);
      g_autofree char *receipt
          = rows[i].published ? g_strdup_printf ("{\"portal\":\"p\",\"revision\":1,\"digest\":\"x\",\"status\":\"%s\","
                                                 "\"at\":\"%s\"}",
                                                 rows[i].status, rows[i].published)
                              : g_strdup ("");
      g_autofree char *text = NULL;
      g_autofree char *findings = NULL;
      g_autofree char *expected = g_strdup_printf ("%s, ", rows[i].findings);

      for (guint j = 0; j < 2 && rows[i].days[j]; j++)
        {
          g_autofree char *day = *rows[i].days[j] ? g_strdup_printf (",\"date\":\"%s\"", rows[i].days[j]) : g_strdup ("");

          g_string_append (references, j > 0 ? "," : "");
          g_string_append_printf (references, reference, (char) ('a' + j), day);
        }
      text = g_strdup_printf (json, references->str, receipt);
      assert_true (g_file_set_contents (path, text, -1, NULL));
      {
        g_autoptr (VouchRecentCard) card = look_at (desk, path);

        findings = vouch_recent_card_dup_findings (card);
      }
      if (!g_str_has_prefix (findings, expected))
        fail_msg ("row %u: “%s”", (guint) i, findings);
    }
}

static void
test_look_at_what_is_none (void **state)
{
  Desk *desk = *state;
  g_autofree char *missing = g_build_filename (desk->folder, "gone.scorecard", NULL);
  g_autofree char *broken = g_build_filename (desk->folder, "broken.scorecard", NULL);
  g_autoptr (VouchRecentCard) gone = NULL;
  g_autoptr (VouchRecentCard) unreadable = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *details = NULL;

  assert_true (g_file_set_contents (broken, "{ broken", -1, NULL));
  gone = look_at (desk, missing);
  unreadable = look_at (desk, broken);
  assert_int_equal (vouch_recent_card_get_look (gone)->state, VOUCH_RECENT_MISSING);
  assert_int_equal (vouch_recent_card_get_look (unreadable)->state, VOUCH_RECENT_UNREADABLE);
  assert_string_equal (vouch_recent_card_get_title (gone), "As it was");
  details = vouch_recent_card_dup_details (gone, now);
  assert_non_null (strstr (details, "Not found: "));
}

static char *
describe (const char *publications)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "card.scorecard", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *json = g_strdup_printf (
      "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"c\",\"kind\":\"summary\","
      "\"title\":\"T\",\"sections\":[],\"references\":[],\"notes\":[],\"publications\":%s}",
      publications);
  g_autoptr (VouchRecentCard) card = NULL;
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  assert_true (g_file_set_contents (path, json, -1, NULL));
  card = vouch_recent_card_new (uri, "", 0);
  vouch_recent_card_take_look (card, vouch_recent_look_new (file, NULL));
  vouch_test_remove_folder (folder);
  return vouch_recent_card_dup_details (card, now);
}

static void
test_publication (void **state)
{
  static const struct
  {
    const char *publications;
    const char *words;
  } cases[] = {
    { "[]", "Summary · not published · just now" },
    { "[{\"portal\":\"p\",\"revision\":3,\"digest\":\"other\"}]",
      "Summary · published r3, changed since · just now" },
    { "[{\"portal\":\"p\",\"revision\":2,\"digest\":\"other\",\"status\":\"draft\"}]",
      "Summary · draft on the portal, changed since · just now" },
    { "[{\"portal\":\"p\",\"revision\":2,\"digest\":\"other\",\"status\":\"future\"}]",
      "Summary · to be published r2, changed since · just now" },
    { "[{\"portal\":\"p\",\"revision\":2,\"digest\":\"other\",\"status\":\"withdrawn\"}]",
      "Summary · withdrawn · just now" },
    /* Readers see what one portal shows, whatever became of it on another. */
    { "[{\"portal\":\"p\",\"revision\":4,\"digest\":\"other\",\"status\":\"publish\"},"
      "{\"portal\":\"q\",\"revision\":2,\"digest\":\"other\",\"status\":\"withdrawn\"}]",
      "Summary · published r4, changed since · just now" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *details = describe (cases[i].publications);

      if (!g_str_has_prefix (details, cases[i].words))
        fail_msg ("%s", details);
    }
}

static void
test_search (void **state)
{
  static const struct
  {
    const char *words;
    gboolean is_found;
  } cases[] = {
    { "", TRUE },          { "aerobic", TRUE },       { "AEROBIC older", TRUE },
    { "older aer", TRUE }, { "heart", FALSE },        { "aerobic heart", FALSE },
    { "cards", TRUE },     { "ältere", FALSE },       { "  aerobic  ", TRUE },
  };
  g_autoptr (VouchRecentCard) card
      = vouch_recent_card_new ("file:///srv/cards/one.scorecard", "Aerobic Exercise in Older Adults", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_int_equal (vouch_recent_card_matches (card, cases[i].words), cases[i].is_found);
}

#define RECENTS_TEST(f) cmocka_unit_test_setup_teardown (f, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    RECENTS_TEST (test_newest_first),
    RECENTS_TEST (test_kept),
    RECENTS_TEST (test_added_before_it_is_read),
    RECENTS_TEST (test_remove_and_put_back),
    RECENTS_TEST (test_broken_store),
    RECENTS_TEST (test_limit),
    RECENTS_TEST (test_look),
    RECENTS_TEST (test_retracted),
    RECENTS_TEST (test_retracted_when),
    RECENTS_TEST (test_look_at_what_is_none),
    cmocka_unit_test (test_publication),
    cmocka_unit_test (test_search),
  };

  return vouch_test_run ("recents", tests);
}
