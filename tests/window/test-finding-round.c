/* test-finding-round.c: the round of F8 that is kept is the one that would be made now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-finding-round.h"

typedef struct
{
  VouchDocument *document;   /* (owned) */
  VouchValidator *validator; /* (owned) */
  VouchFindingRound *round;  /* (owned): made before anything was edited */
} Open;

static int
setup (void **state)
{
  Open *open = g_new0 (Open, 1);

  open->document = vouch_test_open_fixture ("check/clean.scorecard");
  vouch_test_set (open->document, "h2", "text", "'TODO'");
  vouch_test_set (open->document, "m1", "text", "'The drop is  safe.'");
  open->validator = vouch_validator_new (open->document);
  vouch_validator_flush (open->validator);
  open->round = vouch_finding_round_new (open->validator);
  *state = open;
  return 0;
}

static int
teardown (void **state)
{
  Open *open = *state;

  vouch_finding_round_free (open->round);
  g_object_unref (open->validator);
  g_object_unref (open->document);
  g_free (open);
  return 0;
}

/* A stop a line: where, and what for. */
static char *
print_stops (VouchFindingRound *round)
{
  GArray *stops = vouch_finding_round_get_stops (round);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stops->len; i++)
    {
      const VouchFindingStop *stop = &g_array_index (stops, VouchFindingStop, i);

      g_string_append_printf (text, "%d %d %s %s\n", stop->level, stop->place,
                              vouch_finding_get_node (stop->finding),
                              vouch_finding_get_rule (stop->finding));
    }
  return g_string_free (text, FALSE);
}

/* Returns: whether it is another than @before was, which it then is. */
static gboolean
is_another (Open *open, char **before)
{
  g_autoptr (VouchFindingRound) fresh = vouch_finding_round_new (open->validator);
  g_autofree char *kept = print_stops (open->round);
  g_autofree char *now = print_stops (fresh);
  gboolean is_other = g_strcmp0 (kept, *before) != 0;

  assert_string_equal (kept, now);
  g_free (*before);
  *before = g_steal_pointer (&kept);
  return is_other;
}

static void
test_follows_edits (void **state)
{
  Open *open = *state;
  g_autofree char *before = NULL;

  assert_true (is_another (open, &before));
  assert_true (*before != '\0');
  /* Typing moves nothing, and finds something. */
  vouch_test_set (open->document, "h1", "text", "'TBD'");
  vouch_validator_flush (open->validator);
  assert_true (is_another (open, &before));
  /* Less is found. */
  vouch_test_set (open->document, "h1", "text", "'Osmolarity rose after eight hours of wear.'");
  vouch_validator_flush (open->validator);
  assert_true (is_another (open, &before));
  /* What stands above moves the places of all that is below. */
  vouch_test_insert (open->document, "highlights", "statements", 0,
                     "{'id':'h9','text':'XXX','origin':'written','citations':[]}");
  vouch_validator_flush (open->validator);
  assert_true (is_another (open, &before));
  vouch_test_remove (open->document, "h9");
  vouch_validator_flush (open->validator);
  assert_true (is_another (open, &before));
}

/* Also before the checks have looked at what changed. */
static void
test_follows_before_checks (void **state)
{
  Open *open = *state;
  g_autofree char *before = NULL;

  is_another (open, &before);
  vouch_test_insert (open->document, "highlights", "statements", 0,
                     "{'id':'h9','text':'Wearers blink less.','origin':'written','citations':[]}");
  assert_true (is_another (open, &before));
  vouch_test_remove (open->document, "h2");
  assert_true (is_another (open, &before));
}

static void
test_leaves_out_what_is_considered (void **state)
{
  Open *open = *state;
  g_autofree char *before = NULL;
  g_autoptr (VouchFinding) finding
      = vouch_test_find_finding (open->validator, "safe-unqualified", "m1");

  assert_non_null (finding);
  is_another (open, &before);
  assert_non_null (strstr (before, "safe-unqualified"));
  assert_true (vouch_validator_consider (open->validator, finding, "Of drops in general.", "Ada",
                                         NULL));
  vouch_validator_flush (open->validator);
  assert_true (is_another (open, &before));
  assert_null (strstr (before, "safe-unqualified"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_follows_edits, setup, teardown),
    cmocka_unit_test_setup_teardown (test_follows_before_checks, setup, teardown),
    cmocka_unit_test_setup_teardown (test_leaves_out_what_is_considered, setup, teardown),
  };

  return vouch_test_run ("finding-round", tests);
}
