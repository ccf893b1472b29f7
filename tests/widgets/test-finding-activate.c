/* test-finding-activate.c: what a finding's button asks for, by the rules' own names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-finding-activate.h"
#include "vouch-finding-private.h"
#include "vouch-rule.h"
#include "vouch-widgets.h"

static void
show (VouchTestDesk *desk)
{
  vouch_widgets_init ();
  vouch_test_desk_open (desk, "check/clean.scorecard");
  vouch_test_desk_show (desk, gtk_label_new ("card"), 300, 200);
}

static void
check_asked (VouchTestDesk *desk,
             const char    *expected)
{
  assert_string_equal (desk->asked->str, expected);
  g_string_truncate (desk->asked, 0);
}

static gboolean
was_asked (gpointer desk)
{
  return ((VouchTestDesk *) desk)->asked->len > 0;
}

static void
test_actions (void **state)
{
  static const struct
  {
    const char *action;
    const char *asked;
  } cases[] = {
    { "cite", "editor.cite 'the-row'\n" },
    { "go", "editor.go ('the-node', 'text')\n" },
    { "add-original-source", "editor.add-original-source\n" },
    { "add-related", "editor.add-related\n" },
    { "edit-article", "editor.edit-article\n" },
    { "edit-reference", "editor.edit-reference 'the-node'\n" },
    { "not-applicable", "editor.not-applicable 'the-node'\n" },
    { "ask", "editor.ask 'the-node'\n" },
    { "publish", "editor.publish\n" },
    /* From a later version: at least it goes there. */
    { "something-new", "editor.go ('the-node', 'text')\n" },
  };
  VouchTestDesk desk;

  show (&desk);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchFindingFields fields = { .rule = "field-empty", .node = "the-node", .row = "the-row",
                                    .member = "text", .message = "…", .repair = "Fix",
                                    .action = cases[i].action };
      g_autoptr (VouchFinding) finding = vouch_finding_new (&fields);

      assert_false (vouch_finding_is_fixed_by_itself (finding));
      vouch_finding_activate (desk.widget, desk.validator, finding);
      check_asked (&desk, cases[i].asked);
    }
  vouch_test_desk_close (&desk);
}

/* A rule may name no action that the window doesn't have. */
static void
test_every_rule_is_known (void **state)
{
  VouchTestDesk desk;

  show (&desk);
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);
      VouchFindingFields fields = { .rule = rule->id, .node = "n", .row = "n", .message = "…",
                                    .repair = rule->repair, .action = rule->action };
      g_autoptr (VouchFinding) finding = vouch_finding_new (&fields);

      if (!rule->action || g_str_equal (rule->action, "go"))
        continue;
      vouch_finding_activate (desk.widget, desk.validator, finding);
      if (strstr (desk.asked->str, "editor.go"))
        fail_msg ("%s asks for “%s”, which nothing does", rule->id, rule->action);
      g_string_truncate (desk.asked, 0);
    }
  vouch_test_desk_close (&desk);
}

static void
test_fixes_by_itself (void **state)
{
  VouchTestDesk desk;
  g_autoptr (VouchFinding) finding = NULL;

  show (&desk);
  vouch_test_set (desk.document, "h2", "text", "'Share'");
  vouch_test_desk_check (&desk);
  finding = vouch_test_find_finding (desk.validator, "page-chrome", NULL);
  assert_true (vouch_finding_is_fixed_by_itself (finding));
  vouch_finding_activate (desk.widget, desk.validator, finding);
  assert_null (vouch_document_lookup (desk.document, "h2"));
  check_asked (&desk, "");
  /* Once more: it is gone, and that is said. */
  vouch_finding_activate (desk.widget, desk.validator, finding);
  check_asked (&desk, "editor.toast 'This has already been fixed.'\n");
  vouch_finding_fix_all (desk.widget, desk.validator, finding);
  assert_true (vouch_test_wait_until (was_asked, &desk, 5000));
  check_asked (&desk, "editor.toast 'This needs a person to decide.'\n");
  vouch_finding_take_back (desk.widget, desk.validator, finding);
  check_asked (&desk, "editor.toast 'This has already been fixed.'\n");
  vouch_test_desk_close (&desk);
}

static void
test_goes_where_nothing_is_to_fix (void **state)
{
  VouchTestDesk desk;
  VouchFindingFields fields = { .rule = "title-long", .node = "card", .row = "card", .message = "…" };
  g_autoptr (VouchFinding) finding = vouch_finding_new (&fields);

  show (&desk);
  vouch_finding_activate (desk.widget, desk.validator, finding);
  check_asked (&desk, "editor.go ('card', '')\n");
  vouch_test_desk_close (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_actions),
    cmocka_unit_test (test_every_rule_is_known),
    cmocka_unit_test (test_fixes_by_itself),
    cmocka_unit_test (test_goes_where_nothing_is_to_fix),
  };

  return vouch_test_run_widgets ("finding-activate", tests);
}
