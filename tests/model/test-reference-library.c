/* test-reference-library.c: the references of all cards: noted, found, kept between two runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-library.h"

static gboolean
is_still (gpointer data)
{
  return !vouch_reference_library_is_busy (data);
}

static VouchReferenceLibrary *
open_library (const char *folder)
{
  VouchReferenceLibrary *library = vouch_reference_library_new (folder);

  assert_true (vouch_test_wait_until (is_still, library, 20000));
  return library;
}

static gboolean
is_gone (gpointer ref)
{
  g_autoptr (GObject) left = g_weak_ref_get (ref);

  return !left;
}

/* A thread that has answered may still be on its way out. */
static void
close_library (VouchReferenceLibrary *library)
{
  GWeakRef ref;

  assert_true (vouch_test_wait_until (is_still, library, 20000));
  g_weak_ref_init (&ref, library);
  g_object_unref (library);
  assert_true (vouch_test_wait_until (is_gone, &ref, 20000));
  g_weak_ref_clear (&ref);
}

static void
note (VouchReferenceLibrary *library, const char *json, gint64 used)
{
  g_autoptr (JsonNode) node = vouch_test_parse (json);

  vouch_reference_library_note (library, json_node_get_object (node), used);
}

static void
assert_titles (VouchReferenceLibrary *library, const char *typed, const char *titles)
{
  g_autoptr (GPtrArray) found = vouch_reference_library_find (library, typed, 10);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      assert_null (vouch_json_get_text (found->pdata[i], "id"));
      assert_null (vouch_json_get_text (found->pdata[i], "source"));
      assert_false (json_object_has_member (found->pdata[i], "license"));
      g_string_append_printf (all, "%s%s", i ? "|" : "", vouch_json_get_text (found->pdata[i], "title"));
    }
  assert_string_equal (all->str, titles);
}

#define TEARS "{'id':'a','title':'Tears','DOI':'10.1000/tears','source':'f00','license':'CC0','author':[{'family':'Kim'}]}"
#define LENSES "{'id':'b','title':'Lenses and tears','PMID':'7','author':[{'family':'Lee'}]}"
#define OLD "{'id':'c','title':'Old eyes','issued':{'date-parts':[[1990]]}}"

static void
test_found (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  VouchReferenceLibrary *library = open_library (folder);

  note (library, TEARS, 100);
  note (library, LENSES, 200);
  note (library, OLD, 0);
  assert_titles (library, "", "Lenses and tears|Tears");
  assert_titles (library, "kim", "Tears");
  assert_titles (library, "tears", "Lenses and tears|Tears");
  assert_titles (library, "old", "Old eyes");
  assert_titles (library, "nothing like it", "");
  note (library, TEARS, 300);
  assert_titles (library, "", "Tears|Lenses and tears");
  assert_int_equal (vouch_reference_library_get_size (library), 3);
  note (library, "{'id':'d'}", 1);
  assert_int_equal (vouch_reference_library_get_size (library), 3);
  close_library (library);
  vouch_test_remove_folder (folder);
}

static void
test_kept (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  VouchReferenceLibrary *library = open_library (folder);

  note (library, TEARS, 100);
  note (library, LENSES, 200);
  close_library (library);
  library = open_library (folder);
  assert_titles (library, "", "Lenses and tears|Tears");
  note (library, TEARS, 0); /* seen in a card: no newer use */
  close_library (library);
  library = open_library (folder);
  assert_titles (library, "", "Lenses and tears|Tears");
  close_library (library);
  vouch_test_remove_folder (folder);
}

/* The program ends right after something was noted. */
static void
test_flushed (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  VouchReferenceLibrary *library = open_library (folder);

  note (library, TEARS, 100);
  vouch_reference_library_flush (library);
  assert_false (vouch_reference_library_is_busy (library));
  g_object_unref (library);
  library = open_library (folder);
  assert_titles (library, "", "Tears");
  close_library (library);
  vouch_test_remove_folder (folder);
}

/* What is no database costs nobody his references: it is only not read. */
static void
test_damaged (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "references.db", NULL);
  VouchReferenceLibrary *library;

  assert_true (g_file_set_contents (path, "This is no database, and a long text besides.", -1, NULL));
  library = open_library (folder);
  note (library, TEARS, 100);
  assert_titles (library, "", "Tears");
  close_library (library);
  vouch_test_remove_folder (folder);
}

static void
test_follows (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  VouchReferenceLibrary *library = open_library (folder);
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchChange) cite = NULL;

  vouch_reference_library_follow (library, document);
  assert_int_equal (vouch_reference_library_get_size (library), 3);
  assert_titles (library, "", "");
  cite = vouch_reference_edit_cite (vouch_test_node (document, "s1"),
                                    VOUCH_REFERENCE (vouch_test_node (document, "r1")), "supports",
                                    "chosen");
  assert_true (vouch_document_edit (document, cite, NULL));
  assert_titles (library, "", "One");
  vouch_test_insert (document, "card", "references", 3, "{'id':'r4','type':'book','title':'Four'}");
  assert_titles (library, "four", "Four");
  assert_true (vouch_node_set_text (vouch_test_node (document, "r4"), "title", "Fourth"));
  assert_titles (library, "fourth", "Fourth");
  close_library (library);
  vouch_test_remove_folder (folder);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_found),
    cmocka_unit_test (test_kept),
    cmocka_unit_test (test_flushed),
    cmocka_unit_test (test_damaged),
    cmocka_unit_test (test_follows),
  };

  return vouch_test_run ("reference-library", tests);
}
