/* test-sign-in-dialog.c: signing in from the preferences, in the browser and by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <string.h>

#include <glib/gstdio.h>

#include "vouch-sign-in-dialog.h"
#include "vouch-test-blog.h"

#define DEADLINE 20000

/* A browser that writes down what it was to show. */
static char *shown; /* (owned): the file */

static void
install_browser (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *entry = g_build_filename (folder, "browser.desktop", NULL);
  g_autofree char *list = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *text = NULL;

  shown = g_build_filename (g_get_user_data_dir (), "shown", NULL);
  text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\n"
                          "Exec=sh -c \"printf %%%%s \\\\\"\\\\$1\\\\\" > %s.new && mv %s.new %s\" browser %%u\n"
                          "MimeType=x-scheme-handler/http;x-scheme-handler/https;\n",
                          shown, shown, shown);
  assert_int_equal (g_mkdir_with_parents (folder, 0700), 0);
  assert_true (g_file_set_contents (entry, text, -1, NULL));
  assert_true (g_file_set_contents (
      list, "[Default Applications]\nx-scheme-handler/http=browser.desktop\n", -1, NULL));
}

/* --- what is to be seen --- */

typedef struct
{
  GtkWidget *root;
  const char *words;
} Look;

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
is_said (gpointer data)
{
  const Look *look = data;

  return says (look->root, look->words);
}

static void
wait_for_words (GtkWidget *root, const char *words)
{
  Look look = { root, words };

  if (!vouch_test_wait_until (is_said, &look, DEADLINE))
    fail_msg ("“%s” is not said", words);
}

static gboolean
is_silent (gpointer data)
{
  return !is_said (data);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  const char *own = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (own && strcmp (own, label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = find_button (root, label);

  if (!button || !gtk_widget_get_sensitive (button))
    fail_msg ("There is no “%s”", label);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_bin (GtkWidget *widget)
{
  const char *icon = GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;
  GtkWidget *found = g_strcmp0 (icon, "user-trash-symbolic") == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_bin (child);
  return found;
}

static void
press_remove (GtkWidget *root)
{
  GtkWidget *button = find_bin (root);

  assert_non_null (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
fill (GtkWidget *root, const char *child, const char *text)
{
  GObject *editable = gtk_widget_get_template_child (root, VOUCH_TYPE_SIGN_IN_DIALOG, child);

  gtk_editable_set_text (GTK_EDITABLE (editable), text);
}

/* --- the way there --- */

static GtkWidget *
open_preferences (VouchTestApplication *desk)
{
  GtkWidget *preferences;

  g_application_activate (G_APPLICATION (desk->application));
  vouch_test_wait_for (VOUCH_TYPE_WINDOW);
  g_action_group_activate_action (G_ACTION_GROUP (desk->application), "preferences", NULL);
  preferences = vouch_test_wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "portals");
  return preferences;
}

static GtkWidget *
find_site (GtkWidget *preferences, const char *address)
{
  GtkWidget *dialog;

  click (preferences, "_Add…");
  dialog = vouch_test_wait_for (VOUCH_TYPE_SIGN_IN_DIALOG);
  fill (dialog, "address", address);
  click (dialog, "C_ontinue");
  return dialog;
}

static gboolean
is_shown (gpointer data)
{
  return g_file_test (shown, G_FILE_TEST_EXISTS);
}

/* What the browser brings when somebody has allowed it there. */
static char *
allow (VouchTestBlog *site)
{
  g_autofree char *page = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GHashTable) query = NULL;

  assert_true (vouch_test_wait_until (is_shown, NULL, DEADLINE));
  page = vouch_test_read (shown);
  g_unlink (shown);
  uri = g_uri_parse (page, G_URI_FLAGS_ENCODED_QUERY, NULL);
  assert_non_null (uri);
  query = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, NULL);
  return g_strdup_printf ("%s&site_url=%s&user_login=editor&password=first+word+of+all",
                          (const char *) g_hash_table_lookup (query, "success_url"), site->address);
}

static void
call_back (VouchTestApplication *desk, const char *address)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (address);

  g_application_open (G_APPLICATION (desk->application), &file, 1, "");
}

static void
test_in_the_browser (void **state)
{
  VouchTestApplication *desk = *state;
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  GtkWidget *preferences = open_preferences (desk);
  Look look = { preferences, site->address };
  GtkWidget *dialog;
  g_autofree char *back = NULL;

  install_browser ();
  vouch_test_shoot (preferences, "preferences-portals-none");
  dialog = find_site (preferences, site->address);
  wait_for_words (dialog, "A house");
  vouch_test_shoot (dialog, "sign-in-site");
  click (dialog, "Sign In in the _Browser");
  back = allow (site);
  vouch_test_shoot (dialog, "sign-in-browser");
  call_back (desk, back);
  wait_for_words (dialog, "Erika Muster. You can send drafts");
  vouch_test_shoot (dialog, "sign-in-done");
  assert_false (g_hash_table_contains (site->passwords, VOUCH_TEST_BLOG_PASSWORD));
  click (dialog, "_Close");
  wait_for_words (preferences, "Erika Muster. You can send drafts");
  vouch_test_shoot (preferences, "preferences-portals");
  /* The same answer once more is nobody's. */
  call_back (desk, back);
  vouch_test_answer ("Nobody Was Signed In", "close");
  click (preferences, "Sign _Out");
  wait_for_words (preferences, "Nobody is signed in");
  assert_int_equal (g_hash_table_size (site->passwords), 0);
  /* Asked first; said yes to, it is gone. */
  press_remove (preferences);
  vouch_test_answer ("Remove “A house”?", "cancel");
  assert_true (says (preferences, site->address));
  press_remove (preferences);
  vouch_test_answer ("Remove “A house”?", "remove");
  if (!vouch_test_wait_until (is_silent, &look, DEADLINE))
    fail_msg ("%s is still there", site->address);
}

static void
test_by_hand (void **state)
{
  VouchTestApplication *desk = *state;
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  GtkWidget *preferences = open_preferences (desk);
  GtkWidget *dialog = find_site (preferences, site->address);

  wait_for_words (dialog, "A house");
  fill (dialog, "user", "editor");
  fill (dialog, "password", "wrong");
  click (dialog, "_Sign In");
  wait_for_words (dialog, "did not accept this name and password");
  vouch_test_shoot (dialog, "sign-in-refused");
  fill (dialog, "password", VOUCH_TEST_BLOG_PASSWORD);
  click (dialog, "_Sign In");
  wait_for_words (dialog, "until you close Vouch");
  vouch_test_close (dialog, dialog, NULL);
}

static void
test_nobody_there (void **state)
{
  VouchTestApplication *desk = *state;
  GtkWidget *dialog = find_site (open_preferences (desk), "http://example.org");

  wait_for_words (dialog, "is not encrypted");
  vouch_test_close (dialog, dialog, NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_in_the_browser),
    APPLICATION_TEST (test_by_hand),
    APPLICATION_TEST (test_nobody_there),
  };

  /* No keyring of whoever runs the tests. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  return vouch_test_run_widgets ("sign-in-dialog", tests);
}
