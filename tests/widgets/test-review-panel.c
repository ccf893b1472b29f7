/* test-review-panel.c: notes written, answered, resolved and undone, by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-aside-list.h"
#include "vouch-citation-answer.h"
#include "vouch-not-in.h"
#include "vouch-note-heading.h"
#include "vouch-note-row.h"
#include "vouch-review-panel.h"
#include "vouch-widgets.h"

static void
show_sized (VouchTestDesk *desk,
            int            width,
            int            height)
{
  GtkWidget *panel;

  vouch_widgets_init ();
  vouch_widgets_style ();
  panel = vouch_review_panel_new ();
  g_object_set (panel, "author", "R. Reviewer", NULL);
  vouch_review_panel_set_document (VOUCH_REVIEW_PANEL (panel), desk->document, desk->validator,
                                   desk->index);
  vouch_test_desk_show (desk, panel, width, height);
}

static void
show (VouchTestDesk *desk)
{
  show_sized (desk, 340, 700);
}

static void
add_note (VouchTestDesk *desk,
          const char    *id,
          const char    *on,
          const char    *author,
          const char    *body)
{
  g_autofree char *json = g_strdup_printf (
      "{'id':'%s','on':'%s','author':'%s','created':'2026-11-02T10:00:00Z','kind':'remark',"
      "'blocking':false,'body':'%s','replies':[]}", id, on, author, body);

  vouch_test_insert (desk->document, "card", "notes", G_MAXUINT, json);
}

static VouchNoteRow *
get_row (VouchTestDesk *desk,
         int            index)
{
  GtkListBox *rows = GTK_LIST_BOX (vouch_test_find (desk->widget, GTK_TYPE_LIST_BOX));

  return (VouchNoteRow *) gtk_list_box_get_row_at_index (rows, index);
}

/* The ids of the notes that are listed; a bar before what has a heading. */
static char *
print_rows (VouchTestDesk *desk)
{
  GString *ids = g_string_new (NULL);
  VouchNoteRow *row;

  for (int i = 0; (row = get_row (desk, i)); i++)
    g_string_append_printf (ids, "%s%s",
                            gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (row)) ? "|" : " ",
                            vouch_node_get_id (VOUCH_NODE (vouch_note_row_get_note (row))));
  return g_string_free (ids, FALSE);
}

static void
check_rows (VouchTestDesk *desk,
            const char    *expected)
{
  g_autofree char *printed = NULL;

  vouch_test_settle (desk->window);
  printed = print_rows (desk);
  assert_string_equal (printed, expected);
}

static void
check_asked (VouchTestDesk *desk,
             const char    *expected)
{
  assert_string_equal (desk->asked->str, expected);
  g_string_truncate (desk->asked, 0);
}

static VouchNote *
get_note (VouchTestDesk *desk,
          guint          index)
{
  return vouch_node_list_peek (vouch_card_get_notes (vouch_document_get_card (desk->document)), index);
}

static void
click (VouchTestDesk *desk,
       const char    *label)
{
  GtkWidget *button = vouch_test_find_button (desk->widget, label);

  if (!button)
    fail_msg ("No button “%s”", label);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  vouch_test_settle (desk->window);
}

static void
compose (VouchTestDesk *desk,
         const char    *node)
{
  vouch_review_panel_compose (VOUCH_REVIEW_PANEL (desk->widget), node);
  vouch_test_settle (desk->window);
}

static void
test_write (void **state)
{
  VouchTestDesk desk;
  VouchNote *note;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  show (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "No Notes"));
  vouch_test_shoot (desk.window, "review-empty");
  compose (&desk, "h2");
  /* Who will have said it is told before it is said. */
  assert_true (vouch_test_is_shown (desk.widget, "As R. Reviewer"));
  assert_true (vouch_test_is_shown (
      desk.widget, "On “Comfort fell together with the quality of the tear film.”"));
  assert_false (vouch_test_is_shown (desk.widget, "No Notes"));
  vouch_test_press (desk.window, "ctrl+Return");
  assert_int_equal (vouch_node_list_get_size (
                        vouch_card_get_notes (vouch_document_get_card (desk.document))), 0);
  vouch_test_type (desk.window, "Whose comfort?");
  vouch_test_shoot (desk.window, "review-composer");
  /* To the kind: the second one is a question. */
  vouch_test_press (desk.window, "Tab Return");
  vouch_test_press (desk.window, "Down Return");
  vouch_test_press (desk.window, "Tab space");
  vouch_test_press (desk.window, "ctrl+Return");
  note = get_note (&desk, 0);
  assert_string_equal (vouch_note_get_body (note), "Whose comfort?");
  assert_string_equal (vouch_note_get_author (note), "R. Reviewer");
  assert_string_equal (vouch_note_get_on (note), "h2");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (note), "kind"), "question");
  assert_true (vouch_note_is_blocking (note));
  check_asked (&desk, "editor.go ('h2', '')\n");
  assert_true (vouch_test_is_shown (desk.widget, "Whose comfort?"));
  assert_false (vouch_test_is_shown (desk.widget, "Post"));
  vouch_test_desk_undo (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "No Notes"));
  vouch_test_desk_close (&desk);
}

static void
test_escape_keeps_the_text (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  show (&desk);
  compose (&desk, "h2");
  vouch_test_type (desk.window, "Whose");
  vouch_test_press (desk.window, "Escape");
  check_asked (&desk, "editor.go ('h2', '')\n");
  assert_false (vouch_test_is_shown (desk.widget, "Post"));
  compose (&desk, "h1");
  vouch_test_type (desk.window, "Another");
  compose (&desk, "h2");
  vouch_test_press (desk.window, "ctrl+End");
  vouch_test_type (desk.window, " comfort?");
  vouch_test_press (desk.window, "ctrl+Return");
  assert_string_equal (vouch_note_get_body (get_note (&desk, 0)), "Whose comfort?");
  compose (&desk, "h1");
  vouch_test_press (desk.window, "ctrl+Return");
  assert_string_equal (vouch_note_get_body (get_note (&desk, 1)), "Another");
  vouch_test_desk_close (&desk);
}

static void
test_order (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "b1", "A", "x");
  add_note (&desk, "n2", "h1", "A", "x");
  add_note (&desk, "n3", "h1", "B", "x");
  add_note (&desk, "n4", "glance", "B", "x");
  show (&desk);
  check_rows (&desk, "|n4|n2 n3|n1");
  vouch_test_set (desk.document, "n2", "resolved", "{'by':'A','at':'2026-11-03T10:00:00Z'}");
  check_rows (&desk, "|n4|n3|n1|n2");
  assert_true (vouch_test_is_shown (desk.widget, "Resolved by A"));
  /* Where a statement goes, its notes go. */
  vouch_node_move (vouch_document_lookup (desk.document, "b1"),
                   vouch_document_lookup (desk.document, "glance"), "statements", 0, NULL);
  check_rows (&desk, "|n4|n1|n3|n2");
  vouch_test_remove (desk.document, "b1");
  check_rows (&desk, "|n4|n3|n1|n2");
  assert_true (vouch_test_is_shown (desk.widget, "No longer on the card"));
  vouch_test_desk_close (&desk);
}

static void
test_answer_and_resolve_by_keyboard (void **state)
{
  VouchTestDesk desk;
  VouchReply *reply;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "h1", "A. Author", "Who measured it?");
  add_note (&desk, "n2", "h2", "A. Author", "Another");
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  assert_ptr_equal (vouch_test_desk_focus (&desk), GTK_WIDGET (get_row (&desk, 0)));
  vouch_test_press (desk.window, "a");
  vouch_test_type (desk.window, "The authors");
  vouch_test_press (desk.window, "Escape");
  assert_ptr_equal (vouch_test_desk_focus (&desk), GTK_WIDGET (get_row (&desk, 0)));
  vouch_test_press (desk.window, "a ctrl+End");
  vouch_test_type (desk.window, " did.");
  vouch_test_press (desk.window, "ctrl+Return");
  reply = vouch_node_list_peek (vouch_note_get_replies (get_note (&desk, 0)), 0);
  assert_string_equal (vouch_reply_get_body (reply), "The authors did.");
  assert_string_equal (vouch_reply_get_author (reply), "R. Reviewer");
  assert_true (vouch_test_is_shown (desk.widget, "The authors did."));
  assert_ptr_equal (vouch_test_desk_focus (&desk), GTK_WIDGET (get_row (&desk, 0)));
  /* A resolved note goes to the end; the keyboard goes on with the next one. */
  vouch_test_press (desk.window, "r");
  check_rows (&desk, "|n2|n1");
  assert_true (vouch_test_is_shown (desk.widget, "Resolved by R. Reviewer"));
  assert_ptr_equal (vouch_test_desk_focus (&desk), GTK_WIDGET (get_row (&desk, 0)));
  vouch_test_press (desk.window, "Down r");
  check_rows (&desk, "|n1|n2");
  vouch_test_desk_undo (&desk);
  check_rows (&desk, "|n2|n1");
  vouch_test_press (desk.window, "Return");
  vouch_test_desk_close (&desk);
}

static GtkWidget *
find_body (GtkWidget *row)
{
  return vouch_test_find (row, GTK_TYPE_TEXT_VIEW);
}

/* The note has left the card meanwhile: what was written as an answer stays to be copied. */
/* The one that moves up goes on being of use. */
static void
test_resolved_leaves_the_others (void **state)
{
  VouchTestDesk desk;
  GtkWidget *answer;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "h1", "R. Reviewer", "Who measured it?");
  add_note (&desk, "n2", "h2", "R. Reviewer", "Another");
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "r");
  check_rows (&desk, "|n2|n1");
  for (int i = 0; get_row (&desk, i); i++)
    {
      answer = vouch_test_find_button (GTK_WIDGET (get_row (&desk, i)), "Answer");
      assert_non_null (answer);
      assert_true (gtk_widget_is_sensitive (answer));
    }
  vouch_test_desk_close (&desk);
}

static void
test_answer_is_not_lost (void **state)
{
  VouchTestDesk desk;
  g_autoptr (GtkWidget) row = NULL;
  g_autofree char *text = NULL;
  GtkWidget *list;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "h1", "A. Author", "Who measured it?");
  row = g_object_ref_sink (vouch_note_row_new ());
  vouch_note_row_set_note (VOUCH_NOTE_ROW (row),
                           VOUCH_NOTE (vouch_document_lookup (desk.document, "n1")));
  list = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  vouch_test_desk_show (&desk, list, 360, 400);
  gtk_widget_activate_action (row, "note.answer", NULL);
  vouch_test_type (desk.window, "The authors");
  vouch_test_remove (desk.document, "n1");
  vouch_test_press (desk.window, "ctrl+Return");
  assert_true (gtk_widget_get_mapped (find_body (row)));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_body (row))), "text", &text, NULL);
  assert_string_equal (text, "The authors");
  g_clear_object (&row);
  vouch_test_desk_close (&desk);
}

static void
test_enter_goes_there (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "h1", "A. Author", "Who measured it?");
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Return");
  check_asked (&desk, "editor.go ('h1', '')\n");
  vouch_test_desk_close (&desk);
}

static void
test_edit_and_remove_ones_own (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "h1", "R. Reviewer", "Who?");
  add_note (&desk, "n2", "h2", "A. Author", "Another");
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "e ctrl+a");
  vouch_test_type (desk.window, "Who measured it?");
  vouch_test_press (desk.window, "ctrl+Return");
  assert_string_equal (vouch_note_get_body (get_note (&desk, 0)), "Who measured it?");
  assert_true (vouch_test_is_shown (desk.widget, "Who measured it?"));
  vouch_test_press (desk.window, "Delete");
  check_rows (&desk, "|n2");
  check_asked (&desk, "editor.toast-undo 'Note removed'\n");
  assert_ptr_equal (vouch_test_desk_focus (&desk), GTK_WIDGET (get_row (&desk, 0)));
  /* Another person's stays as it is. */
  vouch_test_press (desk.window, "Delete e");
  check_rows (&desk, "|n2");
  assert_false (vouch_test_is_shown (desk.widget, "Post"));
  vouch_test_desk_undo (&desk);
  check_rows (&desk, "|n1|n2");
  assert_true (vouch_test_is_shown (desk.widget, "Who measured it?"));
  vouch_test_desk_close (&desk);
}

static void
test_edit_and_remove_ones_own_answer (void **state)
{
  VouchTestDesk desk;
  VouchNode *note;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "h1", "A. Author", "Who?");
  vouch_test_insert (desk.document, "n1", "replies", 0,
                     "{'id':'a1','author':'R. Reviewer','created':'2026-11-02T11:00:00Z','body':'We'}");
  show (&desk);
  note = vouch_document_lookup (desk.document, "n1");
  gtk_widget_activate_action (GTK_WIDGET (get_row (&desk, 0)), "note.edit-answer", "s", "a1");
  vouch_test_press (desk.window, "ctrl+End");
  vouch_test_type (desk.window, " did");
  vouch_test_press (desk.window, "ctrl+Return");
  assert_true (vouch_test_is_shown (desk.widget, "We did"));
  gtk_widget_activate_action (GTK_WIDGET (get_row (&desk, 0)), "note.remove-answer", "s", "a1");
  vouch_test_settle (desk.window);
  assert_int_equal (vouch_node_list_get_size (vouch_node_get_list (note, "replies")), 0);
  check_asked (&desk, "editor.toast-undo 'Answer removed'\n");
  vouch_test_desk_undo (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "We did"));
  vouch_test_desk_close (&desk);
}

static void
test_changed_since (void **state)
{
  VouchTestDesk desk;
  static const char was[] = "Changed since. It said: “Osmolarity rose after eight hours of wear.”";

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  show (&desk);
  compose (&desk, "h1");
  vouch_test_type (desk.window, "Who?");
  vouch_test_press (desk.window, "ctrl+Return");
  assert_false (vouch_test_is_shown (desk.widget, was));
  vouch_test_set (desk.document, "h1", "text", "'The authors saw osmolarity rise.'");
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (desk.widget, was));
  assert_true (vouch_test_is_shown (desk.widget, "“The authors saw osmolarity rise.”"));
  vouch_test_desk_undo (&desk);
  assert_false (vouch_test_is_shown (desk.widget, was));
  vouch_test_desk_close (&desk);
}

static void
choose (VouchTestDesk *desk,
        const char    *action,
        const char    *target)
{
  GtkWidget *button = vouch_test_find (desk->widget, GTK_TYPE_MENU_BUTTON);

  gtk_widget_activate_action (button, action, "s", target);
  vouch_test_settle (desk->window);
}

static void
test_filter (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "h1", "A", "x");
  add_note (&desk, "n2", "h2", "B", "x");
  add_note (&desk, "n3", "h3", "B", "x");
  vouch_test_set (desk.document, "n2", "kind", "'question'");
  vouch_test_set (desk.document, "n3", "resolved", "{'by':'A','at':'2026-11-03T10:00:00Z'}");
  show (&desk);
  check_rows (&desk, "|n1|n2|n3");
  choose (&desk, "notes.state", "open");
  check_rows (&desk, "|n1|n2");
  choose (&desk, "notes.kind", "question");
  check_rows (&desk, "|n2");
  assert_true (vouch_test_is_shown (desk.widget, "Open, Question"));
  choose (&desk, "notes.kind", "");
  choose (&desk, "notes.state", "resolved");
  check_rows (&desk, "|n3");
  choose (&desk, "notes.state", "all");
  choose (&desk, "notes.person", "B");
  check_rows (&desk, "|n2|n3");
  choose (&desk, "notes.kind", "wording");
  check_rows (&desk, "");
  assert_true (vouch_test_is_shown (desk.widget, "No Matching Notes"));
  vouch_test_shoot (desk.window, "review-filtered");
  click (&desk, "Show All");
  check_rows (&desk, "|n1|n2|n3");
  /* Who answered has spoken too. */
  vouch_test_insert (desk.document, "n1", "replies", 0, "{'id':'a1','author':'C','body':'Yes'}");
  choose (&desk, "notes.person", "C");
  check_rows (&desk, "|n1");
  vouch_test_desk_close (&desk);
}

static void
test_names_for_a_screen_reader (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "m1", "A. Author", "By how much?");
  show (&desk);
  gtk_test_accessible_assert_property (GTK_WIDGET (get_row (&desk, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A. Author, Remark on “Shorten wearing time first.”: By how much?");
  vouch_test_set (desk.document, "m1", "text", "'Shorten it.'");
  gtk_test_accessible_assert_property (GTK_WIDGET (get_row (&desk, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A. Author, Remark on “Shorten it.”: By how much?");
  vouch_test_desk_close (&desk);
}

static void
test_progress (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  show (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "0 of 10 statements checked"));
  vouch_test_remove (desk.document, "h3");
  vouch_test_desk_check (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "0 of 9 statements checked"));
  vouch_test_desk_close (&desk);
}

static void
test_very_many (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  for (guint i = 0; i < 230; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      add_note (&desk, id, "h1", "A", "x");
    }
  show (&desk);
  assert_non_null (get_row (&desk, 99));
  assert_null (get_row (&desk, 100));
  click (&desk, "Show 130 more");
  assert_non_null (get_row (&desk, 199));
  assert_null (get_row (&desk, 200));
  vouch_test_desk_close (&desk);
}

static void
fill (VouchTestDesk *desk)
{
  vouch_test_insert (desk->document, "card", "notes", 0,
                     "{'id':'n1','on':'h1','author':'A. Author','created':'2026-11-02T10:00:00Z',"
                     "'kind':'wrong-number','blocking':true,'body':'The paper says after ten hours, "
                     "not eight: see the second paragraph of the results.','was':'Osmolarity rose "
                     "after 8 h of wear.','replies':[{'id':'a1','author':'R. Reviewer',"
                     "'created':'2026-11-02T11:30:00Z','body':'Eight is right for the first group. "
                     "I would say both.'}]}");
  add_note (desk, "n2", "h1", "R. Reviewer", "A second one, on the same statement.");
  add_note (desk, "n3", "m1", "R. Reviewer", "By how much?");
  vouch_test_set (desk->document, "n3", "kind", "'question'");
  add_note (desk, "n4", "d1", "Bartholomew Featherstonehaugh-Cholmondeley", "Both eyes are usual.");
  vouch_test_set (desk->document, "n4", "resolved", "{'by':'R. Reviewer','at':'2026-11-03T10:00:00Z'}");
}

static void
test_pictures (void **state)
{
  VouchTestDesk desk;
  AdwStyleManager *style = adw_style_manager_get_default ();

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  fill (&desk);
  show (&desk);
  vouch_test_shoot (desk.window, "review-notes");
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Down a");
  vouch_test_shoot (desk.window, "review-answer");
  vouch_test_press (desk.window, "Escape Down e");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  vouch_test_shoot (desk.window, "review-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  vouch_test_desk_close (&desk);

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  fill (&desk);
  show_sized (&desk, 290, 600);
  assert_int_equal (gtk_widget_get_width (desk.window), 290);
  compose (&desk, "h1");
  vouch_test_shoot (desk.window, "review-narrow");
  vouch_test_desk_close (&desk);
}

/* What a writer keeps as it is the reviewer reads, with the reason; it falls when the
 * statement changes, and can be withdrawn. */
static void
test_kept_is_shown (void **state)
{
  VouchTestDesk desk;
  g_autoptr (VouchFinding) heading = NULL;
  g_autoptr (VouchFinding) statement = NULL;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "recommendations", "title", "'Guideline-Based'");
  vouch_test_set (desk.document, "h2", "text", "'Share'");
  vouch_validator_flush (desk.validator);
  heading = vouch_test_find_finding (desk.validator, "not-a-guideline", NULL);
  statement = vouch_test_find_finding (desk.validator, "page-chrome", "h2");
  assert_true (vouch_validator_consider (desk.validator, heading, "The house’s own heading.",
                                         "W. Writer", NULL));
  assert_true (vouch_validator_consider (desk.validator, statement, "It is a quote.", NULL, NULL));
  vouch_validator_flush (desk.validator);
  show (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "2 findings kept as they are"));
  assert_true (vouch_test_is_shown (desk.widget, "The house’s own heading."));
  assert_true (vouch_test_is_shown (desk.widget, "It is a quote."));
  vouch_test_shoot (desk.window, "review-kept");
  /* The statement is another now: what was said of it is void. */
  vouch_test_set (desk.document, "h2", "text", "'Read more'");
  vouch_test_desk_check (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "1 finding kept as it is"));
  assert_false (vouch_test_is_shown (desk.widget, "It is a quote."));
  g_signal_emit_by_name (vouch_test_find_button (desk.widget, "Take Back"), "clicked");
  vouch_test_desk_check (&desk);
  assert_null (vouch_test_find_button (desk.widget, "Withdraw"));
  assert_int_equal (vouch_test_count_findings (desk.validator, "not-a-guideline"), 1);
  vouch_test_desk_undo (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "The house’s own heading."));
  vouch_test_desk_close (&desk);
}

/* They stand one above the other: contradictions, what isn't in a source, what is set aside. */
static GtkWidget *
find_list (VouchTestDesk *desk, guint i)
{
  GtkWidget *list = vouch_test_find (desk->widget, VOUCH_TYPE_ASIDE_LIST);

  for (; i > 0; i--)
    list = gtk_widget_get_next_sibling (list);
  assert_true (VOUCH_IS_ASIDE_LIST (list));
  return list;
}

static void
expand (VouchTestDesk *desk, GtkWidget *list)
{
  gtk_expander_set_expanded (GTK_EXPANDER (vouch_test_find (list, GTK_TYPE_EXPANDER)), TRUE);
  vouch_test_settle (desk->window);
}

/* What contradicts is listed with what was answered, from the moment it is in the card. */
static void
test_contradictions (void **state)
{
  VouchTestDesk desk;
  VouchCitation *citation;
  g_autoptr (VouchChange) change = NULL;
  GtkWidget *list;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "r2", "author", "[{'family':'Ito','given':'R'}]");
  show (&desk);
  list = find_list (&desk, 0);
  assert_false (gtk_widget_get_visible (list));
  vouch_test_insert (desk.document, "h1", "citations", 1,
                     "{'id':'against','reference':'r2','relation':'contradicts','how':'selected'}");
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (list, "1 contradiction"));
  expand (&desk, list);
  assert_true (vouch_test_is_shown (list, "Ito 2023 contradicts it. No answer yet."));
  click (&desk, "Answer…");
  check_asked (&desk, "editor.answer 'against'\n");
  citation = VOUCH_CITATION (vouch_document_lookup (desk.document, "against"));
  change = vouch_citation_answer (citation, "A small trial", "R. Kim");
  assert_true (vouch_document_edit (desk.document, change, NULL));
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (list, "Ito 2023 contradicts it. Answered: A small trial (R. Kim)"));
  vouch_test_shoot (desk.window, "review-contradictions");
  vouch_test_set (desk.document, "against", "locator", "{'label':'page','value':'4'}");
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (list, "Ito 2023 contradicts it. Answered before it was changed: A small trial (R. Kim)"));
  vouch_test_set (desk.document, "against", "locator", NULL);
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (list, "Ito 2023 contradicts it. Answered: A small trial (R. Kim)"));
  vouch_test_set (desk.document, "h1", "text", "'Osmolarity rose twofold.'");
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (list, "Ito 2023 contradicts it. Answered before it was changed: A small trial (R. Kim)"));
  vouch_test_remove (desk.document, "against");
  vouch_test_settle (desk.window);
  assert_false (gtk_widget_get_visible (list));
  vouch_test_desk_close (&desk);
}

/* Where somebody looked in vain. */
static void
test_not_in (void **state)
{
  VouchTestDesk desk;
  g_autoptr (VouchChange) change = NULL;
  GtkWidget *list;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "r2", "author", "[{'family':'Ito','given':'R'}]");
  show (&desk);
  list = find_list (&desk, 1);
  change = vouch_not_in_add (VOUCH_STATEMENT (vouch_document_lookup (desk.document, "h1")), "abc", "r2", "R. Kim");
  assert_true (vouch_document_edit (desk.document, change, NULL));
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (list, "1 statement not found in a source"));
  expand (&desk, list);
  assert_true (vouch_test_is_shown (list, "Not in Ito 2023 (R. Kim)"));
  click (&desk, "Search Again");
  check_asked (&desk, "editor.search-again 'h1'\n");
  vouch_test_desk_undo (&desk);
  vouch_test_settle (desk.window);
  assert_false (gtk_widget_get_visible (list));
  vouch_test_desk_close (&desk);
}

/* What left the page is listed with its reason, and comes back from there. */
static void
test_set_aside (void **state)
{
  VouchTestDesk desk;
  GtkWidget *list;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  show (&desk);
  list = find_list (&desk, 2);
  assert_false (gtk_widget_get_visible (list));
  vouch_test_set (desk.document, "h1", "set-aside", "{'reason':'No source supports it','by':'R. "
                                                    "Kim'}");
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (list, "1 statement set aside"));
  gtk_expander_set_expanded (GTK_EXPANDER (vouch_test_find (list, GTK_TYPE_EXPANDER)), TRUE);
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (list, "No source supports it (R. Kim)"));
  vouch_test_shoot (desk.window, "review-set-aside");
  click (&desk, "Restore");
  check_asked (&desk, "editor.set-aside 'h1'\n");
  vouch_test_set (desk.document, "h1", "set-aside", NULL);
  vouch_test_settle (desk.window);
  assert_false (gtk_widget_get_visible (list));
  vouch_test_desk_close (&desk);
}

/* What is above the notes is reached from them, too. */
static void
test_tabbed_out (void **state)
{
  VouchTestDesk desk;
  GtkWidget *rows;
  GtkWidget *focus;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_note (&desk, "n1", "h1", "A. Writer", "Look again.");
  add_note (&desk, "n2", "h2", "A. Writer", "And here.");
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_settle (desk.window);
  rows = vouch_test_find (desk.widget, GTK_TYPE_LIST_BOX);
  assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (desk.window)), rows));
  vouch_test_press (desk.window, "shift+Tab");
  vouch_test_settle (desk.window);
  focus = gtk_window_get_focus (GTK_WINDOW (desk.window));
  assert_non_null (focus);
  assert_true (gtk_widget_is_ancestor (focus, desk.widget));
  assert_false (gtk_widget_is_ancestor (focus, rows));
  vouch_test_press (desk.window, "Tab");
  vouch_test_settle (desk.window);
  assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (desk.window)), rows));
  vouch_test_desk_close (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_contradictions),
    cmocka_unit_test (test_not_in),
    cmocka_unit_test (test_kept_is_shown),
    cmocka_unit_test (test_write),
    cmocka_unit_test (test_escape_keeps_the_text),
    cmocka_unit_test (test_order),
    cmocka_unit_test (test_answer_and_resolve_by_keyboard),
    cmocka_unit_test (test_resolved_leaves_the_others),
    cmocka_unit_test (test_answer_is_not_lost),
    cmocka_unit_test (test_enter_goes_there),
    cmocka_unit_test (test_edit_and_remove_ones_own),
    cmocka_unit_test (test_edit_and_remove_ones_own_answer),
    cmocka_unit_test (test_changed_since),
    cmocka_unit_test (test_filter),
    cmocka_unit_test (test_names_for_a_screen_reader),
    cmocka_unit_test (test_progress),
    cmocka_unit_test (test_very_many),
    cmocka_unit_test (test_pictures),
    cmocka_unit_test (test_set_aside),
    cmocka_unit_test (test_tabbed_out),
  };

  return vouch_test_run_widgets ("review-panel", tests);
}
