/* vouch-reference-links.c: where a reference can be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-links.h"

#include <string.h>

#include "vouch-identifier.h"
#include "vouch-json.h"

/* What may stand in the path of an address as it is, besides letters and digits (RFC 3986). */
#define PATH_CHARACTERS "/!$&'()*+,;=:@-._~"

static char *
dup_identifier (JsonObject          *csl,
                VouchIdentifierKind  kind)
{
  JsonNode *node = vouch_json_get_node (csl, vouch_identifier_kind_get_member (kind));
  const char *text = vouch_json_node_text (node);
  g_autofree char *digits = NULL;
  gint64 number;

  if (!text && vouch_json_node_int (node, &number))
    digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  if (!text && !digits)
    return NULL;
  return vouch_identifier_normalise (kind, text ? text : digits);
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
      || (g_ascii_strncasecmp (address, "http://", 7) != 0
          && g_ascii_strncasecmp (address, "https://", 8) != 0))
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
  return dup_identifier (csl, VOUCH_IDENTIFIER_DOI);
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
  return dup_identifier (csl, VOUCH_IDENTIFIER_PMID);
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
  return dup_identifier (csl, VOUCH_IDENTIFIER_PMCID);
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
 * vouch_reference_is_filed_at:
 * @csl: a CSL-JSON item
 *
 * Indexes write into an article’s record where it stands with them: that is not where it came out,
 * and no address to be printed.
 *
 * Returns: whether its address is one of those: a page of PubMed, or EndNote’s “<Go to ISI>”
 */
gboolean
vouch_reference_is_filed_at (JsonObject *csl)
{
  static const char *const starts[]
      = { "<Go to ", "https://pubmed.ncbi.nlm.nih.gov/", "http://pubmed.ncbi.nlm.nih.gov/",
          "https://www.ncbi.nlm.nih.gov/pubmed/", "http://www.ncbi.nlm.nih.gov/pubmed/" };
  const char *type = vouch_json_get_text (csl, "type");
  const char *address = vouch_json_get_text (csl, "URL");

  if (!address || (type && !g_str_has_prefix (type, "article")))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (address, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
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
