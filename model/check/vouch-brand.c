/* vouch-brand.c: brand names in a text, and whether the nonproprietary name stands beside them.
 *
 * A brand is to its nonproprietary name what an abbreviation is to its words: named once
 * on the card, it is known. So brands are kept in the index of abbreviations, by a key that
 * no abbreviation has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-brand.h"

#include <string.h>

#include "vouch-cue.h"

#define KEY_START '\001'

/* The first of its names: "insulin" of "insulin glargine". */
static gboolean
has_generic (const char *text, const char *generic)
{
  g_autofree char *first = g_strndup (generic, strcspn (generic, " -"));
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *wanted = g_utf8_strdown (first, -1);

  return strstr (lower, wanted) != NULL;
}

/**
 * vouch_brands_read:
 * @found: (element-type VouchAbbreviation): takes them, under a key of their own
 * @text: a statement
 */
void
vouch_brands_read (GPtrArray *found, const char *text)
{
  g_autoptr (GArray) words = vouch_cue_words (text);

  for (guint i = 0; i < words->len; i++)
    {
      const VouchCueWord *word = &g_array_index (words, VouchCueWord, i);
      const char *generic = vouch_cue_generic (word->text);
      VouchAbbreviation *brand;

      if (!(word->cues & VOUCH_CUE_BRAND) || !generic || !g_ascii_isupper (text[word->start]))
        continue;
      brand = g_new0 (VouchAbbreviation, 1);
      brand->word = g_strdup_printf ("%c%s", KEY_START, word->text);
      brand->uses = 1;
      brand->from = word->from;
      brand->is_defined = has_generic (text, generic);
      g_ptr_array_add (found, brand);
    }
}

/** Returns: whether @word is a key of a brand. */
gboolean
vouch_brand_is_key (const char *word)
{
  return word[0] == KEY_START;
}

/** Returns: (transfer none): the brand of a key, in lower case. */
const char *
vouch_brand_get (const char *key)
{
  return key + 1;
}
