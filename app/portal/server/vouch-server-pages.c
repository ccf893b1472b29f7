/* vouch-server-pages.c: the list, the cards' pages, the feed and the stylesheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-pages.h"
#include "vouch-page-document.h"
#include "vouch-server-answer.h"
#include "vouch-server-feed.h"
#include "vouch-server-frame.h"
#include "vouch-server-private.h"

#include <string.h>

#define HTML "text/html; charset=utf-8"
#define CARDS "/cards/"
#define DRAFTS "/drafts/"
#define CARDS_A_PAGE 50
#define CARDS_IN_FEED 50

static void
answer_missing (SoupServerMessage *message)
{
  vouch_server_answer_page (message, 404, HTML, vouch_server_frame_missing ());
}

static guint
read_page (GHashTable *query)
{
  const char *text = query ? g_hash_table_lookup (query, "page") : NULL;
  guint64 page = 1;

  if (text && !g_ascii_string_to_unsigned (text, 10, 1, 1000000, &page, NULL))
    return 0;
  return (guint) page;
}

static void
answer_index (VouchServer *server, SoupServerMessage *message, GHashTable *query)
{
  VouchServerStore *store = vouch_server_get_store (server);
  g_autofree char *now = vouch_server_now ();
  guint page = read_page (query);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;
  guint pages;

  if (!vouch_server_store_count (store, now, &count, &error))
    {
      vouch_server_answer_store_error (message, error);
      return;
    }
  pages = MAX (1, (count + CARDS_A_PAGE - 1) / CARDS_A_PAGE);
  if (page < 1 || page > pages)
    {
      answer_missing (message);
      return;
    }
  cards = vouch_server_store_list (store, now, CARDS_A_PAGE, (page - 1) * CARDS_A_PAGE, &error);
  if (cards)
    vouch_server_answer_page (message, 200, HTML, vouch_server_frame_index (cards, page, pages));
  else
    vouch_server_answer_store_error (message, error);
}

static void
answer_feed (VouchServer *server, SoupServerMessage *message)
{
  VouchServerStore *store = vouch_server_get_store (server);
  g_autofree char *now = vouch_server_now ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = vouch_server_store_list (store, now, CARDS_IN_FEED, 0, &error);

  if (cards)
    vouch_server_answer_page (message, 200, "application/atom+xml; charset=utf-8",
                              vouch_server_feed_new (cards, vouch_server_get_root (server),
                                                     vouch_server_store_get_id (store)));
  else
    vouch_server_answer_store_error (message, error);
}

static void
answer_card (VouchServer *server, SoupServerMessage *message, const char *slug)
{
  g_autoptr (VouchServerCard) card = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *now = vouch_server_now ();
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;

  if (!vouch_server_store_find_slug (vouch_server_get_store (server), slug, &card, &error))
    {
      vouch_server_answer_store_error (message, error);
      return;
    }
  if (card && vouch_server_card_is_withdrawn (card))
    {
      vouch_server_answer_page (message, 410, HTML, vouch_server_frame_withdrawn (card));
      return;
    }
  if (!card || !vouch_server_card_is_public (card, now))
    {
      answer_missing (message);
      return;
    }
  path = vouch_server_card_dup_path (card);
  address = vouch_server_dup_address (server, card);
  if (strcmp (card->slug, slug) != 0)
    vouch_server_answer_moved (message, path);
  else
    vouch_server_answer_page (message, 200, HTML, vouch_server_frame_card (card, address));
}

/* A draft's address leads on to the page once that is published: a reader who
 * was sent it before finds the card. */
static void
answer_draft (VouchServer *server, SoupServerMessage *message, const char *key)
{
  g_autoptr (VouchServerCard) card = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  vouch_server_set_header (message, "X-Robots-Tag", "noindex");
  if (!vouch_server_store_find_key (vouch_server_get_store (server), key, &card, &error))
    {
      vouch_server_answer_store_error (message, error);
      return;
    }
  if (!card)
    {
      answer_missing (message);
      return;
    }
  path = vouch_server_card_dup_path (card);
  if (strcmp (path + strlen (DRAFTS), key) != 0)
    vouch_server_answer_moved (message, path);
  else
    vouch_server_answer_page (message, 200, HTML, vouch_server_frame_card (card, NULL));
}

/** Answers a request for a page. */
void
vouch_server_pages_answer (VouchServer *server,
                           SoupServerMessage *message,
                           const char *path,
                           GHashTable *query)
{
  const char *method = soup_server_message_get_method (message);

  if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    vouch_server_answer_method (message, "GET, HEAD");
  else if (strcmp (path, "/") == 0)
    answer_index (server, message, query);
  else if (strcmp (path, VOUCH_SERVER_PATH_FEED) == 0)
    answer_feed (server, message);
  else if (strcmp (path, VOUCH_SERVER_PATH_STYLE) == 0)
    vouch_server_answer_page (message, 200, "text/css; charset=utf-8",
                              g_strdup (vouch_page_stylesheet ()));
  else if (g_str_has_prefix (path, CARDS))
    answer_card (server, message, path + strlen (CARDS));
  else if (g_str_has_prefix (path, DRAFTS))
    answer_draft (server, message, path + strlen (DRAFTS));
  else
    answer_missing (message);
}
