/* test-file-io.c: whole files in and out, and what must never be lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-file-io.h"
#include "vouch-format-error.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <glib/gstdio.h>

#define MAX_BYTES ((gsize) 64 * 1024 * 1024)

/* An ordinary user's number: what root may do says nothing. */
#define NOBODY 65534

typedef gboolean (*Writer) (GFile *file, GBytes *bytes, VouchFileMode mode, const char *etag,
                            GError **error);

static gboolean fails_on_folders;

/* Stands before the C library's, for the model, too: a disk that does not take a folder. */
int
fsync (int fd)
{
  struct stat info;

  if (fails_on_folders && fstat (fd, &info) == 0 && S_ISDIR (info.st_mode))
    {
      errno = EIO;
      return -1;
    }
  return (int) syscall (SYS_fsync, fd);
}

static gboolean
write_native (GFile         *file,
              GBytes        *bytes,
              VouchFileMode  mode,
              const char    *etag,
              GError       **error)
{
  return vouch_file_write (file, bytes, mode, etag, NULL, error);
}

/* A local file taken for one of another mount. */
static gboolean
write_gio (GFile         *file,
           GBytes        *bytes,
           VouchFileMode  mode,
           const char    *etag,
           GError       **error)
{
  return vouch_file_write_gio (file, bytes, mode, etag, NULL, error);
}

static const Writer writers[] = { write_native, write_gio };

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Place;

static void
make_place (Place *place)
{
  place->folder = vouch_test_make_folder ();
  place->path = g_build_filename (place->folder, "card.scorecard", NULL);
  place->file = g_file_new_for_path (place->path);
}

static void
clear_place (Place *place)
{
  vouch_test_remove_folder (place->folder);
  g_free (place->folder);
  g_free (place->path);
  g_object_unref (place->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

static void
put (const Place *place,
     const char  *text)
{
  assert_true (g_file_set_contents (place->path, text, -1, NULL));
}

static void
assert_content (const Place *place,
                const char  *text)
{
  g_autofree char *content = NULL;

  assert_true (g_file_get_contents (place->path, &content, NULL, NULL));
  assert_string_equal (content, text);
}

/* No temporary file is left behind. */
static void
assert_n_files (const Place *place,
                guint        count)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir))
    n_files++;
  assert_int_equal (n_files, count);
}

static void
assert_code (GError **error,
             GQuark   domain,
             int      code)
{
  assert_non_null (*error);
  if (!g_error_matches (*error, domain, code))
    fail_msg ("%s %d: %s", g_quark_to_string ((*error)->domain), (*error)->code, (*error)->message);
  g_clear_error (error);
}

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static char *
make_etag (const char *text)
{
  g_autoptr (GBytes) bytes = make_bytes (text);

  return vouch_file_etag (bytes);
}

/* --- what may be there --- */

static void
test_modes (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_auto (Place) place = { 0 };
      g_autoptr (GBytes) one = make_bytes ("one");
      g_autoptr (GBytes) two = make_bytes ("two");
      g_autofree char *etag = make_etag ("one");
      g_autoptr (GError) error = NULL;

      make_place (&place);
      assert_true (writers[i](place.file, one, VOUCH_FILE_CREATE, NULL, NULL));
      assert_content (&place, "one");
      assert_false (writers[i](place.file, two, VOUCH_FILE_CREATE, NULL, &error));
      assert_code (&error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_EXISTS);
      assert_content (&place, "one");

      assert_true (writers[i](place.file, two, VOUCH_FILE_IF_UNCHANGED, etag, NULL));
      assert_content (&place, "two");
      assert_false (writers[i](place.file, one, VOUCH_FILE_IF_UNCHANGED, etag, &error));
      assert_code (&error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK);
      assert_false (writers[i](place.file, one, VOUCH_FILE_IF_UNCHANGED, NULL, &error));
      assert_code (&error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK);
      assert_content (&place, "two");

      assert_true (writers[i](place.file, one, VOUCH_FILE_OVERWRITE, NULL, NULL));
      assert_content (&place, "one");
      g_unlink (place.path);
      assert_true (writers[i](place.file, two, VOUCH_FILE_IF_UNCHANGED, etag, NULL));
      assert_content (&place, "two");
      assert_n_files (&place, 1);
    }
}

/* Same size, same second: only the content tells. */
static void
test_same_time_and_size (void **state)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GBytes) mine = make_bytes ("mine");
  g_autofree char *etag = make_etag ("mine");
  g_autoptr (GError) error = NULL;
  struct stat before;
  int fd;

  make_place (&place);
  assert_true (write_native (place.file, mine, VOUCH_FILE_CREATE, NULL, NULL));
  assert_int_equal (stat (place.path, &before), 0);
  fd = g_open (place.path, O_WRONLY, 0);
  assert_int_equal (write (fd, "your", 4), 4);
  assert_int_equal (futimens (fd, (struct timespec[]){ before.st_atim, before.st_mtim }), 0);
  close (fd);

  assert_false (write_native (place.file, mine, VOUCH_FILE_IF_UNCHANGED, etag, &error));
  assert_code (&error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK);
  assert_content (&place, "your");
}

/* Touched, but the same: nothing to ask about. */
static void
test_touched (void **state)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GBytes) bytes = make_bytes ("two");
  g_autofree char *etag = make_etag ("one");

  make_place (&place);
  put (&place, "one");
  assert_int_equal (utimensat (AT_FDCWD, place.path, (struct timespec[]){ { 1, 0 }, { 1, 0 } }, 0),
                    0);
  assert_true (write_native (place.file, bytes, VOUCH_FILE_IF_UNCHANGED, etag, NULL));
  assert_content (&place, "two");
}

/* --- what is kept --- */

static void
test_permissions (void **state)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0755 };
  g_autoptr (GBytes) bytes = make_bytes ("new");

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_auto (Place) place = { 0 };
      struct stat after;

      make_place (&place);
      put (&place, "old");
      assert_int_equal (g_chmod (place.path, (int) modes[i]), 0);
      assert_true (write_native (place.file, bytes, VOUCH_FILE_OVERWRITE, NULL, NULL));
      assert_int_equal (stat (place.path, &after), 0);
      assert_int_equal (after.st_mode & 07777, modes[i]);
    }
}

static void
test_new_file_follows_umask (void **state)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GBytes) bytes = make_bytes ("new");
  mode_t old = umask (027);
  struct stat after;

  make_place (&place);
  assert_true (write_native (place.file, bytes, VOUCH_FILE_CREATE, NULL, NULL));
  umask (old);
  assert_int_equal (stat (place.path, &after), 0);
  assert_int_equal (after.st_mode & 07777, 0640);
}

static void
test_attributes (void **state)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GBytes) bytes = make_bytes ("new");
  char value[16] = "";

  make_place (&place);
  put (&place, "old");
  if (setxattr (place.path, "user.xdg.tags", "card", 4, 0) != 0)
    vouch_test_leave ("no extended attributes in this file system");
  assert_true (write_native (place.file, bytes, VOUCH_FILE_OVERWRITE, NULL, NULL));
  assert_int_equal (getxattr (place.path, "user.xdg.tags", value, sizeof value), 4);
  assert_memory_equal (value, "card", 4);
}

static void
test_links (void **state)
{
  /* to a file, through a second link, and to nothing yet */
  static const struct
  {
    const char *target, *link, *other;
  } cases[] = {
    { "real", "card.scorecard", NULL },
    { "real", "middle", "card.scorecard" },
    { NULL, "card.scorecard", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Place) place = { 0 };
      g_autoptr (GBytes) bytes = make_bytes ("new");
      g_autofree char *real = NULL;
      g_autofree char *link = NULL;
      g_autofree char *content = NULL;

      make_place (&place);
      real = g_build_filename (place.folder, "real", NULL);
      link = g_build_filename (place.folder, cases[i].link, NULL);
      if (cases[i].target)
        assert_true (g_file_set_contents (real, "old", -1, NULL));
      assert_int_equal (symlink ("real", link), 0);
      if (cases[i].other)
        assert_int_equal (symlink (link, place.path), 0);
      assert_true (write_native (place.file, bytes, VOUCH_FILE_OVERWRITE, NULL, NULL));
      assert_true (g_file_test (place.path, G_FILE_TEST_IS_SYMLINK));
      assert_false (g_file_test (real, G_FILE_TEST_IS_SYMLINK));
      assert_true (g_file_get_contents (real, &content, NULL, NULL));
      assert_string_equal (content, "new");
    }
}

/* A hundred writers' worth of replacing under a reader: never half a file. */
static gpointer
replace_often (gpointer data)
{
  const Place *place = data;
  g_autofree char *long_text = g_strnfill (100000, 'b');
  g_autoptr (GBytes) one = make_bytes ("a");
  g_autoptr (GBytes) two = make_bytes (long_text);

  for (int i = 0; i < 50; i++)
    if (!write_native (place->file, i % 2 ? one : two, VOUCH_FILE_OVERWRITE, NULL, NULL))
      return GINT_TO_POINTER (FALSE);
  return GINT_TO_POINTER (TRUE);
}

static void
test_never_half (void **state)
{
  g_auto (Place) place = { 0 };
  GThread *thread;
  guint n_bad = 0;

  make_place (&place);
  put (&place, "a");
  thread = g_thread_new ("replace", replace_often, &place);
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *content = NULL;
      gsize length = 0;

      if (!g_file_get_contents (place.path, &content, &length, NULL)
          || (length != 1 && length != 100000))
        n_bad++;
    }
  assert_true (GPOINTER_TO_INT (g_thread_join (thread)));
  assert_int_equal (n_bad, 0);
}

/* --- what goes wrong --- */

static void
check_refused (const Place *place,
               GFile       *file,
               int          code)
{
  g_autoptr (GBytes) bytes = make_bytes ("new");
  g_autoptr (GError) error = NULL;

  assert_false (write_native (file, bytes, VOUCH_FILE_OVERWRITE, NULL, &error));
  assert_code (&error, G_IO_ERROR, code);
}

static void
test_bad_places (void **state)
{
  g_auto (Place) place = { 0 };
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) nowhere = NULL;
  g_autoptr (GFile) below_file = NULL;
  g_autoptr (GFile) too_long = NULL;

  make_place (&place);
  put (&place, "old");
  folder = g_file_new_for_path (place.folder);
  nowhere = g_file_new_build_filename (place.folder, "no", "where", NULL);
  below_file = g_file_new_build_filename (place.path, "x", NULL);
  too_long = g_file_new_build_filename (place.folder, long_name, NULL);
  check_refused (&place, folder, G_IO_ERROR_NOT_REGULAR_FILE);
  check_refused (&place, nowhere, G_IO_ERROR_NOT_FOUND);
  check_refused (&place, below_file, G_IO_ERROR_NOT_DIRECTORY);
  check_refused (&place, too_long, G_IO_ERROR_FILENAME_TOO_LONG);
  assert_content (&place, "old");
  assert_n_files (&place, 1);
}

/* In a process of its own, as an ordinary user where the tests run as root. @limit: bytes that a
 * file may have there. Its exit code is a #GIOErrorEnum, 100 for success, 101 for another error. */
static int
write_in_child (const Place *place,
                gboolean     is_nobody,
                gsize        limit)
{
  g_autofree char *large = g_strnfill (1024 * 1024, 'n');
  g_autoptr (GBytes) bytes = make_bytes (large);
  g_autoptr (GError) error = NULL;
  int status;
  pid_t child = vouch_test_fork ();

  if (child == 0)
    {
      struct rlimit rlimit = { limit, limit };

      signal (SIGXFSZ, SIG_IGN);
      if ((limit && setrlimit (RLIMIT_FSIZE, &rlimit) != 0)
          || (is_nobody && geteuid () == 0 && setuid (NOBODY) != 0))
        _exit (102);
      if (write_native (place->file, bytes, VOUCH_FILE_OVERWRITE, NULL, &error))
        _exit (100);
      _exit (error->domain == G_IO_ERROR ? error->code : 101);
    }
  assert_true (child > 0);
  assert_int_equal (waitpid (child, &status, 0), child);
  assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* What is in its place is not told as what is not written. */
static void
test_unsure_folder (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "card", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  fails_on_folders = TRUE;
  assert_false (write_native (file, bytes, VOUCH_FILE_CREATE, NULL, &error));
  fails_on_folders = FALSE;
  assert_true (g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_UNSURE));
  assert_true (g_str_has_prefix (error->message, "Saved, but not confirmed"));
  assert_true (g_file_get_contents (path, &content, NULL, NULL));
  assert_string_equal (content, "new");
  vouch_test_remove_folder (folder);
}

static void
test_unwritable_folder (void **state)
{
  g_auto (Place) place = { 0 };

  make_place (&place);
  put (&place, "old");
  g_chmod (place.path, 0666);
  g_chmod (place.folder, 0555);
  assert_int_equal (write_in_child (&place, TRUE, 0), G_IO_ERROR_PERMISSION_DENIED);
  g_chmod (place.folder, 0755);
  assert_content (&place, "old");
  assert_n_files (&place, 1);
}

/* The folder would allow it, the file says no. */
static void
test_read_only_file (void **state)
{
  g_auto (Place) place = { 0 };

  make_place (&place);
  put (&place, "old");
  g_chmod (place.path, 0444);
  g_chmod (place.folder, 0777);
  assert_int_equal (write_in_child (&place, TRUE, 0), G_IO_ERROR_PERMISSION_DENIED);
  assert_content (&place, "old");
  assert_n_files (&place, 1);
}

static void
test_size_limit (void **state)
{
  g_auto (Place) place = { 0 };

  make_place (&place);
  put (&place, "old");
  assert_int_equal (write_in_child (&place, FALSE, 4096), g_io_error_from_errno (EFBIG));
  assert_content (&place, "old");
  assert_n_files (&place, 1);
}

static void
test_full_disk (void **state)
{
  g_auto (Place) place = { 0 };
  g_autofree char *large = g_strnfill (1024 * 1024, 'n');
  g_autoptr (GBytes) bytes = make_bytes (large);
  g_autoptr (GError) error = NULL;
  gboolean is_written;
  g_autofree char *message = NULL;

  make_place (&place);
  if (mount ("tmpfs", place.folder, "tmpfs", 0, "size=64k") != 0)
    vouch_test_leave ("no right to mount");
  put (&place, "old");
  is_written = write_native (place.file, bytes, VOUCH_FILE_OVERWRITE, NULL, &error);
  assert_content (&place, "old");
  assert_n_files (&place, 1);
  umount (place.folder);
  assert_false (is_written);
  message = g_strdup (error->message);
  assert_code (&error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  assert_non_null (strstr (message, "Not enough space"));
}

static void
test_cancelled (void **state)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = make_bytes ("new");
  g_autoptr (GError) error = NULL;

  make_place (&place);
  put (&place, "old");
  g_cancellable_cancel (cancellable);
  assert_false (vouch_file_write (place.file, bytes, VOUCH_FILE_OVERWRITE, NULL, cancellable,
                                  &error));
  assert_code (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_content (&place, "old");
  assert_n_files (&place, 1);
}

/* --- reading --- */

static void
test_read (void **state)
{
  static const gsize lengths[] = { 0, 1, 65535, 65536, 65537, 300000 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_auto (Place) place = { 0 };
      g_autofree char *text = g_strnfill (lengths[i], 'x');
      g_autoptr (GBytes) bytes = NULL;

      make_place (&place);
      put (&place, text);
      bytes = vouch_file_read (place.file, MAX (lengths[i], 1), NULL, NULL);
      assert_non_null (bytes);
      assert_int_equal (g_bytes_get_size (bytes), lengths[i]);
    }
}

static void
test_read_errors (void **state)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr (GError) error = NULL;

  make_place (&place);
  folder = g_file_new_for_path (place.folder);
  assert_null (vouch_file_read (place.file, 10, NULL, &error));
  assert_code (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_null (vouch_file_read (folder, 10, NULL, &error));
  assert_code (&error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  put (&place, "12345678901");
  assert_null (vouch_file_read (place.file, 10, NULL, &error));
  assert_code (&error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_LARGE);
  /* It has no size to look at. */
  assert_null (vouch_file_read (endless, 1000000, NULL, &error));
  assert_code (&error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_LARGE);
}

/* 100 MB, of which not a byte is read: most of it is a hole. */
static void
test_read_large (void **state)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 start;

  make_place (&place);
  put (&place, "{");
  assert_int_equal (truncate (place.path, 100 * 1024 * 1024), 0);
  start = g_get_monotonic_time ();
  assert_null (vouch_file_read (place.file, MAX_BYTES, NULL, &error));
  assert_in_range (g_get_monotonic_time () - start, 0, 50000);
  assert_code (&error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_LARGE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_modes),
    cmocka_unit_test (test_same_time_and_size),
    cmocka_unit_test (test_touched),
    cmocka_unit_test (test_permissions),
    cmocka_unit_test (test_new_file_follows_umask),
    cmocka_unit_test (test_attributes),
    cmocka_unit_test (test_links),
    cmocka_unit_test (test_never_half),
    cmocka_unit_test (test_bad_places),
    cmocka_unit_test (test_unsure_folder),
    cmocka_unit_test (test_unwritable_folder),
    cmocka_unit_test (test_read_only_file),
    cmocka_unit_test (test_size_limit),
    cmocka_unit_test (test_full_disk),
    cmocka_unit_test (test_cancelled),
    cmocka_unit_test (test_read),
    cmocka_unit_test (test_read_errors),
    cmocka_unit_test (test_read_large),
  };

  return vouch_test_run ("file-io", tests);
}
