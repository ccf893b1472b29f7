/* test-source-attach.c: a file becomes a reference's source, in one step, without waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-history.h"
#include "vouch-passage-cite.h"
#include "vouch-passage-finder.h"
#include "vouch-quote-states.h"
#include "vouch-source-attach.h"
#include "vouch-source-license.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"

#define TEXT "Of 120 patients 38% had dry eye after a day in lenses. Tears broke up sooner."

typedef struct
{
  VouchSource *source; /* (owned) (nullable) */
  GError *error;       /* (owned) (nullable) */
  gboolean is_done;
} Answer;

static void
clear_answer (Answer *answer)
{
  g_clear_pointer (&answer->source, vouch_source_free);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static void
attached_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->source = vouch_source_attach_finish (result, &answer->error);
  answer->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Answer *) data)->is_done;
}

static GFile *
put (const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), name, NULL);

  assert_true (g_file_set_contents (path, bytes, length, NULL));
  return g_file_new_for_path (path);
}

static void
attach (VouchDocument *document, const char *reference, GFile *file, GCancellable *cancellable,
        Answer *answer)
{
  vouch_source_attach_async (document, reference, file, cancellable, attached_cb, answer);
  assert_false (answer->is_done);
  assert_true (vouch_test_wait_until (is_done, answer, 30000));
}

static const char *
get_source (VouchDocument *document, const char *reference)
{
  return vouch_reference_get_source (VOUCH_REFERENCE (vouch_test_node (document, reference)));
}

static void
count_cb (VouchQuoteStates *states, guint *count)
{
  *count += 1;
}

static void
test_attached (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autoptr (GFile) file = put ("paper.txt", TEXT, -1);
  g_autoptr (VouchSourceStore) store = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_auto (Answer) answer = { 0 };
  guint n_told = 0;

  g_signal_connect (vouch_quote_states_get_default (), "changed", G_CALLBACK (count_cb), &n_told);
  attach (document, "r1", file, NULL, &answer);
  assert_null (answer.error);
  assert_string_equal (get_source (document, "r1"), answer.source->digest);
  assert_int_equal (answer.source->length, strlen (TEXT));
  assert_int_equal (n_told, 1);
  store = vouch_source_store_open (NULL, NULL);
  sources = vouch_source_store_list (store, "r1", NULL);
  assert_int_equal (sources->len, 1);
  assert_non_null (vouch_history_undo (history));
  assert_null (get_source (document, "r1"));
  assert_null (vouch_history_undo (history));
  g_signal_handlers_disconnect_by_func (vouch_quote_states_get_default (), count_cb, &n_told);
}

#define META(permissions)                                                                                       \
  "<?xml version='1.0'?><article xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:ali='http://www.niso.org/'>" \
  "<front><article-meta><title-group><article-title>Dry eye</article-title></title-group><permissions>"        \
  permissions "</permissions></article-meta></front><body><p>" TEXT "</p><fig><permissions>"                   \
  "<license xlink:href='https://a.example/figure'><p>So.</p></license></permissions></fig></body></article>"
#define BY "https://creativecommons.org/licenses/by/4.0/"

static void
test_license_read (void **state)
{
  static const struct
  {
    const char *xml;
    const char *license;
  } cases[] = {
    { META ("<license license-type='open-access' xlink:href='" BY "'><license-p>Free.</license-p></license>"), BY },
    { META ("<license><ali:license_ref>\n " BY " </ali:license_ref><license-p>Free.</license-p></license>"), BY },
    { META ("<license xlink:href='https://a.example/own'><ali:license_ref>" BY "</ali:license_ref></license>"), BY },
    { META ("<license><ali:license_ref content-type='tdm'>https://a.example/tdm</ali:license_ref></license>"), NULL },
    { META ("<license xlink:href='javascript:alert(1)'><license-p>Free.</license-p></license>"), NULL },
    { META ("<copyright-year>2026</copyright-year>"), NULL },
    { "<html><body>Free.</body></html>", NULL },
    { "<article><front><article-meta><permissions><license xlink:href='" BY "'", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *license = vouch_source_license_read (cases[i].xml, strlen (cases[i].xml));

      if (g_strcmp0 (license, cases[i].license) != 0)
        fail_msg ("case %u: %s", (guint) i, license ? license : "none");
    }
}

static const char *
get_license (VouchDocument *document, const char *reference)
{
  return vouch_node_get_text (vouch_test_node (document, reference), "license");
}

/* The licence of an article in XML is kept with its reference, in the same step; what was known before stays. */
static void
test_license_kept (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autoptr (GFile) file = put ("article.xml", META ("<license xlink:href='" BY "'><p>Free.</p></license>"), -1);
  g_autoptr (GFile) other = put ("other.xml", META ("<license xlink:href='https://a.example/b'><p>So.</p></license>"), -1);
  g_auto (Answer) answer = { 0 };
  g_auto (Answer) second = { 0 };

  attach (document, "r1", file, NULL, &answer);
  assert_null (answer.error);
  assert_string_equal (get_license (document, "r1"), BY);
  attach (document, "r1", other, NULL, &second);
  assert_null (second.error);
  assert_string_equal (get_license (document, "r1"), BY);
  assert_non_null (vouch_history_undo (history));
  assert_non_null (vouch_history_undo (history));
  assert_null (get_license (document, "r1"));
  assert_null (get_source (document, "r1"));
  assert_null (vouch_history_undo (history));
}

static GFile *
put_paper (const char *title)
{
  const VouchTestPdfLine lines[] = {
    { 1, 72, 72, 16, title },
    { 1, 72, 110, 10, "doi: 10.1000/tears.1" },
    { 1, 72, 160, 10, TEXT },
  };
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (lines, G_N_ELEMENTS (lines), NULL, NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);

  return put ("tears.pdf", bytes, (gssize) length);
}

/* The DOI of the paper itself, in the same step; of another paper's file the reference takes none. */
static void
test_doi_kept (void **state)
{
  static const struct
  {
    const char *title;
    const char *known; /* the DOI that the reference has; NULL: none */
    const char *doi;
  } cases[] = {
    { "Tears Break Up Sooner in Lenses", NULL, "10.1000/tears.1" },
    { "Tears Break Up Sooner in Lenses", "10.1000/other", "10.1000/other" },
    { "A Paper on Quite Another Thing", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
      g_autoptr (GFile) file = put_paper (cases[i].title);
      VouchNode *reference = vouch_test_node (document, "r1");
      g_autoptr (VouchHistory) history = NULL;
      g_auto (Answer) answer = { 0 };

      vouch_test_set (document, "r1", "title", "'Tears break up sooner in lenses.'");
      if (cases[i].known)
        vouch_test_set (document, "r1", "DOI", "'10.1000/other'");
      else
        vouch_test_set (document, "r1", "DOI", "null");
      history = vouch_history_new (document);
      attach (document, "r1", file, NULL, &answer);
      assert_null (answer.error);
      if (g_strcmp0 (vouch_node_get_text (reference, "DOI"), cases[i].doi) != 0)
        fail_msg ("%s: %s", cases[i].title, vouch_node_get_text (reference, "DOI"));
      assert_non_null (vouch_history_undo (history));
      assert_null (get_source (document, "r1"));
      if (g_strcmp0 (vouch_node_get_text (reference, "DOI"), cases[i].known) != 0)
        fail_msg ("%s: undone, %s", cases[i].title, vouch_node_get_text (reference, "DOI"));
      assert_null (vouch_history_undo (history));
    }
}

typedef struct
{
  GPtrArray *passages; /* (owned) (nullable) */
  gboolean is_done;
} Found;

static void
found_cb (GObject *finder, GAsyncResult *result, gpointer data)
{
  Found *found = data;

  found->passages
      = vouch_passage_finder_find_finish (VOUCH_PASSAGE_FINDER (finder), result, NULL);
  found->is_done = TRUE;
}

static gboolean
is_found (gpointer data)
{
  return ((Found *) data)->is_done;
}

static void
test_searched_at_once (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (GFile) file = put ("lenses.txt", TEXT, -1);
  const char *const references[] = { "r2", NULL };
  g_autoptr (VouchPassageFinder) finder = NULL;
  Found found = { 0 };
  g_auto (Answer) answer = { 0 };

  attach (document, "r2", file, NULL, &answer);
  assert_null (answer.error);
  finder = vouch_passage_finder_new (NULL);
  vouch_passage_finder_find_async (finder, "Patients had dry eye in lenses", references, NULL, 3, NULL,
                                   found_cb, &found);
  assert_true (vouch_test_wait_until (is_found, &found, 30000));
  assert_non_null (found.passages);
  assert_true (found.passages->len > 0);
  g_ptr_array_unref (found.passages);
}

/* Of a file that another one took the place of nothing is offered, neither as the reference's nor as another's;
 * when that is undone it is the source again. */
static void
test_replaced (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (GFile) before = put ("before.txt", "Of 90 patients 12% had dry eye in lenses at night.", -1);
  g_autoptr (GFile) after = put ("after.txt", "Methods. Patients had dry eye in contact lenses for years.", -1);
  g_autoptr (VouchPassageFinder) finder = vouch_passage_finder_new (NULL);
  g_autoptr (VouchHistory) history = NULL;
  g_auto (Answer) first = { 0 };
  g_auto (Answer) second = { 0 };

  attach (document, "r2", before, NULL, &first);
  history = vouch_history_new (document);
  attach (document, "r2", after, NULL, &second);
  assert_null (first.error);
  assert_null (second.error);
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GStrv) names = vouch_passage_list_sources (vouch_document_get_card (document));
      const char *former = i == 0 ? first.source->digest : second.source->digest;
      gboolean has_now = FALSE;
      Found found = { 0 };

      vouch_passage_finder_find_async (finder, "Patients had dry eye in lenses", (const char *const *) names, NULL, 9,
                                       NULL, found_cb, &found);
      assert_true (vouch_test_wait_until (is_found, &found, 30000));
      assert_non_null (found.passages);
      for (guint k = 0; k < found.passages->len; k++)
        {
          const VouchPassage *passage = found.passages->pdata[k];

          assert_string_not_equal (passage->source, former);
          has_now |= g_str_equal (passage->source, get_source (document, "r2"))
                     && g_strcmp0 (passage->reference, "r2") == 0;
        }
      assert_true (has_now);
      g_ptr_array_unref (found.passages);
      if (i == 0)
        assert_non_null (vouch_history_undo (history));
    }
}

static void
test_taken_off (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  VouchReference *reference = VOUCH_REFERENCE (vouch_test_node (document, "r1"));
  g_autoptr (GFile) file = put ("paper.txt", TEXT, -1);
  g_auto (Answer) answer = { 0 };
  g_autoptr (VouchChange) change = NULL;

  attach (document, "r1", file, NULL, &answer);
  assert_null (vouch_source_edit_attach (reference, answer.source->digest));
  change = vouch_source_edit_attach (reference, NULL);
  assert_true (vouch_document_edit (document, change, NULL));
  assert_null (vouch_reference_get_source (reference));
  assert_null (vouch_source_edit_attach (reference, NULL));
}

static void
test_failures (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (GFile) broken = put ("broken.pdf", "%PDF-1.7\nnothing more", -1);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/paper.pdf");
  g_autoptr (GFile) file = put ("paper.txt", TEXT, -1);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_auto (Answer) damaged = { 0 }, gone = { 0 }, stopped = { 0 }, without = { 0 };

  attach (document, "r1", broken, NULL, &damaged);
  assert_true (g_error_matches (damaged.error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_DAMAGED));
  attach (document, "r1", missing, NULL, &gone);
  assert_true (g_error_matches (gone.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  g_cancellable_cancel (cancelled);
  attach (document, "r1", file, cancelled, &stopped);
  assert_true (g_error_matches (stopped.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  attach (document, "s1", file, NULL, &without);
  assert_true (g_error_matches (without.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  assert_null (get_source (document, "r1"));
}

/* A scan is attached all the same: its pages can be looked at. */
static void
test_pictures (void **state)
{
  const VouchTestPdfLine lines[] = { { 1, 72, 72, 12, NULL } };
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (lines, G_N_ELEMENTS (lines), NULL, NULL);
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (GFile) file = NULL;
  g_auto (Answer) answer = { 0 };
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);

  file = put ("scan.pdf", bytes, (gssize) length);
  attach (document, "r1", file, NULL, &answer);
  assert_null (answer.error);
  assert_int_equal (answer.source->length, 0);
  assert_int_equal (answer.source->n_pages, 1);
  assert_string_equal (get_source (document, "r1"), answer.source->digest);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_attached), cmocka_unit_test (test_searched_at_once),
    cmocka_unit_test (test_replaced), cmocka_unit_test (test_taken_off), cmocka_unit_test (test_failures),
    cmocka_unit_test (test_license_read), cmocka_unit_test (test_license_kept),
    cmocka_unit_test (test_doi_kept),
    cmocka_unit_test (test_pictures),
  };

  return vouch_test_run ("source-attach", tests);
}
