/* test-card-view.c: the card's page: rows only near the view, the focus, what it shows.
 *
 * Its keys are in test-card-view-keys.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"
#include "vouch-test-random.h"

#include "vouch-field-buffer.h"
#include "vouch-chip-box.h"
#include "vouch-level-sign.h"
#include "vouch-section-foot.h"
#include "vouch-statement-row.h"

#define MANY (VOUCH_TEST_SLOWNESS > 1 ? 300 : 1000)

static GtkAdjustment *
get_adjustment (VouchTestPage *page)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scrolled));
}

static void
scroll (VouchTestPage *page,
        double         value)
{
  gtk_adjustment_set_value (get_adjustment (page), value);
  vouch_test_settle (page->window);
}

/* Where a statement's row is in the view. */
static int
get_y (VouchTestPage *page,
       const char    *id)
{
  GtkWidget *row = vouch_test_page_find_row (page, id);
  graphene_rect_t bounds;

  assert_non_null (row);
  assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (page->view), &bounds));
  return bounds.origin.y;
}

static gboolean
is_in_view (VouchTestPage *page,
            const char    *id)
{
  int y = get_y (page, id);

  return y >= 0 && y < gtk_widget_get_height (GTK_WIDGET (page->view));
}

/* --- rows --- */

static void
test_few_rows (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (MANY), 800, 700);
  g_autofree char *last = g_strdup_printf ("s%d", MANY - 1);
  guint most = vouch_test_page_count_rows (page);

  assert_in_range (most, 8, 60);
  assert_null (vouch_test_page_find_row (page, last));
  for (guint i = 0; i <= 20; i++)
    {
      scroll (page, gtk_adjustment_get_upper (get_adjustment (page)) * i / 20);
      most = MAX (most, vouch_test_page_count_rows (page));
      vouch_test_page_check (page);
    }
  assert_in_range (most, 8, 80);
  assert_non_null (vouch_test_page_find_row (page, last));
  vouch_test_page_close (page);
}

/* A source comes up beside the card: the statement that asked for it stays in view. */
static void
test_narrower_keeps_focused (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (60), 1000, 700);
  gboolean is_met = FALSE;

  scroll (page, gtk_adjustment_get_upper (get_adjustment (page)) / 3);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (page->view)); row;
       row = gtk_widget_get_next_sibling (row))
    if (VOUCH_IS_STATEMENT_ROW (row) && gtk_widget_get_visible (row))
      {
        g_autofree char *id
            = g_strdup (vouch_node_get_id (vouch_statement_row_get_slot (VOUCH_STATEMENT_ROW (row))->node));

        is_met = get_y (page, id) >= 450 && get_y (page, id) <= 600;
        if (!is_met)
          continue;
        assert_true (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
        assert_string_equal (vouch_card_view_get_focused (page->view), id);
        gtk_widget_set_size_request (GTK_WIDGET (page->scrolled), 400, -1);
        gtk_window_set_default_size (GTK_WINDOW (page->window), 400, 700);
        vouch_test_settle (page->window);
        assert_true (gtk_widget_get_width (GTK_WIDGET (page->view)) < 600);
        assert_true (is_in_view (page, id));
        break;
      }
  assert_true (is_met);
  vouch_test_page_close (page);
}

/* Heights are guessed until they are known: what is in view must not move when they are. */
static void
test_scrolling_is_steady (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (200), 700, 600);
  static const double steps[] = { 90, 500, -90, -500 };
  guint n_jumps = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint n = 0; n < 25; n++)
      {
        g_autofree char *id = NULL;
        double value = gtk_adjustment_get_value (get_adjustment (page));
        int before, moved;

        /* Any row that is in view before and after. */
        for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (page->view)); row && !id;
             row = gtk_widget_get_next_sibling (row))
          if (VOUCH_IS_STATEMENT_ROW (row) && gtk_widget_get_visible (row))
            {
              VouchCardSlot *slot = vouch_statement_row_get_slot (VOUCH_STATEMENT_ROW (row));
              int y = get_y (page, vouch_node_get_id (slot->node)) - steps[i];

              if (y > 0 && y < 500)
                id = g_strdup (vouch_node_get_id (slot->node));
            }
        if (!id)
          continue;
        before = get_y (page, id);
        gtk_adjustment_set_value (get_adjustment (page), value + steps[i]);
        if (gtk_adjustment_get_value (get_adjustment (page)) != value + steps[i])
          continue;
        vouch_test_settle (page->window);
        moved = before - get_y (page, id);
        n_jumps += ABS (moved - steps[i]) > 1;
      }
  assert_int_equal (n_jumps, 0);
  vouch_test_page_close (page);
}

static void
test_width_changes (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (60), 900, 600);
  int wide;

  vouch_test_page_go (page, "s30", 0);
  assert_true (is_in_view (page, "s30"));
  wide = gtk_widget_get_height (vouch_test_page_find_row (page, "s30"));
  gtk_window_set_default_size (GTK_WINDOW (page->window), 420, 600);
  for (guint i = 0; i < 20; i++)
    vouch_test_settle (page->window);
  assert_true (gtk_widget_get_width (GTK_WIDGET (page->view)) < 500);
  assert_true (gtk_widget_get_height (vouch_test_page_find_row (page, "s30")) > wide);
  vouch_test_page_check (page);
  vouch_test_page_close (page);
}

/* --- focus --- */

static void
test_focus_stays (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (MANY), 800, 700);
  g_autofree char *far = g_strdup_printf ("s%d", MANY / 2);
  g_autofree char *there = g_strdup_printf ("s%d:3-9", MANY / 2);
  g_autofree char *typed = g_strdup_printf ("s%d:4", MANY / 2);

  assert_true (vouch_card_view_select (page->view, far, 3, 9));
  vouch_test_settle (page->window);
  vouch_test_page_check_where (page, there);
  assert_true (is_in_view (page, far));
  for (guint i = 0; i < 10; i++)
    scroll (page, i % 2 ? 0 : gtk_adjustment_get_upper (get_adjustment (page)) * i / 10);
  scroll (page, 0);
  vouch_test_page_check_where (page, there);
  assert_false (is_in_view (page, far));
  /* What is typed arrives, and shows itself. */
  vouch_test_page_press (page, "x");
  vouch_test_page_check_where (page, typed);
  assert_true (is_in_view (page, far));
  vouch_test_page_close (page);
}

/* Caret and selection of another statement are there when one comes back to it. */
static void
test_caret_is_kept (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (300), 800, 700);

  vouch_test_page_go (page, "s3", 5);
  vouch_test_page_go (page, "s290", 2);
  scroll (page, 9000);
  assert_true (vouch_card_view_go (page->view, "s3", NULL));
  vouch_test_settle (page->window);
  vouch_test_page_check_where (page, "s3:5");
  assert_true (is_in_view (page, "s3"));
  assert_string_equal (vouch_card_view_get_focused (page->view), "s3");
  vouch_test_page_close (page);
}

static void
test_go (void **state)
{
  static const struct
  {
    const char *id;
    gboolean is_there;
    const char *where;
  } cases[] = {
    { "s2", TRUE, "s2:0" },     { "c1", TRUE, "s2:0" },  { "high", TRUE, "high:0" },
    { "card", TRUE, "card:0" }, { "g1", TRUE, "g1:0" },  { "nobody", FALSE, "g1:0" },
    { "care", TRUE, "care:0" },
  };
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 600, 300);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_int_equal (vouch_card_view_go (page->view, cases[i].id, ""), cases[i].is_there);
      vouch_test_page_check_where (page, cases[i].where);
    }
  assert_false (vouch_card_view_go (page->view, NULL, NULL));
  assert_false (vouch_card_view_select (page->view, "nobody", 0, 1));
  vouch_test_page_close (page);
}

static gboolean
has_no_flash (gpointer widget)
{
  return !gtk_widget_has_css_class (widget, "flash");
}

/* Who writes there has seen it. */
static void
test_writing_ends_flash (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (20), 800, 700);
  GtkWidget *focus;

  assert_true (vouch_card_view_go (page->view, "s1", "text"));
  focus = gtk_root_get_focus (GTK_ROOT (page->window));
  vouch_test_settle (page->window);
  assert_false (has_no_flash (focus));
  vouch_test_page_type (page, "a");
  assert_true (has_no_flash (focus));
  vouch_test_page_close (page);
}

/* What was in view already does not move: the jump is seen all the same, and for a moment only. */
static void
test_go_is_seen (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (20), 800, 700);
  GtkWidget *focus;

  for (guint i = 0; i < 2; i++)
    {
      assert_true (vouch_card_view_go (page->view, "s1", "text"));
      focus = gtk_root_get_focus (GTK_ROOT (page->window));
      assert_true (gtk_widget_has_css_class (focus, "flash"));
      vouch_test_shoot (page->window, "card-flash");
    }
  assert_true (vouch_test_wait_until (has_no_flash, focus, 10000));
  assert_true (vouch_card_view_go (page->view, "s1", "text"));
  assert_true (vouch_card_view_go (page->view, "s19", "text"));
  assert_ptr_not_equal (gtk_root_get_focus (GTK_ROOT (page->window)), focus);
  gtk_widget_set_visible (page->scrolled, FALSE);
  assert_true (has_no_flash (focus));
  vouch_test_page_close (page);
}

static void
test_place (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (300), 800, 700);
  GdkRectangle place;

  vouch_test_page_go (page, "s150", 0);
  assert_true (vouch_card_view_get_place (page->view, "s150", &place));
  assert_in_range (place.y, 0, 700);
  assert_true (place.width > 400 && place.height > 10);
  assert_false (vouch_card_view_get_place (page->view, "s1", &place));
  assert_false (vouch_card_view_get_place (page->view, "nobody", &place));
  vouch_test_page_close (page);
}

static void
note_cb (GString       *notes,
         GParamSpec    *pspec,
         VouchCardView *view)
{
  g_autofree char *value = NULL;

  g_object_get (view, g_param_spec_get_name (pspec), &value, NULL);
  g_string_append_printf (notes, "%s ", value ? value : "-");
}

static void
test_properties (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 260);
  g_autoptr (GString) sections = g_string_new (NULL);
  g_autoptr (GString) nodes = g_string_new (NULL);

  assert_string_equal (vouch_card_view_get_section_in_view (page->view), "card");
  g_signal_connect_swapped (page->view, "notify::section-in-view", G_CALLBACK (note_cb), sections);
  g_signal_connect_swapped (page->view, "notify::focused-node", G_CALLBACK (note_cb), nodes);
  vouch_test_page_go (page, "high", 0);
  vouch_test_page_go (page, "s2", 0);
  vouch_test_page_go (page, "more", 0);
  assert_string_equal (nodes->str, "high s2 more ");
  scroll (page, 0);
  assert_string_equal (sections->str, "high more card ");
  vouch_test_page_close (page);
}

/* What is written in is where one is, though another section is at the top. */
static void
test_section_follows_caret (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 900);

  vouch_test_page_go (page, "s2", 0);
  assert_string_equal (vouch_card_view_get_section_in_view (page->view), "high");
  vouch_test_page_go (page, "a1", 0);
  assert_string_equal (vouch_card_view_get_section_in_view (page->view), "risks");
  vouch_test_type (page->window, "x");
  assert_string_equal (vouch_card_view_get_section_in_view (page->view), "risks");
  vouch_test_page_close (page);
}

/* A statement that goes while it has the focus leaves it to its neighbour. */
static void
test_focused_goes (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);

  vouch_test_page_go (page, "s2", 3);
  vouch_test_remove (page->document, "s2");
  vouch_test_settle (page->window);
  vouch_test_page_check_where (page, "s1:22");
  vouch_test_remove (page->document, "s1");
  vouch_test_settle (page->window);
  vouch_test_page_check_where (page, "s3:0");
  vouch_test_remove (page->document, "high");
  vouch_test_settle (page->window);
  assert_true (gtk_window_get_focus (GTK_WINDOW (page->window)) != NULL);
  vouch_test_page_check (page);
  vouch_test_page_close (page);
}

static void
test_document_goes (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 600);
  g_autoptr (VouchDocument) other = vouch_test_open_long_card (30);

  vouch_test_page_go (page, "s2", 3);
  vouch_card_view_set_document (page->view, other, NULL, NULL);
  vouch_test_settle (page->window);
  assert_null (vouch_card_view_get_focused (page->view));
  assert_non_null (vouch_test_page_find_row (page, "s4"));
  assert_true (vouch_card_view_go (page->view, "s20", NULL));
  vouch_test_page_type (page, "x");
  assert_true (g_str_has_prefix (vouch_statement_get_text (vouch_test_statement (other, "s20")),
                                 "x"));
  vouch_card_view_set_document (page->view, NULL, NULL, NULL);
  vouch_test_settle (page->window);
  assert_int_equal (vouch_test_page_count_rows (page), 0);
  assert_false (vouch_card_view_go (page->view, "s20", NULL));
  vouch_test_page_close (page);
}

/* --- what it shows --- */

static GtkWidget *
find_sign (GtkWidget *row)
{
  return vouch_test_find (row, VOUCH_TYPE_LEVEL_SIGN);
}

static void
check_sign (VouchTestPage *page,
            const char    *id,
            const char    *words)
{
  GtkWidget *sign = find_sign (vouch_test_page_find_row (page, id));

  assert_string_equal (vouch_level_sign_get_words (VOUCH_LEVEL_SIGN (sign)), words);
  gtk_test_accessible_assert_property (sign, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

/* The texts of a statement's chips, with | between. */
static void
check_chips (VouchTestPage *page,
             const char    *id,
             const char    *wanted)
{
  GtkWidget *box = vouch_test_find (vouch_test_page_find_row (page, id), VOUCH_TYPE_CHIP_BOX);
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < vouch_chip_box_get_size (VOUCH_CHIP_BOX (box)); i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? "|" : "",
                            vouch_chip_get_text (vouch_chip_box_get_chip (VOUCH_CHIP_BOX (box), i)));
  assert_string_equal (texts->str, wanted);
}

static void
test_rungs (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 900);

  check_sign (page, "s1", "No source yet");
  check_sign (page, "s2", "Source named");
  vouch_test_set (page->document, "c1", "quote", "{'exact': 'the eye dries out'}");
  check_sign (page, "s2", "Passage marked");
  vouch_test_set (page->document, "a1", "declined",
                  "{'reason': 'our-own-advice', 'by': 'Ann', 'at': '2026-01-02T03:04:05Z'}");
  check_sign (page, "a1", "No source needed, because: our own advice");
  check_chips (page, "a1", "No source needed: our own advice|Ask somebody to agree…");
  vouch_test_set (page->document, "a1", "declined",
                  "{'reason': 'our-own-advice', 'by': 'Ann', 'accepted-by': 'Bob'}");
  check_chips (page, "a1", "No source needed: our own advice");
  vouch_test_set (page->document, "a1", "declined", NULL);
  check_sign (page, "a1", "No source yet");
  vouch_test_set (page->document, "g1", "text", "''");
  vouch_validator_flush (page->validator);
  check_sign (page, "g1", "Condition is empty.");
  vouch_test_page_close (page);
}

static void
test_chips (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 900);
  g_autofree char *asked = NULL;

  check_chips (page, "s1", "ensure sourced|Add source|No source needed…");
  check_chips (page, "s3", "2  Two");
  vouch_test_page_go (page, "s3", 0);
  check_chips (page, "s3", "2  Two|Add source");
  vouch_test_page_go (page, "s2", 0);
  check_chips (page, "s3", "2  Two");
  check_chips (page, "s2", "1  One|2  Two, background|Add source");
  vouch_test_set (page->document, "r1", "title", "'First'");
  check_chips (page, "s2", "1  First|2  Two, background|Add source");
  vouch_test_set (page->document, "c1", "locator", "{'label': 'page', 'value': '4'}");
  vouch_test_set (page->document, "c1", "quote", "{'exact': 'the eye dries out'}");
  check_chips (page, "s2", "1  First, p. 4 “the eye dries out”|2  Two, background|Add source");
  vouch_test_remove (page->document, "c1");
  /* Numbers follow the order of the page. */
  check_chips (page, "s2", "1  Two, background|Add source|No source needed…");
  vouch_test_set (page->document, "c3", "reference", "'nobody'");
  check_chips (page, "s3", "Reference is missing");
  vouch_test_page_press (page, "Tab Delete");
  asked = vouch_test_page_take_asked (page);
  assert_string_equal (asked, "uncite c2");
  vouch_test_page_close (page);
}

static void
test_notes (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 900);
  GtkWidget *mark = vouch_test_find_label (vouch_test_page_find_row (page, "s2"), "1");
  g_autofree char *asked = NULL;

  assert_non_null (mark);
  assert_null (vouch_test_find_label (vouch_test_page_find_row (page, "s1"), "1"));
  mark = gtk_widget_get_ancestor (mark, GTK_TYPE_BUTTON);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "1 open note");
  g_signal_emit_by_name (mark, "clicked");
  asked = vouch_test_page_take_asked (page);
  assert_string_equal (asked, "write-note s2");
  vouch_test_set (page->document, "n2", "resolved",
                  "{'by': 'Ann', 'at': '2026-01-02T03:04:05Z'}");
  assert_false (gtk_widget_get_visible (mark));
  vouch_test_page_close (page);
}

static void
test_none (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 900);
  VouchSection *care = VOUCH_SECTION (vouch_test_node (page->document, "care"));
  GtkWidget *choice = vouch_test_find_label (GTK_WIDGET (page->view), "None reported in the source");
  GtkWidget *button;

  assert_non_null (choice);
  g_signal_emit_by_name (gtk_widget_get_ancestor (choice, GTK_TYPE_BUTTON), "clicked");
  assert_true (vouch_section_has_none (care));
  button = vouch_test_find_label (GTK_WIDGET (page->view), "Take back");
  assert_non_null (button);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  assert_false (vouch_section_has_none (care));
  /* One that has statements has no such choice. */
  assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "card.add-statement", "s",
                                           "care"));
  vouch_test_settle (page->window);
  vouch_test_page_check_where (page, "*:0");
  assert_null (vouch_test_find_label (GTK_WIDGET (page->view), "None reported in the source"));
  vouch_test_page_type (page, "Rest.");
  vouch_test_page_check_texts (page, "care", "Rest.");
  vouch_test_page_close (page);
}

static gboolean
is_first_of_two (gpointer row)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Statement 1 of 2 in Key Highlights");

  return !other;
}

static gboolean
is_second_of_two (gpointer row)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Statement 2 of 2 in Key Highlights");

  return !other;
}

static void
test_names (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 900);
  GtkWidget *row = vouch_test_page_find_row (page, "s2");
  GtkWidget *text = vouch_test_find (row, VOUCH_TYPE_STATEMENT_TEXT);

  gtk_test_accessible_assert_role (page->view, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Statement 2 of 3 in Key Highlights");
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Statement 2 of 3 in Key Highlights");
  row = vouch_test_page_find_row (page, "g1");
  text = vouch_test_find (row, VOUCH_TYPE_STATEMENT_TEXT);
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Condition");
  /* Moved, removed, and its section renamed: what has the focus says so at once. */
  vouch_test_page_go (page, "s2", 0);
  vouch_test_remove (page->document, "s1");
  row = vouch_test_page_find_row (page, "s2");
  assert_true (is_first_of_two (row));
  assert_true (vouch_test_wait_until (is_second_of_two, vouch_test_page_find_row (page, "s3"), 10000));
  vouch_test_set (page->document, "high", "title", "'Results'");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Statement 1 of 2 in Results");
  vouch_test_page_close (page);
}

/* --- whatever happens to the card --- */

static void
test_random (void **state)
{
  guint n_seeds = VOUCH_TEST_SLOWNESS > 1 ? 2 : 6;

  for (guint seed = 1; seed <= n_seeds; seed++)
    {
      VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 600, 400);
      g_autoptr (VouchTestRandom) random = vouch_test_random_new (seed);

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (VouchChange) change
              = i % 4 == 3 ? vouch_test_random_group (random, page->document)
                           : vouch_test_random_change (random, page->document);

          if (i % 6 == 5)
            vouch_history_undo (page->history);
          else if (change)
            vouch_document_apply (page->document, change, NULL);
          if (i % 5 == 0)
            vouch_test_settle (page->window);
          vouch_test_page_check (page);
          if (i % 9 == 0)
            gtk_widget_grab_focus (GTK_WIDGET (page->view));
        }
      vouch_test_settle (page->window);
      vouch_test_page_check (page);
      vouch_test_page_close (page);
    }
}

/* --- what it looks like --- */

static void
set_dark (gboolean is_dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                              : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
shoot (VouchDocument *document,
       const char    *name,
       int            width,
       int            height,
       const char    *focus,
       gboolean       is_dark)
{
  VouchTestPage *page;

  set_dark (is_dark);
  page = vouch_test_page_open (document, width, height);
  if (focus)
    vouch_test_page_go (page, focus, 8);
  vouch_test_shoot (page->window, name);
  vouch_test_page_close (page);
  set_dark (FALSE);
}

static VouchDocument *
open_with_findings (void)
{
  VouchDocument *document = vouch_test_open_small_card ();

  vouch_test_set (document, "s1", "text",
                  "'Tears TODO break up sooner, as an AI language model says, in all who wear them.'");
  vouch_test_set (document, "s3", "text", "'This guideline proves that drops cure dry eye.'");
  vouch_test_set (document, "c1", "quote", "{'exact': 'the eye dries out sooner when worn'}");
  vouch_test_set (document, "a1", "declined", "{'reason': 'our-own-advice', 'by': 'Ann'}");
  return document;
}

static void
test_look (void **state)
{
  g_autoptr (VouchDocument) empty = vouch_test_open_small_card ();

  shoot (vouch_test_open_fixture ("seed.scorecard"), "card-seed-light", 860, 890, NULL, FALSE);
  shoot (vouch_test_open_fixture ("seed.scorecard"), "card-seed-dark", 860, 890, NULL, TRUE);
  shoot (vouch_test_open_fixture ("seed.scorecard"), "card-seed-narrow", 360, 890, NULL, FALSE);
  shoot (open_with_findings (), "card-findings-light", 860, 890, "s2", FALSE);
  shoot (open_with_findings (), "card-findings-dark", 860, 890, "s2", TRUE);
  shoot (open_with_findings (), "card-findings-narrow", 360, 890, "s2", FALSE);
  shoot (vouch_test_open_long_card (200), "card-long", 1100, 890, "s100", FALSE);
  vouch_test_set (empty, "card", "title", "''");
  vouch_test_set (empty, "high", "title", "''");
  vouch_test_set (empty, "g1", "text", "''");
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);

      vouch_test_set (empty, id, "text", "''");
    }
  shoot (g_steal_pointer (&empty), "card-empty", 860, 890, "g1", FALSE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_few_rows),
    cmocka_unit_test (test_narrower_keeps_focused),
    cmocka_unit_test (test_scrolling_is_steady),
    cmocka_unit_test (test_width_changes),
    cmocka_unit_test (test_focus_stays),
    cmocka_unit_test (test_caret_is_kept),
    cmocka_unit_test (test_go),
    cmocka_unit_test (test_go_is_seen),
    cmocka_unit_test (test_writing_ends_flash),
    cmocka_unit_test (test_place),
    cmocka_unit_test (test_properties),
    cmocka_unit_test (test_section_follows_caret),
    cmocka_unit_test (test_focused_goes),
    cmocka_unit_test (test_document_goes),
    cmocka_unit_test (test_rungs),
    cmocka_unit_test (test_chips),
    cmocka_unit_test (test_notes),
    cmocka_unit_test (test_none),
    cmocka_unit_test (test_names),
    cmocka_unit_test (test_random),
    cmocka_unit_test (test_look),
  };

  return vouch_test_run_widgets ("card-view", tests);
}
