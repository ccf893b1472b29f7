/* vouch-article-match.c: whether a paper is the one that somebody speaks of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-article-match.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-match.h"
#include "vouch-reference-names.h"
#include "vouch-reference-plain.h"

/* What each part is worth of 1. */
#define WEIGHT_TITLE 0.7
#define WEIGHT_AUTHOR 0.2
#define WEIGHT_YEAR 0.1
/* Of a part that is not told. */
#define WORTH_UNKNOWN 0.6
#define WORTH_NEAR 0.75
/* Words of two titles that are to be found in both, of all; from here on it is near the same. */
#define NEAR_TITLES 0.8
/* A title with fewer words begins many others. */
#define MIN_WORDS 4
#define GOOD 0.6

/* The words alone: letters and digits in small letters, without accents. */
static char *
fold_words (const char *text)
{
  g_autofree char *folded = vouch_reference_fold (text);
  GString *words = g_string_new (NULL);
  gboolean is_apart = FALSE;

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isalnum (letter))
        {
          /* "don’t" is one word. */
          is_apart = is_apart || (letter != '\'' && letter != '`' && letter != 0x2019);
          continue;
        }
      if (is_apart && words->len > 0)
        g_string_append_c (words, ' ');
      is_apart = FALSE;
      g_string_append_unichar (words, letter);
    }
  return g_string_free (words, FALSE);
}

/* How many of the words of both stand in both: 0 to 1. */
static double
share_words (const char *a, const char *b)
{
  g_auto (GStrv) first = g_strsplit (a, " ", -1);
  g_auto (GStrv) second = g_strsplit (b, " ", -1);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_both = 0;

  for (char **word = first; *word; word++)
    g_hash_table_insert (counts, *word,
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, *word)) + 1));
  for (char **word = second; *word; word++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *word));

      if (n == 0)
        continue;
      n_both++;
      g_hash_table_insert (counts, *word, GUINT_TO_POINTER (n - 1));
    }
  return 2.0 * n_both / (g_strv_length (first) + g_strv_length (second));
}

static guint
count_words (const char *words)
{
  guint n = *words ? 1 : 0;

  for (const char *p = words; *p; p++)
    n += *p == ' ';
  return n;
}

/* One is the other without its subtitle. */
static gboolean
begins (const char *shorter, const char *longer)
{
  gsize length = strlen (shorter);

  return count_words (shorter) >= MIN_WORDS && g_str_has_prefix (longer, shorter)
         && longer[length] == ' ';
}

/* What is published on a paper has its title after a word or two. */
static gboolean
is_about_another (const char *words)
{
  static const char *const starts[]
      = { "reply ",     "response to ", "author response", "comment on ", "commentary on ",
          "correction", "corrigendum",  "erratum",         "retraction",  "letter to ",
          "re " };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (words, starts[i]))
      return TRUE;
  return FALSE;
}

static VouchArticleLikeness
compare_titles (const char *wanted, const char *found, double *share)
{
  g_autofree char *a = fold_words (wanted ? wanted : "");
  g_autofree char *b = fold_words (found ? found : "");

  *share = 0;
  if (!*a || !*b)
    return VOUCH_LIKENESS_UNKNOWN;
  *share = share_words (a, b);
  if (g_str_equal (a, b))
    return VOUCH_LIKENESS_SAME;
  if (is_about_another (a) != is_about_another (b))
    return VOUCH_LIKENESS_OTHER;
  if (begins (a, b) || begins (b, a)
      || (*share >= NEAR_TITLES && MIN (count_words (a), count_words (b)) >= MIN_WORDS))
    return VOUCH_LIKENESS_NEAR;
  return VOUCH_LIKENESS_OTHER;
}

/**
 * vouch_article_compare_titles:
 * @wanted: (nullable): plain text
 * @found: (nullable): plain text
 *
 * Returns: whether they are of one paper
 */
VouchArticleLikeness
vouch_article_compare_titles (const char *wanted, const char *found)
{
  double share;

  return compare_titles (wanted, found, &share);
}

/**
 * vouch_article_title_is_in:
 * @title: plain text
 * @text: plain text, as the first page of a paper
 *
 * Returns: whether the title’s words stand in @text one after the other
 */
gboolean
vouch_article_title_is_in (const char *title, const char *text)
{
  g_autofree char *words = fold_words (title);
  g_autofree char *all = fold_words (text);
  g_autofree char *apart = g_strconcat (" ", all, " ", NULL);
  g_autofree char *wanted = g_strconcat (" ", words, " ", NULL);

  return count_words (words) >= MIN_WORDS && strstr (apart, wanted);
}

static char *
dup_family (JsonArray *names, guint index)
{
  g_autofree char *family = index < vouch_json_array_length (names)
                                ? vouch_reference_name_family (vouch_json_array_object (names, index))
                                : NULL;

  return family ? fold_words (family) : NULL;
}

/* Names with one word more are the same: "van der Berg" is "Berg" elsewhere. */
static gboolean
is_family (const char *a, const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b);
  const char *longer = length_a > length_b ? a : b;
  const char *shorter = longer == a ? b : a;
  gsize before = strlen (longer) - strlen (shorter);

  return g_str_has_suffix (longer, shorter) && (before == 0 || longer[before - 1] == ' ');
}

static VouchArticleLikeness
compare_authors (JsonObject *wanted, JsonObject *found)
{
  JsonArray *names = vouch_json_get_array (found, "author");
  g_autofree char *first = dup_family (vouch_json_get_array (wanted, "author"), 0);

  if (!first || !*first || vouch_json_array_length (names) == 0)
    return VOUCH_LIKENESS_UNKNOWN;
  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      g_autofree char *family = dup_family (names, i);

      if (family && *family && is_family (first, family))
        return i == 0 ? VOUCH_LIKENESS_SAME : VOUCH_LIKENESS_NEAR;
    }
  return VOUCH_LIKENESS_OTHER;
}

static VouchArticleLikeness
compare_years (JsonObject *wanted, JsonObject *found)
{
  VouchReferenceDate a, b;

  vouch_reference_date_read (&a, wanted, "issued");
  vouch_reference_date_read (&b, found, "issued");
  if (a.year <= 0 || b.year <= 0)
    return VOUCH_LIKENESS_UNKNOWN;
  if (a.year == b.year)
    return VOUCH_LIKENESS_SAME;
  /* What is online in December is printed in January. */
  return ABS (a.year - b.year) == 1 ? VOUCH_LIKENESS_NEAR : VOUCH_LIKENESS_OTHER;
}

static VouchArticleLikeness
compare_journals (JsonObject *wanted, JsonObject *found)
{
  const char *a = vouch_json_get_text (wanted, "container-title");
  const char *b = vouch_json_get_text (found, "container-title");
  const char *shorter = vouch_json_get_text (found, "container-title-short");
  double share;
  VouchArticleLikeness likeness = compare_titles (a, b, &share);

  return likeness == VOUCH_LIKENESS_OTHER && shorter
                 && compare_titles (a, shorter, &share) == VOUCH_LIKENESS_SAME
             ? VOUCH_LIKENESS_SAME
             : likeness;
}

static double
get_worth (VouchArticleLikeness likeness)
{
  switch (likeness)
    {
    case VOUCH_LIKENESS_SAME:
      return 1;
    case VOUCH_LIKENESS_NEAR:
      return WORTH_NEAR;
    case VOUCH_LIKENESS_UNKNOWN:
      return WORTH_UNKNOWN;
    case VOUCH_LIKENESS_OTHER:
    default:
      return 0;
    }
}

/* A title alone is enough where nothing speaks against it. */
static gboolean
is_good (const VouchArticleMatch *match)
{
  gboolean is_of_title
      = match->title == VOUCH_LIKENESS_SAME || match->title == VOUCH_LIKENESS_NEAR;

  return is_of_title && match->score >= GOOD
         && (match->author != VOUCH_LIKENESS_OTHER
             || (match->title == VOUCH_LIKENESS_SAME && match->year == VOUCH_LIKENESS_SAME));
}

/**
 * vouch_article_match:
 * @wanted: a CSL-JSON item: the paper that is meant, as far as it is known
 * @found: a CSL-JSON item
 *
 * Compares title, first author and year.
 *
 * Returns: how alike they are
 */
VouchArticleMatch
vouch_article_match (JsonObject *wanted, JsonObject *found)
{
  g_autofree char *a = vouch_reference_dup_plain_title (wanted);
  g_autofree char *b = vouch_reference_dup_plain_title (found);
  VouchArticleMatch match = { 0 };
  double share;

  match.title = compare_titles (a, b, &share);
  match.author = compare_authors (wanted, found);
  match.year = compare_years (wanted, found);
  match.journal = compare_journals (wanted, found);
  match.score = WEIGHT_TITLE
                    * (match.title == VOUCH_LIKENESS_OTHER ? share / 2 : get_worth (match.title))
                + WEIGHT_AUTHOR * get_worth (match.author) + WEIGHT_YEAR * get_worth (match.year);
  match.is_good = is_good (&match);
  return match;
}
