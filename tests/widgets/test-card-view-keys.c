/* test-card-view-keys.c: every key of the card's page, really pressed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"

#include "vouch-card-view-private.h"

#define HIGH "Tears break up sooner.|Lenses dry the eye out.|Drops help."

/* From a place in the small card: what a key makes of the highlights, and where one is then. */
static const struct
{
  const char *name;
  const char *id;
  guint caret;
  const char *keys;
  const char *texts;
  const char *where;
} edits[] = {
  { "Enter parts", "s1", 6, "Return", "Tears|break up sooner.|Lenses dry the eye out.|Drops help.",
    "*:0" },
  { "Enter at the end adds one", "s3", 11, "Return", HIGH "|", "*:0" },
  { "Enter at the start adds one above", "s2", 0, "Return",
    "Tears break up sooner.||Lenses dry the eye out.|Drops help.", "s2:0" },
  { "the number pad's Enter is one too", "s3", 11, "KP_Enter", HIGH "|", "*:0" },
  { "Enter takes a selection out", "s1", 0, "shift+ctrl+Right Return",
    "| break up sooner.|Lenses dry the eye out.|Drops help.", NULL },
  { "Shift+Enter breaks the line", "s3", 5, "shift+Return",
    "Tears break up sooner.|Lenses dry the eye out.|Drops\n help.", "s3:6" },
  { "Backspace at the start joins", "s2", 0, "BackSpace",
    "Tears break up sooner. Lenses dry the eye out.|Drops help.", "s1:23" },
  { "Backspace elsewhere takes a letter", "s2", 6, "BackSpace",
    "Tears break up sooner.|Lense dry the eye out.|Drops help.", "s2:5" },
  { "Backspace at the very start does nothing", "s1", 0, "BackSpace", HIGH, "s1:0" },
  { "Backspace with a selection takes that", "s2", 0, "shift+Right BackSpace",
    "Tears break up sooner.|enses dry the eye out.|Drops help.", "s2:0" },
  { "Delete at the end joins", "s1", 22, "Delete",
    "Tears break up sooner. Lenses dry the eye out.|Drops help.", "s1:23" },
  { "Delete at the very end does nothing", "s3", 11, "Delete", HIGH, "s3:11" },
  { "Backspace in an empty one removes it", "s1", 22, "Return BackSpace", HIGH, "s1:22" },
  { "Delete in an empty one removes it", "s1", 22, "Return Delete", HIGH, "s2:0" },
  { "Delete in an empty last one goes up", "s3", 11, "Return Delete", HIGH, "s3:11" },
  { "Alt+Down moves down", "s1", 3, "alt+Down",
    "Lenses dry the eye out.|Tears break up sooner.|Drops help.", "s1:3" },
  { "Alt+Up moves up", "s3", 3, "alt+Up",
    "Tears break up sooner.|Drops help.|Lenses dry the eye out.", "s3:3" },
  { "twice", "s3", 3, "alt+Up alt+Up", "Drops help.|Tears break up sooner.|Lenses dry the eye out.",
    "s3:3" },
  { "Alt+Up at the top does nothing", "s1", 3, "alt+Up", HIGH, "s1:3" },
  { "Shift+Alt+Down takes it to the next section", "s3", 3, "alt+shift+Down",
    "Tears break up sooner.|Lenses dry the eye out.", "s3:3" },
  { "and back to the end", "s1", 3, "alt+shift+Down alt+shift+Up",
    "Lenses dry the eye out.|Drops help.|Tears break up sooner.", "s1:3" },
};

static void
check_edit (VouchTestPage *page,
            guint          i)
{
  print_message ("# %s\n", edits[i].name);
  vouch_test_page_go (page, edits[i].id, edits[i].caret);
  vouch_test_page_press (page, edits[i].keys);
  vouch_test_page_check_texts (page, "high", edits[i].texts);
  if (edits[i].where)
    vouch_test_page_check_where (page, edits[i].where);
  vouch_test_page_check (page);
}

/* What is taken back is as it was, and a field has the focus. */
static void
take_back (VouchTestPage *page)
{
  vouch_history_break (page->history);
  while (vouch_history_get_can_undo (page->history))
    vouch_history_undo (page->history);
  vouch_test_settle (page->window);
  vouch_test_page_check_texts (page, "high", HIGH);
  vouch_test_page_check_texts (page, "risks", "Stop drops that sting.");
  vouch_test_page_check (page);
  assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (page->window))));
}

static void
test_edits (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      check_edit (page, i);
      take_back (page);
    }
  vouch_test_page_close (page);
}

/* An emptied statement that has sources, notes or a decline: they are never dropped. */
static void
test_emptied (void **state)
{
  static const struct
  {
    const char *id;
    const char *keys;
    const char *texts;
    const char *keeper; /* of all that @id had */
    const char *where;
  } cases[] = {
    { "s2", "BackSpace", "Tears break up sooner.|Drops help.", "s1", "s1:22" },
    { "s2", "Delete", "Tears break up sooner.|Drops help.", "s2", "s2:0" },
    { "s3", "BackSpace", "Tears break up sooner.|Lenses dry the eye out.", "s2", "s2:23" },
    { "s3", "Delete", "Tears break up sooner.|Lenses dry the eye out.|", "s3", "s3:0" },
  };
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cited = NULL;
      const char *citation = g_str_equal (cases[i].id, "s2") ? "c1" : "c3";
      const char *note = g_str_equal (cases[i].id, "s2") ? "n2" : "n1";

      vouch_test_page_go (page, cases[i].id, 0);
      vouch_test_page_press (page, "ctrl+a BackSpace");
      vouch_test_page_press (page, cases[i].keys);
      vouch_test_page_check_texts (page, "high", cases[i].texts);
      vouch_test_page_check_where (page, cases[i].where);
      cited = vouch_test_list_ids (page->document, cases[i].keeper, "citations");
      assert_non_null (strstr (cited, citation));
      assert_string_equal (vouch_node_get_text (vouch_test_node (page->document, note), "on"),
                           cases[i].keeper);
      take_back (page);
    }
  vouch_test_page_close (page);
}

/* The first one has nothing above it: it stays with what it has. */
static void
test_emptied_first (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);

  vouch_test_set (page->document, "s1", "declined",
                  "{'reason': 'definition', 'by': 'Ann', 'at': '2026-01-02T03:04:05Z'}");
  vouch_test_page_go (page, "s1", 0);
  vouch_test_page_press (page, "ctrl+a BackSpace BackSpace");
  vouch_test_page_check_texts (page, "high", "|Lenses dry the eye out.|Drops help.");
  vouch_test_page_check_where (page, "s1:0");
  vouch_test_page_close (page);
}

/* What could not be done is told. */
static void
test_refused (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);
  g_autoptr (JsonNode) text = vouch_test_parse ("'New.'");
  g_autofree char *asked = NULL;

  assert_false (vouch_card_view_apply (page->view,
                                       vouch_change_new_set ("nobody", "text", NULL, text)));
  asked = vouch_test_page_take_asked (page);
  assert_true (g_str_has_prefix (asked, "toast "));
  vouch_test_page_close (page);
}

/* Saving takes what is still being typed in a form; the keyboard stays there. */
static void
test_commit (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (page->document));
  GtkWidget *focus;

  vouch_card_view_commit (page->view);
  assert_false (vouch_history_get_modified (page->history));
  assert_true (vouch_card_view_go (page->view, "card", "article/date"));
  vouch_test_settle (page->window);
  vouch_test_page_type (page, "June 2, 2026");
  assert_null (vouch_node_get_text (card, "article/date"));
  focus = gtk_window_get_focus (GTK_WINDOW (page->window));
  vouch_card_view_commit (page->view);
  assert_string_equal (vouch_node_get_text (card, "article/date"), "2026-06-02");
  assert_true (vouch_history_get_modified (page->history));
  assert_ptr_equal (gtk_window_get_focus (GTK_WINDOW (page->window)), focus);
  vouch_test_page_close (page);
}

/* Whatever has the focus, Ctrl+Z is the window's. */
static void
test_undo (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);

  vouch_test_page_go (page, "s1", 22);
  vouch_test_page_press (page, "BackSpace x Return y ctrl+z");
  vouch_test_page_check_texts (page, "high",
                               "Tears break up soonerx||Lenses dry the eye out.|Drops help.");
  vouch_test_page_press (page, "ctrl+z");
  vouch_test_page_check_texts (page, "high",
                               "Tears break up soonerx|Lenses dry the eye out.|Drops help.");
  vouch_test_page_check_where (page, "s1:22");
  vouch_test_page_press (page, "ctrl+z");
  vouch_test_page_check_texts (page, "high", HIGH);
  vouch_test_page_check_where (page, "s1:22");
  vouch_test_page_press (page, "ctrl+shift+z ctrl+shift+z");
  vouch_test_page_check_texts (page, "high",
                               "Tears break up soonerx||Lenses dry the eye out.|Drops help.");
  vouch_test_page_go (page, "high", 0);
  vouch_test_page_press (page, "x ctrl+z");
  vouch_test_page_check_where (page, "high:0");
  vouch_test_page_go (page, "s2", 6);
  vouch_test_page_press (page, "Return ctrl+z");
  vouch_test_page_check_where (page, "s2:6");
  vouch_test_page_close (page);
}

/* Where keys go that alter nothing. */
static void
test_moves (void **state)
{
  static const struct
  {
    const char *id;
    guint caret;
    const char *keys;
    const char *where;
  } cases[] = {
    { "s1", 3, "Down", "s2:3" },
    { "s2", 3, "Up", "s1:3" },
    { "s1", 3, "Up", "high:2" },
    { "s3", 4, "Down", "advice:3" },
    { "g1", 2, "Up", NULL },
    { "s2", 3, "Home", "s2:0" },
    { "s2", 3, "End", "s2:23" },
    { "s2", 3, "ctrl+Home", "s2:0" },
    { "s2", 0, "ctrl+Home", "card:0" },
    { "s2", 3, "ctrl+End", "s2:23" },
    { "s2", 23, "ctrl+End", "original:16" },
    { "g1", 7, "Return", "high:0" },
    { "high", 3, "Return", "s1:0" },
    { "card", 0, "Return", "glance:0" },
    { "card", 3, "Page_Down Page_Down", "original:16" },
    { "a1", 3, "Page_Up", "card:3" },
  };
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 1200);
  g_autofree char *before = vouch_test_print_card (page->document);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      vouch_test_page_go (page, "s2", 0);
      vouch_test_page_go (page, cases[i].id, cases[i].caret);
      vouch_test_page_press (page, cases[i].keys);
      print_message ("# %s in %s\n", cases[i].keys, cases[i].id);
      if (cases[i].where)
        vouch_test_page_check_where (page, cases[i].where);
    }
  after = vouch_test_print_card (page->document);
  assert_string_equal (after, before);
  vouch_test_page_close (page);
}

static void
test_asks (void **state)
{
  static const struct
  {
    const char *id;
    const char *keys;
    const char *asked;
  } cases[] = {
    { "s1", "ctrl+Return", "cite s1" },
    { "g1", "ctrl+Return", "cite g1" },
    { "high", "ctrl+Return", "" },
    { "s2", "ctrl+shift+m", "write-note s2" },
    { "high", "ctrl+shift+m", "write-note high" },
    { "s2", "ctrl+period", "show-repairs s2" },
    { "card", "ctrl+period", "show-repairs card" },
  };
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *asked = NULL;

      vouch_test_page_go (page, cases[i].id, 0);
      vouch_test_page_press (page, cases[i].keys);
      asked = vouch_test_page_take_asked (page);
      assert_string_equal (asked, cases[i].asked);
    }
  vouch_test_page_close (page);
}

/* All fields in turn, and back; the chips of a statement are one stop. */
static void
test_tab (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 400);
  g_autoptr (GString) there = g_string_new (NULL);
  g_autoptr (GString) back = g_string_new (NULL);

  vouch_test_page_go (page, "high", 0);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *where = vouch_test_page_where (page);

      g_string_append_printf (there, "%s ", where);
      vouch_test_page_press (page, "Tab");
    }
  assert_string_equal (there->str, "high:0 s1:0 - s2:0 - - s3:0 - - ");
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *where = NULL;

      vouch_test_page_press (page, "shift+Tab");
      where = vouch_test_page_where (page);
      g_string_append_printf (back, "%s ", where);
    }
  assert_string_equal (back->str, "- - s3:0 - - s2:0 - s1:0 high:0 ");
  vouch_test_page_close (page);
}

/* While an input method composes, Enter and Backspace are its own. */
static void
test_composing (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);

  vouch_test_page_go (page, "s3", 0);
  vouch_test_page_press (page, "ctrl+shift+u e 9 BackSpace");
  vouch_test_page_check_texts (page, "high", HIGH);
  vouch_test_page_press (page, "9 Return");
  vouch_test_page_check_texts (page, "high", "Tears break up sooner.|Lenses dry the eye out.|éDrops help.");
  vouch_test_page_check_where (page, "s3:1");
  vouch_test_page_press (page, "Return");
  vouch_test_page_check_texts (page, "high",
                               "Tears break up sooner.|Lenses dry the eye out.|é|Drops help.");
  vouch_test_page_close (page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_edits),
    cmocka_unit_test (test_emptied),
    cmocka_unit_test (test_emptied_first),
    cmocka_unit_test (test_refused),
    cmocka_unit_test (test_commit),
    cmocka_unit_test (test_undo),
    cmocka_unit_test (test_moves),
    cmocka_unit_test (test_asks),
    cmocka_unit_test (test_tab),
    cmocka_unit_test (test_composing),
  };

  return vouch_test_run_widgets ("card-view-keys", tests);
}
