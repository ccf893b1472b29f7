/* vouch-find.c: looks for words in a card's titles, statements and items.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-find.h"

#include "vouch-item.h"
#include "vouch-section.h"
#include "vouch-statement.h"

typedef struct
{
  GPtrArray *found;
  gunichar  *words; /* folded */
  glong      n_words;
} Search;

static void
free_found (gpointer data)
{
  VouchFound *found = data;

  g_free (found->node);
  g_free (found);
}

/* Typographic signs are found by those of a keyboard. One sign stays one, so that offsets hold. */
static gunichar
fold_sign (gunichar sign)
{
  switch (sign)
    {
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0x201c:
    case 0x201d:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return g_unichar_isspace (sign) ? ' ' : g_unichar_tolower (sign);
    }
}

static gunichar *
fold (const char *text, glong *length)
{
  gunichar *signs = g_utf8_to_ucs4_fast (text, -1, length);

  for (glong i = 0; i < *length; i++)
    signs[i] = fold_sign (signs[i]);
  return signs;
}

static void
add (Search *search, const char *node, glong from)
{
  VouchFound *found = g_new0 (VouchFound, 1);

  found->node = g_strdup (node);
  found->from = from;
  found->to = from + search->n_words;
  g_ptr_array_add (search->found, found);
}

static void
look_in (Search *search, VouchNode *node, const char *text)
{
  glong length;
  g_autofree gunichar *signs = fold (text, &length);

  for (glong i = 0; i + search->n_words <= length;)
    if (memcmp (signs + i, search->words, search->n_words * sizeof *signs) == 0)
      {
        add (search, vouch_node_get_id (node), i);
        i += search->n_words;
      }
    else
      i++;
}

static void
look_cb (VouchNode *node, gpointer data)
{
  const char *text = NULL;

  if (VOUCH_IS_STATEMENT (node) || VOUCH_IS_ITEM (node))
    text = vouch_node_get_text (node, "text");
  else if (VOUCH_IS_SECTION (node) || VOUCH_IS_CARD (node))
    text = vouch_node_get_text (node, "title");
  if (text && *text)
    look_in (data, node, text);
}

/**
 * vouch_find:
 * @card: where to look
 * @words: what to look for; upper and lower case, kinds of quotes, dashes and spaces are alike
 *
 * Looks in the titles of the card and its sections and in the text of statements and items.
 *
 * Returns: (transfer full) (element-type VouchFound): the places in the card's order, none
 *   overlapping another; empty for no words.
 */
GPtrArray *
vouch_find (VouchCard *card, const char *words)
{
  Search search = { g_ptr_array_new_with_free_func (free_found), NULL, 0 };

  g_return_val_if_fail (VOUCH_IS_CARD (card), search.found);

  search.words = fold (words, &search.n_words);
  if (search.n_words > 0)
    vouch_node_foreach (VOUCH_NODE (card), look_cb, &search);
  g_free (search.words);
  return search.found;
}
