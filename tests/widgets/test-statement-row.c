/* test-statement-row.c: where a row's parts stand, wide, narrow and from the right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"

#include "vouch-chip-box.h"
#include "vouch-chip.h"
#include "vouch-heading-row.h"
#include "vouch-level-sign.h"
#include "vouch-statement-row.h"

static graphene_rect_t
get_place (GtkWidget *row,
           GtkWidget *child)
{
  graphene_rect_t place;

  assert_non_null (child);
  assert_true (gtk_widget_compute_bounds (child, row, &place));
  return place;
}

static float
get_right (graphene_rect_t place)
{
  return place.origin.x + place.size.width;
}

static void
test_wide (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);
  GtkWidget *row = vouch_test_page_find_row (page, "s2");
  GtkWidget *cell = vouch_test_page_find_row (page, "g1");
  graphene_rect_t text = get_place (row, vouch_test_find (row, VOUCH_TYPE_STATEMENT_TEXT));
  graphene_rect_t chips = get_place (row, vouch_test_find (row, VOUCH_TYPE_CHIP_BOX));
  graphene_rect_t sign = get_place (row, vouch_test_find (row, VOUCH_TYPE_LEVEL_SIGN));
  graphene_rect_t handle
      = get_place (row, vouch_statement_row_get_handle (VOUCH_STATEMENT_ROW (row)));
  graphene_rect_t label = get_place (cell, vouch_test_find_label (cell, "Condition"));
  graphene_rect_t value = get_place (cell, vouch_test_find (cell, VOUCH_TYPE_STATEMENT_TEXT));

  assert_true (get_right (handle) <= text.origin.x);
  assert_true (sign.origin.x >= get_right (text));
  assert_true (chips.origin.y >= text.origin.y + text.size.height);
  assert_true (value.origin.x >= get_right (label));
  vouch_test_page_close (page);
}

static void
test_narrow (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 360, 850);
  GtkWidget *cell = vouch_test_page_find_row (page, "g1");
  graphene_rect_t label = get_place (cell, vouch_test_find_label (cell, "Condition"));
  graphene_rect_t value = get_place (cell, vouch_test_find (cell, VOUCH_TYPE_STATEMENT_TEXT));

  assert_true (value.origin.y >= label.origin.y + label.size.height);
  assert_true (get_right (value) <= gtk_widget_get_width (cell));
  assert_true (value.size.width > 280);
  vouch_test_page_close (page);
}

/* In text of twice the size the words of a label are wider than the place beside the text. */
static void
test_large_text (void **state)
{
  GtkSettings *settings = gtk_settings_get_default ();
  VouchTestPage *page;
  GtkWidget *cell;
  graphene_rect_t label, value;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);
  cell = vouch_test_page_find_row (page, "g1");
  label = get_place (cell, vouch_test_find_label (cell, "Condition"));
  value = get_place (cell, vouch_test_find (cell, VOUCH_TYPE_STATEMENT_TEXT));
  vouch_test_shoot (page->window, "card-large-text");
  assert_true (value.origin.y >= label.origin.y + label.size.height);
  vouch_test_page_close (page);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_mirrored (void **state)
{
  VouchTestPage *page;
  GtkWidget *row;
  graphene_rect_t text, sign, handle;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);
  row = vouch_test_page_find_row (page, "s2");
  text = get_place (row, vouch_test_find (row, VOUCH_TYPE_STATEMENT_TEXT));
  sign = get_place (row, vouch_test_find (row, VOUCH_TYPE_LEVEL_SIGN));
  handle = get_place (row, vouch_statement_row_get_handle (VOUCH_STATEMENT_ROW (row)));
  assert_true (handle.origin.x >= get_right (text));
  assert_true (get_right (sign) <= text.origin.x);
  vouch_test_shoot (page->window, "card-from-the-right");
  vouch_test_page_close (page);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The title is large and grows; headings below are smaller. */
/* The chip tells whether the figures occur in the passage, and follows what is typed. */
static void
test_agreement_is_told (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_fixture ("check/clean.scorecard"), 700, 850);
  GtkWidget *row = vouch_test_page_find_row (page, "h1");
  static const char source[] = "Source 1: Tear Film Osmolarity in Soft… 2024, page 2 of the file, "
                               "passage marked: selected in the source";
  g_autofree char *agrees = g_strconcat (source, ". This figure is in the passage", NULL);
  g_autofree char *differs = g_strconcat (source, ". 1 of 1 figure is not in the passage", NULL);

  gtk_test_accessible_assert_property (vouch_test_find (row, VOUCH_TYPE_CHIP),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, agrees);
  vouch_test_set (page->document, "h1", "text", "'Osmolarity rose after nine hours of wear.'");
  gtk_test_accessible_assert_property (vouch_test_find (row, VOUCH_TYPE_CHIP),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, differs);
  vouch_test_set (page->document, "h1", "text", "'Osmolarity rose during wear.'");
  gtk_test_accessible_assert_property (vouch_test_find (row, VOUCH_TYPE_CHIP),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, source);
  vouch_test_page_close (page);
}

static void
test_headings (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 500, 850);
  GtkWidget *title = vouch_test_find (GTK_WIDGET (page->view), VOUCH_TYPE_HEADING_ROW);
  int before = gtk_widget_get_height (title);

  assert_true (gtk_widget_has_css_class (title, "level1"));
  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
  vouch_test_set (page->document, "card", "title",
                  "'A title that goes on and on until it no longer fits into a line of the page'");
  vouch_test_settle (page->window);
  assert_true (gtk_widget_get_height (title) > before + 20);
  vouch_test_page_close (page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_wide),
    cmocka_unit_test (test_narrow),
    cmocka_unit_test (test_large_text),
    cmocka_unit_test (test_mirrored),
    cmocka_unit_test (test_agreement_is_told),
    cmocka_unit_test (test_headings),
  };

  return vouch_test_run_widgets ("statement-row", tests);
}
