/* rules-references.c: whether the fields of references can be right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-identifier-numbers.h"
#include "vouch-identifier.h"
#include "vouch-identify.h"
#include "vouch-isbn.h"
#include "vouch-json.h"
#include "vouch-record-missing.h"
#include "vouch-record-text.h"
#include "vouch-reference.h"
#include "vouch-repair.h"
#include "vouch-words.h"

static char *
normalise_doi (const char *text)
{
  return vouch_identifier_normalise (VOUCH_IDENTIFIER_DOI, text);
}

static char *
normalise_pmid (const char *text)
{
  return vouch_identifier_normalise (VOUCH_IDENTIFIER_PMID, text);
}

static char *
normalise_pmcid (const char *text)
{
  return vouch_identifier_normalise (VOUCH_IDENTIFIER_PMCID, text);
}

/* As it is written where its check digit is right: hyphens help, and ten digits are no fault. */
static char *
keep_isbn (const char *text)
{
  g_autofree char *isbn = vouch_isbn_normalise (text);
  g_autofree char *trimmed = isbn ? g_strstrip (g_strdup (text)) : NULL;

  if (!isbn)
    return NULL;
  return g_ascii_isdigit (*trimmed) ? g_steal_pointer (&trimmed) : g_steal_pointer (&isbn);
}

/* Lists are written with commas between. */
static const struct
{
  const char *member;
  char *(*normalise) (const char *text);
  gboolean is_list;
  const char *form; /* what it has to look like */
} identifiers[] = {
  { "DOI", normalise_doi, FALSE, N_ ("A DOI starts with “10.”, a number and a slash.") },
  { "PMID", normalise_pmid, FALSE, N_ ("A PMID has one to eight digits.") },
  { "PMCID", normalise_pmcid, FALSE, N_ ("A PMCID is “PMC” and one to eight digits.") },
  { "ISBN", keep_isbn, TRUE, N_ ("An ISBN has 10 or 13 digits, and the last is a check digit.") },
  { "ISSN", vouch_issn_normalise, TRUE, N_ ("An ISSN has 8 digits, and the last is a check digit.") },
  { "NCT", vouch_nct_normalise, TRUE, N_ ("A ClinicalTrials.gov number is “NCT” and eight digits.") },
};

/* Some tools write numbers as JSON numbers. */
static char *
dup_identifier (VouchNode *reference, const char *member)
{
  JsonNode *value = vouch_node_get_value (reference, member);
  gint64 number;

  if (vouch_json_node_text (value))
    return g_strdup (vouch_json_node_text (value));
  if (vouch_json_node_int (value, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return NULL;
}

/* All of them normal, or NULL where one can't be. */
static char *
normalise_all (gsize kind, const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) normal = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (!identifiers[kind].is_list)
    return identifiers[kind].normalise (text);
  parts = g_regex_split_simple ("\\s*[,;]\\s*", text, 0, 0);
  for (gsize i = 0; parts[i]; i++)
    {
      g_autofree char *one = identifiers[kind].normalise (parts[i]);

      if (!one)
        return NULL;
      g_strv_builder_add (normal, one);
    }
  all = g_strv_builder_end (normal);
  return g_strjoinv (strchr (text, ';') ? "; " : ", ", all);
}

static void
report_identifier (VouchCheck *check, gsize kind, const char *text, const char *normal)
{
  const char *member = identifiers[kind].member;
  VouchFindingFields fields = vouch_check_begin (check);
  g_autofree char *message = NULL;

  if (normal)
    message
        = g_strdup_printf (_ ("The %s is written “%s”; it should be “%s”."), member, text, normal);
  else
    {
      /* Translators: “12-34” can’t be right. An ISSN has 8 digits, … */
      message = g_strdup_printf (_ ("“%s” can’t be right. %s"), text, _ (identifiers[kind].form));
      fields.repair = _ ("Edit reference");
      fields.action = "edit-reference";
    }
  fields.member = member;
  fields.message = message;
  vouch_check_report (check, &fields);
}

static JsonArray *
get_authors (VouchNode *reference)
{
  return vouch_json_node_array (vouch_node_get_value (reference, "author"));
}

/* People's numbers stand in their names. Both forms, number and address, are in use. */
static void
check_orcids (VouchCheck *check)
{
  JsonArray *authors = get_authors (check->unit->node);

  for (guint i = 0; authors && i < vouch_json_array_length (authors); i++)
    {
      JsonObject *name = vouch_json_array_object (authors, i);
      const char *text = name ? vouch_json_get_text (name, "ORCID") : NULL;
      g_autofree char *normal = text ? vouch_orcid_normalise (text) : NULL;

      if (text && *text && !normal)
        {
          VouchFindingFields fields = vouch_check_begin (check);
          g_autofree char *message = g_strdup_printf (_ ("“%s” can’t be an ORCID iD."), text);

          fields.member = "author";
          fields.subject = text;
          fields.message = message;
          fields.repair = _ ("Edit reference");
          fields.action = "edit-reference";
          vouch_check_report (check, &fields);
        }
    }
}

static void
check_identifier_malformed (VouchCheck *check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (identifiers); i++)
    {
      g_autofree char *text = dup_identifier (check->unit->node, identifiers[i].member);
      g_autofree char *normal = vouch_words_is_blank (text) ? NULL : normalise_all (i, text);

      if (!vouch_words_is_blank (text) && g_strcmp0 (text, normal) != 0)
        report_identifier (check, i, text, normal);
    }
  check_orcids (check);
}

static VouchChange *
mend_identifier_malformed (VouchCheck *check, VouchFinding *finding)
{
  GPtrArray *changes = vouch_repair_begin ();

  for (gsize i = 0; i < G_N_ELEMENTS (identifiers); i++)
    {
      const char *member = identifiers[i].member;
      g_autofree char *text = dup_identifier (check->unit->node, member);
      g_autofree char *normal = text ? normalise_all (i, text) : NULL;

      if (normal && g_strcmp0 (member, vouch_finding_get_member (finding)) == 0)
        vouch_repair_set_text (changes, check->unit->node, member, normal);
    }
  return vouch_repair_end (changes, _ ("Fix Identifier"));
}

static const char *const name_members[] = { "author", "editor" };

/* One finding a list: they are mended together. */
static void
check_author_malformed (VouchCheck *check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_members); i++)
    {
      JsonArray *names
          = vouch_json_node_array (vouch_node_get_value (check->unit->node, name_members[i]));

      for (guint k = 0; names && k < vouch_json_array_length (names); k++)
        {
          JsonObject *name = vouch_json_array_object (names, k);
          g_autofree char *trouble = name ? vouch_record_name_dup_trouble (name) : NULL;
          VouchFindingFields fields = vouch_check_begin (check);

          if (!trouble)
            continue;
          fields.member = name_members[i];
          fields.message = trouble;
          if (!vouch_json_get_text (name, "family"))
            {
              fields.repair = _ ("Edit reference");
              fields.action = "edit-reference";
            }
          vouch_check_report (check, &fields);
          break;
        }
    }
}

static VouchChange *
mend_author_malformed (VouchCheck *check, VouchFinding *finding)
{
  const char *member = vouch_finding_get_member (finding);
  JsonArray *names = vouch_json_node_array (vouch_node_get_value (check->unit->node, member));
  JsonNode *mended = names ? vouch_record_names_mend (names) : NULL;
  GPtrArray *changes;

  if (!mended)
    return NULL;
  changes = vouch_repair_begin ();
  vouch_repair_set (changes, check->unit->node, member, mended);
  return vouch_repair_end (changes, _ ("Split Names"));
}

/* Returns: (transfer full) (nullable): what it lacks, with commas */
static char *
list_missing (JsonObject *csl)
{
  g_autoptr (GPtrArray) missing = vouch_record_list_missing (csl);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            vouch_record_name_missing (csl, missing->pdata[i]));
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

static void
check_reference_incomplete (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  g_autofree char *missing = list_missing (
      vouch_json_node_object (vouch_reference_get_csl (VOUCH_REFERENCE (check->unit->node))));
  const char *pages = vouch_node_get_text (check->unit->node, "page");
  g_autofree char *message = NULL;

  if (missing)
    {
      message = vouch_record_tell_missing (missing);
      fields.message = message;
      vouch_check_report (check, &fields);
    }
  if (pages && vouch_record_pages_turn_back (pages))
    {
      g_autofree char *turned
          = g_strdup_printf (_ ("The pages “%s” end before they begin."), pages);

      fields.member = "page";
      fields.message = turned;
      vouch_check_report (check, &fields);
    }
}

static void
check_url_malformed (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const char *url = vouch_node_get_text (check->unit->node, "URL");
  g_auto (VouchIdentity) identity = { 0 };
  g_autofree char *message = NULL;

  if (vouch_words_is_blank (url))
    return;
  fields.member = "URL";
  if (!g_regex_match_simple ("^(?:https?|ftp)://[^\\s/]+\\.[^\\s]+$", url, G_REGEX_CASELESS, 0))
    {
      vouch_identify (url, &identity);
      message = g_strdup_printf (_ ("“%s” can’t be opened as an address."), url);
      fields.message = message;
      if (!identity.is_valid || !g_str_equal (identity.kind, "url"))
        {
          fields.repair = _ ("Edit reference");
          fields.action = "edit-reference";
        }
      vouch_check_report (check, &fields);
    }
  else if (vouch_words_is_blank (vouch_node_get_text (check->unit->node, "title")))
    {
      fields.message = _ ("The reference has an address but no title.");
      fields.repair = _ ("Edit reference");
      fields.action = "edit-reference";
      vouch_check_report (check, &fields);
    }
}

static VouchChange *
mend_url_malformed (VouchCheck *check, VouchFinding *finding)
{
  const char *url = vouch_node_get_text (check->unit->node, "URL");
  g_auto (VouchIdentity) identity = { 0 };
  GPtrArray *changes;

  vouch_identify (url, &identity);
  if (!identity.is_valid)
    return NULL;
  changes = vouch_repair_begin ();
  vouch_repair_set_text (changes, check->unit->node, "URL", identity.normal);
  return vouch_repair_end (changes, _ ("Fix Address"));
}

static void
check_title_unclean (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const char *title = vouch_node_get_text (check->unit->node, "title");
  g_autofree char *clean = title ? vouch_record_title_clean (title) : NULL;

  if (!title)
    return;
  fields.member = "title";
  if (!g_str_equal (clean, title))
    {
      fields.message = _ ("The title contains characters left over from a web page or a broken "
                          "copy.");
      vouch_check_report (check, &fields);
    }
  else if (vouch_record_title_is_open (title))
    {
      fields.message = _ ("A bracket in the title is not closed or not opened.");
      fields.repair = _ ("Edit reference");
      fields.action = "edit-reference";
      vouch_check_report (check, &fields);
    }
}

static VouchChange *
mend_title_unclean (VouchCheck *check, VouchFinding *finding)
{
  const char *title = vouch_node_get_text (check->unit->node, "title");
  g_autofree char *clean = vouch_record_title_clean (title);
  GPtrArray *changes = vouch_repair_begin ();

  vouch_repair_set_text (changes, check->unit->node, "title", clean);
  return vouch_repair_end (changes, _ ("Clean Title"));
}

const VouchRule vouch_rules_references[] = {
  {
      .id = "identifier-malformed",
      .title = N_ ("Identifier in another form"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_identifier_malformed,
      .repair = N_ ("Normalise"),
      .mend = mend_identifier_malformed,
      .when
      = N_ ("A DOI, PMID, PMCID, ISBN, ISSN, ORCID iD or NCT number does not have its form, or "
            "its check digit is wrong."),
      .meaning = N_ ("The link on the page would lead nowhere, and no registry can be asked."),
      .authority = N_ ("JabRef, Manubot; ISO 26324 for DOIs, 2108 for ISBNs, 3297 for ISSNs."),
      .bad = N_ ("DOI: https://doi.org/10.2196/69420."),
      .good = N_ ("DOI: 10.2196/69420"),
  },
  {
      .id = "author-malformed",
      .title = N_ ("Malformed name"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_author_malformed,
      .repair = N_ ("Split"),
      .mend = mend_author_malformed,
      .when
      = N_ ("An author’s name has an “and” or a comma at one end, is in capitals, or contains "
            "several people."),
      .meaning = N_ ("It would be printed like this in the list of sources, and no registry finds "
                     "such a name."),
      .authority = N_ ("JabRef, integrity checks."),
      .bad = N_ ("SMITH and Jones, A."),
      .good = N_ ("Smith, B.; Jones, A."),
  },
  {
      .id = "reference-incomplete",
      .title = N_ ("Incomplete reference"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_reference_incomplete,
      .repair = N_ ("Edit reference"),
      .action = "edit-reference",
      .when
      = N_ ("The year, journal, volume, pages or another field its type needs is missing, or the "
            "pages end before they begin. A paper with a DOI but no volume counts as ahead of "
            "print."),
      .meaning = N_ ("Readers can’t find it in a library, and reviewers return the card."),
      .authority = N_ ("JabRef; ICMJE, sample references."),
      .bad = N_ ("Smith B. Tear film. J Lens. 2024;12."),
      .good = N_ ("Smith B. Tear film. J Lens. 2024;12:101-9."),
  },
  {
      .id = "url-malformed",
      .title = N_ ("Malformed address"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_url_malformed,
      .repair = N_ ("Add “https://”"),
      .mend = mend_url_malformed,
      .when = N_ ("An address has no protocol or is malformed, or the reference has only an "
                  "address."),
      .meaning = N_ ("The link on the page would lead nowhere."),
      .authority = N_ ("JabRef, integrity checks."),
      .bad = N_ ("www.who.int/publications"),
      .good = N_ ("https://www.who.int/publications"),
  },
  {
      .id = "title-unclean",
      .title = N_ ("Title needs cleaning"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_title_unclean,
      .repair = N_ ("Clean"),
      .mend = mend_title_unclean,
      .when = N_ (
          "The title contains HTML entities or tags, an unmatched bracket, or decomposed letters."),
      .meaning
      = N_ ("It would be printed like this, and duplicates of the paper would not be recognised."),
      .authority = N_ ("JabRef, integrity checks; Unicode, form NFC."),
      .bad = N_ ("Heart &amp; Kidney Outcomes"),
      .good = N_ ("Heart & Kidney Outcomes"),
  },
  { NULL },
};
