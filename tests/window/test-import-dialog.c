/* test-import-dialog.c: what became of each line of a draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include <string.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-history.h"
#include "vouch-import-dialog.h"
#include "vouch-import.h"
#include "vouch-widgets.h"

typedef struct
{
  VouchDocument *document;   /* (owned) */
  VouchHistory *history;     /* (owned) */
  VouchImportReport *report; /* (owned) */
  GtkWidget *parent;
  GtkWidget *dialog;
} Shown;

static Shown
show_text (const char *text)
{
  Shown shown = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json
      = vouch_import (text, strlen (text), VOUCH_IMPORT_KIND_AUTO, &shown.report, &error);
  g_autoptr (VouchCard) card = json ? vouch_card_format_build (json, &error) : NULL;

  if (!card)
    fail_msg ("%s", error->message);
  vouch_widgets_init ();
  vouch_widgets_style ();
  shown.document = vouch_document_new (card);
  shown.history = vouch_history_new (shown.document);
  shown.parent = vouch_test_present (gtk_label_new ("The card"), 700, 500);
  shown.dialog
      = vouch_import_dialog_new (GTK_WINDOW (shown.parent), shown.document, shown.report);
  gtk_window_present (GTK_WINDOW (shown.dialog));
  vouch_test_settle (shown.dialog);
  return shown;
}

static Shown
show (const char *fixture)
{
  g_autofree char *text = vouch_test_read_fixture (fixture, NULL);

  return show_text (text);
}

/* The last one: a choice has lists of its own. */
static GtkListView *
find_lines (GtkWidget *root)
{
  GtkListView *found = GTK_IS_LIST_VIEW (root) ? GTK_LIST_VIEW (root) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkListView *within = find_lines (child);

      found = within ? within : found;
    }
  return found;
}

static void
close_all (Shown *shown)
{
  vouch_test_close (shown->dialog, shown->dialog, find_lines (shown->dialog), NULL);
  vouch_test_close (shown->parent, NULL);
  assert_int_equal (G_OBJECT (shown->document)->ref_count, 1);
  assert_int_equal (G_OBJECT (shown->report)->ref_count, 1);
  g_object_unref (shown->history);
  g_object_unref (shown->document);
  g_object_unref (shown->report);
}

static guint
count_lines (Shown *shown)
{
  GtkListView *lines = find_lines (shown->dialog);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (lines)));
}

static void
choose (Shown *shown, const char *label)
{
  GtkWidget *words = vouch_test_find_label (shown->dialog, label);

  assert_non_null (words);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (words, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  vouch_test_settle (shown->dialog);
}

/* What was left out stands first, with why; nothing else hides it. */
static void
test_left_out_first (void **state)
{
  Shown shown = show ("scorecard-generative-ai-psychiatry.txt");

  assert_non_null (
      vouch_test_find_label (shown.dialog, "45 lines imported, 4 left out."));
  assert_int_equal (count_lines (&shown), 4);
  assert_non_null (vouch_test_find_label (shown.dialog, "Share"));
  assert_non_null (vouch_test_find_label (shown.dialog, "Line 35, left out: Web page text"));
  vouch_test_shoot (shown.dialog, "import-dialog");
  choose (&shown, "Notes (5)");
  assert_int_equal (count_lines (&shown), 5);
  choose (&shown, "All (54)");
  assert_int_equal (count_lines (&shown), 54);
  /* From the first line on, not from the first that was left out. */
  assert_float_equal (
      gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_lines (shown.dialog)))), 0, 0.5);
  close_all (&shown);
}

/* Where nothing was left out the page is not empty. */
static void
test_nothing_left_out (void **state)
{
  Shown shown = show_text ("# Title of a card\n\n## At a Glance\n\n## Key Highlights\n\n- One is so.\n"
                           "- Two is so.\n\n## Clinical Best Practices\n\n- Three is so.\n");

  assert_true (count_lines (&shown) > 0);
  choose (&shown, "Left Out (0)");
  assert_int_equal (count_lines (&shown), 0);
  assert_true (gtk_widget_get_mapped (vouch_test_find_label (shown.dialog, "No Findings of This Kind")));
  close_all (&shown);
}

static void
test_type_is_confirmed (void **state)
{
  Shown shown = show ("scorecard-generative-ai-psychiatry.txt");
  AdwComboRow *type = ADW_COMBO_ROW (vouch_test_find (shown.dialog, ADW_TYPE_COMBO_ROW));
  VouchCard *card = vouch_document_get_card (shown.document);

  assert_int_equal (adw_combo_row_get_selected (type), 3);
  assert_false (vouch_history_get_can_undo (shown.history)); /* to look is no change */
  adw_combo_row_set_selected (type, 2);
  assert_string_equal (vouch_card_get_article_type (card), "observational");
  assert_non_null (vouch_history_undo (shown.history));
  assert_string_equal (vouch_card_get_article_type (card), "qualitative");
  close_all (&shown);
}

/* A guess is told where it was made, and from what. */
static void
test_type_is_explained (void **state)
{
  static const struct
  {
    const char *page;
    const char *subtitle;
  } pages[] = {
    { "Dust: A Randomized Trial\n\nKey Highlights\n\nAt a Glance\n\nKey Mechanisms\n",
      "Guessed from the title" },
    { "Case Report\nWhy Farm Dust Matters to All\nBy Jane Doe, MD\n\nKey Highlights\n\nAt a Glance\n\nKey Mechanisms\n",
      "Guessed from the page" },
    { "Clinical Scorecard: Dust\n\nKey Highlights\n\nAt a Glance\n", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      Shown shown = show_text (pages[i].page);
      GtkWidget *type = vouch_test_find (shown.dialog, ADW_TYPE_COMBO_ROW);

      assert_string_equal (adw_action_row_get_subtitle (ADW_ACTION_ROW (type)), pages[i].subtitle);
      close_all (&shown);
    }
}

static gboolean
is_closed (gpointer window)
{
  return !gtk_widget_get_mapped (window);
}

static void
test_enter_and_escape_close (void **state)
{
  static const char *const keys[] = { "Return", "Escape" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      Shown shown = show ("import/headed-markdown.md");

      g_object_ref (shown.dialog);
      vouch_test_press (shown.parent, keys[i]);
      assert_true (vouch_test_wait_until (is_closed, shown.dialog, 5000));
      g_object_unref (shown.dialog);
      vouch_test_close (shown.parent, NULL);
      g_object_unref (shown.history);
      g_object_unref (shown.document);
      g_object_unref (shown.report);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_left_out_first),
    cmocka_unit_test (test_nothing_left_out),
    cmocka_unit_test (test_type_is_confirmed),
    cmocka_unit_test (test_type_is_explained),
    cmocka_unit_test (test_enter_and_escape_close),
  };

  return vouch_test_run_widgets ("import-dialog", tests);
}
