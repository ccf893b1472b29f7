/* vouch-treatment.c: finds drugs by the stems of their names, doses by their units.
 *
 * The stems are those of the WHO's list of international nonproprietary names
 * ("The use of stems in the selection of INN", 2018): they cover medicines that
 * no list of today has. Words of daily use that end alike are told apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-treatment.h"

#include <string.h>

#include "vouch-pattern.h"
#include "vouch-words.h"

/* A card's words many times over; beyond that a thread begins anew. */
#define MAX_JUDGED 20000

/* Endings of nonproprietary names that no other common word has. */
static const char *const stems[] = {
  "mab",      "nib",        "ciclib",    "parib",    "zomib",     "rafenib",   "limus",
  "ercept",   "atacept",    "pril",      "prilat",   "sartan",    "vastatin",  "olol",
  "dipine",   "semide",     "thiazide",  "gliptin",  "gliflozin", "glutide",   "glitazone",
  "formin",   "gliclazide", "fibrate",   "parin",    "xaban",     "gatran",    "grelor",
  "grel",     "prazole",    "conazole",  "fungin",   "cillin",    "floxacin",  "mycin",
  "cycline",  "oxacin",     "penem",     "vudine",   "navir",     "tegravir",  "ciclovir",
  "buvir",    "asvir",      "previr",    "oxetine",  "talopram",  "triptan",   "triptyline",
  "ipramine", "faxine",     "azepam",    "azolam",   "peridol",   "piprazole", "oxazine",
  "idone",    "apine",      "promazine", "lukast",   "phylline",  "terol",     "tropium",
  "solone",   "asone",      "onide",     "nidazole", "oprost",    "dronate",   "dronic",
  "stigmine", "curium",     "caine",     "setron",   "steride",   "prost",     "taxel",
  "rubicin",  "platin",     "trexate",   "tecan",    "coxib",     "profen",    "relix",
  "relin",    "zolamide",   "gepant",    "orexant",  "barbital",  "giline",    "racetam",
  "gabalin",
};

/* Names without a stem, and classes; folded, singular, sorted. */
static const char *const names[] = {
  "acetaminophen",  "acetazolamide",
  "acyclovir",      "amantadine",
  "amphetamine",    "analgesic",
  "antibiotic",     "anticoagulant",
  "anticonvulsant", "antidepressant",
  "antihistamine",  "antihypertensive",
  "antiplatelet",   "antipsychotic",
  "antiviral",      "aspirin",
  "atropine",       "baclofen",
  "benzodiazepine", "bevacizumab",
  "bisphosphonate", "botulinum",
  "brimonidine",    "buprenorphine",
  "bupropion",      "buspirone",
  "cannabidiol",    "carbamazepine",
  "chlorhexidine",  "clonidine",
  "clozapine",      "codeine",
  "colchicine",     "corticosteroid",
  "cortisone",      "cyclophosphamide",
  "cyclosporine",   "dapsone",
  "digoxin",        "diuretic",
  "epinephrine",    "erythromycin",
  "esketamine",     "ezetimibe",
  "fentanyl",       "fluorouracil",
  "gabapentin",     "glucocorticoid",
  "heparin",        "hydroxychloroquine",
  "ibuprofen",      "immunosuppressant",
  "insulin",        "interferon",
  "ketamine",       "ketorolac",
  "lamotrigine",    "levodopa",
  "levothyroxine",  "lithium",
  "melatonin",      "mesalamine",
  "methadone",      "methylphenidate",
  "miotic",         "mirtazapine",
  "morphine",       "naloxone",
  "naltrexone",     "naproxen",
  "nitroglycerin",  "nsaid",
  "opioid",         "oxycodone",
  "oxytocin",       "paracetamol",
  "penicillin",     "phenytoin",
  "pilocarpine",    "propofol",
  "psilocybin",     "rituximab",
  "sildenafil",     "snri",
  "spironolactone", "ssri",
  "statin",         "steroid",
  "sulfonylurea",   "tamoxifen",
  "topiramate",     "tramadol",
  "trazodone",      "vaccine",
  "valproate",      "vancomycin",
  "vasopressor",    "verapamil",
  "warfarin",       "zolpidem",
};

/* Folded words that end as a drug and are none; sorted. */
static const char *const others[] = {
  "april",    "cholesterol", "cocaine",     "cosine", "ergosterol", "intercept",
  "magazine", "mannequine",  "phytosterol", "quine",  "symbol",
};

/* What is put into or onto a patient; folded, singular, sorted. */
static const char *const devices[] = {
  "catheter", "defibrillator",   "endoprosthesis", "implant", "inhaler",
  "laser",    "neurostimulator", "pacemaker",      "pessary", "prosthesis",
  "shunt",    "stent",           "ventilator",
};

static VouchPattern dose = {
  "(?<![\\w.])\\d[\\d.,\\x{2009}\\x{202F}]*[\\s\\x{A0}-]?(?:mg|mcg|µg|μg|ug|g|ml|mL|IU|units?|"
  "international units|tablets?|capsules?|drops?|puffs?|vials?|mmol|mEq)"
  "(?![\\w])(?!/(?:dl|dL|l|L|ml|mL)\\b)"
};

static VouchPattern device = {
  "\\b(?:contact|intraocular|scleral) lens(?:es)?\\b|\\binsulin pumps?\\b|\\bhearing aids?\\b"
};

/* Digits that are part of a name or a class say no amount: "type 2", "COVID-19". */
static VouchPattern number
    = { "(?i)(?<![\\w.,/-])(?<!type )(?<!types )(?<!grade )(?<!stage )(?<!phase )(?<!class )"
        "(?<!level )(?<!table )(?<!figure )"
        "\\d+(?:[.,]\\d+)*(?:(?!\\w)|(?=(?:mg|mcg|µg|μg|g|kg|ml|mm|cm|mmhg|iu|h|hrs?|min|wks?|mo|y|"
        "yrs?)\\b))" };

/* Both expressions are dear beside what most figures are: "of 120 patients". What is seen at a
 * glance of plain ASCII needs none. */

static gboolean
is_word_sign (char sign)
{
  return g_ascii_isalnum (sign) || sign == '_';
}

static const char *
find_digit (const char *from)
{
  return strpbrk (from, "0123456789");
}

/* A dose has the first letter of a unit behind its figures, beside them or after one sign. */
static gboolean
may_state_dose (const char *text)
{
  const char *p;

  if (!g_str_is_ascii (text))
    return TRUE;
  for (p = find_digit (text); p; p = find_digit (p))
    {
      p += strspn (p, "0123456789.,");
      if (g_ascii_isspace (*p) || *p == '-')
        p++;
      if (*p && strchr ("mugIitcdpv", *p))
        return TRUE;
    }
  return FALSE;
}

/* "Type 2" */
static gboolean
stands_after_class (const char *text, const char *p)
{
  static const char *const classes[] = { "type ",  "types ", "grade ", "stage ",  "phase ",
                                         "class ", "level ", "table ", "figure " };

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gsize length = strlen (classes[i]);

      if ((gsize) (p - text) >= length && g_ascii_strncasecmp (p - length, classes[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Figures by themselves, of which nothing more need be known. */
static gboolean
states_number_plainly (const char *text)
{
  const char *p;

  if (!g_str_is_ascii (text))
    return FALSE;
  for (p = find_digit (text); p; p = find_digit (p))
    {
      const char *start = p;

      p += strspn (p, "0123456789");
      if ((start == text || (!is_word_sign (start[-1]) && !strchr (".,/-", start[-1])))
          && !is_word_sign (*p) && !stands_after_class (text, start))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_drug_stem (const char *word)
{
  gsize length = strlen (word);

  if (length < 6 || vouch_words_list_has (others, G_N_ELEMENTS (others), word))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (stems); i++)
    if (length >= strlen (stems[i]) + 2 && g_str_has_suffix (word, stems[i]))
      return !g_str_has_suffix (word, "sterol");
  return FALSE;
}

static VouchTreatment
judge_word (const char *word)
{
  g_autofree char *stem = vouch_words_stem (word);

  if (vouch_words_list_has (names, G_N_ELEMENTS (names), stem) || has_drug_stem (stem))
    return VOUCH_TREATMENT_DRUG;
  return vouch_words_list_has (devices, G_N_ELEMENTS (devices), stem) ? VOUCH_TREATMENT_DEVICE
                                                                      : VOUCH_TREATMENT_NONE;
}

/* Each thread remembers what it has judged: cards use few words, and those often. */
static VouchTreatment
look_up_word (const char *word)
{
  static GPrivate judged = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);
  GHashTable *words = g_private_get (&judged);
  gpointer known;
  VouchTreatment kind;

  if (!words)
    {
      words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_private_set (&judged, words);
    }
  if (g_hash_table_lookup_extended (words, word, NULL, &known))
    return (VouchTreatment) GPOINTER_TO_UINT (known);
  kind = judge_word (word);
  if (g_hash_table_size (words) >= MAX_JUDGED)
    g_hash_table_remove_all (words);
  g_hash_table_insert (words, g_strdup (word), GUINT_TO_POINTER (kind));
  return kind;
}

/**
 * vouch_treatment_is_drug:
 * @word: a folded word
 *
 * Returns: whether it names a medicine or a class of medicines.
 */
gboolean
vouch_treatment_is_drug (const char *word)
{
  return look_up_word (word) == VOUCH_TREATMENT_DRUG;
}

/* Worth an expression only where these words stand. */
static gboolean
may_name_device (const char *folded)
{
  return strstr (folded, " lens") || strstr (folded, "insulin pump")
         || strstr (folded, "hearing aid");
}

/**
 * vouch_treatment_find_folded:
 * @text: a statement
 * @folded: the same through vouch_words_fold()
 *
 * Returns: what kinds of treatment it names.
 */
VouchTreatment
vouch_treatment_find_folded (const char *text, const char *folded)
{
  g_autofree char *words = g_strdup (folded);
  VouchTreatment found = VOUCH_TREATMENT_NONE;
  char *next;

  for (char *word = words; word; word = next)
    {
      next = strchr (word, ' ');
      if (next)
        *next++ = '\0';
      found |= look_up_word (word);
    }
  if (may_state_dose (text) && vouch_pattern_matches_at_digit (&dose, text))
    found |= VOUCH_TREATMENT_DOSE;
  if (may_name_device (folded) && vouch_pattern_matches (&device, folded))
    found |= VOUCH_TREATMENT_DEVICE;
  return found;
}

/** The same for a @text that was not folded yet. */
VouchTreatment
vouch_treatment_find (const char *text)
{
  g_autofree char *folded = vouch_words_fold (text);

  return vouch_treatment_find_folded (text, folded);
}

/**
 * vouch_text_has_number:
 * @text: a statement
 *
 * Returns: whether it states an amount; digits within a name ("COVID-19", "HbA1c",
 *   "type 2 diabetes") are none.
 */
gboolean
vouch_text_has_number (const char *text)
{
  return states_number_plainly (text) || vouch_pattern_matches_at_digit (&number, text);
}
