/* test-editor-kinds.c: summaries and takeaways in the window: from the template and from a paste.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"
#include "vouch-test-check.h"

#include "vouch-import-dialog.h"

static const struct
{
  const char *kind;
  const char *first; /* role of its first section */
  const char *draft;
  const char *rule; /* that speaks only there, or there too */
} kinds[] = {
  { "summary", "objective",
    "Lenses and Dry Eyes\n\nObjective\n\nTo see whether wear dries the eye.\n\nApproach\n\n"
    "- Twenty adults wore lenses. (ensure sourced)\n\nKey Findings\n\n- Osmolarity rose.\n\n"
    "Conclusion\n\nRest helps.\n",
    "section-empty" },
  { "takeaways", "takeaways",
    "5 Key Takeaways: Lenses and Dry Eyes\n\n1. Wear dries the eye.\n2. Rest helps. (source?)\n"
    "3. Drops help little.\n4. Gels help more at night.\n",
    "takeaways-count" },
};

static VouchCard *
get_card (VouchWindow *window)
{
  return vouch_document_get_card (vouch_editor_get_document (vouch_test_editor (window)));
}

static void
check_kind (VouchWindow *window, guint i)
{
  VouchNode *card = VOUCH_NODE (get_card (window));
  VouchNode *first = vouch_node_list_peek (vouch_node_get_list (card, "sections"), 0);

  assert_string_equal (vouch_node_get_text (card, "kind"), kinds[i].kind);
  assert_string_equal (vouch_node_get_text (first, "role"), kinds[i].first);
}

/* The start page's menu has them all. */
static void
test_template (void **state)
{
  VouchTestApplication *desk = *state;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *window;

      g_application_activate (G_APPLICATION (desk->application));
      window = vouch_test_wait_for (VOUCH_TYPE_WINDOW);
      vouch_test_act (window, "win.new-from-template", kinds[i].kind);
      vouch_test_settle (window);
      check_kind (VOUCH_WINDOW (window), i);
      vouch_test_shoot (window, kinds[i].kind);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* A pasted draft is read as what it is, and checked as that. */
static void
test_paste (void **state)
{
  VouchTestApplication *desk = *state;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *window;
      GtkWidget *report;
      VouchValidator *validator;

      g_application_activate (G_APPLICATION (desk->application));
      window = vouch_test_wait_for (VOUCH_TYPE_WINDOW);
      vouch_test_act (window, "win.import-text", kinds[i].draft);
      report = vouch_test_wait_for (VOUCH_TYPE_IMPORT_DIALOG);
      gtk_window_destroy (GTK_WINDOW (report));
      vouch_test_settle (window);
      check_kind (VOUCH_WINDOW (window), i);
      validator = vouch_editor_get_validator (vouch_test_editor (VOUCH_WINDOW (window)));
      vouch_validator_flush (validator);
      assert_true (vouch_test_count_findings (validator, kinds[i].rule) > 0);
      assert_int_equal (vouch_test_count_findings (validator, "marker-left"), 1);
      assert_int_equal (vouch_test_count_findings (validator, "field-empty"), 0);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_template),
    APPLICATION_TEST (test_paste),
  };

  return vouch_test_run_widgets ("editor-kinds", tests);
}
