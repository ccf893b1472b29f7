/* test-template.c: new cards by kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <glib/gstdio.h>

#include "vouch-card.h"
#include "vouch-node-list.h"
#include "vouch-section.h"
#include "vouch-statement.h"
#include "vouch-template.h"

/* Design, section 4: the roles of a scorecard, in order. */
static const struct
{
  const char *role;
  const char *parts[5];
} roles[] = {
  { "at-a-glance", { NULL } },
  { "key-highlights", { NULL } },
  { "recommendations", { "diagnosis", "management", "monitoring", "risks" } },
  { "prescribing", { NULL } },
  { "best-practices", { NULL } },
  { "resources", { "original-sources", "related-content" } },
};

static const char *const labels[]
    = { "Condition", "Key Mechanisms", "Target Population", "Care Setting" };

static const char *
get_role (VouchNodeList *list, guint index)
{
  VouchSection *section = vouch_node_list_peek (list, index);

  return section ? vouch_section_get_role (section) : NULL;
}

static void
test_scorecard (void **state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchCard) card = vouch_template_new_card ("scorecard", &error);
  VouchNodeList *sections;

  if (!card)
    fail_msg ("%s", error->message);
  sections = vouch_card_get_sections (card);
  assert_int_equal (vouch_node_list_get_size (sections), G_N_ELEMENTS (roles));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      VouchNodeList *parts = vouch_section_get_sections (vouch_node_list_peek (sections, i));

      assert_string_equal (get_role (sections, i), roles[i].role);
      for (guint k = 0; roles[i].parts[k]; k++)
        assert_string_equal (get_role (parts, k), roles[i].parts[k]);
    }
  assert_string_equal (vouch_card_get_kind (card), "scorecard");
  assert_string_equal (vouch_card_get_title (card), "");
  assert_int_equal (vouch_node_list_get_size (vouch_card_get_references (card)), 0);
}

/* The sibling formats that publishers print for the same article. */
static void
test_siblings (void **state)
{
  static const char *const summary[]
      = { "objective",   "approach",   "key-findings", "interpretation",
          "limitations", "conclusion", "resources" };
  g_autoptr (VouchCard) one = vouch_template_new_card ("summary", NULL);
  g_autoptr (VouchCard) other = vouch_template_new_card ("takeaways", NULL);
  VouchNodeList *lines;

  assert_non_null (one);
  assert_string_equal (vouch_card_get_kind (one), "summary");
  for (guint i = 0; i < G_N_ELEMENTS (summary); i++)
    assert_string_equal (get_role (vouch_card_get_sections (one), i), summary[i]);
  assert_non_null (other);
  assert_string_equal (vouch_card_get_kind (other), "takeaways");
  assert_string_equal (get_role (vouch_card_get_sections (other), 0), "takeaways");
  lines = vouch_section_get_statements (vouch_node_list_peek (vouch_card_get_sections (other), 0));
  assert_int_equal (vouch_node_list_get_size (lines), 5);
}

static void
test_glance_cells (void **state)
{
  g_autoptr (VouchCard) card = vouch_template_new_card ("scorecard", NULL);
  VouchSection *glance = vouch_card_find_section (card, "at-a-glance");
  VouchNodeList *cells = vouch_section_get_statements (glance);

  assert_int_equal (vouch_node_list_get_size (cells), G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      VouchStatement *cell = vouch_node_list_peek (cells, i);

      assert_string_equal (vouch_statement_get_label (cell), labels[i]);
      assert_string_equal (vouch_statement_get_text (cell), "");
    }
}

static void
add_id (VouchNode *node, gpointer ids)
{
  assert_true (g_uuid_string_is_valid (vouch_node_get_id (node)));
  g_hash_table_add (ids, g_strdup (vouch_node_get_id (node)));
}

/* Two new cards share no id. */
static void
test_fresh_ids (void **state)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (VouchCard) one = vouch_template_new_card ("scorecard", NULL);
  g_autoptr (VouchCard) two = vouch_template_new_card ("scorecard", NULL);
  guint n;

  vouch_node_foreach (VOUCH_NODE (one), add_id, ids);
  n = g_hash_table_size (ids);
  vouch_node_foreach (VOUCH_NODE (two), add_id, ids);
  assert_int_equal (g_hash_table_size (ids), 2 * n);
}

static void
test_no_such_kind (void **state)
{
  static const char *const kinds[]
      = { "", "poster", "../templates/scorecard", "SCORECARD", "score card", "scorecard.json" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;

      assert_null (vouch_template_new_card (kinds[i], &error));
      assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
    }
}

static void
put_template (const char *name, const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "vouch", "templates", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  if (text)
    assert_true (g_file_set_contents (path, text, -1, NULL));
  else
    g_unlink (path);
}

/* The user's own come first, and a broken one is told with its name. */
static void
test_own_templates (void **state)
{
  g_autofree char *card = vouch_test_read_fixture ("page/full.scorecard", NULL);
  g_auto (GStrv) before = vouch_template_list ();
  g_auto (GStrv) with = NULL;
  g_autoptr (VouchCard) made = NULL;
  g_autoptr (GError) error = NULL;

  assert_true (g_strv_contains ((const char *const *) before, "scorecard"));
  put_template ("a-house.json", card);
  put_template ("broken.json", "{");
  put_template ("No kind.json", card);
  put_template ("readme.txt", "");
  with = vouch_template_list ();
  assert_int_equal (g_strv_length (with), g_strv_length (before) + 2);
  assert_string_equal (with[0], "a-house");
  made = vouch_template_new_card ("a-house", NULL);
  assert_non_null (made);
  assert_int_equal (vouch_node_list_get_size (vouch_card_get_notes (made)), 0);
  assert_null (vouch_template_new_card ("broken", &error));
  assert_non_null (strstr (error->message, "broken.json: "));
  put_template ("a-house.json", NULL);
  put_template ("broken.json", NULL);
  put_template ("No kind.json", NULL);
  put_template ("readme.txt", NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_scorecard),    cmocka_unit_test (test_glance_cells),
    cmocka_unit_test (test_siblings),     cmocka_unit_test (test_fresh_ids),
    cmocka_unit_test (test_no_such_kind), cmocka_unit_test (test_own_templates),
  };

  return vouch_test_run ("template", tests);
}
