/* test-portal-token.c: the file with the token, and whom it can't be taken from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "vouch-portal-token.h"

#define ADDRESS "http://127.0.0.1:8459/"

typedef struct
{
  char *folder;
  char *state;
} Place;

static int
set_up (void **state)
{
  Place *place = g_new0 (Place, 1);

  place->folder = vouch_test_make_folder ();
  place->state = g_build_filename (place->folder, "state", NULL);
  *state = place;
  return 0;
}

static int
tear_down (void **state)
{
  Place *place = *state;

  vouch_test_remove_folder (place->folder);
  g_free (place->folder);
  g_free (place->state);
  g_free (place);
  return 0;
}

static VouchPortalToken *
write_token (Place *place)
{
  g_autoptr (GError) error = NULL;
  VouchPortalToken *token = vouch_portal_token_new (ADDRESS, place->state, "/data", &error);

  assert_non_null (token);
  if (!vouch_portal_token_write (token, &error))
    fail_msg ("%s", error->message);
  return token;
}

static guint
get_mode (const char *path)
{
  struct stat info;

  assert_int_equal (lstat (path, &info), 0);
  return info.st_mode;
}

static void
test_only_its_user_can_read_it (void **state)
{
  Place *place = *state;
  g_autoptr (VouchPortalToken) token = NULL;
  g_autoptr (VouchPortalToken) read = NULL;
  mode_t old = umask (0);

  token = write_token (place);
  umask (old);
  assert_int_equal (get_mode (token->path) & 07777, 0600);
  assert_int_equal (get_mode (place->state) & 07777, 0700);
  read = vouch_portal_token_read (token->path, NULL);
  assert_non_null (read);
  assert_string_equal (read->address, ADDRESS);
  assert_string_equal (read->token, token->token);
  assert_int_equal (read->pid, getpid ());
}

static void
test_each_start_has_its_own (void **state)
{
  g_autoptr (VouchPortalToken) first = write_token (*state);
  g_autoptr (VouchPortalToken) second = write_token (*state);
  g_autoptr (VouchPortalToken) read = vouch_portal_token_read (second->path, NULL);

  assert_string_equal (first->path, second->path);
  assert_string_not_equal (first->token, second->token);
  assert_string_equal (read->token, second->token);

  /* The first portal ends late: it must not take the second one's file away. */
  vouch_portal_token_remove (first);
  assert_true (g_file_test (second->path, G_FILE_TEST_EXISTS));
  vouch_portal_token_remove (second);
  assert_false (g_file_test (second->path, G_FILE_TEST_EXISTS));
}

static void
test_a_link_is_replaced_not_followed (void **state)
{
  Place *place = *state;
  g_autoptr (VouchPortalToken) token = write_token (place);
  g_autofree char *victim = g_build_filename (place->folder, "victim", NULL);
  g_autoptr (VouchPortalToken) again = NULL;
  g_autofree char *text = NULL;

  assert_true (g_file_set_contents (victim, "mine", -1, NULL));
  assert_int_equal (g_unlink (token->path), 0);
  assert_int_equal (symlink (victim, token->path), 0);
  again = write_token (place);
  assert_true (S_ISREG (get_mode (again->path)));
  assert_true (g_file_get_contents (victim, &text, NULL, NULL));
  assert_string_equal (text, "mine");
}

static void
test_a_link_is_not_read (void **state)
{
  Place *place = *state;
  g_autoptr (VouchPortalToken) token = write_token (place);
  g_autofree char *elsewhere = g_build_filename (place->folder, "elsewhere", NULL);

  assert_int_equal (g_rename (token->path, elsewhere), 0);
  assert_int_equal (symlink (elsewhere, token->path), 0);
  assert_null (vouch_portal_token_read (token->path, NULL));
}

static void
test_a_pipe_is_not_waited_for (void **state)
{
  Place *place = *state;
  g_autoptr (VouchPortalToken) token = write_token (place);

  assert_int_equal (g_unlink (token->path), 0);
  assert_int_equal (mkfifo (token->path, 0600), 0);
  assert_null (vouch_portal_token_read (token->path, NULL));
}

static void
test_open_files_and_folders_are_refused (void **state)
{
  Place *place = *state;
  g_autoptr (VouchPortalToken) token = write_token (place);
  g_autoptr (GError) error = NULL;

  assert_int_equal (g_chmod (token->path, 0640), 0);
  assert_null (vouch_portal_token_read (token->path, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED));
  g_clear_error (&error);
  assert_int_equal (g_chmod (place->state, 0777), 0);
  assert_false (vouch_portal_token_write (token, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED));
}

static void
test_spoilt_files (void **state)
{
  static const char *const texts[] = {
    "",
    "x",
    "[portal]\n",
    "[portal]\naddress=http://127.0.0.1/\ntoken=short\n",
    "[portal]\ntoken=0011223344556677889900112233445566778899001122334455667788990011\n",
    "[portal]\naddress=a\ntoken=ZZ11223344556677889900112233445566778899001122334455667788990011\n",
  };
  Place *place = *state;
  g_autoptr (VouchPortalToken) token = write_token (place);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *large = g_strnfill (100000, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_true (g_file_set_contents_full (token->path, texts[i], -1,
                                             G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
      assert_null (vouch_portal_token_read (token->path, NULL));
    }
  assert_true (g_file_set_contents_full (token->path, large, -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                         0600, NULL));
  assert_null (vouch_portal_token_read (token->path, NULL));
  list = vouch_portal_token_list (place->state);
  assert_int_equal (list->len, 0);
}

static void
test_proofs (void **state)
{
  Place *place = *state;
  g_autoptr (VouchPortalToken) token = write_token (place);
  VouchPortalToken elsewhere = { .address = (char *) "http://127.0.0.1:1/", .token = token->token };
  g_autofree char *wrong = g_strnfill (64, '0');
  VouchPortalToken other = { .address = token->address, .token = wrong };
  g_autofree char *proof = vouch_portal_token_prove (token, "nonce");
  g_autofree char *passed_on = vouch_portal_token_prove (&elsewhere, "nonce");
  g_autofree char *guessed = vouch_portal_token_prove (&other, "nonce");

  assert_true (vouch_portal_token_check (token, "nonce", proof));
  assert_false (vouch_portal_token_check (token, "nonc", proof));
  assert_false (vouch_portal_token_check (token, "nonce", passed_on));
  assert_false (vouch_portal_token_check (token, "nonce", guessed));
  assert_false (vouch_portal_token_check (token, "nonce", ""));
  assert_false (vouch_portal_token_check (token, "nonce", token->token));
  assert_null (strstr (proof, token->token));
}

/* RFC 4231, test case 2, through the function that proofs are made with. */
static void
test_the_hash_is_the_standards (void **state)
{
  g_autofree char *mac = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) "Jefe", 4,
                                                    "what do ya want for nothing?", -1);

  assert_string_equal (mac, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_only_its_user_can_read_it, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_each_start_has_its_own, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_link_is_replaced_not_followed, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_link_is_not_read, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_pipe_is_not_waited_for, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_open_files_and_folders_are_refused, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_spoilt_files, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_proofs, set_up, tear_down),
    cmocka_unit_test (test_the_hash_is_the_standards),
  };

  return vouch_test_run ("portal-token", tests);
}
