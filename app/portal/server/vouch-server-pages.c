/* vouch-server-pages.c: the list, the cards' pages, the feed, the map of the site and the stylesheet.
 *
 * Pages are kept until a card changes. A list also depends on the time, since cards come out on
 * their date: it is kept for a second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-pages.h"
#include "vouch-page-document.h"
#include "vouch-server-feed.h"
#include "vouch-server-frame.h"
#include "vouch-server-sitemap.h"

#include <string.h>

#define HTML "text/html; charset=utf-8"
#define CARDS "/cards/"
#define DRAFTS "/drafts/"
#define CARDS_A_PAGE 50
#define CARDS_IN_FEED 50
#define CARDS_IN_SITEMAP 50000 /* as many as sitemaps.org allows in one */

/* What is kept in memory, in bytes, until it is made anew. */
#define MAX_KEPT ((gsize) 16 * 1024 * 1024)

struct _VouchServerPages
{
  VouchServerStore *store; /* (owned) */
  char *root;              /* (owned): the portal's address, with a slash at its end */

  GMutex lock;             /* guards what follows */
  GHashTable *kept;        /* (owned) (element-type utf8 Kept): by path */
  gsize n_bytes;           /* of the bodies in it */
};

typedef struct
{
  VouchServerPage *page; /* (owned) */
  guint generation;      /* of the store, before the page was made */
  gint64 until;          /* monotonic microseconds; 0 = as long as no card changes */
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  vouch_server_page_unref (kept->page);
  g_free (kept);
}

static VouchServerPage *
make_missing (void)
{
  return vouch_server_page_new (404, HTML, vouch_server_frame_missing ());
}

/* --- lists --- */

static guint
read_page_number (GHashTable *query)
{
  const char *text = query ? g_hash_table_lookup (query, "page") : NULL;
  guint64 page = 1;

  if (text && !g_ascii_string_to_unsigned (text, 10, 1, 1000000, &page, NULL))
    return 0;
  return (guint) page;
}

static VouchServerPage *
make_index (VouchServerPages *self, GHashTable *query, GError **error)
{
  g_autofree char *now = vouch_server_now ();
  guint page = read_page_number (query);
  g_autoptr (GPtrArray) cards = NULL;
  guint count = 0;
  guint pages;

  if (!vouch_server_store_count (self->store, now, &count, error))
    return NULL;
  pages = MAX (1, (count + CARDS_A_PAGE - 1) / CARDS_A_PAGE);
  if (page < 1 || page > pages)
    return make_missing ();
  cards = vouch_server_store_list (self->store, now, CARDS_A_PAGE, (page - 1) * CARDS_A_PAGE,
                                   error);
  return cards ? vouch_server_page_new (200, HTML, vouch_server_frame_index (cards, page, pages))
               : NULL;
}

static VouchServerPage *
make_found (VouchServerPages *self, const char *words, GHashTable *query, GError **error)
{
  g_autofree char *now = vouch_server_now ();
  guint number = read_page_number (query);
  VouchServerSearch search = { words, now, CARDS_A_PAGE, (MAX (number, 1) - 1) * CARDS_A_PAGE };
  g_autoptr (GPtrArray) cards = NULL;
  VouchServerPage *page;
  guint pages;
  guint total;

  cards = vouch_server_store_search (self->store, &search, &total, error);
  if (!cards)
    return NULL;
  pages = MAX (1, (total + CARDS_A_PAGE - 1) / CARDS_A_PAGE);
  if (number < 1 || number > pages)
    page = make_missing ();
  else
    page = vouch_server_page_new (
        200, HTML, vouch_server_frame_found (cards, words, total, number, pages));
  page->is_hidden = TRUE;
  return page;
}

static VouchServerPage *
make_feed (VouchServerPages *self, GError **error)
{
  g_autofree char *now = vouch_server_now ();
  g_autoptr (GPtrArray) cards
      = vouch_server_store_list (self->store, now, CARDS_IN_FEED, 0, error);

  return cards ? vouch_server_page_new (200, "application/atom+xml; charset=utf-8",
                                        vouch_server_feed_new (
                                            cards, self->root,
                                            vouch_server_store_get_id (self->store)))
               : NULL;
}

static VouchServerPage *
make_sitemap (VouchServerPages *self, GError **error)
{
  g_autofree char *now = vouch_server_now ();
  g_autoptr (GPtrArray) cards
      = vouch_server_store_list (self->store, now, CARDS_IN_SITEMAP, 0, error);

  return cards ? vouch_server_page_new (200, "application/xml; charset=utf-8",
                                        vouch_server_sitemap_new (cards, self->root))
               : NULL;
}

/* --- cards --- */

static VouchServerPage *
make_card (VouchServerPages *self, const char *slug, GError **error)
{
  g_autoptr (VouchServerCard) card = NULL;
  g_autofree char *now = vouch_server_now ();
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;

  if (!vouch_server_store_find_slug (self->store, slug, &card, error))
    return NULL;
  if (card && vouch_server_card_is_withdrawn (card))
    return vouch_server_page_new (410, HTML, vouch_server_frame_withdrawn (card));
  if (!card || !vouch_server_card_is_public (card, now))
    return make_missing ();
  path = vouch_server_card_dup_path (card);
  if (strcmp (card->slug, slug) != 0)
    return vouch_server_page_new_moved (path);
  address = g_strconcat (self->root, path + 1, NULL);
  return vouch_server_page_new (200, HTML, vouch_server_frame_card (card, address));
}

/* A draft's address leads on to the page once that is published: a reader who
 * was sent it before finds the card. */
static VouchServerPage *
make_draft (VouchServerPages *self, const char *key, GError **error)
{
  g_autoptr (VouchServerCard) card = NULL;
  g_autofree char *path = NULL;
  VouchServerPage *page;

  if (!vouch_server_store_find_key (self->store, key, &card, error))
    return NULL;
  path = card ? vouch_server_card_dup_path (card) : NULL;
  if (!card)
    page = make_missing ();
  else if (strcmp (path + strlen (DRAFTS), key) != 0)
    page = vouch_server_page_new_moved (path);
  else
    page = vouch_server_page_new (200, HTML, vouch_server_frame_card (card, NULL));
  page->is_hidden = TRUE;
  return page;
}

/* Returns: (nullable): what is looked for */
static const char *
get_words (const char *path, GHashTable *query)
{
  const char *words = query && strcmp (path, "/") == 0 ? g_hash_table_lookup (query, "q") : NULL;

  return words && *words ? words : NULL;
}

/* @seconds: (out): how long it stays true while no card changes; 0 = for ever */
static VouchServerPage *
make_page (VouchServerPages *self,
           const char *path,
           GHashTable *query,
           guint *seconds,
           GError **error)
{
  const char *words = get_words (path, query);

  *seconds = 1;
  if (strcmp (path, "/") == 0)
    return words ? make_found (self, words, query, error) : make_index (self, query, error);
  if (strcmp (path, VOUCH_SERVER_PATH_FEED) == 0)
    return make_feed (self, error);
  if (strcmp (path, VOUCH_SERVER_PATH_SITEMAP) == 0)
    return make_sitemap (self, error);
  *seconds = 0;
  if (strcmp (path, VOUCH_SERVER_PATH_ROBOTS) == 0)
    return vouch_server_page_new (200, "text/plain; charset=utf-8",
                                  vouch_server_robots_new (self->root));
  if (strcmp (path, VOUCH_SERVER_PATH_STYLE) == 0)
    return vouch_server_page_new (200, "text/css; charset=utf-8",
                                  g_strdup (vouch_page_stylesheet ()));
  if (g_str_has_prefix (path, CARDS))
    return make_card (self, path + strlen (CARDS), error);
  if (g_str_has_prefix (path, DRAFTS))
    return make_draft (self, path + strlen (DRAFTS), error);
  return make_missing ();
}

/* --- keeping --- */

static VouchServerPage *
find_kept (VouchServerPages *self, const char *path, guint generation)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Kept *kept = g_hash_table_lookup (self->kept, path);

  if (!kept || kept->generation != generation
      || (kept->until != 0 && kept->until < g_get_monotonic_time ()))
    return NULL;
  return vouch_server_page_ref (kept->page);
}

/* Only what is there is kept: of addresses that lead nowhere there is no end. */
static void
keep (VouchServerPages *self,
      const char *path,
      guint generation,
      guint seconds,
      VouchServerPage *page)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gsize size = g_bytes_get_size (page->body);
  Kept *old = g_hash_table_lookup (self->kept, path);
  Kept *kept;

  if (page->status != 200 || size > MAX_KEPT / 4)
    return;
  if (old)
    self->n_bytes -= g_bytes_get_size (old->page->body);
  if (self->n_bytes + size > MAX_KEPT)
    {
      g_hash_table_remove_all (self->kept);
      self->n_bytes = 0;
    }
  kept = g_new0 (Kept, 1);
  kept->page = vouch_server_page_ref (page);
  kept->generation = generation;
  kept->until = seconds > 0 ? g_get_monotonic_time () + seconds * G_USEC_PER_SEC : 0;
  g_hash_table_replace (self->kept, g_strdup (path), kept);
  self->n_bytes += size;
}

/**
 * vouch_server_pages_new:
 * @store: the cards
 * @root: the portal's address, with a slash at its end
 */
VouchServerPages *
vouch_server_pages_new (VouchServerStore *store, const char *root)
{
  VouchServerPages *self = g_new0 (VouchServerPages, 1);

  self->store = g_object_ref (store);
  self->root = g_strdup (root);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_kept);
  g_mutex_init (&self->lock);
  return self;
}

void
vouch_server_pages_free (VouchServerPages *self)
{
  g_object_unref (self->store);
  g_free (self->root);
  g_hash_table_unref (self->kept);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/** Returns: whether the page is one of what was found, which takes longer than others may wait for. */
gboolean
vouch_server_pages_is_search (const char *path, GHashTable *query)
{
  return get_words (path, query) != NULL;
}

/**
 * vouch_server_pages_get:
 * @path: from "/", with nothing left to decode
 * @query: (nullable) (element-type utf8 utf8): what stands behind the path
 * @error: return location for a #VouchSqlError
 *
 * May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the page, which may be one that says that there is none.
 */
VouchServerPage *
vouch_server_pages_get (VouchServerPages *self,
                        const char *path,
                        GHashTable *query,
                        GError **error)
{
  gboolean is_plain = !query || g_hash_table_size (query) == 0;
  guint generation = vouch_server_store_get_generation (self->store);
  VouchServerPage *page = is_plain ? find_kept (self, path, generation) : NULL;
  guint seconds;

  if (page)
    return page;
  page = make_page (self, path, query, &seconds, error);
  if (page && is_plain)
    keep (self, path, generation, seconds, page);
  return page;
}
