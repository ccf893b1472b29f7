/* rules-terms.c: terms that have changed, and names that not everybody knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-brand.h"
#include "vouch-check-figures.h"
#include "vouch-check-words.h"

/* --- obsolete-term --- */

static gboolean
is_name_of (const char *term, const char *text, const VouchCueWord *last, const char *next)
{
  if (g_str_equal (term, "nash") || g_str_equal (term, "nafld"))
    return g_ascii_islower (text[last->end - 1]);
  if (g_str_equal (term, "the elderly") || g_str_equal (term, "the disabled"))
    return vouch_cue_is_among (next,
                               "patient patients population people person persons women men adults "
                               "adult individuals group subjects person");
  return g_str_equal (term, "monkeypox") && g_str_equal (next, "virus");
}

/* The longest term that the word at @i is part of. */
static const char *
find_term (const char *text, GArray *words, guint i, guint *from, guint *to)
{
  for (guint start = i > 3 ? i - 3 : 0; start <= i; start++)
    for (guint end = MIN (i + 3, words->len); end > i; end--)
      {
        const VouchCueWord *first = &g_array_index (words, VouchCueWord, start);
        const VouchCueWord *last = &g_array_index (words, VouchCueWord, end - 1);
        g_autofree char *piece = g_strndup (text + first->start, last->end - first->start);
        g_autofree char *lower = g_utf8_strdown (piece, -1);
        const char *now = vouch_cue_swap (lower);
        const char *next = end < words->len ? g_array_index (words, VouchCueWord, end).text : "";

        if (!now || is_name_of (lower, text, last, next))
          continue;
        *from = first->from;
        *to = last->to;
        return now;
      }
  return NULL;
}

static const char *
find_obsolete (VouchCheck *check, guint *from, guint *to)
{
  const char *text = vouch_check_get_text (check);
  g_autoptr (GArray) words = NULL;

  if (!vouch_check_has_cue (check, VOUCH_CUE_OBSOLETE))
    return NULL;
  words = vouch_cue_words (text);
  for (guint i = 0; i < words->len; i++)
    if (g_array_index (words, VouchCueWord, i).cues & VOUCH_CUE_OBSOLETE)
      {
        const char *now = find_term (text, words, i, from, to);

        if (now)
          return now;
      }
  return NULL;
}

static void
check_obsolete_term (VouchCheck *check)
{
  guint from, to;
  const char *now = find_obsolete (check, &from, &to);
  g_autofree char *said = NULL;
  g_autofree char *message = NULL;

  if (!now)
    return;
  said = g_utf8_substring (vouch_check_get_text (check), from, to);
  message = g_strdup_printf (_ ("“%s” is no longer used: “%s”."), said, now);
  vouch_check_report_range (check, from, to, message);
}

static VouchChange *
mend_obsolete_term (VouchCheck *check, VouchFinding *finding)
{
  guint from, to;
  const char *now = find_obsolete (check, &from, &to);
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));
  g_autofree char *first = NULL;
  g_autofree char *upper = NULL;

  if (!now)
    return NULL;
  vouch_check_replace (text, from, to, now);
  if (from == 0)
    {
      first = g_utf8_substring (text->str, 0, 1);
      upper = g_utf8_strup (first, -1);
      vouch_check_replace (text, 0, 1, upper);
    }
  return vouch_check_end_text (check, text, _ ("Replace Term"));
}

/* --- brand-without-generic --- */

static const VouchAbbreviation *
find_bare_brand (VouchCheck *check)
{
  GPtrArray *found = check->unit->facts.abbreviations;

  for (guint i = 0; found && i < found->len; i++)
    {
      const VouchAbbreviation *brand = found->pdata[i];

      if (vouch_brand_is_key (brand->word)
          && vouch_abbreviation_index_is_first_bare (check->index->abbreviations, check->unit,
                                                     brand->word))
        return brand;
    }
  return NULL;
}

static void
check_brand_without_generic (VouchCheck *check)
{
  const VouchAbbreviation *brand = find_bare_brand (check);
  g_autofree char *said = NULL;
  g_autofree char *message = NULL;
  guint to;

  if (!brand)
    return;
  to = brand->from + (guint) strlen (vouch_brand_get (brand->word));
  said = g_utf8_substring (vouch_check_get_text (check), brand->from, to);
  message = g_strdup_printf (_ ("“%s” is a brand of %s."), said,
                             vouch_cue_generic (vouch_brand_get (brand->word)));
  vouch_check_report_range (check, brand->from, to, message);
}

static VouchChange *
mend_brand_without_generic (VouchCheck *check, VouchFinding *finding)
{
  const VouchAbbreviation *brand = find_bare_brand (check);
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));
  g_autofree char *piece = NULL;
  guint to;

  if (!brand)
    return NULL;
  to = brand->from + (guint) strlen (vouch_brand_get (brand->word));
  piece = g_strdup_printf (" (%s)", vouch_cue_generic (vouch_brand_get (brand->word)));
  vouch_check_replace (text, to, to, piece);
  return vouch_check_end_text (check, text, _ ("Insert Name"));
}

const VouchRule vouch_rules_terms[] = {
  {
      .id = "obsolete-term",
      .title = N_ ("Outdated term"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_obsolete_term,
      .repair = N_ ("Replace"),
      .mend = mend_obsolete_term,
      .when = N_ ("A term that is no longer used: “diabetics”, “committed suicide”, “NAFLD”."),
      .meaning = N_ ("People are more than their disease, and some names of diseases have changed."),
      .authority = N_ ("AMA Manual of Style 11.12; consensus on steatotic liver disease, 2023."),
      .bad = N_ ("Diabetics need a yearly eye examination."),
      .good = N_ ("People with diabetes need a yearly eye examination."),
  },
  {
      .id = "brand-without-generic",
      .title = N_ ("Brand name only"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_brand_without_generic,
      .repair = N_ ("Insert the name"),
      .mend = mend_brand_without_generic,
      .when
      = N_ ("A brand name without its nonproprietary name anywhere on the card. Reported once, at "
            "its first use."),
      .meaning
      = N_ ("Brands differ from country to country; the nonproprietary name is known everywhere."),
      .authority = N_ ("AMA Manual of Style 14.4."),
      .bad = N_ ("Lipitor lowered LDL cholesterol."),
      .good = N_ ("Lipitor (atorvastatin) lowered LDL cholesterol."),
  },
  { NULL },
};
