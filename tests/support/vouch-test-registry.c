/* vouch-test-registry.c: a registry in this process that answers as it is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-registry.h"

#include <string.h>

#include <libsoup/soup.h>

struct _VouchTestRegistry
{
  const VouchTestReply *replies; /* (unowned: outlives us) */
  gsize n_replies;
  GThread *thread;
  GMainContext *context; /* (owned) */
  GMainLoop *loop;       /* (owned) */
  SoupServer *server;    /* (owned): of the thread */
  char *address;         /* (owned) */
  GMutex lock;           /* of what follows, and of @address until it is set */
  GCond ready;
  GString *asked;        /* (owned): path and query of each question, a line each */
  char *agent;           /* (owned) (nullable): of the last one */
  guint *given;          /* (owned): how often each reply was given */
  guint n_asked;
};

static const VouchTestReply *
choose (VouchTestRegistry *self, const char *question)
{
  for (gsize i = 0; i < self->n_replies; i++)
    {
      const VouchTestReply *reply = &self->replies[i];

      if ((!reply->path || strstr (question, reply->path)) && (reply->times == 0 || self->given[i] < reply->times))
        {
          self->given[i]++;
          return reply;
        }
    }
  return NULL;
}

static const VouchTestReply *
note_question (VouchTestRegistry *self, SoupServerMessage *message, const char *path)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autofree char *question = query ? g_strconcat (path, "?", query, NULL) : g_strdup (path);
  const VouchTestReply *reply;

  g_mutex_lock (&self->lock);
  self->n_asked++;
  g_string_append_printf (self->asked, "%s\n", question);
  g_free (self->agent);
  self->agent = g_strdup (
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "User-Agent"));
  reply = choose (self, question);
  g_mutex_unlock (&self->lock);
  return reply;
}

/* However often it is repeated, it is in memory once. */
static void
append_body (SoupServerMessage *message, const VouchTestReply *reply)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gsize length = reply->length > 0 ? reply->length : strlen (reply->body);

  soup_message_headers_replace (headers, "Content-Type", "application/octet-stream");
  for (guint i = 0; i < MAX (reply->repeats, 1); i++)
    soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC, reply->body, length);
}

static void
answer (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  VouchTestRegistry *self = data;
  const VouchTestReply *reply = note_question (self, message, path);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (!reply)
    {
      soup_server_message_set_status (message, 404, NULL);
      soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "Resource not found.", 19);
      return;
    }
  if (reply->status == 0)
    {
      soup_server_message_pause (message);
      return;
    }
  soup_server_message_set_status (message, reply->status, NULL);
  if (reply->location)
    soup_message_headers_replace (headers, "Location", reply->location);
  if (reply->retry_after)
    soup_message_headers_replace (headers, "Retry-After", reply->retry_after);
  if (reply->body)
    append_body (message, reply);
}

static gpointer
run (gpointer data)
{
  VouchTestRegistry *self = data;
  GSList *uris;
  char *address;

  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, answer, self, NULL);
  if (!soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL))
    g_error ("the test's registry can't listen");
  uris = soup_server_get_uris (self->server);
  address = g_uri_to_string (uris->data);
  address[strlen (address) - 1] = '\0';
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_mutex_lock (&self->lock);
  self->address = address;
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->lock);
  g_main_loop_run (self->loop);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

VouchTestRegistry *
vouch_test_registry_new (const VouchTestReply *replies, gsize n_replies)
{
  VouchTestRegistry *self = g_new0 (VouchTestRegistry, 1);

  self->replies = replies;
  self->n_replies = n_replies;
  self->given = g_new0 (guint, n_replies + 1);
  self->asked = g_string_new (NULL);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->lock);
  g_cond_init (&self->ready);
  self->thread = g_thread_new ("registry", run, self);
  g_mutex_lock (&self->lock);
  while (!self->address)
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

static gboolean
quit (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
vouch_test_registry_free (VouchTestRegistry *self)
{
  g_main_context_invoke (self->context, quit, self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_string_free (self->asked, TRUE);
  g_free (self->address);
  g_free (self->agent);
  g_free (self->given);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ready);
  g_free (self);
}

const char *
vouch_test_registry_get_address (VouchTestRegistry *self)
{
  return self->address;
}

guint
vouch_test_registry_count (VouchTestRegistry *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->n_asked;
  g_mutex_unlock (&self->lock);
  return n;
}

char *
vouch_test_registry_dup_asked (VouchTestRegistry *self)
{
  char *asked;

  g_mutex_lock (&self->lock);
  asked = g_strdup (self->asked->str);
  g_mutex_unlock (&self->lock);
  return asked;
}

char *
vouch_test_registry_dup_agent (VouchTestRegistry *self)
{
  char *agent;

  g_mutex_lock (&self->lock);
  agent = g_strdup (self->agent);
  g_mutex_unlock (&self->lock);
  return agent;
}
