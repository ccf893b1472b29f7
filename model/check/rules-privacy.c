/* rules-privacy.c: what tells who a patient is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-check-figures.h"
#include "vouch-check-words.h"
#include "vouch-pattern.h"

#define PHONE_LENGTH 8

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
  if (vouch_check_has_cue (check, VOUCH_CUE_ONE))
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
  vouch_check_report_range (check, from, to, message);
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

const VouchRule vouch_rules_privacy[] = {
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
  { NULL },
};
