/* vouch-test-application.c: the whole program inside the test, with a folder of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include "vouch-settings.h"

#define DEADLINE (20000 * VOUCH_TEST_SLOWNESS) /* milliseconds */

static gboolean
is_idle (gpointer unused)
{
  return !g_main_context_pending (NULL);
}

/* One for all tests of a program: only g_application_run() can end it, and that would
 * take the main loop away from the tests. */
static VouchApplication *
get_application (void)
{
  static VouchApplication *application;

  if (application)
    return application;
  application = vouch_application_new (G_APPLICATION_NON_UNIQUE);
  assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  return application;
}

static void
forget (VouchTestApplication *self)
{
  static const char *const keys[] = { "window-width", "window-height", "window-maximized",
                                      "show-outline", "show-panel",    "panel-page",
                                      "author-name" };
  VouchRecents *recents = vouch_application_get_recents (self->application);
  g_autoptr (VouchRecentCard) card = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (vouch_application_get_settings (self->application), keys[i]);
  while ((card = g_list_model_get_item (G_LIST_MODEL (recents), 0)))
    {
      g_object_unref (vouch_recents_remove (recents, vouch_recent_card_get_uri (card)));
      g_clear_object (&card);
    }
}

/** The program without windows, settings and cards, and an empty folder. */
int
vouch_test_set_up_application (void **state)
{
  VouchTestApplication *self = g_new0 (VouchTestApplication, 1);

  self->folder = vouch_test_make_folder ();
  self->application = get_application ();
  forget (self);
  *state = self;
  return 0;
}

/** Closes what is left, unasked; fails where a window lives on. */
int
vouch_test_tear_down_application (void **state)
{
  VouchTestApplication *self = *state;
  GtkApplication *application = GTK_APPLICATION (self->application);
  GWeakRef windows[8];
  guint n = 0;
  guint n_left = 0;
  GList *list;

  while (n < G_N_ELEMENTS (windows) && (list = gtk_application_get_windows (application)))
    {
      g_weak_ref_init (&windows[n++], list->data);
      gtk_window_destroy (list->data);
    }
  vouch_test_wait_until (is_idle, NULL, 2000);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) window = g_weak_ref_get (&windows[i]);

      n_left += window != NULL;
      g_weak_ref_clear (&windows[i]);
    }
  vouch_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
  if (n_left > 0)
    print_error ("%u windows live on after they were closed\n", n_left);
  return (int) n_left;
}

/** Returns: (transfer full): the path of a copy of a fixture in the folder of cards. */
char *
vouch_test_put (VouchTestApplication *self, const char *fixture, const char *name)
{
  gsize length;
  g_autofree char *content = vouch_test_read_fixture (fixture, &length);
  char *path = g_build_filename (self->folder, name, NULL);

  assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  return path;
}

/** Returns: (transfer full): the path of a new file in the folder of cards. */
char *
vouch_test_put_text (VouchTestApplication *self, const char *name, const char *content)
{
  char *path = g_build_filename (self->folder, name, NULL);

  assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

/** Returns: (transfer full): what the file holds. */
char *
vouch_test_read (const char *path)
{
  char *content = NULL;

  assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

/** Opens a file as the command line does, and does not wait. */
void
vouch_test_open_path (VouchTestApplication *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  vouch_application_open_file (self->application, file);
}

static VouchWindow *
find_window_of (VouchTestApplication *self, GFile *file)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self->application));

  for (GList *l = windows; l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && vouch_test_find (l->data, VOUCH_TYPE_EDITOR)
        && vouch_window_has_file (l->data, file))
      return l->data;
  return NULL;
}

typedef struct
{
  VouchTestApplication *desk;
  GFile *file;
} Wanted;

static gboolean
is_open (gpointer data)
{
  Wanted *wanted = data;

  return find_window_of (wanted->desk, wanted->file) != NULL;
}

/** Opens a card and waits until it is there and painted. */
VouchWindow *
vouch_test_open_card (VouchTestApplication *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Wanted wanted = { self, file };
  VouchWindow *window;

  vouch_application_open_file (self->application, file);
  assert_true (vouch_test_wait_until (is_open, &wanted, DEADLINE));
  window = find_window_of (self, file);
  vouch_test_settle (GTK_WIDGET (window));
  return window;
}

/** Returns: (transfer none) (nullable): the editor in a window. */
VouchEditor *
vouch_test_editor (VouchWindow *window)
{
  return (VouchEditor *) vouch_test_find (GTK_WIDGET (window), VOUCH_TYPE_EDITOR);
}

/** Returns: (transfer none) (nullable): a window of that type that is shown now. */
GtkWidget *
vouch_test_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && !found; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        found = window;
    }
  return found;
}

static gboolean
is_shown (gpointer type)
{
  return vouch_test_dialog (*(GType *) type) != NULL;
}

/** Returns: (transfer none): a window of that type, once there is one. */
GtkWidget *
vouch_test_wait_for (GType type)
{
  GtkWidget *dialog;

  if (!vouch_test_wait_until (is_shown, &type, DEADLINE))
    fail_msg ("No %s came", g_type_name (type));
  dialog = vouch_test_dialog (type);
  vouch_test_settle (dialog);
  return dialog;
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

/** Waits for a question with that heading and presses the button of that answer. */
void
vouch_test_answer (const char *heading, const char *answer)
{
  GtkWidget *dialog = vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *button;

  assert_string_equal (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), heading);
  assert_true (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), answer));
  button = find_button (
      dialog, adw_message_dialog_get_response_label (ADW_MESSAGE_DIALOG (dialog), answer));
  assert_non_null (button);
  g_signal_emit_by_name (button, "clicked");
  vouch_test_wait_until (is_idle, NULL, 2000);
}

/** Asks for an action by name; @target is a string or %NULL. */
void
vouch_test_act (gpointer widget, const char *action, const char *target)
{
  if (!gtk_widget_activate_action (widget, action, target ? "s" : NULL, target))
    fail_msg ("There is no %s now", action);
  vouch_test_wait_until (is_idle, NULL, 2000);
}

/** Returns: how many windows with cards or the list of cards there are. */
guint
vouch_test_count_windows (VouchTestApplication *self)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l; l = l->next)
    n += VOUCH_IS_WINDOW (l->data);
  return n;
}
