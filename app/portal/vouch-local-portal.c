/* vouch-local-portal.c: looks for a running portal of ours; starts one where there is none.
 *
 * The portal runs by itself: it is a process of its own, in a session of its
 * own, and stays when the window or command that needed it first ends, so that
 * the pages it has published stay where they are. It ends with the user's session, of which
 * it is told by D-Bus, or with SIGTERM.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-local-portal.h"
#include "vouch-portal-client.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#define READY_LINE "Listening on "
#define READY_MILLISECONDS 20000
#define ATTEMPTS 3
#define PAUSE_MICROSECONDS 200000

/* For tests, and for a user whose port 8459 belongs to another program. */
#define PORT_VARIABLE "VOUCH_PORTAL_PORT"

struct _VouchLocalPortal
{
  GObject parent_instance;

  char *program; /* (owned): what to start with "serve" */
};

G_DEFINE_FINAL_TYPE (VouchLocalPortal, vouch_local_portal, G_TYPE_OBJECT)

static gboolean
proves_itself (VouchPortal *portal, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalClient) client = vouch_portal_client_new (portal);

  return vouch_portal_client_prove (client, cancellable, error);
}

/* The one with the user's own cards first, then any other that the user has started. */
static GPtrArray *
list_tokens (void)
{
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autofree char *data = vouch_portal_data_folder ();
  g_autofree char *name = vouch_portal_token_name (data);
  GPtrArray *tokens = vouch_portal_token_list (folder);

  for (guint i = 1; i < tokens->len; i++)
    {
      VouchPortalToken *token = tokens->pdata[i];

      if (g_str_has_suffix (token->path, name))
        {
          g_ptr_array_steal_index (tokens, i);
          g_ptr_array_insert (tokens, 0, token);
        }
    }
  return tokens;
}

/* A token whose portal is gone, or whose address somebody else has now, is passed over. */
static VouchPortal *
find_running (const char *address, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) tokens = list_tokens ();

  for (guint i = 0; i < tokens->len; i++)
    {
      const VouchPortalToken *token = tokens->pdata[i];
      g_autoptr (VouchPortal) portal = NULL;

      if (address && strcmp (token->address, address) != 0)
        continue;
      portal = vouch_portal_new_embedded (token);
      if (proves_itself (portal, cancellable, NULL))
        return g_steal_pointer (&portal);
    }
  return NULL;
}

/* --- starting --- */

/* Runs between fork and exec: async-signal-safe calls only. */
static void
leave_session_cb (gpointer user_data)
{
  setsid ();
}

static GSubprocess *
spawn (VouchLocalPortal *self, const char *port, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *port_option = port ? g_strconcat ("--port=", port, NULL) : NULL;
  const char *argv[] = { self->program, "serve", "--with-session", port_option, NULL };

  launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_child_setup (launcher, leave_session_cb, NULL, NULL);
  /* Stays after us, so it must not hold on to the folder that we were started in. */
  g_subprocess_launcher_set_cwd (launcher, "/");
  return g_subprocess_launcher_spawnv (launcher, argv, error);
}

/* Returns: whether there is something to read before the deadline (monotonic microseconds). */
static gboolean
wait_for_input (GInputStream *stream, GCancellable *cancellable, gint64 deadline)
{
  GPollFD fds[2] = { { .fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (stream)),
                       .events = G_IO_IN | G_IO_HUP | G_IO_ERR } };
  gboolean has_cancel = cancellable && g_cancellable_make_pollfd (cancellable, &fds[1]);
  int left = (int) ((deadline - g_get_monotonic_time ()) / 1000);
  int n = left > 0 ? g_poll (fds, has_cancel ? 2 : 1, left) : 0;

  if (has_cancel)
    g_cancellable_release_fd (cancellable);
  return n > 0 && fds[0].revents != 0;
}

/* Returns: (transfer full): what came up to the end of the first line, or of the stream. */
static char *
read_line (GInputStream *stream, GCancellable *cancellable)
{
  gint64 deadline = g_get_monotonic_time () + READY_MILLISECONDS * G_TIME_SPAN_MILLISECOND;
  GString *line = g_string_new (NULL);
  char c;

  while (line->len < 4096 && wait_for_input (stream, cancellable, deadline)
         && g_input_stream_read (stream, &c, 1, cancellable, NULL) == 1 && c != '\n')
    g_string_append_c (line, c);
  return g_string_free (line, FALSE);
}

/* What it says on a terminal begins with its name. */
static const char *
skip_name (const char *reason)
{
  static const char name[] = "vouch: serve: ";

  return g_str_has_prefix (reason, name) ? reason + strlen (name) : reason;
}

static void
tell_failure (GSubprocess *process, GCancellable *cancellable, GError **error)
{
  g_autofree char *reason = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return;
  reason = read_line (g_subprocess_get_stderr_pipe (process), cancellable);
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE,
               _("The portal on this computer could not be started: %s"),
               *reason ? skip_name (reason) : _("no reason given."));
}

/* The program tells its address once it is ready, or why not. */
static char *
start_on (VouchLocalPortal *self, const char *port, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) process = spawn (self, port, error);
  g_autofree char *line = NULL;

  if (!process)
    {
      g_prefix_error (error, "%s", _("The portal on this computer could not be started: "));
      return NULL;
    }
  line = read_line (g_subprocess_get_stdout_pipe (process), cancellable);
  if (g_str_has_prefix (line, READY_LINE))
    return g_strdup (line + strlen (READY_LINE));
  tell_failure (process, cancellable, error);
  g_subprocess_send_signal (process, SIGTERM);
  return NULL;
}

/* Another program may sit on the usual port. Ours is found by its token, which it proves to know,
 * not by its port: any that is free will do. What else is wrong is wrong there, too, and told in
 * words that do not speak of ports. */
static char *
start (VouchLocalPortal *self, GCancellable *cancellable, GError **error)
{
  char *address = start_on (self, g_getenv (PORT_VARIABLE), cancellable, NULL);

  if (address || g_cancellable_set_error_if_cancelled (cancellable, error))
    return address;
  return start_on (self, "0", cancellable, error);
}

static void
ensure_thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  VouchPortal *portal = vouch_local_portal_ensure (source, cancellable, &error);

  if (portal)
    g_task_return_pointer (task, portal, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* This very program, even if its file was replaced or removed since we started. */
static char *
find_program (void)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  if (path && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&path);
  return g_strdup ("/proc/self/exe");
}

static void
vouch_local_portal_finalize (GObject *object)
{
  g_free (VOUCH_LOCAL_PORTAL (object)->program);
  G_OBJECT_CLASS (vouch_local_portal_parent_class)->finalize (object);
}

static void
vouch_local_portal_class_init (VouchLocalPortalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_local_portal_finalize;
}

static void
vouch_local_portal_init (VouchLocalPortal *self)
{
  self->program = find_program ();
}

VouchLocalPortal *
vouch_local_portal_new (void)
{
  return g_object_new (VOUCH_TYPE_LOCAL_PORTAL, NULL);
}

/** Sets the program that is started with the word "serve"; else it is the one that runs. */
void
vouch_local_portal_set_program (VouchLocalPortal *self, const char *program)
{
  g_free (self->program);
  self->program = g_strdup (program);
}

/**
 * vouch_local_portal_ensure:
 *
 * Waits; for a worker thread or a command.
 *
 * Returns: (transfer full) (nullable): the embedded portal, running and proved to be ours.
 */
VouchPortal *
vouch_local_portal_ensure (VouchLocalPortal *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < ATTEMPTS; i++)
    {
      VouchPortal *portal = find_running (NULL, cancellable);
      g_autofree char *address = NULL;

      if (portal)
        return portal;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_clear_error (error);
      address = start (self, cancellable, error);
      portal = address ? find_running (address, cancellable) : NULL;
      if (portal)
        return portal;
      /* Another window may have started it in this moment; then it will be found. */
      g_usleep (PAUSE_MICROSECONDS);
    }
  if (error && !*error)
    g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
                         _("The portal on this computer was started, but could not prove that it "
                           "is yours. Nothing was sent."));
  return NULL;
}

void
vouch_local_portal_ensure_async (VouchLocalPortal *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, vouch_local_portal_ensure_async);
  g_task_run_in_thread (task, ensure_thread_cb);
}

VouchPortal *
vouch_local_portal_ensure_finish (VouchLocalPortal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Returns: (transfer full) (nullable): the embedded portal, if one of ours runs. */
VouchPortal *
vouch_local_portal_running (GCancellable *cancellable)
{
  return find_running (NULL, cancellable);
}

/**
 * vouch_local_portal_at:
 * @address: as vouch_portal_get_address() spells it
 *
 * Returns: (transfer full) (nullable): the embedded portal that runs there, if it is ours.
 */
VouchPortal *
vouch_local_portal_at (const char *address, GCancellable *cancellable, GError **error)
{
  VouchPortal *portal = find_running (address, cancellable);

  if (!portal && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
                 _("No portal is running at %s. Nothing was sent."), address);
  return portal;
}
