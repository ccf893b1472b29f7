/* vouch-lookup-client.c: one question to a registry, with all limits.
 *
 * Runs in a worker thread with a session of its own. The pause between two
 * questions to one host is kept by all threads together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-client.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "vouch-lookup-cache.h"

#define MAX_ANSWER ((gsize) 32 * 1024 * 1024)
/* Of a file that is not kept in memory. */
#define MAX_FILE ((gsize) 512 * 1024 * 1024)
#define CHUNK 65536
#define MAX_REDIRECTS 3
/* NCBI allows three a second, Crossref more. */
#define PAUSE_MICROSECONDS (350 * 1000)
/* Whoever has to wait longer is told so instead. */
#define MAX_WAIT_SECONDS 30
#define SLICE_MICROSECONDS (20 * 1000)

/* --- pauses ---------------------------------------------------------------- */

static gboolean
wait_until (gint64 when, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      gint64 left = when - g_get_monotonic_time ();

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (left <= 0)
        return TRUE;
      g_usleep ((gulong) MIN (left, SLICE_MICROSECONDS));
    }
}

/* Takes the host's next free moment; on this computer nobody minds. */
static gint64
take_turn (const char *host)
{
  static GMutex lock;
  static GHashTable *turns; /* host -> gint64 */
  gint64 now = g_get_monotonic_time ();
  gint64 *turn, when;

  if (g_str_equal (host, "127.0.0.1") || g_str_equal (host, "localhost"))
    return now;
  g_mutex_lock (&lock);
  if (!turns)
    turns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  turn = g_hash_table_lookup (turns, host);
  if (!turn)
    {
      turn = g_new0 (gint64, 1);
      g_hash_table_insert (turns, g_strdup (host), turn);
    }
  when = MAX (*turn, now);
  *turn = when + PAUSE_MICROSECONDS;
  g_mutex_unlock (&lock);
  return when;
}

/* Seconds, or a date; a date of the past is no wait. */
static guint
read_retry_after (SoupMessage *message)
{
  const char *text
      = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (!text)
    return 1;
  if (g_ascii_isdigit (*text))
    return (guint) MIN (g_ascii_strtoull (text, NULL, 10), G_MAXINT);
  date = soup_date_time_new_from_http_string (text);
  if (!date)
    return 1;
  seconds = g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC;
  return (guint) CLAMP (seconds, 0, G_MAXINT);
}

/* --- one request ----------------------------------------------------------- */

static gboolean
copy_body (GInputStream *from, GOutputStream *to, gsize limit, GCancellable *cancellable, GError **error)
{
  guint8 *chunk = g_alloca (CHUNK);
  gsize length = 0;

  for (;;)
    {
      gssize n = g_input_stream_read (from, chunk, CHUNK, cancellable, error);

      if (n <= 0)
        return n == 0;
      length += (gsize) n;
      if (length > limit)
        {
          g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FAULT,
                               _("The registry’s response is too large."));
          return FALSE;
        }
      if (!g_output_stream_write_all (to, chunk, (gsize) n, NULL, cancellable, error))
        return FALSE;
    }
}

/* @file: (nullable): where a good answer goes; then none is returned but an empty one */
static GBytes *
read_body (SoupMessage *message, GInputStream *stream, GOutputStream *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) memory = NULL;

  if (file && soup_message_get_status (message) == SOUP_STATUS_OK)
    return copy_body (stream, file, MAX_FILE, cancellable, error) ? g_bytes_new_static ("", 0) : NULL;
  memory = g_memory_output_stream_new_resizable ();
  if (!copy_body (stream, memory, MAX_ANSWER, cancellable, error) || !g_output_stream_close (memory, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
translate_error (GError *reason, const char *registry, GError **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED) || reason->domain == VOUCH_LOOKUP_ERROR)
    {
      g_propagate_error (error, reason);
      return;
    }
  if (reason->domain == G_TLS_ERROR)
    g_set_error (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FOREIGN,
                 _("%s could not prove its identity. Nothing was sent."), registry);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FAULT,
                 _("%s is not responding. Try again later."), registry);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
           || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    g_set_error (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FAULT,
                 _("The connection to %s was interrupted. Try again later."), registry);
  else
    g_set_error (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_OFFLINE,
                 _("%s can’t be reached. This computer may be offline."), registry);
  g_error_free (reason);
}

static SoupSession *
make_session (const VouchLookupSettings *settings, const char *address)
{
  SoupSession *session;
  g_autofree char *agent
      = settings->mailto ? g_strdup_printf ("Vouch/%s (mailto:%s)", VOUCH_VERSION, settings->mailto)
                         : g_strdup ("Vouch/" VOUCH_VERSION);

  session = soup_session_new_with_options ("user-agent", agent, "timeout", settings->timeout, "idle-timeout",
                                           settings->timeout, NULL);
  /* What is asked for on this computer is no proxy's business. */
  if (vouch_lookup_settings_is_local (address))
    soup_session_set_proxy_resolver (session, NULL);
  return session;
}

/* Where the answer sends us; only within the same host, where a registry moves its records. */
static char *
get_redirect (SoupMessage *message)
{
  const char *to = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  GUri *from = soup_message_get_uri (message);
  g_autoptr (GUri) uri = to ? g_uri_parse_relative (from, to, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (!uri || !SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (message))
      || g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (from)) != 0
      || g_strcmp0 (g_uri_get_scheme (uri), g_uri_get_scheme (from)) != 0
      || g_uri_get_port (uri) != g_uri_get_port (from))
    return NULL;
  return g_uri_to_string (uri);
}

static GBytes *
send_once (SoupSession *session, const char *address, GOutputStream *file, SoupMessage **sent,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (SoupMessage) message = soup_message_new ("GET", address);
  g_autoptr (GInputStream) stream = NULL;

  if (!message)
    {
      g_set_error (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_REFUSED, _("“%s” is not a web address."), address);
      return NULL;
    }
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (!wait_until (take_turn (g_uri_get_host (soup_message_get_uri (message))), cancellable, error))
    return NULL;
  stream = soup_session_send (session, message, cancellable, error);
  *sent = g_object_ref (message);
  return stream ? read_body (message, stream, file, cancellable, error) : NULL;
}

static GBytes *
follow (SoupSession *session, const char *address, GOutputStream *file, SoupMessage **sent, GCancellable *cancellable,
        GError **error)
{
  g_autofree char *at = g_strdup (address);

  for (guint i = 0;; i++)
    {
      g_autoptr (GBytes) answer = NULL;
      char *next;

      g_clear_object (sent);
      answer = send_once (session, at, file, sent, cancellable, error);
      next = answer && i < MAX_REDIRECTS ? get_redirect (*sent) : NULL;
      if (!next)
        return g_steal_pointer (&answer);
      g_free (at);
      at = next;
    }
}

static gboolean
is_worth_waiting (SoupMessage *message)
{
  guint status = soup_message_get_status (message);

  return (status == SOUP_STATUS_SERVICE_UNAVAILABLE || status == 429)
         && read_retry_after (message) <= MAX_WAIT_SECONDS;
}

static GBytes *
ask_registry (const VouchLookupSettings *settings, const char *address, GOutputStream *file, guint *status,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (SoupSession) session = make_session (settings, address);

  for (guint tries = 1;; tries++)
    {
      g_autoptr (SoupMessage) sent = NULL;
      g_autoptr (GBytes) answer = follow (session, address, file, &sent, cancellable, error);
      gint64 until;

      if (!answer)
        return NULL;
      *status = soup_message_get_status (sent);
      if (tries >= settings->max_tries || !is_worth_waiting (sent))
        return g_steal_pointer (&answer);
      until = g_get_monotonic_time () + (gint64) read_retry_after (sent) * G_USEC_PER_SEC;
      if (!wait_until (until, cancellable, error))
        return NULL;
    }
}

/* In a context of its own: nothing of the caller's runs meanwhile. */
static GBytes *
ask_apart (const VouchLookupSettings *settings, const char *address, GOutputStream *file, guint *status,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GBytes *answer;

  g_main_context_push_thread_default (context);
  answer = ask_registry (settings, address, file, status, cancellable, error);
  g_main_context_pop_thread_default (context);
  return answer;
}

/**
 * vouch_lookup_ask:
 * @settings: who asks, and how patiently
 * @address: the question
 * @registry: its name, for messages
 * @judge: says whether an answer has a record
 * @cancellable: (nullable): ends it
 * @error: a #VouchLookupError, or that it was cancelled
 *
 * Asks a registry, unless it answered the same not long ago. Blocks: for worker threads.
 *
 * Returns: (transfer full) (nullable): an answer that @judge calls good
 */
GBytes *
vouch_lookup_ask (const VouchLookupSettings *settings, const char *address, const char *registry,
                  VouchLookupJudge judge, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) answer = vouch_lookup_cache_get (settings->cache, address);
  GError *reason = NULL;
  guint status = 200;

  if (answer && judge (200, answer, NULL))
    return g_steal_pointer (&answer);
  g_clear_pointer (&answer, g_bytes_unref);
  answer = ask_apart (settings, address, NULL, &status, cancellable, &reason);
  if (!answer)
    {
      translate_error (reason, registry, error);
      return NULL;
    }
  if (!judge (status, answer, error))
    return NULL;
  vouch_lookup_cache_put (settings->cache, address, answer);
  return g_steal_pointer (&answer);
}

static gboolean
download (const VouchLookupSettings *settings, const char *address, const char *registry, GOutputStream *file,
          GCancellable *cancellable, GError **error)
{
  GError *reason = NULL;
  guint status = 0;
  g_autoptr (GBytes) answer = ask_apart (settings, address, file, &status, cancellable, &reason);

  if (!answer)
    {
      translate_error (reason, registry, error);
      return FALSE;
    }
  if (status == SOUP_STATUS_OK)
    return TRUE;
  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    g_set_error (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND, _("There is no file at %s any more."), address);
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FOREIGN,
                         _("Unexpected response, possibly from a sign-in page or proxy."));
  else
    g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FAULT,
                         _("The registry has a problem. Try again later."));
  return FALSE;
}

/**
 * vouch_lookup_download:
 * @settings: who asks, and how patiently
 * @address: of a file
 * @registry: whose it is, for messages
 * @to: where to put it, only this user can read it
 * @cancellable: (nullable): ends it
 * @error: a #VouchLookupError, why @to can't be written, or that it was cancelled
 *
 * Gets a file that is too large for memory. Blocks: for worker threads.
 *
 * Returns: whether all of it is there; else nothing is
 */
gboolean
vouch_lookup_download (const VouchLookupSettings *settings, const char *address, const char *registry, GFile *to,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) file = g_file_replace (to, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);

  if (!file)
    return FALSE;
  if (download (settings, address, registry, G_OUTPUT_STREAM (file), cancellable, error)
      && g_output_stream_close (G_OUTPUT_STREAM (file), cancellable, error))
    return TRUE;
  (void) g_output_stream_close (G_OUTPUT_STREAM (file), NULL, NULL);
  (void) g_file_delete (to, NULL, NULL);
  return FALSE;
}
