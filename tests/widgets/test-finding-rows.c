/* test-finding-rows.c: the order of the panel's findings, and that only what differs is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"
#include "vouch-test-page.h"
#include "vouch-test-widgets.h"

#include "vouch-finding-group.h"
#include "vouch-finding-rows.h"

#define MANY 250 /* rows */

typedef struct
{
  VouchDocument *document;
  VouchValidator *validator;
  VouchFindingRows *rows;
  GString *splices;
} Desk;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Desk       *desk)
{
  g_string_append_printf (desk->splices, "%u-%u+%u ", position, removed, added);
}

static void
open_desk (Desk *desk)
{
  *desk = (Desk){ vouch_test_open_fixture ("check/clean.scorecard") };
  desk->validator = vouch_validator_new (desk->document);
  desk->splices = g_string_new (NULL);
  desk->rows = vouch_finding_rows_new ();
  g_signal_connect (desk->rows, "items-changed", G_CALLBACK (items_changed_cb), desk);
  vouch_validator_flush (desk->validator);
  vouch_finding_rows_set_validator (desk->rows, desk->validator);
}

static void
close_desk (Desk *desk)
{
  g_string_free (desk->splices, TRUE);
  g_object_unref (desk->rows);
  g_object_unref (desk->validator);
  g_object_unref (desk->document);
}

static void
refresh (Desk *desk)
{
  vouch_validator_flush (desk->validator);
  g_string_truncate (desk->splices, 0);
  vouch_finding_rows_refresh (desk->rows);
}

/* Headings with their numbers, findings by rule and node. */
static char *
print_rows (Desk *desk)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (desk->rows)); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (desk->rows), i);

      if (VOUCH_IS_FINDING_GROUP (row))
        g_string_append_printf (lines, "[%s %u]",
                                vouch_finding_group_get_title (VOUCH_FINDING_GROUP (row)),
                                vouch_finding_group_get_count (VOUCH_FINDING_GROUP (row)));
      else
        g_string_append_printf (lines, " %s/%s", vouch_finding_get_rule (VOUCH_FINDING (row)),
                                vouch_finding_get_node (VOUCH_FINDING (row)));
    }
  return g_string_free (lines, FALSE);
}

static void
check_rows (Desk       *desk,
            const char *expected)
{
  g_autofree char *printed = print_rows (desk);

  assert_string_equal (printed, expected);
}

static void
break_card (Desk *desk)
{
  vouch_test_set (desk->document, "h3", "text", "'Comfort fell together with the quality of the tear film.'");
  vouch_test_remove (desk->document, "c2");
  vouch_test_set (desk->document, "condition", "text", "''");
  vouch_test_set (desk->document, "r1", "DOI", "'doi:10.1000/abc.1'");
  vouch_test_set (desk->document, "card", "title", "''");
  refresh (desk);
}

#define BROKEN \
  "[Article 1] title-missing/card[At a Glance 1] field-empty/condition" \
  "[Key Highlights 2] source-missing/h1 duplicate-statement/h3[Sources 1] identifier-malformed/r1"

static void
test_order (void **state)
{
  Desk desk;

  open_desk (&desk);
  check_rows (&desk, "");
  break_card (&desk);
  check_rows (&desk, BROKEN);
  close_desk (&desk);
}

/* Further up by its place, but an error goes before a warning. */
static void
test_errors_first_within_a_section (void **state)
{
  Desk desk;

  open_desk (&desk);
  vouch_test_set (desk.document, "h2", "text", "'Osmolarity rose after eight hours of wear.'");
  vouch_test_set (desk.document, "c3", "quote", "{'exact':'Osmolarity rose after eight hours of wear.'}");
  vouch_test_remove (desk.document, "c4");
  vouch_test_set (desk.document, "h3", "text", "'Signs and symptoms did not always agree at all.'");
  refresh (&desk);
  check_rows (&desk, "[Key Highlights 2] source-missing/h3 duplicate-statement/h2");
  close_desk (&desk);
}

static void
test_filter (void **state)
{
  Desk desk;

  open_desk (&desk);
  break_card (&desk);
  vouch_finding_rows_set_levels (desk.rows, 1u << VOUCH_LEVEL_WARNING);
  check_rows (&desk, "[Key Highlights 1] duplicate-statement/h3");
  vouch_finding_rows_set_levels (desk.rows, 7);
  vouch_finding_rows_set_rule (desk.rows, "field-empty");
  check_rows (&desk, "[At a Glance 1] field-empty/condition");
  assert_int_equal (vouch_finding_rows_count_rule (desk.rows, "source-missing"), 1);
  assert_int_equal (vouch_finding_rows_count_rule (desk.rows, "marker-left"), 0);
  vouch_finding_rows_set_rule (desk.rows, "marker-left");
  check_rows (&desk, "");
  vouch_finding_rows_set_rule (desk.rows, NULL);
  check_rows (&desk, BROKEN);
  close_desk (&desk);
}

static void
test_kept_stand_apart (void **state)
{
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;

  open_desk (&desk);
  break_card (&desk);
  finding = vouch_test_find_finding (desk.validator, "duplicate-statement", NULL);
  assert_true (vouch_validator_consider (desk.validator, finding, "It bears repeating.", "W", NULL));
  refresh (&desk);
  check_rows (&desk, "[Article 1] title-missing/card[At a Glance 1] field-empty/condition"
                     "[Key Highlights 1] source-missing/h1[Sources 1] identifier-malformed/r1"
                     "[Kept as they are 1] duplicate-statement/h3");
  assert_int_equal (vouch_finding_rows_count_rule (desk.rows, "duplicate-statement"), 0);
  close_desk (&desk);
}

/* What a list does with its rows hangs on this: one row came, one row is told. */
static void
test_tells_only_what_differs (void **state)
{
  Desk desk;

  open_desk (&desk);
  break_card (&desk);
  refresh (&desk);
  assert_string_equal (desk.splices->str, "");
  vouch_test_set (desk.document, "condition", "text", "'Dry eye disease'");
  vouch_test_set (desk.document, "r1", "DOI", "'10.1000/abc.1'");
  refresh (&desk);
  assert_string_equal (desk.splices->str, "2-2+0 5-2+0 ");
  vouch_test_set (desk.document, "h1", "text", "'Osmolarity rose a lot after eight hours of wear.'");
  refresh (&desk);
  assert_string_equal (desk.splices->str, "");
  vouch_test_remove (desk.document, "c6");
  refresh (&desk);
  assert_string_equal (desk.splices->str, "5-0+2 ");
  vouch_test_set (desk.document, "management", "title", "'What to do'");
  refresh (&desk);
  assert_string_equal (desk.splices->str, "");
  check_rows (&desk, "[Article 1] title-missing/card[Key Highlights 2] source-missing/h1 "
                     "duplicate-statement/h3[What to do 1] source-missing/m1");
  close_desk (&desk);
}

static void
test_finds (void **state)
{
  Desk desk;
  g_autoptr (VouchFinding) old = NULL;
  g_autoptr (VouchFinding) gone = NULL;
  guint position;

  open_desk (&desk);
  break_card (&desk);
  old = vouch_test_find_finding (desk.validator, "identifier-malformed", NULL);
  gone = vouch_test_find_finding (desk.validator, "field-empty", NULL);
  vouch_test_set (desk.document, "r1", "DOI", "'https://doi.org/10.1000/abc.2'");
  vouch_test_set (desk.document, "condition", "text", "'Dry eye disease'");
  refresh (&desk);
  /* Another object with another message, but the same finding. */
  assert_true (vouch_finding_rows_find (desk.rows, old, &position));
  assert_int_equal (position, 6);
  assert_false (vouch_finding_rows_find (desk.rows, gone, &position));
  assert_true (vouch_finding_rows_find_near (desk.rows, 2, 1, &position));
  assert_int_equal (position, 3);
  assert_true (vouch_finding_rows_find_near (desk.rows, 2, -1, &position));
  assert_int_equal (position, 1);
  assert_false (vouch_finding_rows_find_near (desk.rows, 0, -1, &position));
  assert_false (vouch_finding_rows_find_near (desk.rows, 7, 1, &position));
  close_desk (&desk);
}

static gboolean
is_complete (gpointer rows)
{
  return g_list_model_get_n_items (rows) > MANY && !g_main_context_pending (NULL);
}

/* A list makes a widget for each row that it shows: they don't come all in one turn of the main loop. */
static void
test_many_come_by_and_by (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_long_card (400);
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchFindingRows) waited = vouch_finding_rows_new ();
  g_autoptr (VouchFindingRows) asked = vouch_finding_rows_new ();
  g_autoptr (VouchFinding) last = NULL;
  guint position = 0, n;

  vouch_validator_flush (validator);
  vouch_finding_rows_set_validator (waited, validator);
  vouch_finding_rows_set_validator (asked, validator);
  assert_in_range (g_list_model_get_n_items (G_LIST_MODEL (waited)), 1, MANY / 4);
  n = g_list_model_get_n_items (G_LIST_MODEL (vouch_validator_get_findings (validator)));
  assert_true (n > MANY);
  last = g_list_model_get_item (G_LIST_MODEL (vouch_validator_get_findings (validator)), n - 1);
  /* Whoever looks for one doesn't wait. */
  assert_true (vouch_finding_rows_find (asked, last, &position));
  assert_true (vouch_test_wait_until (is_complete, waited, 10000));
  assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (waited)),
                    g_list_model_get_n_items (G_LIST_MODEL (asked)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (asked)); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (G_LIST_MODEL (waited), i);
      g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (asked), i);

      assert_true (VOUCH_IS_FINDING (one) ? one == other : VOUCH_IS_FINDING_GROUP (other));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_order),
    cmocka_unit_test (test_errors_first_within_a_section),
    cmocka_unit_test (test_filter),
    cmocka_unit_test (test_kept_stand_apart),
    cmocka_unit_test (test_tells_only_what_differs),
    cmocka_unit_test (test_finds),
    cmocka_unit_test (test_many_come_by_and_by),
  };

  return vouch_test_run_widgets ("finding-rows", tests);
}
