/* vouch-import-heading.c: which part of a scorecard a heading opens.
 *
 * The publishers print the same headings with other punctuation, "&" for
 * "and", in capitals, numbered, or shortened; some words of theirs are
 * everyday words too. The table says how far each can be trusted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-heading.h"

#include <string.h>

/* Longer lines are sentences. */
#define MAX_HEADING_BYTES 120

typedef struct
{
  const char *name;  /* in the card's file */
  const char *title; /* what the publishers print */
  VouchImportRole parent;
} Role;

static const Role roles[] = {
  [VOUCH_IMPORT_ROLE_NONE] = { NULL, NULL, 0 },
  [VOUCH_IMPORT_ROLE_GLANCE] = { "at-a-glance", "At a Glance", 0 },
  [VOUCH_IMPORT_ROLE_HIGHLIGHTS] = { "key-highlights", "Key Highlights", 0 },
  [VOUCH_IMPORT_ROLE_RECOMMENDATIONS] = { "recommendations", "Guideline-Based Recommendations", 0 },
  [VOUCH_IMPORT_ROLE_DIAGNOSIS] = { "diagnosis", "Diagnosis", VOUCH_IMPORT_ROLE_RECOMMENDATIONS },
  [VOUCH_IMPORT_ROLE_MANAGEMENT]
  = { "management", "Management", VOUCH_IMPORT_ROLE_RECOMMENDATIONS },
  [VOUCH_IMPORT_ROLE_MONITORING]
  = { "monitoring", "Monitoring & Follow-up", VOUCH_IMPORT_ROLE_RECOMMENDATIONS },
  [VOUCH_IMPORT_ROLE_RISKS] = { "risks", "Risks", VOUCH_IMPORT_ROLE_RECOMMENDATIONS },
  [VOUCH_IMPORT_ROLE_PRESCRIBING] = { "prescribing", "Patient & Prescribing Data", 0 },
  [VOUCH_IMPORT_ROLE_BEST_PRACTICES] = { "best-practices", "Clinical Best Practices", 0 },
  [VOUCH_IMPORT_ROLE_RESOURCES] = { "resources", "Related Resources & Content", 0 },
  [VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES]
  = { "original-sources", "Original Source(s)", VOUCH_IMPORT_ROLE_RESOURCES },
  [VOUCH_IMPORT_ROLE_RELATED_CONTENT]
  = { "related-content", "Related Content", VOUCH_IMPORT_ROLE_RESOURCES },
  [VOUCH_IMPORT_ROLE_REFERENCES] = { NULL, "References", 0 },
  [VOUCH_IMPORT_ROLE_OTHER] = { "other", NULL, 0 },
};

#define SCORECARD VOUCH_IMPORT_SURE_SCORECARD
#define AS_LINE VOUCH_IMPORT_SURE_AS_LINE
#define IF_MARKED VOUCH_IMPORT_SURE_IF_MARKED
#define IN_GROUPS VOUCH_IMPORT_SURE_IN_GROUPS

/* Folded: see vouch_import_heading_fold(). */
static const struct
{
  const char *words;
  VouchImportRole role;
  VouchImportSureness sureness;
} headings[] = {
  { "at a glance", VOUCH_IMPORT_ROLE_GLANCE, SCORECARD },
  { "scorecard at a glance", VOUCH_IMPORT_ROLE_GLANCE, SCORECARD },
  { "glance", VOUCH_IMPORT_ROLE_GLANCE, IF_MARKED },
  { "overview", VOUCH_IMPORT_ROLE_GLANCE, IF_MARKED },
  { "quick facts", VOUCH_IMPORT_ROLE_GLANCE, IF_MARKED },
  { "snapshot", VOUCH_IMPORT_ROLE_GLANCE, IF_MARKED },
  { "clinical snapshot", VOUCH_IMPORT_ROLE_GLANCE, AS_LINE },

  { "key highlights", VOUCH_IMPORT_ROLE_HIGHLIGHTS, SCORECARD },
  { "key clinical highlights", VOUCH_IMPORT_ROLE_HIGHLIGHTS, SCORECARD },
  { "clinical highlights", VOUCH_IMPORT_ROLE_HIGHLIGHTS, SCORECARD },
  { "highlights", VOUCH_IMPORT_ROLE_HIGHLIGHTS, AS_LINE },
  { "key points", VOUCH_IMPORT_ROLE_HIGHLIGHTS, AS_LINE },
  { "key messages", VOUCH_IMPORT_ROLE_HIGHLIGHTS, AS_LINE },
  { "key takeaways", VOUCH_IMPORT_ROLE_HIGHLIGHTS, AS_LINE },
  { "key findings", VOUCH_IMPORT_ROLE_HIGHLIGHTS, AS_LINE },
  { "takeaways", VOUCH_IMPORT_ROLE_HIGHLIGHTS, IF_MARKED },

  { "guideline based recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, SCORECARD },
  { "guideline based recommendation", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, SCORECARD },
  { "guidelines based recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, SCORECARD },
  { "guideline recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "evidence based recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "recommendations from the authors", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "authors recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "clinical recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "key recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "practice recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "expert recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "what the authors suggest", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "what the authors recommend", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "what the author suggests", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "what the author recommends", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "points from this case", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },
  { "expert opinion", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, IF_MARKED },
  { "recommendations", VOUCH_IMPORT_ROLE_RECOMMENDATIONS, AS_LINE },

  { "diagnosis", VOUCH_IMPORT_ROLE_DIAGNOSIS, AS_LINE },
  { "diagnosis and assessment", VOUCH_IMPORT_ROLE_DIAGNOSIS, AS_LINE },
  { "diagnosis and evaluation", VOUCH_IMPORT_ROLE_DIAGNOSIS, AS_LINE },
  { "diagnosis and screening", VOUCH_IMPORT_ROLE_DIAGNOSIS, AS_LINE },
  { "screening and diagnosis", VOUCH_IMPORT_ROLE_DIAGNOSIS, AS_LINE },
  { "assessment and diagnosis", VOUCH_IMPORT_ROLE_DIAGNOSIS, AS_LINE },
  { "diagnostics", VOUCH_IMPORT_ROLE_DIAGNOSIS, IF_MARKED },
  { "diagnostic", VOUCH_IMPORT_ROLE_DIAGNOSIS, IF_MARKED },
  { "assessment", VOUCH_IMPORT_ROLE_DIAGNOSIS, IF_MARKED },
  { "evaluation", VOUCH_IMPORT_ROLE_DIAGNOSIS, IF_MARKED },
  { "screening", VOUCH_IMPORT_ROLE_DIAGNOSIS, IF_MARKED },
  { "testing", VOUCH_IMPORT_ROLE_DIAGNOSIS, IN_GROUPS },
  { "workup", VOUCH_IMPORT_ROLE_DIAGNOSIS, IN_GROUPS },
  { "work up", VOUCH_IMPORT_ROLE_DIAGNOSIS, IN_GROUPS },
  { "staging", VOUCH_IMPORT_ROLE_DIAGNOSIS, IN_GROUPS },
  { "detection", VOUCH_IMPORT_ROLE_DIAGNOSIS, IN_GROUPS },
  { "initial evaluation", VOUCH_IMPORT_ROLE_DIAGNOSIS, IN_GROUPS },

  { "management", VOUCH_IMPORT_ROLE_MANAGEMENT, AS_LINE },
  { "management and treatment", VOUCH_IMPORT_ROLE_MANAGEMENT, AS_LINE },
  { "management treatment", VOUCH_IMPORT_ROLE_MANAGEMENT, AS_LINE },
  { "treatment and management", VOUCH_IMPORT_ROLE_MANAGEMENT, AS_LINE },
  { "treatment", VOUCH_IMPORT_ROLE_MANAGEMENT, IF_MARKED },
  { "therapy", VOUCH_IMPORT_ROLE_MANAGEMENT, IF_MARKED },
  { "interventions", VOUCH_IMPORT_ROLE_MANAGEMENT, IN_GROUPS },
  { "treatment options", VOUCH_IMPORT_ROLE_MANAGEMENT, IN_GROUPS },
  { "prevention", VOUCH_IMPORT_ROLE_MANAGEMENT, IN_GROUPS },
  { "care", VOUCH_IMPORT_ROLE_MANAGEMENT, IN_GROUPS },

  { "monitoring and follow up", VOUCH_IMPORT_ROLE_MONITORING, SCORECARD },
  { "monitoring and followup", VOUCH_IMPORT_ROLE_MONITORING, SCORECARD },
  { "monitoring follow up", VOUCH_IMPORT_ROLE_MONITORING, AS_LINE },
  { "follow up and monitoring", VOUCH_IMPORT_ROLE_MONITORING, AS_LINE },
  { "monitoring", VOUCH_IMPORT_ROLE_MONITORING, AS_LINE },
  { "follow up", VOUCH_IMPORT_ROLE_MONITORING, AS_LINE },
  { "followup", VOUCH_IMPORT_ROLE_MONITORING, AS_LINE },
  { "surveillance", VOUCH_IMPORT_ROLE_MONITORING, IN_GROUPS },
  { "long term follow up", VOUCH_IMPORT_ROLE_MONITORING, IN_GROUPS },
  { "outcomes", VOUCH_IMPORT_ROLE_MONITORING, IN_GROUPS },

  { "risks", VOUCH_IMPORT_ROLE_RISKS, AS_LINE },
  { "risk", VOUCH_IMPORT_ROLE_RISKS, IF_MARKED },
  { "risks and limitations", VOUCH_IMPORT_ROLE_RISKS, AS_LINE },
  { "risks and safety", VOUCH_IMPORT_ROLE_RISKS, AS_LINE },
  { "risks and warnings", VOUCH_IMPORT_ROLE_RISKS, AS_LINE },
  { "risks and considerations", VOUCH_IMPORT_ROLE_RISKS, AS_LINE },
  { "risks and harms", VOUCH_IMPORT_ROLE_RISKS, AS_LINE },
  { "risk considerations", VOUCH_IMPORT_ROLE_RISKS, AS_LINE },
  { "safety", VOUCH_IMPORT_ROLE_RISKS, IF_MARKED },
  { "harms", VOUCH_IMPORT_ROLE_RISKS, IF_MARKED },
  { "risks and benefits", VOUCH_IMPORT_ROLE_RISKS, AS_LINE },
  { "contraindications", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },
  { "precautions", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },
  { "warnings", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },
  { "cautions", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },
  { "complications", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },
  { "adverse events", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },
  { "adverse effects", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },
  { "side effects", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },
  { "limitations", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },
  { "safety considerations", VOUCH_IMPORT_ROLE_RISKS, IN_GROUPS },

  { "patient and prescribing data", VOUCH_IMPORT_ROLE_PRESCRIBING, SCORECARD },
  { "patients and prescribing data", VOUCH_IMPORT_ROLE_PRESCRIBING, SCORECARD },
  { "patient prescribing data", VOUCH_IMPORT_ROLE_PRESCRIBING, SCORECARD },
  { "patient and prescribing information", VOUCH_IMPORT_ROLE_PRESCRIBING, SCORECARD },
  { "patient and prescription data", VOUCH_IMPORT_ROLE_PRESCRIBING, SCORECARD },
  { "prescribing and patient data", VOUCH_IMPORT_ROLE_PRESCRIBING, SCORECARD },
  { "prescribing data", VOUCH_IMPORT_ROLE_PRESCRIBING, AS_LINE },
  { "prescribing information", VOUCH_IMPORT_ROLE_PRESCRIBING, AS_LINE },
  { "patient data", VOUCH_IMPORT_ROLE_PRESCRIBING, IF_MARKED },

  { "clinical best practices", VOUCH_IMPORT_ROLE_BEST_PRACTICES, SCORECARD },
  { "clinical best practice", VOUCH_IMPORT_ROLE_BEST_PRACTICES, SCORECARD },
  { "best clinical practices", VOUCH_IMPORT_ROLE_BEST_PRACTICES, SCORECARD },
  { "best practices", VOUCH_IMPORT_ROLE_BEST_PRACTICES, AS_LINE },
  { "best practice", VOUCH_IMPORT_ROLE_BEST_PRACTICES, AS_LINE },

  { "related resources and content", VOUCH_IMPORT_ROLE_RESOURCES, SCORECARD },
  { "related resources content", VOUCH_IMPORT_ROLE_RESOURCES, SCORECARD },
  { "related content and resources", VOUCH_IMPORT_ROLE_RESOURCES, SCORECARD },
  { "related resources", VOUCH_IMPORT_ROLE_RESOURCES, AS_LINE },
  { "resources and content", VOUCH_IMPORT_ROLE_RESOURCES, AS_LINE },
  { "resources", VOUCH_IMPORT_ROLE_RESOURCES, IF_MARKED },

  { "original sources", VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES, AS_LINE },
  { "original source", VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES, AS_LINE },
  { "original article", VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES, AS_LINE },
  { "original publication", VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES, AS_LINE },
  { "source article", VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES, AS_LINE },
  { "source", VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES, IF_MARKED },

  { "related content", VOUCH_IMPORT_ROLE_RELATED_CONTENT, AS_LINE },
  { "related contents", VOUCH_IMPORT_ROLE_RELATED_CONTENT, AS_LINE },
  { "related articles", VOUCH_IMPORT_ROLE_RELATED_CONTENT, AS_LINE },
  { "related reading", VOUCH_IMPORT_ROLE_RELATED_CONTENT, AS_LINE },
  { "further reading", VOUCH_IMPORT_ROLE_RELATED_CONTENT, AS_LINE },
  { "read more", VOUCH_IMPORT_ROLE_RELATED_CONTENT, IF_MARKED },

  { "references", VOUCH_IMPORT_ROLE_REFERENCES, AS_LINE },
  { "reference", VOUCH_IMPORT_ROLE_REFERENCES, IF_MARKED },
  { "reference list", VOUCH_IMPORT_ROLE_REFERENCES, AS_LINE },
  { "references and sources", VOUCH_IMPORT_ROLE_REFERENCES, AS_LINE },
  { "bibliography", VOUCH_IMPORT_ROLE_REFERENCES, AS_LINE },
  { "sources", VOUCH_IMPORT_ROLE_REFERENCES, AS_LINE },
  { "citations", VOUCH_IMPORT_ROLE_REFERENCES, IF_MARKED },
};

static gpointer
make_index (gpointer data)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_hash_table_insert (index, (gpointer) headings[i].words, GUINT_TO_POINTER (i + 1));
  return index;
}

/* "3. Key Highlights" */
static const char *
skip_number (const char *text)
{
  gsize n = strspn (text, "0123456789");

  if (n == 0 || n > 2 || (text[n] != '.' && text[n] != ')'))
    return text;
  return text + n + 1;
}

static void
append_word_break (GString *folded)
{
  if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/**
 * vouch_import_heading_fold:
 * @text: a line
 *
 * Returns: (transfer full): its letters and digits in lower case with single
 *   spaces between words; "&" and "&amp;" read as "and", "(s)" as "s", a
 *   leading number left out.
 */
char *
vouch_import_heading_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  while (*text == ' ')
    text++;
  for (const char *p = skip_number (text); *p;)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_str_has_prefix (p, "(s)") || g_str_has_prefix (p, "(S)"))
        {
          g_string_append_c (folded, 's');
          p += 3;
          continue;
        }
      if (c == '&' || c == '+')
        {
          append_word_break (folded);
          g_string_append (folded, "and ");
          p += g_ascii_strncasecmp (p, "&amp;", 5) == 0 ? 5 : 1;
          continue;
        }
      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
      else if (c != '\'' && c != 0x2019)
        append_word_break (folded);
      p = g_utf8_next_char (p);
    }
  return g_strchomp (g_string_free (folded, FALSE));
}

/** Returns: (transfer full): a heading as printed, without its number and the colon at its end. */
char *
vouch_import_heading_dup_title (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  char *title;

  if (digits > 0 && (text[digits] == '.' || text[digits] == ')'))
    text += digits + 1;
  title = g_strstrip (g_strdup (text));
  if (g_str_has_suffix (title, ":"))
    title[strlen (title) - 1] = '\0';
  return g_strchomp (title);
}

/**
 * vouch_import_heading_dup_usual:
 * @text: a heading as printed
 * @role: what it is called by
 *
 * Returns: (transfer full): like vouch_import_heading_dup_title(); the usual heading
 *   where @text has the same words all in capitals.
 */
char *
vouch_import_heading_dup_usual (const char *text, VouchImportRole role)
{
  g_autofree char *upper = g_utf8_strup (text, -1);
  g_autofree char *words = NULL;
  g_autofree char *usual = NULL;

  if (roles[role].title == NULL || !g_str_equal (upper, text))
    return vouch_import_heading_dup_title (text);
  words = vouch_import_heading_fold (text);
  usual = vouch_import_heading_fold (roles[role].title);
  return g_str_equal (words, usual) ? g_strdup (roles[role].title)
                                    : vouch_import_heading_dup_title (text);
}

static guint
find_words (const char *folded)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *by_words = g_once (&once, make_index, NULL);

  return GPOINTER_TO_UINT (g_hash_table_lookup (by_words, folded));
}

/* "Risks/Contraindications", "Treatment, Monitoring & Follow-up": every part is
 * a group's; the surest of them, or the first, says which. */
static guint
find_compound (const char *text)
{
  g_autoptr (GString) parted = g_string_new (text);
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  guint best = 0;

  g_string_replace (parted, "/", "&", 0);
  g_string_replace (parted, ",", "&", 0);
  folded = vouch_import_heading_fold (parted->str);
  parts = g_strsplit (folded, " and ", -1);
  for (guint i = 0; parts[i]; i++)
    {
      guint at = find_words (parts[i]);

      if (at == 0 || roles[headings[at - 1].role].parent != VOUCH_IMPORT_ROLE_RECOMMENDATIONS)
        return 0;
      if (best == 0 || headings[at - 1].sureness > headings[best - 1].sureness)
        best = at;
    }
  return best;
}

/**
 * vouch_import_heading_find:
 * @text: a line
 * @sureness: (out) (optional): how far the words alone can be trusted
 *
 * Returns: the part of a scorecard that is called so, or %VOUCH_IMPORT_ROLE_NONE.
 */
VouchImportRole
vouch_import_heading_find (const char *text, VouchImportSureness *sureness)
{
  g_autofree char *folded = NULL;
  guint at = 0;

  if (sureness)
    *sureness = VOUCH_IMPORT_SURE_NOT;
  if (strnlen (text, MAX_HEADING_BYTES + 1) > MAX_HEADING_BYTES)
    return VOUCH_IMPORT_ROLE_NONE;
  folded = vouch_import_heading_fold (text);
  at = find_words (folded);
  if (at == 0)
    at = find_compound (text);
  if (at == 0)
    return VOUCH_IMPORT_ROLE_NONE;
  if (sureness)
    *sureness = headings[at - 1].sureness;
  return headings[at - 1].role;
}

/** Returns: (nullable): the role's name in the card's file. */
const char *
vouch_import_role_name (VouchImportRole role)
{
  return roles[role].name;
}

/** Returns: (nullable): the heading that the publishers print for it. */
const char *
vouch_import_role_title (VouchImportRole role)
{
  return roles[role].title;
}

/** Returns: the part that it belongs under, or %VOUCH_IMPORT_ROLE_NONE. */
VouchImportRole
vouch_import_role_parent (VouchImportRole role)
{
  return roles[role].parent;
}
