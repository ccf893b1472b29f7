/* test-reference-search.c: a card's references by what somebody types, also while they change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-decline.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-search.h"

typedef struct
{
  VouchDocument        *document; /* (owned) */
  VouchCitationIndex   *index;    /* (owned) */
  VouchReferenceSearch *search;   /* (owned) */
} Fixture;

static Fixture
open_card (void)
{
  Fixture fixture;

  fixture.document = vouch_test_open_fixture ("check/clean.scorecard");
  fixture.index = vouch_citation_index_new (fixture.document);
  fixture.search = vouch_reference_search_new (fixture.document, fixture.index);
  return fixture;
}

static void
close_card (Fixture *fixture)
{
  g_assert_finalize_object (fixture->search);
  g_object_unref (fixture->index);
  g_object_unref (fixture->document);
}

/* The ids that are found, with spaces between. */
static char *
find (Fixture    *fixture,
      const char *typed)
{
  g_autoptr (GPtrArray) found = vouch_reference_search_find (fixture->search, typed);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i ? " " : "", vouch_node_get_id (found->pdata[i]));
  return g_string_free (ids, FALSE);
}

static void
assert_finds (Fixture    *fixture,
              const char *typed,
              const char *ids)
{
  g_autofree char *found = find (fixture, typed);

  if (!g_str_equal (found, ids))
    fail_msg ("“%s” finds “%s”, should find “%s”", typed, found, ids);
}

static void
test_find (void **state)
{
  Fixture fixture = open_card ();

  assert_finds (&fixture, "", "r1 r2");
  assert_finds (&fixture, "tear", "r1");
  assert_finds (&fixture, "guideline dry", "r2");
  assert_finds (&fixture, "PMC123456", "r2");
  assert_finds (&fixture, "10.1000/abc.1", "r1");
  assert_finds (&fixture, "zebra", "");
  close_card (&fixture);
}

static void
test_follows_changes (void **state)
{
  Fixture fixture = open_card ();
  g_autoptr (VouchHistory) history = vouch_history_new (fixture.document);
  g_autoptr (VouchChange) removal = NULL;

  assert_finds (&fixture, "zebra", "");
  vouch_test_set (fixture.document, "r2", "title", "'A zebra'");
  assert_finds (&fixture, "zebra", "r2");
  assert_finds (&fixture, "guideline", "");
  vouch_history_undo (history);
  assert_finds (&fixture, "zebra", "");
  vouch_test_insert (fixture.document, "card", "references", 0,
                     "{'id':'r0','type':'book','title':'Zebra tears'}");
  assert_finds (&fixture, "zebra", "r0");
  assert_finds (&fixture, "tear", "r1 r0");
  removal = vouch_reference_edit_remove (
      VOUCH_REFERENCE (vouch_document_lookup (fixture.document, "r1")), NULL);
  assert_true (vouch_document_edit (fixture.document, removal, NULL));
  assert_finds (&fixture, "tear", "r0");
  close_card (&fixture);
}

static void
test_recent (void **state)
{
  Fixture fixture = open_card ();

  vouch_reference_search_use (fixture.search, "r2");
  assert_finds (&fixture, "", "r2 r1");
  vouch_reference_search_use (fixture.search, "r1");
  vouch_reference_search_use (fixture.search, "gone");
  assert_finds (&fixture, "", "r1 r2");
  close_card (&fixture);
}

static void
test_declines (void **state)
{
  static const struct
  {
    const char *declined; /* NULL: it is not */
    const char *words;
  } cases[] = {
    { NULL, NULL },
    { "{'reason':'our-own-advice','by':'W'}", "our own advice" },
    { "{'reason':'not-a-claim','note':'a heading'}", "not a claim: a heading" },
    { "{'reason':'other','note':'a heading'}", "a heading" },
    { "{'reason':'other'}", "another reason" },
    { "{'reason':'elsewhere'}", "elsewhere" },
    { "{}", "" },
  };
  Fixture fixture = open_card ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      vouch_test_set (fixture.document, "h2", "declined", cases[i].declined);
      words = vouch_decline_describe (
          VOUCH_STATEMENT (vouch_document_lookup (fixture.document, "h2")));
      if (g_strcmp0 (words, cases[i].words) != 0)
        fail_msg ("%s: “%s”", cases[i].declined, words);
    }
  for (guint i = 0; i < vouch_decline_count (); i++)
    assert_non_null (vouch_decline_get_words (vouch_decline_get_reason (i)));
  assert_null (vouch_decline_get_reason (vouch_decline_count ()));
  close_card (&fixture);
}

static void
test_assent (void **state)
{
  Fixture fixture = open_card ();
  VouchNode *highlight = vouch_document_lookup (fixture.document, "h2");

  assert_false (vouch_decline_needs_assent (VOUCH_STATEMENT (highlight)));
  assert_true (vouch_decline_needs_assent (
      VOUCH_STATEMENT (vouch_document_lookup (fixture.document, "d1"))));
  assert_true (vouch_decline_needs_assent (
      VOUCH_STATEMENT (vouch_document_lookup (fixture.document, "p1"))));
  vouch_test_set (fixture.document, "h2", "text", "'One in 7'");
  assert_true (vouch_decline_needs_assent (VOUCH_STATEMENT (highlight)));
  close_card (&fixture);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_find),     cmocka_unit_test (test_follows_changes),
    cmocka_unit_test (test_recent),   cmocka_unit_test (test_declines),
    cmocka_unit_test (test_assent),
  };

  return vouch_test_run ("reference-search", tests);
}
