/* test-reference-intake.c: lists of references into a card: added, completed, known, lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-reference-intake.h"

typedef struct
{
  VouchReferenceIntake *intake; /* (owned) (nullable) */
  GError *error;                /* (owned) (nullable) */
  gboolean is_done;
} Answer;

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->intake = vouch_reference_intake_read_finish (result, &answer->error);
  answer->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Answer *) data)->is_done;
}

static VouchReferenceIntake *
read_all (VouchDocument *document, GPtrArray *files, const char *text)
{
  Answer answer = { 0 };

  vouch_reference_intake_read_async (document, files, text, NULL, read_cb, &answer);
  assert_false (answer.is_done);
  assert_true (vouch_test_wait_until (is_done, &answer, 30000));
  assert_null (answer.error);
  return answer.intake;
}

static void
assert_counts (VouchReferenceIntake *intake, guint n_added, guint n_completed, guint n_known,
               guint n_lost)
{
  assert_int_equal (vouch_reference_intake_count (intake, VOUCH_INTAKE_ADDED), n_added);
  assert_int_equal (vouch_reference_intake_count (intake, VOUCH_INTAKE_COMPLETED), n_completed);
  assert_int_equal (vouch_reference_intake_count (intake, VOUCH_INTAKE_KNOWN), n_known);
  assert_int_equal (vouch_reference_intake_count (intake, VOUCH_INTAKE_LOST), n_lost);
}

static guint
count_references (VouchDocument *document)
{
  return vouch_node_list_get_size (vouch_card_get_references (vouch_document_get_card (document)));
}

static void
take (VouchDocument *document, VouchReferenceIntake *intake)
{
  g_autoptr (VouchChange) change = vouch_reference_intake_make_change (intake, document);
  g_autoptr (GError) error = NULL;

  assert_non_null (change);
  assert_string_equal (vouch_change_get_label (change), "Import References");
  vouch_document_edit (document, change, &error);
  assert_null (error);
}

#define KIM \
  "TY  - JOUR\nID  - kim24\nAU  - Kim, A. L.\nTI  - Tears of lenses worn for a whole day\n" \
  "PY  - 2024\nDO  - 10.1000/tears.1\nER  - \n"
#define KIM_MORE \
  "TY  - JOUR\nAU  - Kim, A. L.\nTI  - Tears of lenses worn for a whole day\nJO  - J Eyes\nVL  - 7\n" \
  "PY  - 2024\nDO  - 10.1000/TEARS.1\nER  - \n"

static void
test_added_once (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autoptr (VouchReferenceIntake) intake = read_all (document, NULL, KIM "\n" KIM_MORE);
  VouchNode *node;

  take (document, intake);
  assert_counts (intake, 1, 0, 0, 0);
  assert_int_equal (count_references (document), 4);
  node = vouch_test_node (document, vouch_reference_intake_get_first (intake));
  assert_string_equal (vouch_node_get_text (node, "volume"), "7");
  assert_string_equal (vouch_node_get_text (node, "citation-key"), "kim24");
  assert_int_equal (strlen (vouch_node_get_id (node)), 36);
  vouch_test_check_index (document);
  assert_non_null (vouch_history_undo (history));
  assert_int_equal (count_references (document), 3);
}

static void
test_completed_and_known (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchReferenceIntake) first = read_all (document, NULL, KIM);
  g_autoptr (VouchReferenceIntake) second = NULL, third = NULL;
  g_autoptr (VouchChange) nothing = NULL;

  take (document, first);
  second = read_all (document, NULL, KIM_MORE);
  take (document, second);
  assert_counts (second, 0, 1, 0, 0);
  assert_string_equal (vouch_reference_intake_get_first (second),
                       vouch_reference_intake_get_first (first));
  third = read_all (document, NULL, KIM_MORE);
  nothing = vouch_reference_intake_make_change (third, document);
  assert_null (nothing);
  assert_counts (third, 0, 0, 1, 0);
  assert_int_equal (count_references (document), 4);
}

static GFile *
put (const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), name, NULL);

  assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

/* One that is none costs the others nothing, and each line names its file. */
static void
test_files (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (VouchReferenceIntake) intake = NULL;
  GPtrArray *lines;
  guint n_named = 0;

  g_ptr_array_add (files, put ("a.ris", KIM));
  g_ptr_array_add (files, put ("b.ris", "Only words."));
  g_ptr_array_add (files, g_file_new_for_path ("/nowhere/c.ris"));
  g_ptr_array_add (files, put ("d.bib", "@book{lee, author={Lee, B}, title={Eyes and why}, year=2020}"));
  intake = read_all (document, files, NULL);
  take (document, intake);
  assert_counts (intake, 2, 0, 0, 2);
  lines = vouch_reference_intake_get_lines (intake);
  for (guint i = 0; i < lines->len; i++)
    {
      const VouchIntakeLine *line = lines->pdata[i];

      n_named += line->file != NULL;
      if (line->fate == VOUCH_INTAKE_LOST)
        assert_true (g_str_equal (line->file, "b.ris") || g_str_equal (line->file, "c.ris"));
      if (line->fate == VOUCH_INTAKE_ADDED && strstr (line->entry, "Lee"))
        assert_string_equal (line->file, "d.bib");
    }
  assert_int_equal (n_named, lines->len);
}

/* The card changed while the file was read: what went does not come back as what it was. */
static void
test_card_changed (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchReferenceIntake) first = read_all (document, NULL, KIM);
  g_autoptr (VouchReferenceIntake) second = NULL;

  take (document, first);
  second = read_all (document, NULL, KIM_MORE);
  assert_true (vouch_node_remove (
      vouch_test_node (document, vouch_reference_intake_get_first (first)), NULL));
  take (document, second);
  assert_counts (second, 1, 0, 0, 0);
}

static void
test_cancelled (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  g_cancellable_cancel (cancellable);
  vouch_reference_intake_read_async (document, NULL, KIM, cancellable, read_cb, &answer);
  assert_true (vouch_test_wait_until (is_done, &answer, 30000));
  assert_null (answer.intake);
  assert_true (g_error_matches (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&answer.error);
}

static void
test_is_list (void **state)
{
  assert_true (vouch_reference_intake_is_list (KIM));
  assert_true (vouch_reference_intake_is_list ("@book{a, title={B}}"));
  assert_true (vouch_reference_intake_is_list ("PMID- 123\nTI  - Tears"));
  assert_false (vouch_reference_intake_is_list ("10.1000/tears.1"));
  assert_false (vouch_reference_intake_is_list ("Kim A. Tears of lenses. J Eyes. 2024;7:1-2."));
  assert_false (vouch_reference_intake_is_list (""));
}

/* A card is JSON too, and a paper XML: neither is taken for a list. */
static void
test_is_list_in (void **state)
{
  static const struct
  {
    const char *text;
    gboolean is_list;
  } files[] = {
    { "[{\"type\":\"book\",\"title\":\"B\"}]", TRUE },
    { "{\"id\":\"kim\",\"type\":\"book\",\"title\":\"B\"}", TRUE },
    { "{\"status\":\"ok\",\"message-type\":\"work\",\"message\":{\"title\":[\"B\"]}}", TRUE },
    { "{\"format\":\"vouch-scorecard\",\"version\":1,\"references\":[{\"title\":\"B\"}]}", FALSE },
    { "\n{\"title\":\"Tea\",\"sections\":[]}", FALSE },
    { "<?xml version=\"1.0\"?><xml><records><record/></records></xml>", TRUE },
    { "<?xml version=\"1.0\"?><article><front/></article>", FALSE },
    { "Words", FALSE },
    { "", FALSE },
  };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  assert_false (vouch_reference_intake_is_list_in (file, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      assert_true (g_file_set_contents (path, files[i].text, -1, NULL));
      if (vouch_reference_intake_is_list_in (file, NULL) != files[i].is_list)
        fail_msg ("%s", files[i].text);
    }
  vouch_test_remove_folder (folder);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_added_once), cmocka_unit_test (test_completed_and_known),
    cmocka_unit_test (test_files),      cmocka_unit_test (test_card_changed),
    cmocka_unit_test (test_cancelled),  cmocka_unit_test (test_is_list),
    cmocka_unit_test (test_is_list_in),
  };

  return vouch_test_run ("reference-intake", tests);
}
