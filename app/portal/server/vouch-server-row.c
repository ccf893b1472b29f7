/* vouch-server-row.c: reads a row into a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-row.h"

/** Returns: (transfer full): the card in a row of one of the column lists. */
VouchServerCard *
vouch_server_row_read (sqlite3_stmt *row)
{
  VouchServerCard *card = g_new0 (VouchServerCard, 1);
  char **members[] = { &card->id,         &card->slug,  &card->key,     &card->status,
                       &card->digest,     &card->title, &card->excerpt, &card->language,
                       &card->categories, &card->tags,  &card->date,    &card->created,
                       &card->modified,   &card->card,  &card->html,    &card->jsonld };

  card->number = sqlite3_column_int64 (row, 0);
  card->revision = sqlite3_column_int64 (row, 1);
  for (int i = 2; i < sqlite3_column_count (row); i++)
    *members[i - 2] = vouch_sql_dup_text (row, i);
  return card;
}

/** Finds the one card for which @sql has @value; %NULL where there is none. */
gboolean
vouch_server_row_find (sqlite3 *database,
                       const char *sql,
                       const char *value,
                       VouchServerCard **card,
                       GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  *card = NULL;
  row = vouch_sql_prepare (database, error, sql, "t", value);
  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  if (has_row)
    *card = vouch_server_row_read (row);
  return TRUE;
}

/** Finds a card by its UUID in lower case; @card is %NULL where there is none. */
gboolean
vouch_server_row_find_id (sqlite3 *database, const char *id, VouchServerCard **card, GError **error)
{
  return vouch_server_row_find (
      database, "SELECT " VOUCH_SERVER_ALL_COLUMNS " FROM cards WHERE id = ?", id, card, error);
}
