/* test-worker-jail.c: what a process that reads hostile files can't do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* syscall */
#include "vouch-test.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "worker/vouch-worker-jail.h"

#define NO_JAIL 200

/* Each tries something. Returns: -1 and errno where it is refused. */
typedef long (*Try) (const char *path);

static long try_write (const char *path) { return open (path, O_WRONLY); }
static long try_read_write (const char *path) { return open (path, O_RDWR); }
static long try_cut_open (const char *path) { return open (path, O_RDONLY | O_TRUNC); }
static long try_raw_open (const char *path)
{
  return syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_CLOEXEC, 0);
}
static long try_truncate (const char *path) { return truncate (path, 0); }
static long try_ftruncate (const char *path) { return ftruncate (open (path, O_RDONLY), 0); }
static long try_unlink (const char *path) { return unlink (path); }
static long try_unlinkat (const char *path) { return unlinkat (AT_FDCWD, path, 0); }
static long try_rename (const char *path) { return renameat (AT_FDCWD, path, AT_FDCWD, "other"); }
static long try_rmdir (const char *path) { return rmdir (path); }
static long try_mkdir (const char *path) { return mkdir ("a-folder", 0700); }
static long try_chmod (const char *path) { return chmod (path, 0777); }
static long try_socket (const char *path) { return syscall (SYS_socket, 1, 1, 0); }
static long try_clone (const char *path) { return syscall (SYS_clone, SIGCHLD, 0, 0, 0, 0); }
#ifdef SYS_clone3
static long try_clone3 (const char *path) { return syscall (SYS_clone3, NULL, 0); }
#endif
#ifdef SYS_io_uring_setup
static long try_ring (const char *path) { return syscall (SYS_io_uring_setup, 1, NULL); }
#endif
#ifdef SYS_pidfd_open
static long try_pidfd (const char *path) { return syscall (SYS_pidfd_open, getppid (), 0); }
#endif

static const struct
{
  const char *name;
  Try attempt;
} attempts[] = {
  { "write", try_write },       { "read and write", try_read_write }, { "cut while opening", try_cut_open },
  { "openat", try_raw_open },   { "truncate", try_truncate },         { "ftruncate", try_ftruncate },
  { "unlink", try_unlink },     { "unlinkat", try_unlinkat },         { "renameat", try_rename },
  { "rmdir", try_rmdir },       { "mkdir", try_mkdir },               { "chmod", try_chmod },
  { "socket", try_socket },     { "clone", try_clone },
#ifdef SYS_clone3
  { "clone3", try_clone3 },
#endif
#ifdef SYS_io_uring_setup
  { "io_uring", try_ring },
#endif
#ifdef SYS_pidfd_open
  { "pidfd_open", try_pidfd },
#endif
};

/* Returns: how a process ends that is locked in, and then tries. */
static int
run_locked_in (Try attempt, const char *path)
{
  int status = 0;
  pid_t child = vouch_test_fork ();

  if (child == 0)
    {
      if (!vouch_worker_jail (0, 20))
        _exit (NO_JAIL);
      errno = 0;
      _exit (attempt (path) == -1 && errno == EPERM ? 0 : 1);
    }
  assert_int_equal (waitpid (child, &status, 0), child);
  return status;
}

static void
test_refused (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  assert_true (g_file_set_contents (path, "kept", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *kept = NULL;

      if (run_locked_in (attempts[i].attempt, path) != 0)
        fail_msg ("%s is not refused", attempts[i].name);
      assert_true (g_file_get_contents (path, &kept, NULL, NULL));
      assert_string_equal (kept, "kept");
    }
  vouch_test_remove_folder (folder);
}

/* Told as a refusal, so that run_locked_in() ends well. */
static long
try_read (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  char byte;

  if (fd < 0 || read (fd, &byte, 1) != 1)
    return 0;
  errno = EPERM;
  return -1;
}

static void
test_reads (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  assert_true (g_file_set_contents (path, "kept", -1, NULL));
  assert_int_equal (run_locked_in (try_read, path), 0);
  vouch_test_remove_folder (folder);
}

/* --- one that may start threads --- */

static void *
run_thread (void *nothing)
{
  /* What its parent may not, it may not either. */
  return open ("/dev/null", O_WRONLY) == -1 && errno == EPERM ? run_thread : NULL;
}

static int
use_threads (void)
{
  pthread_t thread;
  void *refused = NULL;

  if (!vouch_worker_jail_with_threads (0, 20))
    return NO_JAIL;
  if (pthread_create (&thread, NULL, run_thread, NULL) != 0 || pthread_join (thread, &refused) != 0)
    return 1;
  if (!refused)
    return 2;
  return try_clone (NULL) == -1 && errno == EPERM ? 0 : 3;
}

static void
test_threads (void **state)
{
  int status = 0;
  pid_t child = vouch_test_fork ();

  if (child == 0)
    _exit (use_threads ());
  assert_int_equal (waitpid (child, &status, 0), child);
  assert_int_equal (status, 0);
}

/* The same call by the number that it has for other programs. */
static long
try_other_number (const char *path)
{
  return syscall (0x40000000 + SYS_getpid);
}

static void
test_other_numbers (void **state)
{
  int status = run_locked_in (try_other_number, NULL);

  assert_true (WIFSIGNALED (status));
  assert_int_equal (WTERMSIG (status), SIGSYS);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_refused),
    cmocka_unit_test (test_reads),
    cmocka_unit_test (test_threads),
    cmocka_unit_test (test_other_numbers),
  };

  return vouch_test_run ("worker-jail", tests);
}
