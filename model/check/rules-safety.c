/* rules-safety.c: what a hasty reader can take wrong, and what must not be read at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-brand.h"
#include "vouch-check-figures.h"
#include "vouch-pattern.h"
#include "vouch-words.h"

#define PHONE_LENGTH 8

static gboolean
has_cue (VouchCheck *check, VouchCue cue)
{
  return check->unit->facts.evidence && (check->unit->facts.evidence->cues & cue);
}

static void
report_range (VouchCheck *check, guint from, guint to, const char *message)
{
  VouchFindingFields fields = vouch_check_begin (check);

  fields.member = "text";
  fields.message = message;
  fields.from = from;
  fields.to = to;
  vouch_check_report (check, &fields);
}

/* --- unsafe-abbreviation --- */

/* A piece of a text and what is written instead. */
typedef struct
{
  guint from;
  guint to;
  char *by; /* (owned) */
} Swap;

static void
clear_swap (gpointer data)
{
  g_free (((Swap *) data)->by);
}

static void
add_swap (GArray *swaps, guint from, guint to, char *by)
{
  Swap swap = { from, to, by };

  g_array_append_val (swaps, swap);
}

/* As doses are written; laboratory values may keep their zeros. */
static gboolean
is_dose (const VouchNumber *number)
{
  static const char units[] = "mg µg g mL U IU mEq mg/kg µg/kg mL/kg U/kg";

  return number->kind == VOUCH_NUMBER_AMOUNT && *number->unit
         && vouch_cue_is_among (number->unit, units);
}

static char *
group_thousands (gint64 value)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT, value);
  for (int at = (int) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free (text, FALSE);
}

static char *
trim_zeros (VouchDecimal value)
{
  while (value.places > 0 && value.digits % 10 == 0)
    {
      value.digits /= 10;
      value.places--;
    }
  return g_strdup_printf ("%.*f", MAX (0, value.places), vouch_decimal_get_double (value));
}

/* The unit as it is written after the figures. */
static const char *
find_short_unit (VouchCheck *check, const VouchNumber *number, guint *from, guint *to)
{
  const char *text = vouch_check_get_text (check);
  const char *p = vouch_check_get_after (check, number->value_to);

  while (*p == ' ' || *p == '-')
    p++;
  *from = (guint) g_utf8_pointer_to_offset (text, p);
  if (g_str_has_prefix (p, "IU") && !g_ascii_isalnum (p[2]))
    {
      *to = *from + 2;
      return "international units";
    }
  if ((*p == 'U' || *p == 'u') && !g_ascii_isalnum (p[1]))
    {
      *to = *from + 1;
      return "units";
    }
  return NULL;
}

static void
find_in_dose (VouchCheck *check, const VouchNumber *number, GArray *swaps)
{
  guint from, to;
  const char *unit;

  if (!is_dose (number))
    return;
  if (number->value.places > 0 && number->value.digits % 10 == 0 && number->value.digits > 0)
    add_swap (swaps, number->value_from, number->value_to, trim_zeros (number->value));
  else if (number->is_naked)
    add_swap (
        swaps, number->value_from, number->value_to,
        g_strdup_printf ("%.*f", number->value.places, vouch_decimal_get_double (number->value)));
  else if (number->value.places == 0 && number->value.digits >= 1000 && !number->is_grouped)
    add_swap (swaps, number->value_from, number->value_to, group_thousands (number->value.digits));
  if ((unit = find_short_unit (check, number, &from, &to)))
    add_swap (swaps, from, to, g_strdup (unit));
}

static const struct
{
  const char *shorthand;
  const char *instead;
} shorthands[] = {
  { "QD", "daily" },
  { "qd", "daily" },
  { "QOD", "every other day" },
  { "qod", "every other day" },
  { "MSO4", "morphine sulfate" },
  { "MgSO4", "magnesium sulfate" },
  { "MS", "morphine sulfate" },
};

/* MS is multiple sclerosis, unless a dose stands beside it. */
static gboolean
is_beside_dose (GArray *words, guint i)
{
  for (guint k = i > 2 ? i - 2 : 0; k < MIN (words->len, i + 4); k++)
    if (k != i && vouch_cue_is_among (g_array_index (words, VouchCueWord, k).text, "mg mcg"))
      return TRUE;
  return FALSE;
}

static void
find_shorthands (VouchCheck *check, GArray *swaps)
{
  const char *text = vouch_check_get_text (check);
  g_autoptr (GArray) words = vouch_cue_words (text);

  for (guint i = 0; i < words->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (shorthands); k++)
      {
        const VouchCueWord *word = &g_array_index (words, VouchCueWord, i);
        gsize length = strlen (shorthands[k].shorthand);

        if (word->end - word->start != length
            || strncmp (text + word->start, shorthands[k].shorthand, length) != 0)
          continue;
        if (g_str_equal (shorthands[k].shorthand, "MS")
            && (!is_beside_dose (words, i) || strstr (text, "sclerosis")))
          continue;
        add_swap (swaps, word->from, word->to, g_strdup (shorthands[k].instead));
      }
}

static int
compare_swaps (gconstpointer a, gconstpointer b)
{
  const Swap *one = a;
  const Swap *other = b;

  return (one->from > other->from) - (one->from < other->from);
}

static GArray *
find_swaps (VouchCheck *check)
{
  GArray *swaps = g_array_new (FALSE, FALSE, sizeof (Swap));
  const GArray *figures = vouch_check_get_figures (check);

  g_array_set_clear_func (swaps, clear_swap);
  if (!has_cue (check, VOUCH_CUE_SHORTHAND)
      || !(check->unit->facts.treatments & (VOUCH_TREATMENT_DRUG | VOUCH_TREATMENT_DOSE)))
    return swaps;
  for (guint i = 0; i < vouch_check_count_figures (figures); i++)
    if (check->unit->facts.treatments & VOUCH_TREATMENT_DRUG)
      find_in_dose (check, vouch_check_get_figure (figures, i), swaps);
  find_shorthands (check, swaps);
  g_array_sort (swaps, compare_swaps);
  return swaps;
}

static void
check_unsafe_abbreviation (VouchCheck *check)
{
  g_autoptr (GArray) swaps = find_swaps (check);
  const Swap *first;
  g_autofree char *said = NULL;
  g_autofree char *message = NULL;

  if (swaps->len == 0)
    return;
  first = &g_array_index (swaps, Swap, 0);
  said = g_utf8_substring (vouch_check_get_text (check), first->from, first->to);
  message = g_strdup_printf (_ ("“%s” can be misread in a dose. Write “%s”."), said, first->by);
  report_range (check, first->from, first->to, message);
}

static VouchChange *
mend_unsafe_abbreviation (VouchCheck *check, VouchFinding *finding)
{
  g_autoptr (GArray) swaps = find_swaps (check);
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));

  for (guint i = swaps->len; i > 0; i--)
    {
      const Swap *swap = &g_array_index (swaps, Swap, i - 1);

      vouch_check_replace (text, swap->from, swap->to, swap->by);
    }
  return vouch_check_end_text (check, text, _ ("Write It Out"));
}

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

  if (!has_cue (check, VOUCH_CUE_OBSOLETE))
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
  report_range (check, from, to, message);
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

/* --- patient-identifiable --- */

static VouchPattern mail = { "[\\w.+-]+@[\\w-]+\\.[a-zA-Z]{2,}" };

static VouchPattern phone
    = { "(?i)(?:\\b(?:tel|phone|telephone|mobile|call)\\b[^\\d]{0,12}\\+?\\d[\\d ().-]{6,}\\d)"
        "|(?<![\\d.-])(?:\\+\\d{1,3}[ .-]?)?\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?![\\d-])"
        "|(?<!\\w)\\+\\d{1,3}[ .-]\\d[\\d .-]{6,}\\d" };

static VouchPattern record
    = { "(?i)\\b(?:MRN|medical record (?:number|no\\.?)|hospital (?:number|no\\.?)|chart "
        "(?:number|no\\.?)|"
        "record (?:number|no\\.?)|NHS (?:number|no\\.?))\\W{0,3}(?:is )?[A-Z]{0,3}\\d{4,}" };

#define MONTHS                                                                                     \
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"               \
  "Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"

static VouchPattern exact_date
    = { "\\b\\d{1,2}(?:st|nd|rd|th)? " MONTHS "\\.?,? \\d{4}\\b|\\b" MONTHS
        "\\.? \\d{1,2}(?:st|nd|rd|th)?, \\d{4}\\b"
        "|\\b(?:19|20)\\d\\d-\\d\\d-\\d\\d\\b|\\b\\d{1,2}/\\d{1,2}/(?:19|20)\\d\\d\\b" };

static VouchPattern one_patient
    = { "(?i)\\b(?:he|she|the patient|this patient|a patient|was born|date of birth|DOB|"
        "\\d+-year-old (?:man|woman|boy|girl|male|female|patient))\\b" };

static VouchPattern name_with_age = { "\\b(?:Mr|Mrs|Ms|Miss)\\.? [A-Z][a-z]+\\b"
                                      "|\\b[A-Z][a-z]+ [A-Z][a-z]+(?:, | \\()(?:aged |age "
                                      ")?\\d{1,3}(?:, |\\),? )(?:was|had|who|presented|came|"
                                      "developed|reported|underwent|a |an )"
                                      "|\\b[A-Z][a-z]+ [A-Z][a-z]+, an? \\d{1,3}-year-old" };

static VouchPattern great_age = { "(?i)\\b(?:9\\d|1[01]\\d)[- ]years?[- ]old (?:[a-z]+ "
                                  ")?(?:man|woman|male|female|patient|lady|gentleman)\\b" };

static VouchPattern identifier = { "(?i)\\b(?:doi|ISBN|ISSN|NCT\\d|ISRCTN|PMID|PMC\\d|EudraCT)" };

static gboolean
find (VouchCheck *check, VouchPattern *pattern, guint *from, guint *to)
{
  const char *text = vouch_check_get_text (check);
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;

  if (!g_regex_match (vouch_pattern_get (pattern), text, 0, &match)
      || !g_match_info_fetch_pos (match, 0, &start, &end))
    return FALSE;
  *from = (guint) g_utf8_pointer_to_offset (text, text + start);
  *to = (guint) g_utf8_pointer_to_offset (text, text + end);
  return TRUE;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* In all that name_with_age knows, a capital letter follows a space. */
static gboolean
may_have_name (const char *text)
{
  for (const char *p = strchr (text, ' '); p; p = strchr (p + 1, ' '))
    if (g_ascii_isupper (p[1]))
      return TRUE;
  return FALSE;
}

/* In all that phone knows, figures and what parts them make a run of this length. */
static gboolean
may_have_phone (const char *text)
{
  const char *p = text;

  while ((p = strpbrk (p, "0123456789")))
    {
      gsize length = strspn (p, "0123456789 ().-");

      if (length >= PHONE_LENGTH)
        return TRUE;
      p += length;
    }
  return !g_str_is_ascii (text);
}

/* What it is that tells who the patient is; NULL: nothing. */
static const char *
find_identity (VouchCheck *check, guint *from, guint *to)
{
  const char *text = vouch_check_get_text (check);
  guint unused;

  if (strchr (text, '@') && find (check, &mail, from, to))
    return _ ("an e-mail address");
  if (!has_digit (text))
    return NULL;
  if (has_cue (check, VOUCH_CUE_ONE))
    {
      if (find (check, &record, from, to))
        return _ ("a record number");
      if (find (check, &great_age, from, to))
        return _ ("an age over 89");
      if (find (check, &exact_date, from, to) && find (check, &one_patient, &unused, &unused))
        {
          find (check, &exact_date, from, to);
          return _ ("an exact date");
        }
    }
  if (may_have_name (text) && find (check, &name_with_age, from, to))
    return _ ("a name");
  if (may_have_phone (text) && !find (check, &identifier, &unused, &unused)
      && find (check, &phone, from, to))
    return _ ("a telephone number");
  return NULL;
}

static void
check_patient_identifiable (VouchCheck *check)
{
  guint from = 0, to = 0;
  const char *what;
  g_autofree char *message = NULL;

  if (check->unit->facts.is_blank || vouch_check_is_within (check, "resources")
      || !(what = find_identity (check, &from, &to)))
    return;
  if (g_strcmp0 (vouch_card_get_article_type (check->card), "case-report") == 0)
    message = g_strdup_printf (
        _ ("This may identify the patient: %s. Is consent stated in the source?"), what);
  else
    message = g_strdup_printf (_ ("This may identify the patient: %s."), what);
  report_range (check, from, to, message);
}

static VouchChange *
mend_patient_identifiable (VouchCheck *check, VouchFinding *finding)
{
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));
  guint from, to;

  if (!vouch_finding_get_range (finding, &from, &to))
    return NULL;
  vouch_check_replace (text, from, to, "");
  g_string_replace (text, "  ", " ", 0);
  return vouch_check_end_text (check, text, _ ("Remove"));
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
  report_range (check, brand->from, to, message);
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

const VouchRule vouch_rules_safety[] = {
  {
      .id = "unsafe-abbreviation",
      .title = N_ ("Unsafe abbreviation"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_unsafe_abbreviation,
      .repair = N_ ("Write it out"),
      .mend = mend_unsafe_abbreviation,
      .when
      = N_ ("Next to a drug’s dose: U, IU, QD, QOD, MS, MSO4, a trailing zero, a decimal point "
            "without a leading zero, or a dose of 1000 or more without a separator. Does not apply "
            "to MS for multiple sclerosis."),
      .meaning
      = N_ ("“10 U” has been read as 100, “1.0 mg” as 10 mg, “.5 mg” as 5 mg; patients died."),
      .authority = N_ ("ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations."),
      .bad = N_ ("Insulin 10 U; warfarin 1.0 mg QD"),
      .good = N_ ("Insulin 10 units; warfarin 1 mg daily"),
  },
  {
      .id = "patient-identifiable",
      .title = N_ ("Patient identifiable"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_patient_identifiable,
      .repair = N_ ("Remove"),
      .mend = mend_patient_identifiable,
      .when = N_ (
          "A patient’s e-mail address, telephone or record number, an exact date, a name with an "
          "age, or an age over 89. Does not apply to DOIs, trial numbers and ISBNs, or to contacts "
          "under Resources."),
      .meaning = N_ ("Patients have a right to privacy."),
      .authority = N_ ("ICMJE, Protection of research participants; HIPAA safe harbor."),
      .bad = N_ ("A 93-year-old woman was admitted on 12 March 2024."),
      .good = N_ ("A woman over 89 was admitted in spring."),
  },
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
