/* test-check.c: a card checked at once, in whichever thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-check.h"

#define N_STATEMENTS 400

typedef struct
{
  JsonNode *card; /* (owned) */
  guint n_found;
  int is_done; /* (atomic) */
} Work;

/* The clean card with so many statements that checking it takes some slices. */
static JsonNode *
make_long_card (void)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autofree char *printed = NULL;

  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      g_autofree char *statement
          = g_strdup_printf ("{'id':'more-%u','text':'It fell by %u %% (ensure sourced).'}", i, i);

      vouch_test_insert (document, "highlights", "statements", i, statement);
    }
  printed = vouch_test_print_card (document);
  return vouch_test_parse (printed);
}

static gpointer
check_thread (gpointer data)
{
  Work *work = data;
  g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, work->card, NULL);
  g_autoptr (VouchFindingList) findings = vouch_check_card (VOUCH_CARD (card), NULL);

  work->n_found = g_list_model_get_n_items (G_LIST_MODEL (findings));
  g_atomic_int_set (&work->is_done, TRUE);
  return NULL;
}

/* The program's own loop takes no part in a check that runs in another thread. */
static void
test_leaves_the_main_loop_alone (void **state)
{
  g_autoptr (JsonNode) card = make_long_card ();
  Work work = { card, 0, FALSE };
  g_autoptr (GThread) thread = NULL;
  guint n_turns = 0;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  thread = g_thread_new ("check", check_thread, &work);
  while (!g_atomic_int_get (&work.is_done))
    n_turns += g_main_context_iteration (NULL, FALSE);
  g_thread_join (g_steal_pointer (&thread));
  assert_int_equal (n_turns, 0);
  assert_true (work.n_found >= N_STATEMENTS);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_leaves_the_main_loop_alone),
  };

  return vouch_test_run ("check", tests);
}
