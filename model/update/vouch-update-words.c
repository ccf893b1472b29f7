/* vouch-update-words.c: words whose change may make a reader act otherwise.
 *
 * All in lower case, in the languages that cards are written in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-update-words.h"

#include <string.h>

#include "vouch-cue.h"
#include "vouch-treatment.h"

/* How often a drug is given, by which way, and for how long. */
static const char *const dose_words[] = {
  "once",     "twice",   "thrice",       "hourly",        "daily",      "nightly",     "weekly",
  "biweekly", "monthly", "quarterly",    "yearly",        "annually",   "day",         "week",
  "month",    "year",    "hour",         "minute",        "morning",    "evening",     "bedtime",
  "night",    "oral",    "orally",       "intravenous",   "intravenously", "iv",       "im",
  "sc",       "po",      "subcutaneous", "subcutaneously", "intramuscular", "intramuscularly",
  "topical",  "topically", "inhaled",    "sublingual",    "rectal",     "intrathecal", "intravitreal",
  "nasal",    "bid",     "tid",          "qid",           "qd",         "prn",         "loading",
  "maintenance", "maximum", "minimum",   "half",          "double",     "triple",      "per",
  "täglich",  "wöchentlich", "monatlich", "einmal",       "zweimal",    "dreimal",     "quotidien",
  "hebdomadaire", "mensuel", "diario",   "semanal",       "mensual",
};

static const char *const negations[] = {
  "not",   "no",    "never",  "without", "neither", "nor",    "none",   "cannot", "nobody", "nothing",
  "avoid", "avoids", "avoided", "contraindicated", "contraindication", "except", "unless", "unsafe",
  "ineffective", "lack", "lacks", "lacked", "fail", "fails", "failed", "stop", "discontinue", "withhold",
  "unlikely", "against",
  /* which way: one for the other turns a finding round */
  "more", "less", "fewer", "greater", "higher", "lower", "better", "worse", "above", "below", "superior",
  "inferior", "increase", "increases", "increased", "decrease", "decreases", "decreased", "reduce",
  "reduces", "reduced", "raise", "raises", "raised", "improve", "improves", "improved", "worsen",
  "worsens", "worsened", "rose", "rise", "rises", "fell", "fall", "falls", "gained", "lost", "longer", "shorter", "before", "after", "start", "mehr", "weniger",
  "höher", "niedriger", "plus", "moins", "más", "menos", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "ohne", "nie", "niemals",
  "weder", "noch", "pas",  "sans", "jamais", "aucun", "aucune", "ni", "sin", "nunca", "ningún", "ninguna",
  "لا",    "لم",    "لن",     "ليس",     "ليست",    "بدون",   "دون",
};

/* Classes, and what is given that is on no list of drugs. */
static const char *const classes[] = {
  "inhibitor", "blocker", "agonist", "antagonist", "ace", "arb", "ssri", "snri", "maoi", "tricyclic", "nsaid", "opioid",
  "statin", "fibrate", "diuretic", "antibiotic", "antiviral", "antifungal", "anticoagulant", "antiplatelet",
  "antidepressant", "antipsychotic", "benzodiazepine", "steroid", "corticosteroid", "glucocorticoid", "insulin",
  "vaccine", "bcg", "mmr", "hpv", "immunoglobulin", "biologic", "biosimilar", "oxygen", "nitrous", "ivermectin",
  "vitamin", "iron", "calcium", "magnesium", "potassium", "sodium", "zinc", "folate", "estrogen", "oestrogen",
  "progestin", "testosterone", "thyroxine", "probiotic", "placebo", "chemotherapy", "radiotherapy", "immunotherapy",
  "surgery", "dialysis",
};

/* One for another of its row turns a statement round, or speaks of others. */
static const char *const opposites[] = {
  "left", "right", "bilateral", "unilateral", "upper", "anterior", "posterior", "proximal", "distal", "medial",
  "lateral", "arterial", "venous", "systolic", "diastolic", "central", "peripheral", "internal", "external",
  "few", "most", "many", "some", "all", "any", "every", "none", "half", "rarely", "often", "always", "sometimes",
  "seldom", "usually", "commonly", "hardly", "men", "man", "women", "woman", "male", "males", "female", "females",
  "boys", "girls", "children", "adults", "infants", "adolescents", "elderly", "young", "younger", "older", "mother",
  "mothers", "father", "fathers", "maternal", "fetal", "foetal", "neonatal", "pregnant", "acute", "chronic",
  "positive", "negative", "benign", "malignant", "mild", "moderate", "severe", "early", "late", "first", "second",
  "third", "primary", "secondary", "fasting", "safe", "effective", "significant", "insignificant", "common", "rare",
  "present", "absent", "normal", "abnormal", "sensitive", "resistant", "must", "should", "may", "can", "will",
  "faster", "slower", "earlier", "later", "open", "closed", "with", "links", "rechts", "gauche", "droit", "droite", "izquierdo",
  "izquierda", "derecho", "derecha",
};

static gboolean
is_listed (const char *word,
           const char *const *list,
           gsize n_list)
{
  for (gsize i = 0; i < n_list; i++)
    if (g_str_equal (list[i], word))
      return TRUE;
  return FALSE;
}

/** Returns: whether it says how often, by which way or for how long something is given; "days" and "day" are one. */
gboolean
vouch_update_word_is_dose (const char *word)
{
  g_autofree char *singular
      = g_str_has_suffix (word, "s") ? g_strndup (word, strlen (word) - 1) : g_strdup (word);

  return is_listed (word, dose_words, G_N_ELEMENTS (dose_words))
         || is_listed (singular, dose_words, G_N_ELEMENTS (dose_words));
}

/** Returns: whether a "not" is its end: "isn’t" and "can't". */
gboolean
vouch_update_word_is_short_not (const char *word)
{
  return g_str_has_suffix (word, "n't") || g_str_has_suffix (word, "n’t") || g_str_equal (word, "cannot");
}

/** Returns: whether it denies, or tells which way; "non-inferior" comes as "non". */
gboolean
vouch_update_word_is_negation (const char *word)
{
  return is_listed (word, negations, G_N_ELEMENTS (negations)) || vouch_update_word_is_short_not (word) || g_str_equal (word, "non");
}

/** Returns: whether it denies what stands behind it. */
gboolean
vouch_update_word_is_denial (const char *word)
{
  static const char *const words[] = {
    "not", "no", "never", "without", "cannot", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "ohne",
    "nie", "pas", "sans", "jamais", "aucun", "aucune", "sin", "nunca",
  };

  return is_listed (word, words, G_N_ELEMENTS (words)) || vouch_update_word_is_short_not (word);
}

/** Returns: whether it tells one side from the other. */
gboolean
vouch_update_word_is_comparing (const char *word)
{
  static const char *const words[] = { "than", "versus", "vs", "als", "que", "over", "instead" };

  return is_listed (word, words, G_N_ELEMENTS (words));
}

/** Returns: whether it names a drug. Names that the lists lack still end as their class does; look-alikes are just
 * what matters here (USAN Council, stem list). */
gboolean
vouch_update_word_is_drug (const char *word)
{
  static const char *const stems[] = {
    "azine", "yzine", "zepam", "zolam", "pidem", "dipine", "triptan", "gliptin", "gliflozin", "parin",
    "xaban", "gatran", "setron", "lukast", "mab", "tinib", "ciclib", "pril", "prilat", "sartan", "statin",
    "olol", "cillin", "mycin", "floxacin", "conazole", "prazole", "tidine", "thiazide", "semide", "caine",
    "bendazole", "oxetine", "triptyline", "cycline", "dronate", "glitazone", "glutide", "vudine", "buvir", "navir",
  };

  g_autofree char *singular
      = g_str_has_suffix (word, "s") ? g_strndup (word, strlen (word) - 1) : g_strdup (word);

  if (vouch_treatment_is_drug (word) || vouch_cue_generic (word)
      || is_listed (singular, classes, G_N_ELEMENTS (classes)))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (stems); i++)
    if (g_str_has_suffix (word, stems[i]))
      return TRUE;
  return FALSE;
}

/** Returns: whether another word in its place turns a statement round, or makes it speak of others. */
gboolean
vouch_update_word_is_opposite (const char *word)
{
  static const char *const beginnings[] = { "hypo", "hyper", "tachy", "brady" };

  if (is_listed (word, opposites, G_N_ELEMENTS (opposites)))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (word, beginnings[i]) && strlen (word) > strlen (beginnings[i]) + 3)
      return TRUE;
  return FALSE;
}

/** Returns: whether a letter or a short word behind it belongs to the name: "vitamin D", "type II". */
gboolean
vouch_update_word_takes_letter (const char *word)
{
  static const char *const words[] = { "vitamin", "hepatitis", "type", "group", "class", "stage", "grade", "phase",
                                       "factor",  "influenza", "arm",  "category", "typ", "gruppe", "groupe", "tipo" };

  return is_listed (word, words, G_N_ELEMENTS (words));
}
