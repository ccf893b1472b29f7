/* vouch-reference-match.c: finds references: the same work twice, and by a few words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-match.h"

#include <string.h>

#include "vouch-isbn.h"
#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"
#include "vouch-reference-names.h"
#include "vouch-reference-title.h"

/* Between the parts of a search text: first author, other authors and year, title, the rest.
 * No typed word holds it. */
#define PART '\n'

/* A title of fewer letters, "Editorial", is many works' title. */
#define TITLE_LETTERS_AT_LEAST 12
/* Fewer words may be a running title. */
#define WORDS_AT_LEAST 3

static char *
dup_isbn (JsonObject *csl)
{
  const char *text = vouch_json_get_text (csl, "ISBN");

  return text ? vouch_isbn_normalise (text) : NULL;
}

static gboolean
have_same (JsonObject *a,
           JsonObject *b,
           char *(*dup) (JsonObject *csl))
{
  g_autofree char *first = dup (a);
  g_autofree char *second = first ? dup (b) : NULL;

  return first && second && g_ascii_strcasecmp (first, second) == 0;
}

/* Two identifiers of one kind that differ name two works, whatever the titles say. */
static gboolean
differ_in (JsonObject *a,
           JsonObject *b,
           char *(*dup) (JsonObject *csl))
{
  g_autofree char *first = dup (a);
  g_autofree char *second = first ? dup (b) : NULL;

  return first && second && g_ascii_strcasecmp (first, second) != 0;
}

static char *
fold_letters (const char *text)
{
  g_autofree char *folded = vouch_reference_fold (text);
  char *to = folded;

  for (const char *p = folded; *p; p++)
    if (g_ascii_isalnum (*p) || (*p & 0x80))
      *to++ = *p;
  *to = '\0';
  return g_steal_pointer (&folded);
}

static char *
dup_title_letters (JsonObject *csl)
{
  const char *title = vouch_json_get_text (csl, "title");
  g_autofree char *plain = title ? vouch_reference_title_plain (title) : NULL;

  return plain ? fold_letters (plain) : NULL;
}

static char *
dup_first_family (JsonObject *csl)
{
  JsonArray *authors = vouch_json_get_array (csl, "author");
  g_autofree char *family = vouch_reference_name_family (vouch_json_array_object (authors, 0));

  return fold_letters (family ? family : "");
}

static int
get_year (JsonObject *csl)
{
  VouchReferenceDate date;

  vouch_reference_date_read (&date, csl, "issued");
  return date.year;
}

/* Same title, year and first author; what one of them does not tell does not part them. */
static gboolean
reads_the_same (JsonObject *a,
                JsonObject *b)
{
  g_autofree char *title = dup_title_letters (a);
  g_autofree char *other_title = dup_title_letters (b);
  g_autofree char *family = NULL;
  g_autofree char *other_family = NULL;
  int year = get_year (a);
  int other_year = get_year (b);

  if (!title || strlen (title) < TITLE_LETTERS_AT_LEAST || g_strcmp0 (title, other_title) != 0)
    return FALSE;
  if (year && other_year && year != other_year)
    return FALSE;
  family = dup_first_family (a);
  other_family = dup_first_family (b);
  return !*family || !*other_family || g_str_equal (family, other_family);
}

/**
 * vouch_reference_is_same_work:
 * @a: a CSL-JSON item
 * @b: another one
 *
 * Returns: whether both name one work: by DOI, PMID or PMCID; else by title, year and
 *   first author. Two chapters of a book share its ISBN: that alone says nothing.
 */
gboolean
vouch_reference_is_same_work (JsonObject *a,
                              JsonObject *b)
{
  if (have_same (a, b, vouch_reference_dup_doi) || have_same (a, b, vouch_reference_dup_pmid)
      || have_same (a, b, vouch_reference_dup_pmcid))
    return TRUE;
  if (differ_in (a, b, vouch_reference_dup_doi) || differ_in (a, b, vouch_reference_dup_pmid)
      || differ_in (a, b, dup_isbn))
    return FALSE;
  return reads_the_same (a, b);
}

static guint
count_shared (char **words,
              char **others)
{
  guint n = 0;

  for (gsize i = 0; words[i]; i++)
    n += g_strv_contains ((const char *const *) others, words[i]);
  return n;
}

/* A title in brackets is a translation, and one in other letters has no words to compare. */
static char **
dup_title_words (JsonObject *csl)
{
  const char *title = vouch_json_get_text (csl, "title");
  g_autofree char *plain = title ? vouch_reference_title_plain (title) : NULL;
  g_autofree char *folded = NULL;

  if (!plain || *plain == '[' || vouch_json_get_text (csl, "original-title"))
    return NULL;
  folded = vouch_reference_fold (plain);
  return g_str_tokenize_and_fold (folded, NULL, NULL);
}

/**
 * vouch_reference_has_other_title:
 * @a: a CSL-JSON item
 * @b: another one
 *
 * Returns: whether the titles can't be one work's, whatever the identifiers say: of the shorter, less
 *   than a third of the words are in the other
 */
gboolean
vouch_reference_has_other_title (JsonObject *a,
                                 JsonObject *b)
{
  g_auto (GStrv) words = dup_title_words (a);
  g_auto (GStrv) others = words ? dup_title_words (b) : NULL;
  guint least;

  if (!others)
    return FALSE;
  least = MIN (g_strv_length (words), g_strv_length (others));
  return least >= WORDS_AT_LEAST && MIN (count_shared (words, others), count_shared (others, words)) * 3 < least;
}

/**
 * vouch_reference_fold:
 * @text: any text
 *
 * Returns: (transfer full): @text in small letters, without accents, for comparing.
 */
char *
vouch_reference_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *parted = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *small = g_utf8_casefold (parted, -1);
  GString *folded = g_string_new (NULL);

  for (const char *p = small; *p; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));
  return g_string_free (folded, FALSE);
}

static void
append_member (GString    *text,
               JsonObject *csl,
               const char *member)
{
  const char *value = vouch_json_get_text (csl, member);

  if (value)
    g_string_append_printf (text, " %s", value);
}

/**
 * vouch_reference_dup_search_text:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full): what vouch_reference_score() looks into, folded: people, year,
 *   title, journal and identifiers. To be kept while the item is the same.
 */
char *
vouch_reference_dup_search_text (JsonObject *csl)
{
  static const char *const members[] = {
    "container-title", "container-title-short", "publisher", "number", "DOI", "PMID", "PMCID",
    "ISBN", "URL", "citation-key",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *authors = vouch_json_get_array (csl, "author");

  for (guint i = 0; i < vouch_json_array_length (authors); i++)
    {
      g_autofree char *family
          = vouch_reference_name_family (vouch_json_array_object (authors, i));

      g_string_append_printf (text, "%c%s", i == 1 ? PART : ' ', family ? family : "");
    }
  if (vouch_json_array_length (authors) < 2)
    g_string_append_c (text, PART);
  if (get_year (csl))
    g_string_append_printf (text, " %d", get_year (csl));
  g_string_append_c (text, PART);
  append_member (text, csl, "title");
  g_string_append_c (text, PART);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    append_member (text, csl, members[i]);
  return vouch_reference_fold (text->str);
}

static gboolean
is_word_start (const char *text,
               const char *at)
{
  const char *before = g_utf8_find_prev_char (text, at);

  return !before || !g_unichar_isalnum (g_utf8_get_char (before));
}

/* How well one word is found: most in the first author, then people and year, title, the rest;
 * a word's start counts more than its middle. */
static guint
score_word (const char *text,
            const char *word)
{
  static const guint weights[] = { 12, 9, 5, 3 };
  guint best = 0;
  guint part = 0;
  const char *at = text;

  for (const char *hit = strstr (text, word); hit; hit = strstr (hit + 1, word))
    {
      guint score;

      for (; at < hit; at++)
        if (*at == PART && part + 1 < G_N_ELEMENTS (weights))
          part++;
      score = weights[part] * (is_word_start (text, hit) ? 2 : 1);
      best = MAX (best, score);
    }
  return best;
}

/**
 * vouch_reference_score:
 * @search_text: of a reference, from vouch_reference_dup_search_text()
 * @folded_query: what was typed, from vouch_reference_fold()
 *
 * Every word that was typed must be found, in any order.
 *
 * Returns: how well it fits, more is better; 0 where it does not.
 */
guint
vouch_reference_score (const char *search_text,
                       const char *folded_query)
{
  g_auto (GStrv) words = g_strsplit_set (folded_query, " \t,;", -1);
  guint score = 0;
  guint n_words = 0;

  for (gsize i = 0; words[i]; i++)
    {
      guint found;

      if (!*words[i])
        continue;
      n_words++;
      found = score_word (search_text, words[i]);
      if (found == 0)
        return 0;
      score += found;
    }
  return n_words > 0 ? score : 1;
}
