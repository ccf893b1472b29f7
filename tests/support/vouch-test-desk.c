/* vouch-test-desk.c: an open card with a window and actions that only note what was asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

/* What widgets may ask the editor for, with the type of its target. */
static const struct
{
  const char *name;
  const char *type;
} actions[] = {
  { "go", "(ss)" },
  { "cite", "s" },
  { "decline", "s" },
  { "uncite", "s" },
  { "open-citation", "s" },
  { "attach-source", "s" },
  { "cite-passage", NULL },
  { "write-note", "s" },
  { "show-repairs", "s" },
  { "not-applicable", "s" },
  { "ask", "s" },
  { "edit-reference", "s" },
  { "remove-reference", "s" },
  { "cite-reference", "s" },
  { "learn-word", "s" },
  { "mute", "(ss)" },
  { "unmute", "s" },
  { "attach-source", "s" },
  { "set-aside", "s" },
  { "not-in", "(ss)" },
  { "search-again", "s" },
  { "answer", "s" },
  { "find-support", "s" },
  { "show-passage", "(ssuu)" },
  { "source-mode", NULL },
  { "toast", "s" },
  { "toast-undo", "s" },
  { "edit-article", NULL },
  { "add-original-source", NULL },
  { "add-related", NULL },
  { "new-reference", NULL },
  { "next-finding", NULL },
  { "previous-finding", NULL },
  { "publish", NULL },
};

static void
action_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  VouchTestDesk *desk = data;
  g_autofree char *words = target ? g_variant_print (target, FALSE) : g_strdup ("");

  g_string_append_printf (desk->asked, "editor.%s%s%s\n", g_action_get_name (G_ACTION (action)),
                          target ? " " : "", words);
}

static GSimpleActionGroup *
make_actions (VouchTestDesk *desk)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action =
          g_simple_action_new (actions[i].name,
                               actions[i].type ? G_VARIANT_TYPE (actions[i].type) : NULL);

      g_signal_connect (action, "activate", G_CALLBACK (action_cb), desk);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  return group;
}

/** @document: (transfer full): the card to work on; it is checked */
void
vouch_test_desk_take (VouchTestDesk *desk,
                      VouchDocument *document)
{
  *desk = (VouchTestDesk){ document };
  desk->validator = vouch_validator_new (document);
  desk->index = vouch_citation_index_new (document);
  desk->history = vouch_history_new (document);
  desk->asked = g_string_new (NULL);
  vouch_validator_flush (desk->validator);
}

/** Opens a fixture's card and checks it. */
void
vouch_test_desk_open (VouchTestDesk *desk,
                      const char    *fixture)
{
  vouch_test_desk_take (desk, vouch_test_open_fixture (fixture));
}

/** Shows @widget in a window that has the editor's actions. */
void
vouch_test_desk_show (VouchTestDesk *desk,
                      GtkWidget     *widget,
                      int            width,
                      int            height)
{
  g_autoptr (GSimpleActionGroup) group = make_actions (desk);

  desk->widget = widget;
  desk->window = vouch_test_present (widget, width, height);
  gtk_widget_insert_action_group (desk->window, "editor", G_ACTION_GROUP (group));
  vouch_test_settle (desk->window);
}

/** Ends the checks, and waits until they are shown. */
void
vouch_test_desk_check (VouchTestDesk *desk)
{
  vouch_validator_flush (desk->validator);
  if (desk->window)
    vouch_test_settle (desk->window);
}

/** Undoes the last step. */
void
vouch_test_desk_undo (VouchTestDesk *desk)
{
  assert_non_null (vouch_history_undo (desk->history));
  vouch_test_desk_check (desk);
}

/** Closes the window; the widget, and the card's objects, must be gone then. */
void
vouch_test_desk_close (VouchTestDesk *desk)
{
  GWeakRef refs[3];
  GObject *objects[] = { G_OBJECT (desk->document), G_OBJECT (desk->validator),
                         G_OBJECT (desk->index) };

  if (desk->window)
    vouch_test_close (desk->window, desk->widget, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (refs); i++)
    g_weak_ref_init (&refs[i], objects[i]);
  g_clear_object (&desk->history);
  g_clear_object (&desk->index);
  g_clear_object (&desk->validator);
  g_clear_object (&desk->document);
  for (gsize i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      g_autoptr (GObject) object = g_weak_ref_get (&refs[i]);

      if (object)
        fail_msg ("%s is still held", G_OBJECT_TYPE_NAME (object));
      g_weak_ref_clear (&refs[i]);
    }
  g_string_free (desk->asked, TRUE);
}

/** Returns: (transfer none) (nullable): what has the keyboard. */
GtkWidget *
vouch_test_desk_focus (VouchTestDesk *desk)
{
  return gtk_root_get_focus (GTK_ROOT (desk->window));
}

static gboolean
is_button (GtkWidget  *widget,
           const char *label)
{
  GtkWidget *shown;

  if (!GTK_IS_BUTTON (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  shown = vouch_test_find (widget, GTK_TYPE_LABEL);
  return shown && g_str_equal (gtk_label_get_text (GTK_LABEL (shown)), label);
}

/** Returns: (transfer none) (nullable): the first button on the screen with that label. */
GtkWidget *
vouch_test_find_button (GtkWidget  *root,
                        const char *label)
{
  if (is_button (root, label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = vouch_test_find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

/** Returns: whether a label on the screen shows that text. */
gboolean
vouch_test_is_shown (GtkWidget  *root,
                     const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (vouch_test_is_shown (child, text))
      return TRUE;
  return FALSE;
}
