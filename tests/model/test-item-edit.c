/* test-item-edit.c: lines under Resources added, moved, linked and removed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-item-edit.h"
#include "vouch-rich-text.h"

static VouchDocument *
open_card (void)
{
  VouchDocument *document = vouch_test_open_fixture ("check/clean.scorecard");

  vouch_test_insert (document, "related", "items", 1, "{'id':'i3','text':'Lens cases'}");
  return document;
}

static VouchItem *
get_item (VouchDocument *document,
          const char    *id)
{
  return VOUCH_ITEM (vouch_document_lookup (document, id));
}

static VouchSection *
get_section (VouchDocument *document,
             const char    *id)
{
  return VOUCH_SECTION (vouch_document_lookup (document, id));
}

/* "i1 | i2 i3": the items of both sections. */
static char *
list_items (VouchDocument *document)
{
  static const char *const sections[] = { "sources", "related" };
  GString *ids = g_string_new (NULL);

  for (gsize s = 0; s < G_N_ELEMENTS (sections); s++)
    {
      VouchNodeList *items = vouch_section_get_items (get_section (document, sections[s]));

      g_string_append (ids, s ? " |" : "");
      for (guint i = 0; i < vouch_node_list_get_size (items); i++)
        g_string_append_printf (ids, "%s%s", s || i ? " " : "",
                                vouch_node_get_id (vouch_node_list_peek (items, i)));
    }
  return g_string_free (ids, FALSE);
}

static void
edit (VouchDocument *document,
      VouchChange   *change)
{
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;

  assert_non_null (change);
  if (!vouch_document_edit (document, change, &error))
    fail_msg ("%s", error->message);
}

static void
test_shift (void **state)
{
  static const struct
  {
    const char *item;
    int step;
    const char *items; /* NULL: nowhere to go */
  } cases[] = {
    { "i2", 1, "i1 | i3 i2" },
    { "i3", -1, "i1 | i3 i2" },
    { "i2", -1, "i1 i2 | i3" },
    { "i1", 1, " | i1 i2 i3" },
    { "i1", -1, NULL },
    { "i3", 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = open_card ();
      VouchChange *change = vouch_item_edit_shift (get_item (document, cases[i].item), cases[i].step);
      g_autofree char *items = NULL;

      if (!cases[i].items)
        {
          assert_null (change);
          continue;
        }
      edit (document, change);
      items = list_items (document);
      assert_string_equal (items, cases[i].items);
    }
}

static void
test_move (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  g_autofree char *items = NULL;

  assert_null (vouch_item_edit_move (get_item (document, "i2"), get_section (document, "related"), 0));
  assert_null (vouch_item_edit_move (get_item (document, "i2"), get_section (document, "glance"), 0));
  edit (document, vouch_item_edit_move (get_item (document, "i2"), get_section (document, "related"),
                                        G_MAXUINT));
  edit (document,
        vouch_item_edit_move (get_item (document, "i3"), get_section (document, "sources"), 0));
  items = list_items (document);
  assert_string_equal (items, "i3 i1 | i2");
}

static void
test_add_and_remove (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autofree char *id = NULL;
  g_autofree char *items = NULL;

  edit (document, vouch_item_edit_add (get_section (document, "related"), 1, &id));
  assert_int_equal (vouch_node_get_position (vouch_document_lookup (document, id)), 1);
  assert_string_equal (vouch_history_get_undo_label (history), "Add Resource");
  assert_null (vouch_item_edit_add (get_section (document, "glance"), 0, NULL));
  edit (document, vouch_item_edit_remove (get_item (document, "i1")));
  assert_null (vouch_document_lookup (document, "c11"));
  vouch_history_undo (history);
  vouch_history_undo (history);
  items = list_items (document);
  assert_string_equal (items, "i1 | i2 i3");
}

static void
test_link (void **state)
{
  static const struct
  {
    const char *written;
    const char *link;
  } cases[] = {
    { "www.example.org/a", "https://www.example.org/a" },
    { " https://example.org ", "https://example.org" },
    { "10.1000/182", "https://doi.org/10.1000/182" },
    { "https://doi.org/10.1000/182", "https://doi.org/10.1000/182" },
    { "somewhere", "somewhere" },
    { "see 10.1000/182", "see 10.1000/182" },
    { "  ", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = open_card ();
      VouchItem *item = get_item (document, "i2");

      vouch_test_set (document, "i2", "link", "'before'");
      edit (document, vouch_item_edit_set_link (item, cases[i].written));
      if (g_strcmp0 (vouch_item_get_link (item), cases[i].link) != 0)
        fail_msg ("“%s” is “%s”", cases[i].written, vouch_item_get_link (item));
      assert_null (vouch_item_edit_set_link (item, cases[i].written));
    }
}

/* Words that stay keep how they are set. */
static void
test_text (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  VouchItem *item = get_item (document, "i2");
  JsonNode *text;

  vouch_test_set (document, "i2", "text",
                  "{'text':'Blinking exercises','marks':[{'from':0,'to':8,'as':'italic'}]}");
  edit (document, vouch_item_edit_set_text (item, "Blinking exercises daily"));
  text = vouch_node_get_value (VOUCH_NODE (item), "text");
  assert_string_equal (vouch_item_get_text (item), "Blinking exercises daily");
  assert_non_null (vouch_rich_text_get_marks (text));
  assert_null (vouch_item_edit_set_text (item, "Blinking exercises daily"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_shift), cmocka_unit_test (test_move),
    cmocka_unit_test (test_add_and_remove), cmocka_unit_test (test_link),
    cmocka_unit_test (test_text),
  };

  return vouch_test_run ("item-edit", tests);
}
