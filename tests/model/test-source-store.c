/* test-source-store.c: sources come, are known again and go; two programs at once; what can fail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <glib/gstdio.h>

#include "vouch-source-store.h"
#include "vouch-sql.h"
#include "vouch-test-pdf.h"

#define ABSTRACT "Sleep and its length. doi: 10.1000/182. Patients slept 42 minutes longer."

typedef struct
{
  char *folder; /* (owned) */
  char *store;  /* (owned): where the store is */
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = vouch_test_make_folder ();
  desk->store = g_build_filename (desk->folder, "store", NULL);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_become_oneself ();
  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->store);
  g_free (desk);
  return 0;
}

static VouchSourceStore *
open_store (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  VouchSourceStore *store = vouch_source_store_open (desk->store, &error);

  assert_null (error);
  return store;
}

static GFile *
put (Desk *desk, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);

  assert_true (g_file_set_contents (path, bytes, length, NULL));
  return g_file_new_for_path (path);
}

static VouchSource *
add (VouchSourceStore *store, GFile *file, const char *reference)
{
  g_autoptr (GError) error = NULL;
  VouchSource *source = vouch_source_store_add (store, file, reference, NULL, &error);

  if (error)
    fail_msg ("%s", error->message);
  return source;
}

static void
test_add (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autoptr (GFile) file = put (desk, "a.txt", ABSTRACT, -1);
  g_autoptr (GFile) copy = put (desk, "b.txt", ABSTRACT, -1);
  g_autoptr (VouchSource) source = add (store, file, "r1");
  g_autoptr (VouchSource) again = add (store, copy, "r2");
  g_autoptr (VouchSource) found = vouch_source_store_find (store, source->digest, NULL);
  g_autoptr (VouchSource) seen = vouch_source_store_find_file (store, copy, NULL);
  g_autoptr (VouchSourceText) text = vouch_source_store_load (store, found, NULL);
  g_auto (GStrv) references = vouch_source_store_dup_references (store, source, NULL);
  g_autoptr (GPtrArray) list = vouch_source_store_list (store, "r2", NULL);

  assert_true (source->is_new);
  assert_false (again->is_new);
  assert_int_equal (source->id, again->id);
  assert_string_equal (source->doi, "10.1000/182");
  assert_string_equal (found->name, "a.txt");
  assert_string_equal (seen->digest, source->digest);
  assert_string_equal (vouch_source_text_get_text (text), ABSTRACT);
  assert_int_equal (g_strv_length (references), 2);
  assert_int_equal (list->len, 1);
}

/* A file that was altered since is another one. */
static void
test_altered (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autoptr (GFile) file = put (desk, "a.txt", ABSTRACT, -1);
  g_autoptr (VouchSource) source = add (store, file, NULL);
  g_autoptr (GFile) altered = put (desk, "a.txt", ABSTRACT " And more.", -1);
  g_autoptr (VouchSource) unknown = vouch_source_store_find_file (store, altered, NULL);
  g_autoptr (VouchSource) other = add (store, altered, NULL);

  assert_null (unknown);
  assert_true (other->is_new);
  assert_string_not_equal (other->digest, source->digest);
}

static void
test_pdf (void **state)
{
  Desk *desk = *state;
  const VouchTestPdfLine line = { 1, 60, 100, 10, "Patients slept 42 minutes longer." };
  g_autoptr (GBytes) bytes
      = vouch_test_make_pdf (&line, 1, "/Subject (doi:10.1000/182) /Title (Sleep)", NULL);
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autoptr (GFile) file
      = put (desk, "a.pdf", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (VouchSource) source = add (store, file, NULL);
  g_autoptr (VouchSourceText) text = vouch_source_store_load (store, source, NULL);

  assert_string_equal (source->kind, "pdf");
  assert_int_equal (source->n_pages, 1);
  assert_string_equal (source->doi, "10.1000/182");
  assert_non_null (vouch_source_text_get_boxes (text));
}

static void
test_remove (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autoptr (GFile) file = put (desk, "a.txt", ABSTRACT, -1);
  g_autoptr (VouchSource) source = add (store, file, "r1");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  assert_true (vouch_source_store_remove (store, source, &error));
  list = vouch_source_store_list (store, NULL, NULL);
  assert_int_equal (list->len, 0);
  assert_null (vouch_source_store_load (store, source, &error));
  assert_true (g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE));
  assert_true (g_file_query_exists (file, NULL));
}

static char *
change (VouchSourceStore *store, const char *sql)
{
  assert_int_equal (sqlite3_exec (vouch_source_store_get_database (store), sql, NULL, NULL, NULL), SQLITE_OK);
  return vouch_source_store_dup_stamp (store, NULL);
}

/* Whatever other programs do shows in the stamp, also what leaves all counts as they were. */
static void
test_stamp (void **state)
{
  static const char *const changes[] = {
    "UPDATE attachments SET reference = CASE reference WHEN 'r1' THEN 'r2' ELSE 'r1' END",
    "UPDATE attachments SET reference = 'r3' WHERE reference = 'r2'",
    "UPDATE sources SET length = length + CASE id WHEN 1 THEN 1 ELSE -1 END",
    "UPDATE texts SET bytes = bytes || x'00' WHERE source = 1",
    "DELETE FROM attachments WHERE reference = 'r1'",
  };
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autoptr (GFile) one = put (desk, "a.txt", ABSTRACT, -1);
  g_autoptr (GFile) two = put (desk, "b.txt", "Mood did not differ between the two groups.", -1);
  g_autoptr (VouchSource) first = add (store, one, "r1");
  g_autoptr (VouchSource) second = add (store, two, "r2");
  g_autofree char *stamp = vouch_source_store_dup_stamp (store, NULL);
  g_autofree char *same = change (store, "UPDATE sources SET name = 'c.txt'");

  assert_string_equal (same, stamp);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *after = change (store, changes[i]);

      if (g_str_equal (after, stamp))
        fail_msg ("nothing is told of: %s", changes[i]);
      g_free (stamp);
      stamp = g_steal_pointer (&after);
    }
}

/* Large files stand beside the database; one that vanished says so and comes back when added. */
static void
test_vanished (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autofree char *large = g_strnfill (100000, 'a');
  g_autoptr (GFile) file = put (desk, "a.txt", large, -1);
  g_autoptr (GFile) small = put (desk, "b.txt", ABSTRACT, -1);
  g_autoptr (VouchSource) source = add (store, file, NULL);
  g_autoptr (VouchSource) small_source = add (store, small, NULL);
  g_autoptr (GFile) kept = vouch_source_store_get_file (store, source, NULL);
  g_autoptr (GFile) brought = vouch_source_store_get_file (store, small_source, NULL);
  g_autoptr (VouchSource) again = NULL;
  g_autoptr (VouchSourceText) text = NULL;
  g_autoptr (GError) error = NULL;

  assert_true (g_file_query_exists (brought, NULL));
  assert_int_equal (g_unlink (g_file_peek_path (kept)), 0);
  assert_null (vouch_source_store_get_file (store, source, &error));
  assert_true (g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE));
  text = vouch_source_store_load (store, source, NULL);
  assert_non_null (text);
  again = add (store, file, NULL);
  assert_false (again->is_new);
  assert_true (g_file_query_exists (kept, NULL));
}

/* A copy that was cut, or became another file of the same size, is no source; adding the file again mends it. */
static void
test_damaged_copy (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autofree char *large = g_strnfill (100000, 'a');
  g_autofree char *other = g_strnfill (100000, 'b');
  const char *const texts[] = { large, ABSTRACT };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GFile) file = put (desk, i == 0 ? "a.txt" : "b.txt", texts[i], -1);
      g_autoptr (VouchSource) source = add (store, file, NULL);
      g_autoptr (GFile) kept = vouch_source_store_get_file (store, source, NULL);
      const gssize lengths[] = { 10, (gssize) strlen (texts[i]) };

      assert_true (vouch_source_store_is_whole (store, source));
      for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
        {
          g_autofree char *bytes = NULL;
          g_autoptr (VouchSource) again = NULL;
          g_autoptr (VouchSource) once_more = NULL;

          assert_true (g_file_set_contents (g_file_peek_path (kept), other, lengths[k], NULL));
          /* A small one is in the database, too, and comes out anew where its size tells. */
          assert_int_equal (vouch_source_store_is_whole (store, source), i == 1 && k == 0);
          again = add (store, file, NULL);
          assert_false (again->is_new);
          assert_int_equal (again->is_mended, i == 0 || k == 1);
          assert_true (vouch_source_store_is_whole (store, source));
          assert_true (g_file_get_contents (g_file_peek_path (kept), &bytes, NULL, NULL));
          assert_string_equal (bytes, texts[i]);
          once_more = add (store, file, NULL);
          assert_false (once_more->is_mended);
        }
    }
}

static void
test_two_at_once (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) one = open_store (desk);
  g_autoptr (VouchSourceStore) two = open_store (desk);
  g_autoptr (GFile) file = put (desk, "a.txt", ABSTRACT, -1);
  g_autoptr (VouchSource) first = add (one, file, NULL);
  g_autoptr (VouchSource) second = add (two, file, NULL);

  assert_false (second->is_new);
  assert_int_equal (first->id, second->id);
}

/* One that fails leaves the others of its batch. */
static void
test_batch (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autoptr (GFile) good = put (desk, "a.txt", ABSTRACT, -1);
  g_autoptr (GFile) bad = put (desk, "b.pdf", "%PDF-1.4 junk", -1);
  g_autoptr (VouchSource) source = NULL;
  g_autoptr (GPtrArray) list = NULL;

  assert_true (vouch_source_store_begin (store, NULL));
  source = add (store, good, NULL);
  assert_null (vouch_source_store_add (store, bad, NULL, NULL, NULL));
  assert_true (vouch_source_store_commit (store, NULL));
  list = vouch_source_store_list (store, NULL, NULL);
  assert_int_equal (list->len, 1);
}

static gboolean
refuse (gpointer data, const VouchSource *source, VouchSourceText *text, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  return FALSE;
}

static void
test_indexer_fails (void **state)
{
  Desk *desk = *state;
  const VouchSourceIndexer indexer = { refuse, NULL };
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autoptr (GFile) file = put (desk, "a.txt", ABSTRACT, -1);
  g_autoptr (GPtrArray) list = NULL;

  vouch_source_store_set_indexer (store, &indexer, NULL);
  assert_null (vouch_source_store_add (store, file, NULL, NULL, NULL));
  list = vouch_source_store_list (store, NULL, NULL);
  assert_int_equal (list->len, 0);
}

static void
check_opening (Desk *desk, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (desk->store, &error);

  assert_null (store);
  if (!g_error_matches (error, domain, code))
    fail_msg ("%s", error->message);
}

static void
test_opening (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = g_build_filename (desk->store, "sources.db", NULL);
  g_autofree char *junk = g_strnfill (5000, 'x');

  assert_false (vouch_source_store_exists (desk->store));
  g_mkdir (desk->store, 0700);
  g_file_set_contents (path, junk, -1, NULL);
  check_opening (desk, VOUCH_SQL_ERROR, VOUCH_SQL_ERROR_DAMAGED);
  g_unlink (path);
  g_rmdir (desk->store);
  g_file_set_contents (desk->store, "a file", -1, NULL);
  check_opening (desk, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_FULL);
}

static void
test_later_version (void **state)
{
  Desk *desk = *state;
  VouchSourceStore *store = open_store (desk);

  sqlite3_exec (vouch_source_store_get_database (store), "PRAGMA user_version = 99", NULL, NULL, NULL);
  vouch_source_store_free (store);
  check_opening (desk, VOUCH_SQL_ERROR, VOUCH_SQL_ERROR_TOO_NEW);
}

/* As a full disk answers: nothing is lost, nothing is half there. */
static void
test_full (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autofree char *large = g_strnfill (60000, 'a');
  g_autoptr (GFile) file = put (desk, "a.txt", ABSTRACT, -1);
  g_autoptr (GFile) other = put (desk, "b.txt", large, -1);
  g_autoptr (VouchSource) source = add (store, file, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  sqlite3_exec (vouch_source_store_get_database (store), "PRAGMA max_page_count = 20", NULL, NULL,
                NULL);
  assert_null (vouch_source_store_add (store, other, NULL, NULL, &error));
  assert_true (g_error_matches (error, VOUCH_SQL_ERROR, VOUCH_SQL_ERROR_FULL));
  list = vouch_source_store_list (store, NULL, NULL);
  assert_int_equal (list->len, 1);
}

/* What is slow is done while others may write; known is only what is recorded, and only once. */
static void
test_take_in (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = open_store (desk);
  g_autoptr (VouchSourceStore) other = open_store (desk);
  g_autoptr (GFile) file = put (desk, "abstract.txt", ABSTRACT, -1);
  g_autoptr (VouchSourceArrival) first = NULL;
  g_autoptr (VouchSourceArrival) second = NULL;
  g_autoptr (VouchSource) source = NULL;
  g_autoptr (VouchSource) again = NULL;

  assert_true (vouch_source_store_begin (other, NULL));
  first = vouch_source_store_take_in (store, file, NULL, NULL);
  second = vouch_source_store_take_in (store, file, NULL, NULL);
  assert_true (vouch_source_store_commit (other, NULL));
  assert_non_null (first);
  assert_non_null (second);
  assert_true (vouch_source_arrival_get_size (first) > 0);
  assert_null (vouch_source_store_find_file (store, file, NULL));
  assert_true (vouch_source_store_begin (store, NULL));
  source = vouch_source_store_record (store, first, NULL, NULL);
  again = vouch_source_store_record (store, second, NULL, NULL);
  assert_true (vouch_source_store_commit (store, NULL));
  assert_true (source->is_new);
  assert_false (again->is_new);
  assert_string_equal (source->digest, again->digest);
}

#define TEST(name) cmocka_unit_test_setup_teardown (test_##name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (add),   TEST (altered),       TEST (pdf),     TEST (remove),        TEST (vanished), TEST (damaged_copy), TEST (two_at_once),
    TEST (batch), TEST (indexer_fails), TEST (opening), TEST (later_version), TEST (full),
    TEST (take_in), TEST (stamp),
  };

  return vouch_test_run ("source-store", tests);
}
