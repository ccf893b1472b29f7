/* vouch-ris-identifiers.c: identifiers and addresses of a RIS record, wherever programs put them.
 *
 * RIS has a field for a DOI and for an address, and none for the numbers of PubMed: each
 * library and each program has its own place for these.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-ris-identifiers.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-item.h"
#include "vouch-reference-links.h"

/* An address goes on behind its DOI: "/full", ".pdf?download=true". In place. */
static void
cut_address (char *doi)
{
  static const char *const ends[] = { "/full", "/fulltext", "/abstract", "/summary", "/pdf", "/epdf", "/meta", ".pdf" };

  doi[strcspn (doi, "?#")] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (doi, ends[i]))
      {
        doi[strlen (doi) - strlen (ends[i])] = '\0';
        return;
      }
}

/* A text that is a DOI or holds one behind "doi:". */
static void
find_doi (JsonObject *item,
          const char *text)
{
  const char *at = text ? strstr (text, "10.") : NULL;
  g_autofree char *word = NULL;

  if (!at || !(at == text || strstr (text, "doi") || strstr (text, "DOI")))
    return;
  word = g_strndup (at, strcspn (at, " \n\t"));
  if (vouch_link_is_web (text) && !strstr (text, "doi.org/"))
    cut_address (word);
  vouch_reference_item_set_doi (item, word);
}

/** The DOI, from its own field or where programs hide it. */
void
vouch_ris_set_doi (JsonObject     *item,
                   VouchRisRecord *record)
{
  static const char *const tags[] = { "DO", "DI", "L3", "M3", "N1", "UR", "LK", "U2" };

  vouch_reference_item_set_doi (item, vouch_ris_record_get (record, "DO"));
  for (gsize i = 0; i < G_N_ELEMENTS (tags) && !vouch_reference_item_has (item, "DOI"); i++)
    {
      VouchRisField *field = NULL;

      while ((field = vouch_ris_record_next (record, tags[i], field)))
        find_doi (item, field->value->str);
    }
}

/* "PMID: 123" somewhere in a note. */
static void
find_labelled (JsonObject *item,
               const char *text)
{
  static const char labels[][8] = { "PMID:", "PMID ", "PMCID:", "PMCID " };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *at = strstr (text, labels[i]);
      g_autofree char *number = NULL;

      if (!at)
        continue;
      at += strlen (labels[i]);
      at += strspn (at, " \t\n");
      number = g_strndup (at, strcspn (at, " \t\n.;,]"));
      if (i < 2)
        vouch_reference_item_set_pmid (item, number);
      else
        vouch_reference_item_set_pmcid (item, number);
    }
}

/* "23690738[pmid]", "PMC4756000[pmcid]": PubMed's own export. */
static void
find_bracketed (JsonObject *item,
                const char *text)
{
  g_autofree char *number = g_strndup (text, strcspn (text, "["));

  if (strstr (text, "[pmid]"))
    vouch_reference_item_set_pmid (item, number);
  else if (strstr (text, "[pmcid]"))
    vouch_reference_item_set_pmcid (item, number);
}

/** What Reference Manager had no field for. */
void
vouch_ris_set_from_notes (JsonObject     *item,
                          VouchRisRecord *record)
{
  static const struct
  {
    const char *label;
    const char *member;
  } labels[] = {
    { "Proceedings Title: ", "container-title" }, { "Title Monographic: ", "container-title" },
    { "Title, Monographic: ", "container-title" }, { "Publisher Name: ", "publisher" },
    { "Place of Publication: ", "publisher-place" }, { "Volume ID: ", "volume" },
    { "Issue ID: ", "issue" }, { "Edition: ", "edition" },
  };
  VouchRisField *field = NULL;

  while ((field = vouch_ris_record_next (record, "N1", field)))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
        if (g_str_has_prefix (field->value->str, labels[i].label))
          vouch_reference_item_set_text (item, labels[i].member, field->value->str + strlen (labels[i].label));
      if (g_str_has_prefix (field->value->str, "ISBN: ") || g_str_has_prefix (field->value->str, "ISSN: "))
        vouch_reference_item_add_serial (item, field->value->str + strlen ("ISBN: "));
    }
}

static gboolean
is_from_medline (VouchRisRecord *record)
{
  static const char *const tags[] = { "DB", "DP", "UR" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const char *text = vouch_ris_record_get (record, tags[i]);
      g_autofree char *lower = text ? g_ascii_strdown (text, -1) : NULL;

      if (lower && (strstr (lower, "medline") || strstr (lower, "pubmed")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_digits (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

static gboolean
is_scopus (VouchRisRecord *record)
{
  return g_strcmp0 (vouch_ris_record_get (record, "DB"), "Scopus") == 0;
}

/** The numbers of PubMed and PubMed Central, which have no field of their own. */
void
vouch_ris_set_registries (JsonObject     *item,
                          VouchRisRecord *record)
{
  static const char *const notes[] = { "N1", "U1", "U2", "U3", "U4", "U5", "C2", "C5", "C6" };
  const char *accession = vouch_ris_record_get (record, "AN");
  const char *second = vouch_ris_record_get (record, "C2");

  if (accession && g_str_has_prefix (accession, "PMC"))
    vouch_reference_item_set_pmcid (item, accession);
  else if (accession && is_digits (accession) && is_from_medline (record))
    vouch_reference_item_set_pmid (item, accession);
  if (second && g_str_has_prefix (second, "PMC"))
    vouch_reference_item_set_pmcid (item, second);
  else if (second && is_digits (second) && is_scopus (record))
    vouch_reference_item_set_pmid (item, second);
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      VouchRisField *field = NULL;

      while ((field = vouch_ris_record_next (record, notes[i], field)))
        {
          find_bracketed (item, field->value->str);
          find_labelled (item, field->value->str);
        }
    }
}

/* Where an index files the work is told by its number; what is left to tell is where it can be read. */
static void
prefer_text (JsonObject     *item,
             VouchRisRecord *record)
{
  const char *text = vouch_ris_record_get (record, "L2");
  g_autofree char *filed = g_strdup (vouch_json_get_text (item, "URL"));

  if (!vouch_link_is_web (text) || !vouch_reference_is_filed_at (item))
    return;
  vouch_reference_item_set_pmid (item, filed);
  if (!vouch_reference_item_has (item, "PMID"))
    return;
  json_object_remove_member (item, "URL");
  vouch_reference_item_set_url (item, text);
}

/** The address: the record’s own before that of the full text, unless it is only PubMed’s. */
void
vouch_ris_set_links (JsonObject     *item,
                     VouchRisRecord *record)
{
  static const char *const tags[] = { "UR", "LK", "L2" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      VouchRisField *field = NULL;

      while ((field = vouch_ris_record_next (record, tags[i], field)))
        vouch_reference_item_set_url (item, field->value->str);
    }
  vouch_reference_item_keep_url (item, vouch_ris_record_get (record, "UR"));
  prefer_text (item, record);
}
