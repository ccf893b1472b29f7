/* vouch-cli-session.c: the session of D-Bus, which ends with that of its user.
 *
 * A process that left the session of its terminal gets no signal at its end, and not every system
 * ends what a user has left running. Whoever is connected to the session's bus sees it go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-session.h"

struct _VouchCliSession
{
  GCancellable *cancellable; /* (owned) */
  GDBusConnection *bus;      /* (owned) (nullable): NULL before it is open */
  GSourceOnceFunc ended;
  gpointer user_data;
};

/* GLib would start a bus where there is none. */
static char *
find_bus (void)
{
  const char *address = g_getenv ("DBUS_SESSION_BUS_ADDRESS");
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);
  g_autofree char *escaped = NULL;

  if (address && *address)
    return g_strdup (address);
  if (!g_file_test (socket, G_FILE_TEST_EXISTS))
    return NULL;
  escaped = g_dbus_address_escape_value (socket);
  return g_strconcat ("unix:path=", escaped, NULL);
}

static void
closed_cb (GDBusConnection *bus, gboolean is_remote, GError *error, VouchCliSession *self)
{
  self->ended (self->user_data);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VouchCliSession *self = user_data;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (!bus)
    {
      /* Where it was cancelled there is no session to tell any more. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The end of the session won’t be seen: %s", error->message);
      return;
    }
  self->bus = bus;
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  g_signal_connect (bus, "closed", G_CALLBACK (closed_cb), self);
  if (g_dbus_connection_is_closed (bus))
    self->ended (self->user_data);
}

/**
 * vouch_cli_session_new:
 * @ended: called in this main context once the session has ended; never where there is none
 */
VouchCliSession *
vouch_cli_session_new (GSourceOnceFunc ended, gpointer user_data)
{
  VouchCliSession *self = g_new0 (VouchCliSession, 1);
  g_autofree char *address = find_bus ();

  self->cancellable = g_cancellable_new ();
  self->ended = ended;
  self->user_data = user_data;
  if (address)
    g_dbus_connection_new_for_address (address,
                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                           | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                       NULL, self->cancellable, open_cb, self);
  return self;
}

/** Tells no more. */
void
vouch_cli_session_free (VouchCliSession *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  if (self->bus)
    g_signal_handlers_disconnect_by_data (self->bus, self);
  g_clear_object (&self->bus);
  g_free (self);
}
