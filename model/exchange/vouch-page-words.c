/* vouch-page-words.c: the page's own words and dates, by the card's language.
 *
 * A published page must not depend on who rendered it: the same card gives the
 * same bytes under every locale. So its words come from these tables by the
 * card's language and not from the environment; a language without a table has
 * English words, which the page marks as English.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-words.h"

#include <string.h>

#include "vouch-page-words-private.h"
#include "vouch-reference-date.h"

/* `article.type` of the file; "unknown" is not printed. */
static const char *const article_types[VOUCH_PAGE_N_ARTICLE_TYPES] = {
  "trial", "observational", "qualitative", "systematic-review", "review", "guideline",
  "case-report", "opinion", "interview", "news", "sponsored",
};

/* ISO 15924 codes and languages that are written from right to left. */
static const char *const right_to_left_scripts[]
    = { "Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa" };
static const char *const right_to_left_languages[] = {
  "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
};

/* English outside the United States puts the day first. */
static const char *const day_first_pattern = "{d} {m} {y}";

static gboolean
is_listed (const char        *text,
           gsize              length,
           const char *const *list,
           gsize              n_list)
{
  for (gsize i = 0; i < n_list; i++)
    if (strlen (list[i]) == length && g_ascii_strncasecmp (list[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

static gsize
count_letters (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalpha (text[length]))
    length++;
  return length;
}

/* Language, then script, then region (RFC 5646, section 2.1); that is what a page needs. */
static gboolean
is_language (const char *tag)
{
  gsize length = count_letters (tag);

  if (length != 2 && length != 3)
    return FALSE;
  tag += length;
  if (*tag == '-' && count_letters (tag + 1) == 4)
    tag += 5;
  if (*tag == '-' && count_letters (tag + 1) == 2)
    tag += 3;
  else if (*tag == '-' && strspn (tag + 1, "0123456789") == 3)
    tag += 4;
  return *tag == '\0';
}

static gboolean
is_day_first (const char *language)
{
  return language && g_ascii_strncasecmp (language, "en-", 3) == 0
         && g_ascii_strcasecmp (language, "en-US") != 0;
}

static void
replace_number (GString    *text,
                const char *placeholder,
                int         number)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);

  g_string_replace (text, placeholder, digits, 0);
}

/**
 * vouch_page_dup_language:
 * @language: (nullable): a card's language
 *
 * Returns: (transfer full): a language tag that a page can carry; "en" where @language is none.
 */
char *
vouch_page_dup_language (const char *language)
{
  g_autofree char *tag = g_strdelimit (g_strdup (language ? language : ""), "_", '-');

  return is_language (tag) ? g_steal_pointer (&tag) : g_strdup ("en");
}

/**
 * vouch_page_language_is_right_to_left:
 * @language: a language tag
 *
 * Returns: whether it is written from right to left: by its script, else by its language.
 */
gboolean
vouch_page_language_is_right_to_left (const char *language)
{
  gsize length = count_letters (language);
  const char *next = language[length] == '-' ? language + length + 1 : "";

  if (count_letters (next) == 4)
    return is_listed (next, 4, right_to_left_scripts, G_N_ELEMENTS (right_to_left_scripts));
  return is_listed (language, length, right_to_left_languages,
                    G_N_ELEMENTS (right_to_left_languages));
}

/**
 * vouch_page_words_for:
 * @language: (nullable): a language tag
 *
 * Returns: (transfer none): the words in that language, else in English.
 */
const VouchPageWords *
vouch_page_words_for (const char *language)
{
  gsize length = language ? count_letters (language) : 0;

  for (gsize i = 0; i < VOUCH_PAGE_N_LANGUAGES; i++)
    if (is_listed (language ? language : "", length, &vouch_page_words_tables[i].language, 1))
      return &vouch_page_words_tables[i];
  return &vouch_page_words_tables[0];
}

/**
 * vouch_page_words_get_language:
 * @self: words
 *
 * Returns: the language that they are in, which may be other than asked for.
 */
const char *
vouch_page_words_get_language (const VouchPageWords *self)
{
  return self->language;
}

/**
 * vouch_page_words_get:
 * @self: words
 * @word: which
 *
 * Returns: the word, plain text.
 */
const char *
vouch_page_words_get (const VouchPageWords *self,
                      VouchPageWord         word)
{
  g_return_val_if_fail (word < VOUCH_PAGE_N_WORDS, "");
  return self->words[word];
}

/**
 * vouch_page_words_open_quote:
 * @self: words
 *
 * Returns: what stands before a quotation in that language
 */
const char *
vouch_page_words_open_quote (const VouchPageWords *self)
{
  return self->open_quote;
}

/**
 * vouch_page_words_close_quote:
 * @self: words
 *
 * Returns: what stands after a quotation in that language
 */
const char *
vouch_page_words_close_quote (const VouchPageWords *self)
{
  return self->close_quote;
}

/**
 * vouch_page_words_article_type:
 * @self: words
 * @type: (nullable): an `article.type`
 *
 * Returns: (nullable): its name, or %NULL where there is nothing to print.
 */
const char *
vouch_page_words_article_type (const VouchPageWords *self,
                               const char           *type)
{
  for (gsize i = 0; type && i < VOUCH_PAGE_N_ARTICLE_TYPES; i++)
    if (g_str_equal (article_types[i], type))
      return self->article_types[i];
  return NULL;
}

/**
 * vouch_page_words_summarises:
 * @self: words
 * @type: (nullable): an `article.type`
 *
 * Returns: what a page is that summarises one article of that type, and that it is no guideline.
 */
const char *
vouch_page_words_summarises (const VouchPageWords *self,
                             const char           *type)
{
  for (gsize i = 0; type && i < VOUCH_PAGE_N_ARTICLE_TYPES; i++)
    if (g_str_equal (article_types[i], type))
      return self->summarises[i];
  return self->summarises[VOUCH_PAGE_N_ARTICLE_TYPES];
}

/**
 * vouch_page_words_date:
 * @self: words
 * @language: (nullable): the card's language, for the order of day and month
 * @date: "2026-06-02", "2026-06" or "2026"
 *
 * Returns: (transfer full) (nullable): the date as a sentence has it, or %NULL where @date is none.
 */
char *
vouch_page_words_date (const VouchPageWords *self,
                       const char           *language,
                       const char           *date)
{
  VouchReferenceDate parts;
  GString *text;

  if (!vouch_reference_date_parse (&parts, date))
    return NULL;
  if (!parts.month)
    return g_strdup_printf ("%d", parts.year);
  text = g_string_new (!parts.day                                      ? self->month_pattern
                       : self == &vouch_page_words_tables[0] && is_day_first (language) ? day_first_pattern
                                                                       : self->day_pattern);
  replace_number (text, "{d}", parts.day);
  replace_number (text, "{y}", parts.year);
  g_string_replace (text, "{m}", self->months[parts.month - 1], 0);
  return g_string_free (text, FALSE);
}
