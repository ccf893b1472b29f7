/* vouch-passage-common.c: words that nearly every passage has, whatever it is about.
 *
 * They count when passages are ranked, where they weigh little. Here it is asked whether a passage
 * may be taken at one glance: sharing these says nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-common.h"

#include <string.h>

/* English, in small letters. */
static const char *const words[] = {
  "a", "about", "above", "after", "again", "all", "also", "although", "among", "an", "and", "any", "are", "article",
  "articles", "as", "at", "author", "authors", "be", "because", "been", "before", "being", "below", "between", "both",
  "but", "by", "can", "case", "cases", "cannot", "could", "data", "did", "do", "does", "due", "during", "each",
  "either", "et", "al", "evidence", "few", "finding", "findings", "for", "from", "further", "group", "groups", "had",
  "has", "have", "having", "here", "how", "however", "if", "important", "in", "include", "included", "includes",
  "including", "into", "is", "it", "its", "may", "might", "more", "most", "much", "must", "need", "new", "no", "non",
  "nor", "not", "of", "off", "often", "on", "one", "only", "or", "other", "others", "our", "out", "over", "own",
  "paper", "papers", "participant", "participants", "patient", "patients", "people", "reported", "research", "result",
  "results", "same", "shall", "she", "should", "show", "showed", "shown", "shows", "since", "so", "some", "studies",
  "study", "such", "suggest", "suggests", "than", "that", "the", "their", "them", "then", "there", "these", "they",
  "this", "those", "three", "through", "thus", "to", "too", "trial", "trials", "two", "under", "until", "up", "use",
  "used", "useful", "using", "very", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who",
  "whom", "whose", "why", "will", "with", "within", "without", "would", "year", "years", "yet", "you", "your",
};

static gpointer
make_set (gpointer unused)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_hash_table_add (set, (char *) words[i]);
  return set;
}

/**
 * vouch_passage_is_common:
 * @folded: a word as a #VouchPassageReader gives it
 *
 * Returns: whether nearly every paper has it; single letters too, and single digits.
 */
gboolean
vouch_passage_is_common (const char *folded)
{
  static GOnce once = G_ONCE_INIT;

  return strlen (folded) < 2 || g_hash_table_contains (g_once (&once, make_set, NULL), folded);
}
