/* vouch-crossref-type.c: Crossref's names of types, and CSL's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-crossref-type.h"

static const char *const types[][2] = {
  { "journal-article", "article-journal" },
  { "posted-content", "article" },
  { "proceedings-article", "paper-conference" },
  { "book-chapter", "chapter" },
  { "book-section", "chapter" },
  { "book-part", "chapter" },
  { "book-track", "chapter" },
  { "reference-entry", "entry" },
  { "book", "book" },
  { "monograph", "book" },
  { "edited-book", "book" },
  { "reference-book", "book" },
  { "book-set", "book" },
  { "book-series", "book" },
  { "proceedings", "book" },
  { "proceedings-series", "book" },
  { "journal", "periodical" },
  { "journal-volume", "periodical" },
  { "journal-issue", "periodical" },
  { "dataset", "dataset" },
  { "database", "dataset" },
  { "dissertation", "thesis" },
  { "report", "report" },
  { "report-series", "report" },
  { "report-component", "report" },
  { "standard", "standard" },
  { "standard-series", "standard" },
  { "peer-review", "review" },
  { "grant", "document" },
  { "component", "document" },
  { "other", "document" },
};

/**
 * vouch_crossref_type_to_csl:
 * @type: (nullable): as Crossref has it
 *
 * Returns: (nullable): CSL's name; %NULL where it is none of Crossref's
 */
const char *
vouch_crossref_type_to_csl (const char *type)
{
  for (gsize i = 0; type && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i][0], type))
      return types[i][1];
  return NULL;
}
