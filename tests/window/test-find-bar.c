/* test-find-bar.c: words are found from place to place, with the keyboard alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include "vouch-card-view.h"
#include "vouch-card.h"
#include "vouch-find-bar.h"
#include "vouch-statement.h"

#define CARD "check/clean.scorecard"

typedef struct
{
  VouchWindow *window;
  VouchEditor *editor;
} Open;

static Open
open_bar (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  Open open = { vouch_test_open_card (desk, path) };

  open.editor = vouch_test_editor (open.window);
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+f");
  return open;
}

typedef struct
{
  GtkWidget *editor;
  const char *words;
} Wanted;

static gboolean
is_said (gpointer data)
{
  Wanted *wanted = data;

  return vouch_test_find_label (vouch_test_find (wanted->editor, VOUCH_TYPE_FIND_BAR),
                                wanted->words)
         != NULL;
}

static void
assert_says (Open *open, const char *words)
{
  Wanted wanted = { GTK_WIDGET (open->editor), words };

  if (!vouch_test_wait_until (is_said, &wanted, 10000 * VOUCH_TEST_SLOWNESS))
    fail_msg ("It does not say “%s”", words);
}

static const char *
get_focused (Open *open)
{
  return vouch_card_view_get_focused (
      VOUCH_CARD_VIEW (vouch_test_find (GTK_WIDGET (open->editor), VOUCH_TYPE_CARD_VIEW)));
}

/* Letter by letter, slower than the bar looks: none may take the place of those before. */
static void
test_typed_slowly (void **state)
{
  Open open = open_bar (state);
  GtkWidget *window = GTK_WIDGET (open.window);
  GtkWidget *entry;

  vouch_test_type (window, "osmo");
  assert_says (&open, "1 of 4");
  vouch_test_type (window, "larity ");
  assert_says (&open, "1 of 4");
  vouch_test_type (window, "rose");
  assert_says (&open, "1 of 1");
  entry = vouch_test_find (GTK_WIDGET (open.editor), GTK_TYPE_SEARCH_ENTRY);
  assert_string_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "osmolarity rose");
  vouch_test_shoot (window, "find");
  vouch_test_press (window, "Escape");
  assert_string_equal (get_focused (&open), "h1");
  vouch_test_close (window, window, open.editor, NULL);
}

static void
test_steps_and_wraps (void **state)
{
  Open open = open_bar (state);
  GtkWidget *window = GTK_WIDGET (open.window);

  vouch_test_type (window, "OSMOLARITY");
  assert_says (&open, "1 of 4");
  vouch_test_press (window, "Return");
  assert_says (&open, "2 of 4");
  assert_string_equal (get_focused (&open), "mechanisms");
  vouch_test_press (window, "Return Return Return");
  assert_says (&open, "1 of 4");
  vouch_test_press (window, "shift+Return");
  assert_says (&open, "4 of 4");
  vouch_test_type (window, "x");
  assert_says (&open, "Not found");
  vouch_test_close (window, window, open.editor, NULL);
}

/* What is typed after Escape takes the found words' place; the next place is the next one. */
static void
test_after_an_edit (void **state)
{
  Open open = open_bar (state);
  GtkWidget *window = GTK_WIDGET (open.window);
  VouchDocument *document = vouch_editor_get_document (open.editor);

  vouch_test_type (window, "osmolarity");
  assert_says (&open, "1 of 4");
  vouch_test_press (window, "Return");
  assert_says (&open, "2 of 4");
  vouch_test_press (window, "Escape");
  vouch_test_type (window, "salt");
  assert_string_equal (
      vouch_statement_get_text (VOUCH_STATEMENT (vouch_document_lookup (document, "mechanisms"))),
      "Evaporation raises tear salt under the lens.");
  vouch_test_press (window, "ctrl+f Return");
  assert_says (&open, "2 of 3");
  assert_string_equal (get_focused (&open), "h1");
  vouch_test_close (window, window, open.editor, document, NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_typed_slowly),
    APPLICATION_TEST (test_steps_and_wraps),
    APPLICATION_TEST (test_after_an_edit),
  };

  return vouch_test_run_widgets ("find-bar", tests);
}
