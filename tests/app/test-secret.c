/* test-secret.c: secrets, compared; passwords, as they are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "vouch-portal-password.h"
#include "vouch-secret.h"

static const struct
{
  const char *ours;
  const char *given;
  gboolean is_equal;
} pairs[] = {
  { "", "", TRUE },
  { "a", "a", TRUE },
  { "pam:long enough", "pam:long enough", TRUE },
  { "a", "", FALSE },
  { "", "a", FALSE },
  { "a", "b", FALSE },
  { "a", "aa", FALSE },
  { "aa", "a", FALSE },
  { "ab", "ba", FALSE },
  { "a", "a\x01", FALSE },
  { "pam:long enough", "pam:long enougH", FALSE },
  { "pam:long enough", "Pam:long enough", FALSE },
  { "\303\244", "\303\245", FALSE },
};

static void
test_equal (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (vouch_secret_equal (pairs[i].ours, pairs[i].given) != pairs[i].is_equal)
      fail_msg ("“%s” and “%s”", pairs[i].ours, pairs[i].given);
}

static void
test_random (void **state)
{
  g_autofree char *one = vouch_random_hex (NULL);
  g_autofree char *other = vouch_random_hex (NULL);

  assert_int_equal (strlen (one), VOUCH_SECRET_DIGITS);
  assert_int_equal (strspn (one, "0123456789abcdef"), VOUCH_SECRET_DIGITS);
  assert_string_not_equal (one, other);
}

/* --- passwords from an open file --- */

static int
make_pipe (const char *text, int *writing)
{
  int ends[2];

  assert_int_equal (pipe (ends), 0);
  assert_int_equal (write (ends[1], text, strlen (text)), strlen (text));
  *writing = ends[1];
  return ends[0];
}

static char *
read_password (int fd)
{
  g_autofree char *number = g_strdup_printf ("%d", fd);
  char *password = NULL;

  assert_true (vouch_portal_password_read (number, &password, NULL));
  return password;
}

static const struct
{
  const char *text;
  const char *password;
  const char *rest; /* what is left for whoever reads on */
} lines[] = {
  { "long enough\n", "long enough", "" },
  { "long enough", "long enough", "" },
  { "first\nsecond\n", "first", "second\n" },
  { "\n", "", "" },
  { "", "", "" },
};

static void
test_lines (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      int writing;
      int fd = make_pipe (lines[i].text, &writing);
      g_autofree char *password = NULL;
      char rest[100] = "";

      close (writing);
      password = read_password (fd);
      assert_string_equal (password, lines[i].password);
      assert_true (read (fd, rest, sizeof rest - 1) >= 0);
      assert_string_equal (rest, lines[i].rest);
      close (fd);
    }
}

typedef struct
{
  pthread_t reader;
  int writing;
} Disturber;

static void
ignore_cb (int number)
{
}

static gpointer
disturb (gpointer user_data)
{
  Disturber *disturber = user_data;

  for (guint i = 0; i < 20; i++)
    {
      pthread_kill (disturber->reader, SIGUSR1);
      g_usleep (2000);
    }
  assert_int_equal (write (disturber->writing, "enough\n", 7), 7);
  return NULL;
}

/* A signal that comes while we wait for the rest is no end of it. */
static void
test_a_signal_in_between (void **state)
{
  struct sigaction action = { .sa_handler = ignore_cb }; /* without SA_RESTART */
  Disturber disturber = { .reader = pthread_self () };
  int fd = make_pipe ("long ", &disturber.writing);
  g_autofree char *password = NULL;
  GThread *thread;

  assert_int_equal (sigaction (SIGUSR1, &action, NULL), 0);
  thread = g_thread_new ("disturber", disturb, &disturber);
  password = read_password (fd);
  g_thread_join (thread);
  assert_string_equal (password, "long enough");
  close (fd);
  close (disturber.writing);
}

static void
test_no_open_file (void **state)
{
  static const char *const numbers[] = { "999", "-1", "x", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      char *password = NULL;

      assert_false (vouch_portal_password_read (numbers[i], &password, &error));
      assert_null (password);
      assert_true (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_equal),
    cmocka_unit_test (test_random),
    cmocka_unit_test (test_lines),
    cmocka_unit_test (test_a_signal_in_between),
    cmocka_unit_test (test_no_open_file),
  };

  return vouch_test_run ("secret", tests);
}
