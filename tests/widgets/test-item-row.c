/* test-item-row.c: a line under Resources, written, moved and removed by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-chip.h"
#include "vouch-editable.h"
#include "vouch-item-row.h"
#include "vouch-rich-text.h"
#include "vouch-statement-text.h"
#include "vouch-widgets.h"

static VouchItem *
get_item (VouchTestDesk *desk,
          const char    *id)
{
  VouchNode *node = vouch_document_lookup (desk->document, id);

  return VOUCH_IS_ITEM (node) ? VOUCH_ITEM (node) : NULL;
}

static VouchItemRow *
get_row (VouchTestDesk *desk)
{
  return VOUCH_ITEM_ROW (vouch_test_find (desk->widget, VOUCH_TYPE_ITEM_ROW));
}

static void
open_row (VouchTestDesk *desk,
          const char    *id,
          int            width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *other = gtk_button_new_with_label ("other");
  GtkWidget *row;

  vouch_widgets_init ();
  vouch_widgets_style ();
  vouch_test_desk_open (desk, "check/clean.scorecard");
  row = vouch_item_row_new ();
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), other);
  vouch_item_row_set_item (VOUCH_ITEM_ROW (row), get_item (desk, id), desk->index);
  vouch_test_desk_show (desk, box, width, 160);
  assert_true (vouch_item_row_go (VOUCH_ITEM_ROW (row), ""));
  vouch_test_settle (desk->window);
}

static void
close_row (VouchTestDesk *desk)
{
  GWeakRef row;

  g_weak_ref_init (&row, get_row (desk));
  vouch_test_desk_close (desk);
  assert_null (g_weak_ref_get (&row));
  g_weak_ref_clear (&row);
}

static void
assert_asked (VouchTestDesk *desk,
              const char    *last)
{
  if (!g_str_has_suffix (desk->asked->str, last))
    fail_msg ("asked for “%s”, not “%s”", desk->asked->str, last);
}

static char *
dup_shown (VouchTestDesk *desk)
{
  GtkWidget *text = vouch_test_find (GTK_WIDGET (get_row (desk)), VOUCH_TYPE_STATEMENT_TEXT);

  return vouch_text_buffer_dup (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)));
}

static const char *
get_link (VouchTestDesk *desk)
{
  return gtk_editable_get_text (
      GTK_EDITABLE (vouch_test_find (GTK_WIDGET (get_row (desk)), GTK_TYPE_TEXT)));
}

static void
test_typed (void **state)
{
  VouchTestDesk desk;
  g_autofree char *shown = NULL;

  open_row (&desk, "i2", 500);
  vouch_test_press (desk.window, "ctrl+End");
  vouch_test_type (desk.window, " at home");
  assert_string_equal (vouch_item_get_text (get_item (&desk, "i2")), "Blinking exercises at home");
  assert_string_equal (vouch_history_get_undo_label (desk.history), "Edit Text");
  vouch_test_desk_undo (&desk);
  shown = dup_shown (&desk);
  assert_string_equal (shown, "Blinking exercises");
  assert_false (vouch_history_get_can_undo (desk.history));
  close_row (&desk);
}

static void
test_link (void **state)
{
  VouchTestDesk desk;

  open_row (&desk, "i2", 500);
  vouch_test_press (desk.window, "Tab");
  vouch_test_type (desk.window, "www.example.org/blink");
  assert_null (vouch_item_get_link (get_item (&desk, "i2")));
  vouch_test_press (desk.window, "Return");
  assert_string_equal (vouch_item_get_link (get_item (&desk, "i2")), "https://www.example.org/blink");
  assert_string_equal (get_link (&desk), "https://www.example.org/blink");
  vouch_test_press (desk.window, "ctrl+a");
  vouch_test_type (desk.window, "10.1000/182");
  vouch_test_press (desk.window, "Tab Tab Tab");
  assert_string_equal (vouch_item_get_link (get_item (&desk, "i2")), "https://doi.org/10.1000/182");
  vouch_test_desk_undo (&desk);
  assert_string_equal (get_link (&desk), "https://www.example.org/blink");
  close_row (&desk);
}

static void
undone_cb (GSimpleAction *action,
           GVariant      *target,
           guint         *n_undone)
{
  (*n_undone)++;
}

/* The window's, also from the address field, which would swallow the key by itself. */
static void
test_undo_is_the_windows (void **state)
{
  VouchTestDesk desk;
  guint n_undone = 0;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) undo = g_simple_action_new ("undo", NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  open_row (&desk, "i2", 500);
  g_signal_connect (undo, "activate", G_CALLBACK (undone_cb), &n_undone);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (undo));
  gtk_widget_insert_action_group (desk.window, "win", G_ACTION_GROUP (group));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                        gtk_named_action_new ("win.undo")));
  gtk_widget_add_controller (desk.window, keys);
  vouch_test_type (desk.window, "a");
  vouch_test_press (desk.window, "ctrl+z");
  assert_int_equal (n_undone, 1);
  vouch_item_row_go (get_row (&desk), "link");
  vouch_test_type (desk.window, "a");
  vouch_test_press (desk.window, "ctrl+z");
  assert_int_equal (n_undone, 2);
  close_row (&desk);
}

static void
test_enter_adds (void **state)
{
  VouchTestDesk desk;
  VouchNodeList *items;
  g_autofree char *asked = NULL;

  open_row (&desk, "i2", 500);
  items = vouch_node_get_list (vouch_document_lookup (desk.document, "related"), "items");
  vouch_test_press (desk.window, "Return");
  assert_int_equal (vouch_node_list_get_size (items), 2);
  asked = g_strdup_printf ("editor.go ('%s', '')\n",
                           vouch_node_get_id (vouch_node_list_peek (items, 1)));
  assert_asked (&desk, asked);
  assert_string_equal (vouch_item_get_text (get_item (&desk, "i2")), "Blinking exercises");
  vouch_test_desk_undo (&desk);
  assert_int_equal (vouch_node_list_get_size (items), 1);
  close_row (&desk);
}

static void
test_backspace_removes_empty (void **state)
{
  VouchTestDesk desk;

  open_row (&desk, "i2", 500);
  vouch_test_press (desk.window, "ctrl+a BackSpace");
  assert_non_null (get_item (&desk, "i2"));
  vouch_test_press (desk.window, "BackSpace");
  assert_null (get_item (&desk, "i2"));
  assert_asked (&desk, "editor.go ('related', '')\n");
  close_row (&desk);
}

static void
test_moved (void **state)
{
  VouchTestDesk desk;

  open_row (&desk, "i2", 500);
  vouch_test_press (desk.window, "alt+Up");
  assert_string_equal (vouch_node_get_id (vouch_node_get_parent (VOUCH_NODE (get_item (&desk, "i2")))),
                       "sources");
  assert_asked (&desk, "editor.go ('i2', '')\n");
  vouch_test_press (desk.window, "alt+Down");
  assert_string_equal (vouch_node_get_id (vouch_node_get_parent (VOUCH_NODE (get_item (&desk, "i2")))),
                       "related");
  close_row (&desk);
}

/* Without words the page prints the title of what is cited; so does the empty field. */
static void
test_cited (void **state)
{
  VouchTestDesk desk;
  GtkWidget *text;

  open_row (&desk, "i1", 500);
  text = vouch_test_find (GTK_WIDGET (get_row (&desk)), VOUCH_TYPE_STATEMENT_TEXT);
  assert_string_equal (vouch_statement_text_get_placeholder (VOUCH_STATEMENT_TEXT (text)),
                       "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial");
  g_signal_emit_by_name (vouch_test_find (GTK_WIDGET (get_row (&desk)), VOUCH_TYPE_CHIP), "clicked");
  assert_asked (&desk, "editor.open-citation 'c11'\n");
  vouch_test_shoot (desk.window, "item-row-cited");
  vouch_test_remove (desk.document, "c11");
  vouch_test_settle (desk.window);
  assert_string_equal (vouch_statement_text_get_placeholder (VOUCH_STATEMENT_TEXT (text)),
                       "Title of the paper or page");
  g_signal_emit_by_name (vouch_test_find (GTK_WIDGET (get_row (&desk)), VOUCH_TYPE_CHIP), "clicked");
  assert_asked (&desk, "editor.cite 'i1'\n");
  close_row (&desk);
}

static void
test_removed_by_button (void **state)
{
  VouchTestDesk desk;

  open_row (&desk, "i2", 360);
  vouch_test_set (desk.document, "i2", "link", "'https://www.example.org/a/very/long/address/that/goes/on'");
  vouch_test_set (desk.document, "i2", "text",
                  "'Blinking exercises for everybody who looks at screens for a living, and more words'");
  vouch_test_settle (desk.window);
  vouch_test_shoot (desk.window, "item-row-narrow");
  for (GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (get_row (&desk)));
       GTK_IS_BUTTON (child); child = NULL)
    g_signal_emit_by_name (child, "clicked");
  assert_null (get_item (&desk, "i2"));
  vouch_test_desk_undo (&desk);
  assert_non_null (get_item (&desk, "i2"));
  close_row (&desk);
}

/* One row, many items: nothing of the last one stays. */
static void
test_pooled (void **state)
{
  VouchTestDesk desk;
  g_autofree char *shown = NULL;

  open_row (&desk, "i2", 500);
  vouch_test_set (desk.document, "i2", "link", "'https://example.org'");
  vouch_item_row_set_item (get_row (&desk), NULL, NULL);
  vouch_item_row_set_item (get_row (&desk), get_item (&desk, "i1"), desk.index);
  shown = dup_shown (&desk);
  assert_string_equal (shown, "");
  assert_string_equal (get_link (&desk), "");
  assert_string_equal (vouch_item_get_text (get_item (&desk, "i2")), "Blinking exercises");
  vouch_test_remove (desk.document, "i1");
  vouch_test_settle (desk.window);
  close_row (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_typed),
    cmocka_unit_test (test_link),
    cmocka_unit_test (test_undo_is_the_windows),
    cmocka_unit_test (test_enter_adds),
    cmocka_unit_test (test_backspace_removes_empty),
    cmocka_unit_test (test_moved),
    cmocka_unit_test (test_cited),
    cmocka_unit_test (test_removed_by_button),
    cmocka_unit_test (test_pooled),
  };

  return vouch_test_run_widgets ("item-row", tests);
}
