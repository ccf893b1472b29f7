/* vouch-server-readers.c: gives readers their pages, and looks for words in a thread.
 *
 * What vouch-server-front.c does not take comes here: what is encrypted, and what has a question behind
 * its path.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-readers.h"
#include "vouch-server-answer.h"
#include "vouch-server-pool.h"

#include <glib/gi18n-lib.h>

#define SEARCHES_AT_ONCE 1
#define MAX_SEARCHES_WAITING 50

struct _VouchServerReaders
{
  VouchServerPages *pages;   /* (unowned): the server's, outlive us */
  VouchServerPool *searches; /* (owned) */
};

/* Its connection may be gone before it is found. */
typedef struct
{
  VouchServerPages *pages;    /* (unowned): outlive the pool that tells of it */
  SoupServerMessage *message; /* (owned) */
  GHashTable *query;          /* (owned) */
  VouchServerPage *page;      /* (owned) (nullable) */
  GError *error;              /* (owned) (nullable) */
  gboolean is_gone;
  gulong finished_id;
} Search;

static void
searcher_gone_cb (SoupServerMessage *message, gpointer user_data)
{
  ((Search *) user_data)->is_gone = TRUE;
}

static void
free_search (gpointer data)
{
  Search *search = data;

  g_signal_handler_disconnect (search->message, search->finished_id);
  g_object_unref (search->message);
  g_hash_table_unref (search->query);
  g_clear_pointer (&search->page, vouch_server_page_unref);
  g_clear_error (&search->error);
  g_free (search);
}

static void
search_in_thread (gpointer data)
{
  Search *search = data;

  search->page
      = vouch_server_pages_get (search->pages, "/", search->query, &search->error);
}

static void
searched (gpointer data)
{
  Search *search = data;

  if (search->is_gone)
    return;
  if (search->page)
    vouch_server_answer_page (search->message, search->page);
  else
    vouch_server_answer_store_error (search->message, search->error);
  soup_server_message_unpause (search->message);
}

static void
begin_search (VouchServerReaders *self, SoupServerMessage *message, GHashTable *query)
{
  Search *search = g_new0 (Search, 1);

  search->pages = self->pages;
  search->message = g_object_ref (message);
  search->query = g_hash_table_ref (query);
  search->finished_id
      = g_signal_connect (message, "finished", G_CALLBACK (searcher_gone_cb), search);
  soup_server_message_pause (message);
  if (vouch_server_pool_push (self->searches, search_in_thread, searched, free_search, search))
    return;
  soup_server_message_unpause (message);
  vouch_server_answer_busy (message, _("Too many are searching. Try again in a moment."));
}

/** @pages: must outlive it */
VouchServerReaders *
vouch_server_readers_new (VouchServerPages *pages)
{
  VouchServerReaders *self = g_new0 (VouchServerReaders, 1);

  self->pages = pages;
  self->searches = vouch_server_pool_new ("portal-search", SEARCHES_AT_ONCE, MAX_SEARCHES_WAITING);
  return self;
}

/** Waits for the search that runs; nobody is told what it found. */
void
vouch_server_readers_free (VouchServerReaders *self)
{
  vouch_server_pool_free (self->searches);
  g_free (self);
}

/** Answers a reader, now or once what was looked for is found. */
void
vouch_server_readers_answer (VouchServerReaders *self,
                             SoupServerMessage *message,
                             const char *path,
                             GHashTable *query)
{
  const char *method = soup_server_message_get_method (message);
  g_autoptr (VouchServerPage) page = NULL;
  g_autoptr (GError) error = NULL;

  if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    {
      vouch_server_answer_method (message, "GET, HEAD");
      return;
    }
  if (vouch_server_pages_is_search (path, query))
    {
      begin_search (self, message, query);
      return;
    }
  page = vouch_server_pages_get (self->pages, path, query, &error);
  if (page)
    vouch_server_answer_page (message, page);
  else
    vouch_server_answer_store_error (message, error);
}
