/* vouch-reference-links.c: where a reference can be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-links.h"

#include <string.h>

#include "vouch-json.h"

/* What may stand in the path of an address as it is, besides letters and digits (RFC 3986). */
#define PATH_CHARACTERS "/!$&'()*+,;=:@-._~"

static char *
dup_identifier (JsonObject *csl,
                const char *member)
{
  JsonNode *node = vouch_json_get_node (csl, member);
  const char *text = vouch_json_node_text (node);
  gint64 number;

  if (text)
    return g_strstrip (g_strdup (text));
  if (vouch_json_node_int (node, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return NULL;
}

static const char *
skip_prefix (const char *text,
             const char *prefix)
{
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (text, prefix, length) == 0 ? text + length : text;
}

static gboolean
is_digits (const char *text)
{
  return *text && strspn (text, "0123456789") == strlen (text);
}

static gboolean
is_doi (const char *text)
{
  const char *slash = strchr (text, '/');

  return g_str_has_prefix (text, "10.") && slash && slash[1] && !strpbrk (text, " \t\n");
}

/**
 * vouch_link_is_web:
 * @address: (nullable): any text
 *
 * Returns: whether a page may carry it as a link: http or https with a host, nothing that
 *   breaks out of an address (RFC 3986). Everything else, "javascript:" above all, is text.
 */
gboolean
vouch_link_is_web (const char *address)
{
  g_autoptr (GUri) uri = NULL;
  const char *host;

  if (!address
      || (g_ascii_strncasecmp (address, "http://", 7) && g_ascii_strncasecmp (address, "https://", 8)))
    return FALSE;
  for (const char *p = address; *p; p++)
    if ((guchar) *p <= ' ' || *p == 0x7f || strchr ("<>\"\\^`{|}", *p))
      return FALSE;
  uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  host = uri ? g_uri_get_host (uri) : NULL;
  return host && *host;
}

/**
 * vouch_reference_dup_doi:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): the bare DOI, "10.2196/12345", also from an address;
 *   %NULL where the member holds none.
 */
char *
vouch_reference_dup_doi (JsonObject *csl)
{
  static const char *const prefixes[] = {
    "https://", "http://", "dx.doi.org/", "www.doi.org/", "doi.org/", "doi:",
  };
  g_autofree char *text = dup_identifier (csl, "DOI");
  const char *bare = text;

  for (gsize i = 0; bare && i < G_N_ELEMENTS (prefixes); i++)
    bare = skip_prefix (bare, prefixes[i]);
  while (bare && *bare == ' ')
    bare++;
  return bare && is_doi (bare) ? g_strdup (bare) : NULL;
}

/**
 * vouch_reference_dup_pmid:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): PubMed's number, digits only.
 */
char *
vouch_reference_dup_pmid (JsonObject *csl)
{
  g_autofree char *text = dup_identifier (csl, "PMID");

  return text && is_digits (text) ? g_steal_pointer (&text) : NULL;
}

/**
 * vouch_reference_dup_pmcid:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): the number in PubMed Central with its letters, "PMC1065070".
 */
char *
vouch_reference_dup_pmcid (JsonObject *csl)
{
  g_autofree char *text = dup_identifier (csl, "PMCID");
  const char *digits = text ? skip_prefix (text, "PMC") : NULL;

  return digits && is_digits (digits) ? g_strconcat ("PMC", digits, NULL) : NULL;
}

/**
 * vouch_reference_doi_address:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): the DOI as an address (DOI Handbook, section 3.8).
 */
char *
vouch_reference_doi_address (JsonObject *csl)
{
  g_autofree char *doi = vouch_reference_dup_doi (csl);
  g_autofree char *escaped = doi ? g_uri_escape_string (doi, PATH_CHARACTERS, FALSE) : NULL;

  return escaped ? g_strconcat ("https://doi.org/", escaped, NULL) : NULL;
}

/**
 * vouch_reference_pmid_address:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): the record's page at PubMed.
 */
char *
vouch_reference_pmid_address (JsonObject *csl)
{
  g_autofree char *pmid = vouch_reference_dup_pmid (csl);

  return pmid ? g_strconcat ("https://pubmed.ncbi.nlm.nih.gov/", pmid, "/", NULL) : NULL;
}

/**
 * vouch_reference_pmcid_address:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): the article's page at PubMed Central.
 */
char *
vouch_reference_pmcid_address (JsonObject *csl)
{
  g_autofree char *pmcid = vouch_reference_dup_pmcid (csl);

  return pmcid ? g_strconcat ("https://pmc.ncbi.nlm.nih.gov/articles/", pmcid, "/", NULL) : NULL;
}

/**
 * vouch_reference_best_address:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): the address that lasts longest: by DOI, then PubMed
 *   Central, PubMed, and the record's own where it is a web address.
 */
char *
vouch_reference_best_address (JsonObject *csl)
{
  const char *own = vouch_json_get_text (csl, "URL");
  char *address = vouch_reference_doi_address (csl);

  if (!address)
    address = vouch_reference_pmcid_address (csl);
  if (!address)
    address = vouch_reference_pmid_address (csl);
  if (!address && vouch_link_is_web (own))
    address = g_strdup (own);
  return address;
}
