/* test-narrow.c: every page and dialog as narrow as a telephone, in the dark and in the light.
 *
 * GTK's own warnings end a test: that a label is given less than nothing is such a one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"
#include "vouch-test-check.h"

#include <json-glib/json-glib.h>

#include <string.h>

#include "vouch-card-view.h"
#include "vouch-heading-row.h"
#include "vouch-import-dialog.h"

#define WIDTH 360
#define HEIGHT 640
#define PADDING 24 /* of a popover */
#define FONT "Cantarell 11"
#define LARGE_FONT "Cantarell 20"
#define DRAFT "scorecard-generative-ai-psychiatry.txt"
#define FULL "page/full.scorecard"
#define EMPTY_CELL "00000000-0000-4000-8000-000000000009"
#define STATEMENT "00000000-0000-4000-8000-00000000000d"
#define CONTRADICTION "00000000-0000-4000-8000-00000000000e"
#define REFERENCE "00000000-0000-4000-8000-000000000001"
#define TITLE \
  "Exploring the Integration of Generative Artificial Intelligence into Outpatient Psychiatric " \
  "Practice: A Qualitative Interview Study of Clinicians’ Expectations, Otorhinolaryngological " \
  "and Neuropsychopharmacological Comorbidities, and Two Years of Follow-Up in Four Countries"

static gboolean
is_idle (gpointer unused)
{
  return !g_main_context_pending (NULL);
}

static void
make_dark (gboolean is_dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                              : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* A window of the main one's, or a dialog's dialog: what was opened last. */
static GtkWidget *
find_dialog (VouchWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (other != GTK_WIDGET (window) && !VOUCH_IS_WINDOW (other) && gtk_widget_get_mapped (other))
        found = other;
    }
  return found;
}

static gboolean
has_dialog (gpointer window)
{
  return find_dialog (window) != NULL;
}

static gboolean
has_none (gpointer window)
{
  return find_dialog (window) == NULL;
}

static void
make_narrow (GtkWidget *window)
{
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  for (int i = 0; i < 20 && gtk_widget_get_width (window) > WIDTH; i++)
    vouch_test_draw (window);
  vouch_test_settle (window);
}

/* Notes it down, so that one run tells of all. A popover is as wide as what is in it, its
 * padding and its shadow, which may lie beyond the edge. */
static void
note_width (GtkWidget  *window,
            const char *name,
            GString    *wide)
{
  int width = GTK_IS_POPOVER (window)
                  ? gtk_widget_get_width (gtk_popover_get_child (GTK_POPOVER (window))) + PADDING
                  : gtk_widget_get_width (window);

  if (width > WIDTH)
    g_string_append_printf (wide, " %s (%d)", name, width);
}

/* What is below the end of a dialog’s page. */
static gboolean
scroll_to_end (GtkWidget *window)
{
  GtkWidget *scrolled = vouch_test_find (window, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment
      = scrolled ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;
  double end;

  if (!adjustment)
    return FALSE;
  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  if (end < 1)
    return FALSE;
  gtk_adjustment_set_value (adjustment, end);
  vouch_test_settle (window);
  return TRUE;
}

/* Text of twice the size, in a window that is no wider. */
static void
look_large (GtkWidget  *window,
            const char *name,
            GString    *wide)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *large = g_strconcat (name, "-large", NULL);
  g_autofree char *picture = g_strconcat ("narrow-", large, NULL);

  g_object_set (settings, "gtk-font-name", LARGE_FONT, NULL);
  vouch_test_settle (window);
  if (!GTK_IS_POPOVER (window))
    make_narrow (window);
  vouch_test_shoot (window, picture);
  note_width (window, large, wide);
  g_object_set (settings, "gtk-font-name", FONT, NULL);
  vouch_test_settle (window);
  if (!GTK_IS_POPOVER (window))
    make_narrow (window);
}

static void
look (GtkWidget  *window,
      const char *name,
      GString    *wide)
{
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *picture = g_strdup_printf ("narrow-%s-%s", name, i == 0 ? "light" : "dark");

      make_dark (i == 1);
      vouch_test_settle (window);
      vouch_test_shoot (window, picture);
    }
  if (window == find_dialog (NULL) && scroll_to_end (window))
    {
      g_autofree char *picture = g_strdup_printf ("narrow-%s-end", name);

      vouch_test_shoot (window, picture);
    }
  note_width (window, name, wide);
  look_large (window, name, wide);
}

static VouchWindow *
open_narrow (VouchTestApplication *desk,
             const char           *path)
{
  VouchWindow *window = vouch_test_open_card (desk, path);

  make_narrow (GTK_WIDGET (window));
  vouch_validator_flush (vouch_editor_get_validator (vouch_test_editor (window)));
  vouch_test_settle (GTK_WIDGET (window));
  return window;
}

static char *
put_card (VouchTestApplication *desk)
{
  g_autofree char *path = vouch_test_put (desk, FULL, "full.scorecard");
  g_autofree char *content = vouch_test_read (path);
  g_autoptr (JsonNode) json = json_from_string (content, NULL);

  json_object_set_string_member (json_node_get_object (json), "title", TITLE);
  g_free (content);
  content = json_to_string (json, TRUE);
  return vouch_test_put_text (desk, "full.scorecard", content);
}

static void
close_dialogs (VouchWindow *window)
{
  GtkWidget *dialog;

  while ((dialog = find_dialog (window)))
    {
      gtk_window_destroy (GTK_WINDOW (dialog));
      vouch_test_wait_until (is_idle, NULL, 2000);
    }
  assert_true (vouch_test_wait_until (has_none, window, 10000));
}

/* --- dialogs --- */

static const struct
{
  const char *action;
  const char *target;
} dialogs[] = {
  { "app.preferences", NULL },
  { "app.about", NULL },
  { "app.show-outbox", NULL },
  { "win.show-shortcuts", NULL },
  { "win.show-actions", NULL },
  { "win.publish-several", NULL },
  { "editor.publish", NULL },
  { "editor.show-published", NULL },
  { "editor.new-reference", NULL },
  { "editor.add-original-source", NULL },
  { "editor.choose-style", NULL },
  { "editor.choose-profile", NULL },
  { "editor.find-article", NULL },
  { "editor.compare", NULL },
  { "editor.answer", CONTRADICTION },
  { "editor.not-applicable", EMPTY_CELL },
  { "editor.edit-reference", REFERENCE },
};

static void
test_dialogs (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = put_card (desk);
  VouchWindow *window = open_narrow (desk, path);
  VouchEditor *editor = vouch_test_editor (window);
  g_autoptr (GString) wide = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *dialog;

      make_dark (FALSE);
      vouch_test_act (editor, dialogs[i].action, dialogs[i].target);
      if (!vouch_test_wait_until (has_dialog, window, 10000))
        fail_msg ("%s opened nothing", dialogs[i].action);
      dialog = find_dialog (window);
      vouch_test_settle (dialog);
      make_narrow (dialog);
      look (dialog, strchr (dialogs[i].action, '.') + 1, wide);
      close_dialogs (window);
    }
  assert_string_equal (wide->str, "");
}

/* --- the card and what lies over it --- */

static const struct
{
  const char *action;
  const char *name;
} pages[] = {
  { NULL, "card" },
  { "editor.toggle-outline", "outline" },
  { "editor.show-checks", "checks" },
  { "editor.show-sources", "sources" },
  { "editor.show-review", "review" },
  { "editor.find", "find" },
  { "editor.source-mode", "source-mode" },
};

/* However long: what follows it is in view too. */
static void
expect_title_fits (VouchWindow *window)
{
  GtkWidget *heading = vouch_test_find (GTK_WIDGET (window), VOUCH_TYPE_HEADING_ROW);

  assert_non_null (heading);
  assert_true (gtk_widget_get_height (heading) < HEIGHT / 2);
}

static void
test_pages (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = put_card (desk);
  VouchWindow *window = open_narrow (desk, path);
  g_autoptr (GString) wide = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (pages[i].action)
        vouch_test_act (vouch_test_editor (window), pages[i].action, NULL);
      look (GTK_WIDGET (window), pages[i].name, wide);
      if (i == 0)
        expect_title_fits (window);
    }
  vouch_test_act (window, "win.show-start", NULL);
  look (GTK_WIDGET (window), "library", wide);
  assert_string_equal (wide->str, "");
}

/* --- popovers --- */

static const struct
{
  const char *action;
  const char *target;
} popovers[] = {
  { "editor.cite", STATEMENT },
  { "editor.decline", STATEMENT },
  { "editor.show-repairs", STATEMENT },
};

static GtkWidget *
find_popover (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_popover (child);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
has_popover (gpointer window)
{
  return find_popover (window) != NULL;
}

/* At the statement, which was below the view. */
static gboolean
points_at_statement (gpointer data)
{
  VouchWindow *window = data;
  GtkWidget *editor = GTK_WIDGET (vouch_test_editor (window));
  GtkWidget *view = vouch_test_find (editor, VOUCH_TYPE_CARD_VIEW);
  GtkWidget *popover = find_popover (GTK_WIDGET (window));
  GdkRectangle place;
  GdkRectangle pointed;
  double x;
  double y;

  if (!popover || !vouch_card_view_get_place (VOUCH_CARD_VIEW (view), STATEMENT, &place))
    return FALSE;
  gtk_widget_translate_coordinates (view, editor, place.x, place.y, &x, &y);
  gtk_popover_get_pointing_to (GTK_POPOVER (popover), &pointed);
  return place.y > 0 && place.y < gtk_widget_get_height (view) && pointed.x == (int) x
         && pointed.y == (int) y;
}

static void
test_popovers (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = put_card (desk);
  VouchWindow *window = open_narrow (desk, path);
  g_autoptr (GString) wide = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (popovers); i++)
    {
      GtkWidget *popover;

      vouch_test_act (vouch_test_editor (window), popovers[i].action, popovers[i].target);
      if (!vouch_test_wait_until (has_popover, window, 10000))
        fail_msg ("%s opened nothing", popovers[i].action);
      popover = find_popover (GTK_WIDGET (window));
      vouch_test_settle (popover);
      assert_true (vouch_test_wait_until (points_at_statement, window, 10000));
      look (popover, strchr (popovers[i].action, '.') + 1, wide);
      gtk_popover_popdown (GTK_POPOVER (popover));
      vouch_test_settle (GTK_WIDGET (window));
    }
  assert_string_equal (wide->str, "");
}

/* --- a draft --- */

static void
test_draft (void **state)
{
  VouchTestApplication *desk = *state;
  gsize length;
  g_autofree char *text = vouch_test_read_fixture (DRAFT, &length);
  g_autofree char *path = vouch_test_put_text (desk, "draft.txt", text);
  g_autoptr (GString) wide = g_string_new (NULL);
  VouchWindow *window;
  GtkWidget *dialog;

  vouch_test_open_path (desk, path);
  dialog = vouch_test_wait_for (VOUCH_TYPE_IMPORT_DIALOG);
  window = VOUCH_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  make_narrow (GTK_WIDGET (window));
  make_narrow (dialog);
  look (dialog, "import", wide);
  close_dialogs (window);
  look (GTK_WIDGET (window), "draft", wide);
  assert_string_equal (wide->str, "");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_dialogs),
    APPLICATION_TEST (test_pages),
    APPLICATION_TEST (test_popovers),
    APPLICATION_TEST (test_draft),
  };

  return vouch_test_run_widgets ("narrow", tests);
}
