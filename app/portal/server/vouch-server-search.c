/* vouch-server-search.c: words, or the beginnings of some, in titles, excerpts, categories and tags.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-search.h"
#include "vouch-server-card.h"

/* A longer question has no more to say. */
#define MAX_CHARACTERS 200

static gboolean
matches (const VouchServerCard *card, char **words)
{
  g_autofree char *text = g_strjoin (" ", card->title, card->excerpt ? card->excerpt : "",
                                     card->categories, card->tags, NULL);

  for (gsize i = 0; words[i]; i++)
    if (!g_str_match_string (words[i], text, TRUE))
      return FALSE;
  return TRUE;
}

/**
 * vouch_server_search:
 * @cards: (element-type VouchServerCard): what is looked through
 * @words: what a reader wrote, in UTF-8; case and accents make no difference
 *
 * Returns: (transfer full) (element-type VouchServerCard): those with all the words, in their
 *   order; they belong to @cards.
 */
GPtrArray *
vouch_server_search (GPtrArray *cards, const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autofree char *start = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_CHARACTERS));
  g_auto (GStrv) tokens = g_str_tokenize_and_fold (start, NULL, NULL);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; tokens[0] && i < cards->len; i++)
    if (matches (cards->pdata[i], tokens))
      g_ptr_array_add (found, cards->pdata[i]);
  return found;
}
