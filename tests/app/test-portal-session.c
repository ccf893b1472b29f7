/* test-portal-session.c: the portal that publishing has started ends with its user's session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>
#include <string.h>

#include "vouch-portal-token.h"

/* As long as a slow machine may take. */
#define PATIENCE 60000

typedef struct
{
  char *folder;         /* (owned) */
  GTestDBus *session;   /* (owned) (nullable): NULL once it has ended */
  GDBusConnection *bus; /* (owned): ours */
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autoptr (GError) error = NULL;

  g_setenv ("VOUCH_PORTAL_PORT", "0", TRUE);
  desk->folder = vouch_test_make_folder ();
  desk->session = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (desk->session);
  desk->bus = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (desk->session),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  if (!desk->bus)
    fail_msg ("%s", error->message);
  g_dbus_connection_set_exit_on_close (desk->bus, FALSE);
  *state = desk;
  return 0;
}

static void
end_session (Desk *desk)
{
  g_test_dbus_stop (desk->session);
  g_clear_object (&desk->session);
}

static VouchPortalToken *
find_portal (void)
{
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autoptr (GPtrArray) tokens = vouch_portal_token_list (folder);

  return tokens->len > 0 ? g_ptr_array_steal_index (tokens, 0) : NULL;
}

static gboolean
is_no_portal_there (gpointer data)
{
  g_autoptr (VouchPortalToken) token = find_portal ();

  return !token;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchPortalToken) left = find_portal ();

  if (left)
    kill ((pid_t) left->pid, SIGTERM);
  if (desk->session)
    end_session (desk);
  g_object_unref (desk->bus);
  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk);
  return 0;
}

/* Whoever else is connected has a name of its own, beside the bus and us. */
static gboolean
is_somebody_on_the_bus (gpointer user_data)
{
  Desk *desk = user_data;
  g_autoptr (GVariantIter) names = NULL;
  g_autoptr (GVariant) answer = NULL;
  const char *name;
  guint n = 0;

  answer = g_dbus_connection_call_sync (desk->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "ListNames", NULL, NULL,
                                        G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL, NULL);
  assert_non_null (answer);
  g_variant_get (answer, "(as)", &names);
  while (g_variant_iter_next (names, "&s", &name))
    n += *name == ':';
  return n > 1;
}

static void
publish (Desk *desk, const char *name)
{
  g_autofree char *card = g_build_filename (desk->folder, name, NULL);
  g_autoptr (VouchTestOutcome) made = vouch_test_run_program (NULL, "new", card, NULL);
  g_autoptr (VouchTestOutcome) sent
      = vouch_test_run_program (NULL, "publish", "--status=draft", card, NULL);

  assert_int_equal (made->exit_code, 0);
  if (sent->exit_code != 0)
    fail_msg ("%s", sent->messages);
}

static void
test_it_ends_with_the_session (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchPortalToken) token = NULL;

  publish (desk, "one.scorecard");
  token = find_portal ();
  assert_non_null (token);
  assert_true (vouch_test_wait_until (is_somebody_on_the_bus, desk, PATIENCE));
  end_session (desk);
  assert_true (vouch_test_wait_until (is_no_portal_there, NULL, PATIENCE));
}

/* One that somebody has started is told when to end; systemd, for one, does that. */
static void
test_what_was_started_by_hand_stays (void **state)
{
  Desk *desk = *state;
  g_autofree char *data = g_strconcat ("--data=", desk->folder, NULL);
  GSubprocess *portal = vouch_test_start_program (G_SUBPROCESS_FLAGS_STDOUT_PIPE, "serve",
                                                  "--port=0", data, NULL);
  g_autoptr (GDataInputStream) stream
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (portal));
  g_autofree char *line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, NULL);

  assert_true (g_str_has_prefix (line, "Listening on "));
  assert_false (is_somebody_on_the_bus (desk));
  end_session (desk);
  publish (desk, "one.scorecard");
  assert_non_null (g_subprocess_get_identifier (portal));
  vouch_test_end_program (portal);
}

/* Where there is no session there is nothing to wait for. */
static void
test_without_a_session (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchPortalToken) token = NULL;

  end_session (desk);
  publish (desk, "one.scorecard");
  token = find_portal ();
  assert_non_null (token);
  publish (desk, "other.scorecard");
  kill ((pid_t) token->pid, SIGTERM);
  assert_true (vouch_test_wait_until (is_no_portal_there, NULL, PATIENCE));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_it_ends_with_the_session, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_what_was_started_by_hand_stays, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_without_a_session, set_up, tear_down),
  };

  return vouch_test_run ("portal-session", tests);
}
