/* vouch-server-search.h: cards by the words that readers see in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-server-card.h"
#include "vouch-sql.h"

G_BEGIN_DECLS

/** Which of the cards that were found. */
typedef struct
{
  const char *words;     /* what a reader wrote */
  const char *public_at; /* the time: only what everybody may read then */
  guint limit;
  guint offset;
} VouchServerSearch;

gboolean   vouch_server_search_forget (sqlite3               *database,
                                     const VouchServerCard   *card,
                                     GError                 **error);
gboolean   vouch_server_search_add  (sqlite3                 *database,
                                     const gint64            *numbers,
                                     gsize                    n_numbers,
                                     GError                 **error);
gboolean   vouch_server_search_fill (sqlite3                 *database,
                                     GError                 **error);
GPtrArray *vouch_server_search_find (sqlite3                 *database,
                                     const VouchServerSearch *search,
                                     guint                   *total,
                                     GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_server_search_query (const char             *words) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_server_search_text  (const char             *html) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
