/* vouch-server-search.c: words, or the beginnings of some, in what readers see of a card.
 *
 * SQLite's full-text index (FTS5) has a row for each card that is published. It is taken out in the
 * transaction that changes the card, so that what is gone is found no more, and made again in the next
 * lull: to read a page takes as long as to write it. A card that comes out on a day to come has one, too:
 * what may be seen now is asked of the card itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-search.h"
#include "vouch-server-row.h"

#include <string.h>

/* A longer question has no more to say. */
#define MAX_CHARACTERS 200

#define IS_FOUND \
  " FROM search JOIN cards ON number = search.rowid WHERE search MATCH ?1" \
  " AND status = 'publish' AND (date IS NULL OR date <= ?2)"

/* --- what is kept --- */

typedef struct
{
  const char *escape;
  char character;
} Escape;

/* Those that our pages are written with. */
static const Escape escapes[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' } };

/* These stand within words; between the others there is something to see. */
static const char *const inline_tags[] = { "em", "strong", "sub" };

static const char *
append_escape (GString *text, const char *html)
{
  for (gsize i = 0; i < G_N_ELEMENTS (escapes); i++)
    if (g_str_has_prefix (html, escapes[i].escape))
      {
        g_string_append_c (text, escapes[i].character);
        return html + strlen (escapes[i].escape);
      }
  g_string_append_c (text, '&');
  return html + 1;
}

static gboolean
is_inline (const char *tag)
{
  gsize length;

  tag += *tag == '/';
  length = strcspn (tag, " />");
  for (gsize i = 0; i < G_N_ELEMENTS (inline_tags); i++)
    if (strlen (inline_tags[i]) == length && strncmp (tag, inline_tags[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: behind the tag, whose attributes may hold a “>” between quotes */
static const char *
skip_tag (GString *text, const char *html)
{
  char quote = '\0';

  if (!is_inline (html + 1))
    g_string_append_c (text, ' ');
  for (html++; *html && (quote || *html != '>'); html++)
    if (quote == *html)
      quote = '\0';
    else if (!quote && (*html == '"' || *html == '\''))
      quote = *html;
  return *html ? html + 1 : html;
}

/** Returns: (transfer full): what is to be read in @html. */
char *
vouch_server_search_text (const char *html)
{
  GString *text = g_string_sized_new (strlen (html) / 2);

  while (*html)
    {
      gsize plain = strcspn (html, "<&");

      g_string_append_len (text, html, (gssize) plain);
      html += plain;
      if (*html == '<')
        html = skip_tag (text, html);
      else if (*html == '&')
        html = append_escape (text, html);
    }
  return g_string_free (text, FALSE);
}

static gboolean
add_row (sqlite3 *database, const VouchServerCard *card, GError **error)
{
  g_autofree char *labels = g_strconcat (card->categories, " ", card->tags, NULL);
  g_autofree char *text = vouch_server_search_text (card->html);

  return vouch_sql_run (database, error,
                        "INSERT INTO search (rowid, title, excerpt, labels, text)"
                        " VALUES (?, ?, ?, ?, ?)",
                        "itttt", card->number, card->title, card->excerpt, labels, text);
}

/* The index forgets in parts, when it is in the mood; what was withdrawn has to be gone. */
static gboolean
wipe (sqlite3 *database, GError **error)
{
  return vouch_sql_run (database, error, "INSERT INTO search (search) VALUES ('optimize')", "");
}

/** Takes what @card was out of the index, within the transaction that changes it. */
gboolean
vouch_server_search_forget (sqlite3 *database, const VouchServerCard *card, GError **error)
{
  return (card->revision == 1
          || vouch_sql_run (database, error, "DELETE FROM search WHERE rowid = ?", "i", card->number))
         && (!vouch_server_card_is_withdrawn (card) || wipe (database, error));
}

/* Returns: (transfer full) (nullable) (element-type gint64): numbers of cards that should have a row */
static GArray *
list_missing (sqlite3 *database, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      database, error,
      "SELECT number FROM cards WHERE status = 'publish'"
      " AND number NOT IN (SELECT rowid FROM search)",
      "");
  gboolean has_row;

  if (!row)
    return NULL;
  while (vouch_sql_next (row, &has_row, error))
    {
      gint64 number;

      if (!has_row)
        return g_steal_pointer (&numbers);
      number = sqlite3_column_int64 (row, 0);
      g_array_append_val (numbers, number);
    }
  return NULL;
}

/* A card that has a row by now, or is not published any more, is passed over. */
static gboolean
add_missing (sqlite3 *database, gint64 number, GError **error)
{
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      database, error,
      "SELECT " VOUCH_SERVER_ALL_COLUMNS " FROM cards WHERE number = ? AND status = 'publish'"
      " AND number NOT IN (SELECT rowid FROM search WHERE rowid = number)",
      "i", number);
  g_autoptr (VouchServerCard) card = NULL;
  gboolean has_row;

  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  card = has_row ? vouch_server_row_read (row) : NULL;
  return !card || add_row (database, card, error);
}

/**
 * vouch_server_search_add:
 * @numbers: those of cards; others than published ones are passed over
 *
 * Brings them into the index, in a transaction of its own.
 */
gboolean
vouch_server_search_add (sqlite3 *database, const gint64 *numbers, gsize n_numbers, GError **error)
{
  gboolean is_good = TRUE;

  if (!vouch_sql_run_script (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (gsize i = 0; is_good && i < n_numbers; i++)
    is_good = add_missing (database, numbers[i], error);
  if (is_good && vouch_sql_run_script (database, "COMMIT", error))
    return TRUE;
  /* A disk that is full has ended it already. */
  if (!sqlite3_get_autocommit (database))
    vouch_sql_run_script (database, "ROLLBACK", NULL);
  return FALSE;
}

/** Adds the cards that were published by an earlier version, which had no index, or just before the end. */
gboolean
vouch_server_search_fill (sqlite3 *database, GError **error)
{
  g_autoptr (GArray) numbers = list_missing (database, error);

  return numbers
         && (numbers->len == 0
             || vouch_server_search_add (database, (const gint64 *) (void *) numbers->data,
                                         numbers->len, error));
}

/* --- what is asked --- */

/**
 * vouch_server_search_query:
 * @words: what a reader wrote, in any bytes
 *
 * Each word in quotes, in which nothing has a meaning but the quote itself; with a star, so that the
 * beginning of a word will do.
 *
 * Returns: (transfer full): the same as FTS5 has it; empty where there is no word.
 */
char *
vouch_server_search_query (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autofree char *start
      = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_CHARACTERS));
  GString *query = g_string_new (NULL);
  gboolean is_within = FALSE;

  for (const char *c = start; *c; c = g_utf8_next_char (c))
    {
      gboolean is_word = g_unichar_isgraph (g_utf8_get_char (c)) && *c != '"';

      if (is_word && !is_within)
        g_string_append (query, query->len > 0 ? " \"" : "\"");
      if (is_word)
        g_string_append_unichar (query, g_utf8_get_char (c));
      else if (is_within)
        g_string_append (query, "\"*");
      is_within = is_word;
    }
  if (is_within)
    g_string_append (query, "\"*");
  return g_string_free (query, FALSE);
}

static gboolean
count (sqlite3 *database,
       const char *query,
       const char *public_at,
       guint *total,
       GError **error)
{
  g_autoptr (sqlite3_stmt) row
      = vouch_sql_prepare (database, error, "SELECT count (*)" IS_FOUND, "tt", query, public_at);
  gboolean has_row;

  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  *total = (guint) sqlite3_column_int64 (row, 0);
  return TRUE;
}

/* The title says most of what a card is about, and what it is filed under next. */
static const char found[]
    = "SELECT number, revision, id, slug, key, status, digest, cards.title, cards.excerpt, language,"
      " categories, tags, date, created, modified" IS_FOUND
      " ORDER BY bm25 (search, 10.0, 5.0, 5.0, 1.0), coalesce (date, created) DESC, number DESC"
      " LIMIT ?3 OFFSET ?4";

/**
 * vouch_server_search_find:
 * @total: (out): how many there are in all
 *
 * Case and accents make no difference.
 *
 * Returns: (transfer full) (nullable) (element-type VouchServerCard): those with all the words, best
 *   first, without their content.
 */
GPtrArray *
vouch_server_search_find (sqlite3 *database,
                          const VouchServerSearch *search,
                          guint *total,
                          GError **error)
{
  g_autofree char *query = vouch_server_search_query (search->words);
  g_autoptr (GPtrArray) cards
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_server_card_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  *total = 0;
  if (!*query)
    return g_steal_pointer (&cards);
  if (!count (database, query, search->public_at, total, error)
      || !(row = vouch_sql_prepare (database, error, found, "ttii", query, search->public_at,
                                    (gint64) search->limit, (gint64) search->offset)))
    return NULL;
  while (vouch_sql_next (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&cards);
      g_ptr_array_add (cards, vouch_server_row_read (row));
    }
  return NULL;
}
