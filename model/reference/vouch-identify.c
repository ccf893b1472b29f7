/* vouch-identify.c: what kind of identifier a text is, and whether it can be one.
 *
 * First what says its own name ("ISBN …", the address of a registry), then what
 * has the form of one, then what stands in a longer text. A text that has a form
 * and the wrong check digit is of that kind and not valid; no digit is guessed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-identify.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-identifier-numbers.h"
#include "vouch-identifier.h"
#include "vouch-isbn.h"

typedef char *(*Normalise) (const char *text);

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

static char *
normalise_isbn (const char *text)
{
  g_autofree char *isbn = vouch_isbn_normalise (text);

  return isbn ? vouch_isbn_to_13 (isbn) : NULL;
}

/* An address with a host that can be one; without "https://" it gets it. */
static char *
normalise_url (const char *text)
{
  gboolean has_scheme = strstr (text, "://") != NULL;
  g_autofree char *address = has_scheme ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  const char *scheme = uri ? g_uri_get_scheme (uri) : NULL;

  if (!host || !strchr (host, '.') || *host == '.' || g_str_has_suffix (host, ".")
      || strpbrk (address, " \t\n<>\"")
      || !(g_str_equal (scheme, "http") || g_str_equal (scheme, "https")
           || g_str_equal (scheme, "ftp")))
    return NULL;
  return g_steal_pointer (&address);
}

/* In this order: what a pattern says first, holds. "" is another scheme, none of ours. */
static const struct
{
  const char *pattern;
  const char *kind;
  Normalise normalise;
} forms[] = {
  /* It says its name. */
  { "^\\s*(?:urn:)?isbn", "isbn", normalise_isbn },
  { "^\\s*(?:urn:)?[ep]?-?issn", "issn", vouch_issn_normalise },
  { "^\\s*(?:urn:|info:)?doi[\\s:/=.]", "doi", normalise_doi },
  { "^\\s*(?:urn:)?orcid", "orcid", vouch_orcid_normalise },
  { "^\\s*(?:urn:)?arxiv", "arxiv", vouch_arxiv_normalise },
  { "^\\s*(?:pmcid|pmc\\s*:?\\s*\\d)", "pmcid", normalise_pmcid },
  { "^\\s*(?:pmid|pubmed)\\b", "pmid", normalise_pmid },
  { "^\\s*(?:clinicaltrials\\.gov[\\s:]+(?:identifier:?)?\\s*)?nct\\b", "nct",
    vouch_nct_normalise },
  { "^\\s*(?:clinicaltrials\\.gov[\\s:]+(?:identifier:?)?\\s*)?nct[\\s:#-]*\\d", "nct",
    vouch_nct_normalise },
  { "^\\s*(?:hdl:|(?:https?://)?hdl\\.handle\\.net/|isni|(?:https?://)?(?:www\\.)?isni\\.org|"
    "(?:https?://)?ror\\.org/|ark:|isrctn|lsid|swh:|purl:|gnd:|viaf:|urn:(?!10\\.|doi|info)|"
    "(?:https?://)\\S*/ark:)",
    "", NULL },
  /* The address of a registry. */
  { "^\\s*(?:https?\\s*:\\s*/\\s*/\\s*)?(?:[a-z0-9-]+\\.)*doi\\s*\\.[a-z. ]+/", "doi",
    normalise_doi },
  { "^\\s*(?:https?://)?(?:www\\.)?(?:pubmed\\.ncbi\\.nlm\\.nih\\.gov|pubmed\\.gov|"
    "ncbi\\.nlm\\.nih\\.gov/pubmed)/",
    "pmid", normalise_pmid },
  { "^\\s*(?:https?://)?(?:www\\.)?(?:pmc\\.ncbi\\.nlm\\.nih\\.gov|ncbi\\.nlm\\.nih\\.gov/pmc|"
    "europepmc\\.org/articles?)/",
    "pmcid", normalise_pmcid },
  { "^\\s*(?:https?://)?(?:www\\.)?orcid\\.org/", "orcid", vouch_orcid_normalise },
  { "^\\s*(?:https?://)?(?:www\\.|export\\.)?arxiv\\.org/(?:abs|pdf)/", "arxiv",
    vouch_arxiv_normalise },
  { "^\\s*(?:https?://)?(?:www\\.|classic\\.)?clinicaltrials\\.gov/\\S*nct\\d", "nct",
    vouch_nct_normalise },
  /* It has the form. */
  { "^\\s*\\W?(?:urn:)?10\\s?\\.\\s?\\d", "doi", normalise_doi },
  { "^\\s*10[/:][a-z0-9]{3,12}\\s*$", "doi", normalise_doi },
  { "^\\s*000[09][- ]?(?:\\d{4}[- ]?){2}\\d{3}[\\dx]\\s*$", "orcid", vouch_orcid_normalise },
  { "^\\s*\\d{4}[-\\x{2010}-\\x{2015}]\\d{3}[\\dx]\\s*$", "issn", vouch_issn_normalise },
  { "^\\s*(?:\\d{7}x|0\\d{7})\\s*$", "issn", vouch_issn_normalise },
  { "^\\s*\\d{4}\\.\\d{4,5}(?:v\\d+)?\\s*$", "arxiv", vouch_arxiv_normalise },
  { "^\\s*[a-z-]+(?:\\.[a-z]{2})?/(?:\\d{7}|\\d{4}\\.\\d{4,5})(?:v\\d+)?\\s*$", "arxiv",
    vouch_arxiv_normalise },
  { "^\\s*97[89](?:[-\\s\\x{2010}-\\x{2015}.]?\\d){10}\\s*$", "isbn", normalise_isbn },
  { "^\\s*\\d(?:[-\\s\\x{2010}-\\x{2015}.]?\\d){8}[-\\s\\x{2010}-\\x{2015}.]?[\\dx]\\s*$", "isbn",
    normalise_isbn },
  { "^\\s*[1-9]\\d{0,7}[\\s.,;]*$", "pmid", normalise_pmid },
};

/* What a longer text may hold, with its name. */
static const struct
{
  const char *pattern;
  const char *kind;
  Normalise normalise;
} parts[] = {
  { "\\bNCT\\s?\\d{8}\\b", "nct", vouch_nct_normalise },
  { "\\bISBN(?:-1[03])?:?\\s*((?:97[89][- ]?)?\\d(?:[- ]?\\d){8}[- ]?[\\dX])\\b", "isbn",
    normalise_isbn },
  { "\\be?ISSN:?\\s*\\d{4}-\\d{3}[\\dX]\\b", "issn", vouch_issn_normalise },
  { "\\barXiv:\\s*\\S+", "arxiv", vouch_arxiv_normalise },
  { "\\b\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]\\b", "orcid", vouch_orcid_normalise },
};

static const char *
get_reason (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *why;
  } reasons[] = {
    { "doi", N_ ("A DOI starts with “10.”, a number and a slash.") },
    { "pmid", N_ ("A PMID has one to eight digits.") },
    { "pmcid", N_ ("A PMCID is “PMC” and one to eight digits.") },
    { "isbn", N_ ("An ISBN has 10 or 13 digits, and the last is a check digit.") },
    { "issn", N_ ("An ISSN has 8 digits, and the last is a check digit.") },
    { "orcid", N_ ("An ORCID iD has 16 digits, and the last is a check digit.") },
    { "nct", N_ ("A ClinicalTrials.gov number is “NCT” and eight digits.") },
    { "arxiv", N_ ("An arXiv number is a year and a month, a dot and four or five digits.") },
    { "url", N_ ("This is not a web address.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].kind, kind))
      return _ (reasons[i].why);
  return NULL;
}

static void
set_identity (VouchIdentity *identity, const char *kind, char *normal)
{
  identity->kind = kind;
  identity->normal = normal;
  identity->is_valid = normal != NULL;
  identity->why = normal ? NULL : get_reason (kind);
}

static gboolean
find_form (const char *text, VouchIdentity *identity)
{
  static GRegex *compiled[G_N_ELEMENTS (forms)];
  static gsize is_compiled;

  if (g_once_init_enter (&is_compiled))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
        compiled[i] = g_regex_new (forms[i].pattern, G_REGEX_CASELESS, 0, NULL);
      g_once_init_leave (&is_compiled, 1);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_regex_match (compiled[i], text, 0, NULL))
      {
        if (!forms[i].normalise)
          identity->why = _ ("This is an identifier of another kind.");
        else
          set_identity (identity, forms[i].kind, forms[i].normalise (text));
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_part (const char *text, VouchIdentity *identity)
{
  static const char *const names[] = { "doi", "pmid", "pmcid" };
  VouchIdentifierKind kind;
  char *normal = vouch_identifier_find (text, &kind);

  if (normal)
    {
      set_identity (identity, names[kind], normal);
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (parts[i].pattern, G_REGEX_CASELESS, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *found = NULL;

      if (!g_regex_match (regex, text, 0, &match))
        continue;
      found = g_match_info_fetch (match, 0);
      set_identity (identity, parts[i].kind, parts[i].normalise (found));
      return TRUE;
    }
  return FALSE;
}

static gboolean
looks_like_address (const char *text)
{
  return g_regex_match_simple ("^\\s*(?:(?:https?|ftp)://\\S|www\\.\\S+\\.\\S|"
                               "(?:[a-z0-9-]+\\.)+[a-z]{2,}/\\S*\\s*$)",
                               text, G_REGEX_CASELESS, 0);
}

/* Signs of a broken copy before, in and after it. */
static gboolean
find_broken (const char *text, VouchIdentity *identity)
{
  char *normal = normalise_doi (text);

  if (normal)
    set_identity (identity, "doi", normal);
  return normal != NULL;
}

/**
 * vouch_identify:
 * @text: what was written or pasted
 * @identity: (out caller-allocates): what it is; vouch_identity_clear() ends it
 */
void
vouch_identify (const char *text, VouchIdentity *identity)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *trimmed = NULL;

  *identity = (VouchIdentity){ .kind = "none" };
  trimmed = g_strstrip (g_strdup (valid));
  if (!*trimmed)
    identity->why = _ ("This is empty.");
  else if (find_form (trimmed, identity) || find_part (trimmed, identity)
           || find_broken (text, identity))
    return;
  else if (looks_like_address (trimmed))
    set_identity (identity, "url", normalise_url (trimmed));
  else
    identity->why = _ ("Not a known identifier.");
}

/** Frees what it holds. */
void
vouch_identity_clear (VouchIdentity *identity)
{
  g_clear_pointer (&identity->normal, g_free);
}
