/* test-editor-export.c: the card as other files, from the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <string.h>

#include "vouch-editor-private.h"

#define FULL "page/full.scorecard"

typedef struct
{
  VouchWindow *window;
  VouchEditor *editor;
  const char *words; /* of a toast */
} Waiting;

static gboolean
is_told (gpointer data)
{
  const Waiting *waiting = data;
  GtkWidget *label = vouch_test_find_label (GTK_WIDGET (waiting->editor), waiting->words);

  return label != NULL;
}

static Waiting
open_card (void **state, char **path)
{
  Waiting open = { 0 };

  *path = vouch_test_put (*state, FULL, "full.scorecard");
  open.window = vouch_test_open_card (*state, *path);
  open.editor = vouch_test_editor (open.window);
  return open;
}

static char *
export (VouchTestApplication *desk, Waiting *open, const char *format, const char *name)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);
  g_autofree char *words = g_strdup_printf ("Exported to “%s”", name);
  g_autoptr (GFile) location = g_file_new_for_path (path);

  vouch_editor_export_to (open->editor, vouch_export_find (format), location);
  open->words = words;
  assert_true (vouch_test_wait_until (is_told, open, 60000 * VOUCH_TEST_SLOWNESS));
  return vouch_test_read (path);
}

static void
test_writes (void **state)
{
  static const struct
  {
    const char *format;
    const char *name;
    const char *begins;
  } cases[] = {
    { "pack", "a.pdf", "%PDF-1." },
    { "html", "a.html", "<!DOCTYPE html>" },
    { "web-annotation", "a.jsonld", "{" },
    { "ris", "a.ris", "TY  - " },
  };
  g_autofree char *path = NULL;
  Waiting open = open_card (state, &path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = export (*state, &open, cases[i].format, cases[i].name);

      assert_true (g_str_has_prefix (text, cases[i].begins));
    }
  assert_true (!open.editor->jobs || open.editor->jobs->len == 0);
}

/* The card's own file is no place for a page of it. */
static void
test_own_file (void **state)
{
  g_autofree char *path = NULL;
  Waiting open = open_card (state, &path);
  g_autofree char *before = vouch_test_read (path);
  g_autofree char *after = NULL;
  g_autoptr (GFile) location = g_file_new_for_path (path);

  vouch_editor_export_to (open.editor, vouch_export_find ("html"), location);
  open.words = "This would overwrite the card. Choose another name";
  assert_true (vouch_test_wait_until (is_told, &open, 10000));
  after = vouch_test_read (path);
  assert_string_equal (before, after);
}

/* What is stopped leaves no file, and is no news. */
static void
test_stopped (void **state)
{
  g_autofree char *path = NULL;
  Waiting open = open_card (state, &path);
  VouchTestApplication *desk = *state;
  g_autofree char *to = g_build_filename (desk->folder, "a.pdf", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (to);

  vouch_editor_export_to (open.editor, vouch_export_find ("pack"), location);
  vouch_test_act (open.editor, "editor.cancel-job", NULL);
  while (open.editor->jobs->len > 0)
    g_main_context_iteration (NULL, TRUE);
  assert_false (g_file_query_exists (location, NULL));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_writes),
    APPLICATION_TEST (test_own_file),
    APPLICATION_TEST (test_stopped),
  };

  return vouch_test_run_widgets ("editor-export", tests);
}
