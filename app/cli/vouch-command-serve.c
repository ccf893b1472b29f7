/* vouch-command-serve.c: `vouch serve`, the embedded portal as a process.
 *
 * Off loopback its users sign in: vouch-command-portal-users.c. An account for a trial may come from
 * VOUCH_PORTAL_USER and VOUCH_PORTAL_PASSWORD, not from arguments, which every user of the computer
 * can list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli-notify.h"
#include "vouch-cli-session.h"
#include "vouch-cli.h"
#include "vouch-commands.h"
#include "vouch-portal-password.h"
#include "vouch-server.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  char *port_text;
  guint16 port;
  char *data;
  char *listen;
  char *certificate;
  char *key;
  gboolean has_accounts;
  gboolean ends_with_session;
} ServeOptions;

typedef struct
{
  VouchServer *server; /* (owned) */
  GMainLoop *loop;     /* (owned) */
} Run;

static void
finish (Run *run)
{
  vouch_cli_notify ("STOPPING=1");
  vouch_server_finish (run->server, (VouchServerFinished) g_main_loop_quit, run->loop);
}

/* The second signal is for those who can't wait for the answers that are on their way. */
static gboolean
quit_cb (gpointer user_data)
{
  Run *run = user_data;

  if (!run->server || vouch_server_is_finishing (run->server))
    g_main_loop_quit (run->loop);
  else
    finish (run);
  return G_SOURCE_CONTINUE;
}

static void
session_ended_cb (gpointer user_data)
{
  Run *run = user_data;

  if (!vouch_server_is_finishing (run->server))
    finish (run);
}

/* Returns: (nullable): what is wrong. */
static const char *
read_options (ServeOptions *options, int argc)
{
  guint64 port = VOUCH_SERVER_DEFAULT_PORT;

  if (argc > 1)
    return _("“vouch serve” takes only options.");
  if (options->port_text
      && !g_ascii_string_to_unsigned (options->port_text, 10, 0, G_MAXUINT16, &port, NULL))
    return _("--port must be a number from 0 to 65535.");
  options->port = (guint16) port;
  return NULL;
}

static gboolean
parse_options (ServeOptions *options, int *argc, char ***argv)
{
  GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_STRING, &options->port_text,
      N_("Port to listen on; 0 picks a free one (default: 8459)"), N_("N") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data,
      N_("Folder for the published cards"), N_("FOLDER") },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &options->listen,
      N_("IP address to listen on (default: 127.0.0.1)"), N_("ADDRESS") },
    { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &options->certificate,
      N_("TLS certificate (PEM)"), N_("FILE") },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &options->key,
      N_("TLS key (PEM)"), N_("FILE") },
    { "accounts", 0, 0, G_OPTION_ARG_NONE, &options->has_accounts,
      N_("Ask for name and password on this computer as well"), NULL },
    { "with-session", 0, 0, G_OPTION_ARG_NONE, &options->ends_with_session,
      N_("End when your session ends"), NULL },
    { NULL },
  };
  const char *mistake;

  if (!vouch_cli_options (NULL, entries, argc, argv))
    return FALSE;
  mistake = read_options (options, *argc);
  if (mistake)
    vouch_cli_fail_usage (mistake);
  return !mistake;
}

/* Whoever waits for the line below may send a signal at once, so these come first. */
static void
listen_for_signals (Run *run)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], quit_cb, run);
}

/* @password: (nullable): of the one account that the environment has */
static int
serve (const ServeOptions *options, const char *password)
{
  VouchServerOptions server_options = {
    .data = options->data,
    .port = options->port,
    .listen = options->listen,
    .certificate = options->certificate,
    .key = options->key,
    .has_accounts = options->has_accounts,
    .user = g_getenv ("VOUCH_PORTAL_USER"),
    .password = password,
  };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (VouchCliSession) session = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { .loop = loop };

  /* Drafts are nobody else's business; and whoever started us may be gone when we write. */
  umask (077);
  signal (SIGPIPE, SIG_IGN);
  listen_for_signals (&run);
  run.server = vouch_server_new (&server_options, &error);
  if (!run.server)
    return vouch_cli_fail ("serve", error);
  /* Not translated: programs wait for this line. */
  printf ("Listening on %s\n", vouch_server_get_root (run.server));
  fflush (stdout);
  vouch_cli_notify ("READY=1");
  if (options->ends_with_session)
    session = vouch_cli_session_new (session_ended_cb, &run);
  g_main_loop_run (loop);
  vouch_server_stop (run.server);
  g_object_unref (run.server);
  return VOUCH_EXIT_GOOD;
}

int
vouch_command_serve (int argc, char **argv)
{
  ServeOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  char *password = NULL;
  int result;

  if (!parse_options (&options, &argc, &argv))
    result = VOUCH_EXIT_UNUSABLE;
  else if (!vouch_portal_password_read (NULL, &password, &error))
    result = vouch_cli_fail ("serve", error);
  else
    result = serve (&options, password);
  vouch_portal_password_free (password);
  g_free (options.port_text);
  g_free (options.data);
  g_free (options.listen);
  g_free (options.certificate);
  g_free (options.key);
  return result;
}
