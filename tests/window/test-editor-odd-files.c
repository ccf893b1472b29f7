/* test-editor-odd-files.c: files that can't be a source, one with very many pages, one that is given up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vouch-compat.h"
#include "vouch-editor-private.h"
#include "vouch-source-attach.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"

#define FULL "page/full.scorecard"
#define PAPER "00000000-0000-4000-8000-000000000002"

/* Pages of a handbook, and by how much the window may grow while it is leafed through, in MB. */
#define MANY 1000
#define MAX_GROWTH 160

/* An owner's and a user's password that nobody knows. */
#define LOCK \
  "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]" \
  "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4" \
  " /O <000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>" \
  " /U <1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100> >>"

typedef struct
{
  VouchTestApplication *desk;
  VouchWindow *window;
  VouchEditor *editor;
  VouchDocument *document;
} Open;

static Open
open_card (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, FULL, "full.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  VouchEditor *editor = vouch_test_editor (window);

  return (Open){ desk, window, editor, vouch_editor_get_document (editor) };
}

static const char *
get_source (Open *open)
{
  return vouch_reference_get_source (VOUCH_REFERENCE (vouch_document_lookup (open->document, PAPER)));
}

static void
attach (Open *open, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (open->desk->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  assert_true (gtk_widget_activate_action (GTK_WIDGET (open->editor), "editor.attach-file", "(ss)", PAPER, uri));
}

static gboolean
has_no_jobs (gpointer data)
{
  Open *open = data;

  return !open->editor->jobs || open->editor->jobs->len == 0;
}

static GBytes *
make_many (void)
{
  g_autofree VouchTestPdfLine *lines = g_new0 (VouchTestPdfLine, MANY);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *text = g_strdup_printf ("On page %u of the handbook, %u of 2000 patients slept.", i + 1, i);

      lines[i] = (VouchTestPdfLine){ i + 1, 60, 100, 12, g_string_chunk_insert (texts, text) };
    }
  return vouch_test_make_pdf (lines, MANY, NULL, NULL);
}

/* --- no source --- */

static GBytes *
make_locked (void)
{
  const VouchTestPdfLine line = { 1, 60, 100, 10, "Nobody may read this." };

  return vouch_test_make_pdf (&line, 1, NULL, LOCK);
}

static GBytes *
make_damaged (void)
{
  return g_bytes_new_static ("%PDF-1.7\nand nothing more", 25);
}

static GBytes *
make_torn (void)
{
  g_autoptr (GBytes) whole = make_many ();

  return g_bytes_new_from_bytes (whole, 0, 40);
}

static GBytes *
make_empty (void)
{
  return g_bytes_new (NULL, 0);
}

static GBytes *
make_picture (void)
{
  return g_bytes_new_static ("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1", 13);
}

static const struct
{
  const char *name;
  GBytes *(*make) (void);
  const char *words;
} refused[] = {
  { "locked.pdf", make_locked, "This PDF is locked with a password. Save a copy without one first." },
  { "damaged.pdf", make_damaged, "This PDF is damaged and can’t be read." },
  { "torn.pdf", make_torn, "This PDF is damaged and can’t be read." },
  { "empty.pdf", make_empty, "The file is empty." },
  { "picture.jpg", make_picture, "This is not a PDF, web page, XML or text file." },
};

/* Why is told, in a sentence that names what to do; card and store are as they were. */
static void
test_refused (void **state)
{
  Open open = open_card (state);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = refused[i].make ();
      g_autofree char *body = NULL;
      GtkWidget *dialog;

      attach (&open, refused[i].name, bytes);
      dialog = vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
      body = g_strdup (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)));
      vouch_test_shoot (dialog, refused[i].name);
      vouch_test_answer ("The File Could Not Be Attached", "close");
      if (!strstr (body, refused[i].words))
        fail_msg ("%s: “%s”", refused[i].name, body);
      assert_true (vouch_test_wait_until (has_no_jobs, &open, 60000));
      assert_null (get_source (&open));
      assert_false (vouch_history_get_can_undo (open.editor->history));
    }
}

/* --- very many pages --- */

static double
get_megabytes (void)
{
  long pages = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  assert_non_null (file);
  assert_int_equal (fscanf (file, "%*d %ld", &pages), 1);
  fclose (file);
  return pages * (double) sysconf (_SC_PAGESIZE) / (1 << 20);
}

static gboolean
is_attached (gpointer data)
{
  return get_source (data) != NULL;
}

static gboolean
is_shown (gpointer data)
{
  Open *open = data;
  g_autofree char *count = g_strdup_printf ("of %u", MANY);
  GtkWidget *label = vouch_test_find_label (GTK_WIDGET (open->editor->source), count);

  return label && gtk_widget_get_mapped (label);
}

/* All of it can be gone to; what was drawn is forgotten again. */
static void
test_many_pages (void **state)
{
  Open open = open_card (state);
  g_autoptr (GBytes) bytes = make_many ();
  double before;

  attach (&open, "handbook.pdf", bytes);
  assert_true (vouch_test_wait_until (is_attached, &open, 120000));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.open-source", "s", PAPER);
  assert_true (vouch_test_wait_until (is_shown, &open, 120000));
  vouch_test_settle (GTK_WIDGET (open.window));
  before = get_megabytes ();
  vouch_test_press (GTK_WIDGET (open.window), "End");
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-many-pages");
  for (guint i = 0; i < 60; i++)
    vouch_test_press (GTK_WIDGET (open.window), "Page_Up");
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_press (GTK_WIDGET (open.window), "Home");
  vouch_test_settle (GTK_WIDGET (open.window));
  if (get_megabytes () - before > MAX_GROWTH)
    fail_msg ("grew from %.0f to %.0f MB", before, get_megabytes ());
}

/* --- given up --- */

static gboolean
has_none (void)
{
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (GPtrArray) list = vouch_source_store_list (store, NULL, NULL);

  return list->len == 0;
}

/* Nothing is told of what somebody gave up, and nothing is left of it. */
static void
test_cancelled (void **state)
{
  Open open = open_card (state);
  g_autoptr (GBytes) bytes = make_many ();

  attach (&open, "handbook.pdf", bytes);
  assert_false (has_no_jobs (&open));
  assert_true (gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.cancel-job", NULL));
  assert_true (vouch_test_wait_until (has_no_jobs, &open, 60000));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_null (vouch_test_dialog (ADW_TYPE_MESSAGE_DIALOG));
  assert_null (get_source (&open));
  assert_true (has_none ());
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_cancelled),
    APPLICATION_TEST (test_refused),
    APPLICATION_TEST (test_many_pages),
  };

  return vouch_test_run_widgets ("editor-odd-files", tests);
}
