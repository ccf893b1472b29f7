/* test-start-page.c: the list of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <glib/gstdio.h>

#include "vouch-recent-row.h"
#include "vouch-retraction-list.h"
#include "vouch-start-page.h"

#define DRAFT "scorecard-generative-ai-psychiatry.txt"
#define CARD "check/clean.scorecard"
#define DEADLINE (20000 * VOUCH_TEST_SLOWNESS)

typedef struct
{
  VouchTestApplication *desk;
  VouchRecents *recents;
  GtkWidget *window;
} Page;

static void
add (Page *page, const char *path, const char *title)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  vouch_recents_add (page->recents, file, title);
}

/* Three cards: one that can be read, a broken one and one that is gone. */
static Page
show_page (void **state)
{
  Page page = { *state };
  g_autofree char *good = vouch_test_put (page.desk, CARD, "good.scorecard");
  g_autofree char *broken = vouch_test_put_text (page.desk, "broken.scorecard", "{ broken");
  g_autofree char *gone = g_build_filename (page.desk->folder, "gone.scorecard", NULL);

  page.recents = vouch_application_get_recents (page.desk->application);
  add (&page, gone, "A card that is gone");
  add (&page, broken, "A broken card");
  add (&page, good, "As it was called before");
  g_application_activate (G_APPLICATION (page.desk->application));
  page.window = vouch_test_wait_for (VOUCH_TYPE_WINDOW);
  return page;
}

static VouchRecentRow *
get_row (Page *page, int n)
{
  GtkWidget *list = vouch_test_find (page->window, VOUCH_TYPE_RECENT_ROW);

  list = list ? gtk_widget_get_parent (list) : NULL;
  return list ? VOUCH_RECENT_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n)) : NULL;
}

static gboolean
are_known (gpointer data)
{
  Page *page = data;

  for (int i = 0; i < 3; i++)
    if (!get_row (page, i)
        || vouch_recent_card_get_look (vouch_recent_row_get_card (get_row (page, i)))->state
               == VOUCH_RECENT_UNKNOWN)
      return FALSE;
  return TRUE;
}

static guint
count_rows (Page *page)
{
  guint n = 0;

  while (get_row (page, (int) n))
    n++;
  return n;
}

static void
test_shows_cards (void **state)
{
  Page page = show_page (state);
  GtkWidget *start = vouch_test_find (page.window, VOUCH_TYPE_START_PAGE);

  assert_int_equal (count_rows (&page), 3);
  assert_true (vouch_test_wait_until (are_known, &page, DEADLINE));
  vouch_test_settle (page.window);
  assert_null (vouch_test_find_label (page.window, "As it was called before"));
  assert_non_null (vouch_test_find_label (page.window, "Nothing stops it"));
  assert_non_null (vouch_test_find_label (page.window, "A card that is gone"));
  vouch_test_shoot (page.window, "start-cards");
  vouch_test_close (page.window, page.window, start, get_row (&page, 0), get_row (&page, 2), NULL);
}

static gboolean
is_first_urgent (gpointer data)
{
  VouchRecentRow *row = get_row (data, 0);

  return row && vouch_recent_card_is_urgent (vouch_recent_row_get_card (row));
}

/* A source was retracted after a card was published: that card comes first, and says so; one that
 * nobody was shown stays where it was. */
static void
test_retracted_first (void **state)
{
  static const char json[]
      = "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"c\",\"kind\":\"summary\",\"title\":\"%s\","
        "\"sections\":[],\"references\":[{\"id\":\"r1\",\"type\":\"article-journal\",\"title\":\"Eyes\","
        "\"DOI\":\"10.5555/PAPER.1\"}],\"notes\":[],\"publications\":%s}";
  VouchTestApplication *desk = *state;
  g_autofree char *list = vouch_test_fixture ("retraction/list.csv");
  g_autofree char *kept = vouch_retraction_list_path ();
  g_autoptr (GFile) table = g_file_new_for_path (list);
  g_autoptr (VouchRetractionReport) report = vouch_retraction_list_read (table, NULL, NULL);
  g_autofree char *out = g_strdup_printf (json, "Shown to readers",
                                          "[{\"portal\":\"p\",\"revision\":1,\"digest\":\"x\","
                                          "\"status\":\"publish\",\"at\":\"2020-05-01T09:00:00Z\"}]");
  g_autofree char *draft = g_strdup_printf (json, "Shown to nobody", "[]");
  g_autofree char *out_path = vouch_test_put_text (desk, "out.scorecard", out);
  g_autofree char *draft_path = vouch_test_put_text (desk, "draft.scorecard", draft);
  Page page = { desk, vouch_application_get_recents (desk->application) };

  assert_non_null (report);
  add (&page, out_path, "Shown to readers");
  page = show_page (state);
  add (&page, draft_path, "Shown to nobody");
  assert_true (vouch_test_wait_until (is_first_urgent, &page, DEADLINE));
  vouch_test_settle (page.window);
  assert_string_equal (vouch_recent_card_get_title (vouch_recent_row_get_card (get_row (&page, 0))), "Shown to readers");
  assert_non_null (vouch_test_find_label (GTK_WIDGET (get_row (&page, 0)), "Retracted source"));
  assert_false (vouch_recent_card_is_urgent (vouch_recent_row_get_card (get_row (&page, 1))));
  assert_non_null (gtk_window_get_focus (GTK_WINDOW (page.window)));
  vouch_test_shoot (page.window, "start-retracted");
  /* The badge goes with the list that knew of it. */
  g_unlink (kept);
}

/* Whoever begins to type looks for something. */
static void
test_search_by_typing (void **state)
{
  Page page = show_page (state);

  vouch_test_type (page.window, "broken");
  assert_int_equal (count_rows (&page), 1);
  vouch_test_type (page.window, " nothing has this");
  assert_int_equal (count_rows (&page), 0);
  assert_true (gtk_widget_get_mapped (vouch_test_find_label (page.window, "No Cards Found")));
  vouch_test_press (page.window, "Escape");
  assert_int_equal (count_rows (&page), 3);
}

static gboolean
has_editor (gpointer window)
{
  return vouch_test_find (window, VOUCH_TYPE_EDITOR) != NULL;
}

static void
test_enter_opens (void **state)
{
  Page page = show_page (state);

  vouch_test_press (page.window, "Return"); /* the first row has the keyboard */
  assert_true (vouch_test_wait_until (has_editor, page.window, DEADLINE));
}

static void
test_found_is_opened (void **state)
{
  Page page = show_page (state);

  vouch_test_type (page.window, "broken");
  vouch_test_press (page.window, "Return");
  vouch_test_answer ("“broken.scorecard” Can’t Be Read as a Card", "close");
  assert_false (has_editor (page.window));
}

static void
test_missing_is_told (void **state)
{
  Page page = show_page (state);

  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (get_row (&page, 2))), "row-activated",
                         get_row (&page, 2));
  vouch_test_answer ("“gone.scorecard” Not Found", "close");
  assert_int_equal (count_rows (&page), 3);
}

static gboolean
press (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (press (child, label))
      return TRUE;
  return FALSE;
}

static gboolean
press_undo (GtkWidget *widget)
{
  return press (widget, "_Undo");
}

/* The file stays, and the toast brings the row back. */
static void
test_remove_and_undo (void **state)
{
  Page page = show_page (state);
  VouchRecentCard *card = vouch_recent_row_get_card (get_row (&page, 1));
  g_autofree char *uri = g_strdup (vouch_recent_card_get_uri (card));
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

  vouch_test_act (get_row (&page, 1), "app.remove-recent", uri);
  assert_int_equal (count_rows (&page), 2);
  assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_non_null (vouch_test_find_label (page.window, "Removed from list: “A broken card”"));
  assert_true (press_undo (page.window));
  vouch_test_settle (page.window);
  assert_int_equal (count_rows (&page), 3);
}

/* A card that was opened is on top when the list comes up again. */
static void
test_opened_comes_first (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *one = vouch_test_put (desk, CARD, "one.scorecard");
  g_autofree char *two = vouch_test_put (desk, CARD, "two.scorecard");
  g_autofree char *uri = g_filename_to_uri (one, NULL, NULL);
  Page page = { desk, vouch_application_get_recents (desk->application), NULL };

  add (&page, one, "One");
  add (&page, two, "Two");
  page.window = GTK_WIDGET (vouch_test_open_card (desk, one));
  vouch_test_act (page.window, "win.show-start", NULL);
  assert_string_equal (vouch_recent_card_get_uri (vouch_recent_row_get_card (get_row (&page, 0))),
                       uri);
}

static GtkWidget *
get_focus (Page *page)
{
  return gtk_root_get_focus (GTK_ROOT (page->window));
}

/* Enter on the list opens what was open before; it does not take it off. */
static void
test_back_is_on_row (void **state)
{
  Page page = show_page (state);

  for (int i = 0; i < 2; i++)
    {
      vouch_test_press (page.window, "Return");
      assert_true (vouch_test_wait_until (has_editor, page.window, DEADLINE));
      vouch_test_settle (page.window);
      vouch_test_press (page.window, "alt+Home");
      assert_false (has_editor (page.window));
      assert_ptr_equal (get_focus (&page), get_row (&page, 0));
    }
  assert_int_equal (count_rows (&page), 3);
}

static void
paste_draft (Page *page, const char *where)
{
  g_autofree char *draft = vouch_test_read_fixture (DRAFT, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (page->window), draft);
  vouch_test_press (page->window, "ctrl+v");
  if (!vouch_test_wait_until (has_editor, page->window, DEADLINE))
    fail_msg ("Ctrl+V does nothing with the keyboard on %s", where);
}

/* Ctrl+V makes a card of a draft, whatever has the keyboard. */
static void
test_paste_on_row (void **state)
{
  Page page = show_page (state);

  assert_ptr_equal (get_focus (&page), get_row (&page, 0));
  paste_draft (&page, "a row");
}

static void
test_paste_on_nothing (void **state)
{
  Page page = show_page (state);

  gtk_window_set_focus (GTK_WINDOW (page.window), NULL);
  paste_draft (&page, "nothing");
}

static void
test_paste_in_search (void **state)
{
  Page page = show_page (state);

  gtk_widget_grab_focus (vouch_test_find (page.window, GTK_TYPE_SEARCH_ENTRY));
  paste_draft (&page, "the empty search");
}

/* Words go into the search. */
static void
test_paste_words_in_search (void **state)
{
  Page page = show_page (state);
  GtkWidget *search = vouch_test_find (page.window, GTK_TYPE_SEARCH_ENTRY);

  gtk_widget_grab_focus (search);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page.window), "broken");
  vouch_test_press (page.window, "ctrl+v");
  vouch_test_settle (page.window);
  assert_string_equal (gtk_editable_get_text (GTK_EDITABLE (search)), "broken");
  assert_int_equal (count_rows (&page), 1);
}

/* What was done to the list is not told over a card. */
static void
test_toast_stays_behind (void **state)
{
  Page page = show_page (state);
  VouchRecentCard *card = vouch_recent_row_get_card (get_row (&page, 1));
  g_autofree char *uri = g_strdup (vouch_recent_card_get_uri (card));

  vouch_test_act (get_row (&page, 1), "app.remove-recent", uri);
  vouch_test_act (page.window, "win.new-from-template", "scorecard");
  vouch_test_settle (page.window);
  assert_false (press_undo (page.window));
}

/* From a telephone’s width on nothing is cut off. */
static void
test_narrow (void **state)
{
  Page page;
  VouchTestApplication *desk = *state;
  GSettings *settings = vouch_application_get_settings (desk->application);

  g_settings_set_int (settings, "window-width", 370);
  page = show_page (state);
  assert_true (vouch_test_wait_until (are_known, &page, DEADLINE));
  vouch_test_settle (page.window);
  assert_in_range (gtk_widget_get_width (page.window), 355, 375);
  vouch_test_shoot (page.window, "start-cards-narrow");
}

static const char *
get_title (Page *page, int n)
{
  VouchRecentRow *row = get_row (page, n);

  return row ? vouch_recent_card_get_title (vouch_recent_row_get_card (row)) : NULL;
}

static gboolean
has_two_known (gpointer data)
{
  for (int i = 0; i < 2; i++)
    if (!get_row (data, i)
        || vouch_recent_card_get_look (vouch_recent_row_get_card (get_row (data, i)))->state
               == VOUCH_RECENT_UNKNOWN)
      return FALSE;
  return TRUE;
}

/* A card without errors, and one with an empty title and nothing in it. */
static Page
show_folder (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *within = g_build_filename (desk->folder, "cards", "within", NULL);
  g_autofree char *hidden = g_build_filename (desk->folder, "cards", ".hidden", NULL);
  g_autofree char *folder = g_path_get_dirname (within);
  g_autofree char *good = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *other = NULL;
  g_autofree char *unseen = NULL;
  Page page = { desk, vouch_application_get_recents (desk->application) };

  g_mkdir_with_parents (within, 0700);
  g_mkdir_with_parents (hidden, 0700);
  good = vouch_test_put (desk, CARD, "cards/within/good.scorecard");
  unseen = vouch_test_put (desk, CARD, "cards/.hidden/unseen.scorecard");
  other = vouch_test_put_text (desk, "cards/notes.txt", "no card");
  empty = vouch_test_put_text (desk, "cards/a.scorecard",
                               "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"c\","
                               "\"kind\":\"summary\",\"title\":\"A a first one\","
                               "\"sections\":[{\"id\":\"s\",\"role\":\"key-findings\",\"title\":\"Key Findings\","
                               "\"statements\":[{\"id\":\"t\",\"text\":\"It helps (ensure sourced).\","
                               "\"citations\":[]}]}],\"references\":[],\"notes\":[]}");
  vouch_test_open_path (desk, folder);
  page.window = vouch_test_wait_for (VOUCH_TYPE_WINDOW);
  assert_true (vouch_test_wait_until (has_two_known, &page, DEADLINE));
  vouch_test_settle (page.window);
  return page;
}

static gboolean
is_told_nothing (gpointer window)
{
  return vouch_test_find_label (window, "No cards in “nothing”") != NULL;
}

/* Of a folder every card comes on the list, those of folders within too. */
static void
test_folder (void **state)
{
  Page page = show_folder (state);

  assert_int_equal (count_rows (&page), 2);
  assert_non_null (vouch_test_find_label (page.window, "2 cards in “cards” are on the list"));
  assert_ptr_equal (get_focus (&page), get_row (&page, 0));
  vouch_test_shoot (page.window, "start-folder");
}

static gboolean
is_loaded (gpointer recents)
{
  return vouch_recents_is_loaded (recents);
}

/* What was open before stays, however many cards there are in a folder. */
static void
test_folder_is_large (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *store = g_build_filename (desk->folder, "cards.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (store);
  g_autoptr (VouchRecents) recents = vouch_recents_new (file);
  g_autoptr (VouchRecents) again = vouch_recents_new (file);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) open = g_file_new_for_path ("/opened.scorecard");
  g_autoptr (VouchRecentCard) first = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("/f/%u.scorecard", i);

      g_ptr_array_add (files, g_file_new_for_path (name));
    }
  vouch_recents_add (recents, open, "Opened");
  assert_true (vouch_test_wait_until (is_loaded, recents, DEADLINE));
  vouch_recents_flush (recents);
  /* Before it has read what is there. */
  assert_true (vouch_recents_add_all (again, files) > 200);
  assert_true (vouch_test_wait_until (is_loaded, again, DEADLINE));
  first = g_list_model_get_item (G_LIST_MODEL (again), 0);
  assert_string_equal (vouch_recent_card_get_title (first), "Opened");
  vouch_recents_stop (again);
}

static void
open_list (GFile *file)
{
  g_autoptr (VouchRecents) recents = vouch_recents_new (file);
  g_autoptr (GFile) open = g_file_new_for_path ("/opened.scorecard");

  vouch_recents_add (recents, open, "Opened");
  assert_true (vouch_test_wait_until (is_loaded, recents, DEADLINE));
  vouch_recents_flush (recents);
}

/* What a later version wrote, or can't be read now, stays; what is damaged goes aside. */
static void
test_list_is_kept (void **state)
{
  VouchTestApplication *desk = *state;
  static const char newer[] = "{\"version\":2,\"cards\":[],\"more\":1}";
  g_autofree char *later = vouch_test_put_text (desk, "later.json", newer);
  g_autofree char *damaged = vouch_test_put_text (desk, "damaged.json", "{ \"vers");
  g_autofree char *aside = g_strconcat (damaged, ".damaged", NULL);
  g_autofree char *folder = g_build_filename (desk->folder, "folder.json", NULL);
  g_autoptr (GFile) later_file = g_file_new_for_path (later);
  g_autoptr (GFile) damaged_file = g_file_new_for_path (damaged);
  g_autoptr (GFile) folder_file = g_file_new_for_path (folder);
  g_autofree char *kept = NULL;
  g_autofree char *put_aside = NULL;
  g_autofree char *begun = NULL;

  g_mkdir (folder, 0700);
  open_list (later_file);
  open_list (damaged_file);
  open_list (folder_file);
  kept = vouch_test_read (later);
  assert_string_equal (kept, newer);
  put_aside = vouch_test_read (aside);
  assert_string_equal (put_aside, "{ \"vers");
  begun = vouch_test_read (damaged);
  assert_non_null (strstr (begun, "/opened.scorecard"));
  assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
}

static void
test_folder_without_cards (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *folder = g_build_filename (desk->folder, "nothing", NULL);
  Page page = show_page (state);

  g_mkdir_with_parents (folder, 0700);
  vouch_test_open_path (desk, folder);
  assert_true (vouch_test_wait_until (is_told_nothing, page.window, DEADLINE));
  assert_int_equal (count_rows (&page), 3);
}

/* The order is kept from one time to the next; the keyboard stays on its card. */
static void
test_sorted (void **state)
{
  Page page = show_folder (state);
  GSettings *settings = vouch_application_get_settings (page.desk->application);
  VouchRecentCard *card;
  g_autofree char *order = NULL;

  vouch_test_act (get_row (&page, 0), "start.cards-order", "title");
  assert_string_equal (get_title (&page, 0), "A a first one");
  gtk_widget_grab_focus (GTK_WIDGET (get_row (&page, 1)));
  card = vouch_recent_row_get_card (get_row (&page, 1));
  vouch_test_act (get_row (&page, 0), "start.cards-order", "findings");
  assert_string_equal (get_title (&page, 0), "A a first one");
  assert_ptr_equal (get_focus (&page), get_row (&page, 1));
  assert_ptr_equal (vouch_recent_row_get_card (get_row (&page, 1)), card);
  order = g_settings_get_string (settings, "cards-order");
  assert_string_equal (order, "findings");
}

/* What is left out is told, with the way back. */
static void
test_chosen (void **state)
{
  Page page = show_folder (state);
  vouch_test_act (get_row (&page, 0), "start.show", "errors");
  assert_int_equal (count_rows (&page), 1);
  assert_string_equal (get_title (&page, 0), "A a first one");
  assert_true (gtk_widget_get_mapped (vouch_test_find_label (page.window, "Cards with errors")));
  vouch_test_act (vouch_test_find (page.window, GTK_TYPE_LIST_BOX), "start.show", "published");
  assert_int_equal (count_rows (&page), 0);
  assert_true (gtk_widget_get_mapped (vouch_test_find_label (page.window, "No Cards Found")));
  vouch_test_shoot (page.window, "start-chosen");
  assert_true (press (page.window, "Show _All"));
  assert_int_equal (count_rows (&page), 2);
  assert_null (vouch_test_find_label (page.window, "Published cards"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_retracted_first),
    APPLICATION_TEST (test_shows_cards),   APPLICATION_TEST (test_search_by_typing),
    APPLICATION_TEST (test_enter_opens),   APPLICATION_TEST (test_found_is_opened),
    APPLICATION_TEST (test_missing_is_told), APPLICATION_TEST (test_remove_and_undo),
    APPLICATION_TEST (test_opened_comes_first), APPLICATION_TEST (test_narrow),
    APPLICATION_TEST (test_back_is_on_row), APPLICATION_TEST (test_toast_stays_behind),
    APPLICATION_TEST (test_paste_on_row),    APPLICATION_TEST (test_paste_on_nothing),
    APPLICATION_TEST (test_paste_in_search), APPLICATION_TEST (test_paste_words_in_search),
    APPLICATION_TEST (test_folder),          APPLICATION_TEST (test_folder_without_cards),
    APPLICATION_TEST (test_folder_is_large), APPLICATION_TEST (test_list_is_kept),
    APPLICATION_TEST (test_sorted),          APPLICATION_TEST (test_chosen),
  };

  return vouch_test_run_widgets ("start-page", tests);
}
