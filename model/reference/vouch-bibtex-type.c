/* vouch-bibtex-type.c: what the types of BibTeX and biblatex are in CSL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-bibtex-type.h"

/* The first one is taken for what is not listed. */
static const VouchBibtexType types[] = {
  { "misc", "document", NULL },
  { "article", "article-journal", NULL },
  { "suppperiodical", "article-journal", NULL },
  { "review", "article-journal", NULL },
  { "preprint", "article", NULL },
  { "book", "book", NULL },
  { "mvbook", "book", NULL },
  { "collection", "book", NULL },
  { "mvcollection", "book", NULL },
  { "reference", "book", NULL },
  { "mvreference", "book", NULL },
  { "proceedings", "book", NULL },
  { "mvproceedings", "book", NULL },
  { "booklet", "pamphlet", NULL },
  { "manual", "report", NULL },
  { "inbook", "chapter", NULL },
  { "bookinbook", "chapter", NULL },
  { "suppbook", "chapter", NULL },
  { "incollection", "chapter", NULL },
  { "suppcollection", "chapter", NULL },
  { "inreference", "entry-encyclopedia", NULL },
  { "inproceedings", "paper-conference", NULL },
  { "conference", "paper-conference", NULL },
  { "phdthesis", "thesis", "PhD thesis" },
  { "mastersthesis", "thesis", "Master’s thesis" },
  { "thesis", "thesis", NULL },
  { "techreport", "report", NULL },
  { "report", "report", NULL },
  { "unpublished", "manuscript", NULL },
  { "online", "webpage", NULL },
  { "electronic", "webpage", NULL },
  { "www", "webpage", NULL },
  { "webpage", "webpage", NULL },
  { "patent", "patent", NULL },
  { "periodical", "periodical", NULL },
  { "dataset", "dataset", NULL },
  { "data", "dataset", NULL },
  { "software", "software", NULL },
  { "standard", "standard", NULL },
  { "legislation", "legislation", NULL },
  { "legal", "legislation", NULL },
  { "jurisdiction", "legal_case", NULL },
  { "letter", "personal_communication", NULL },
  { "artwork", "graphic", NULL },
  { "image", "graphic", NULL },
  { "audio", "song", NULL },
  { "music", "song", NULL },
  { "video", "motion_picture", NULL },
  { "movie", "motion_picture", NULL },
  { "performance", "performance", NULL },
  { "presentation", "speech", NULL },
};

/**
 * vouch_bibtex_type_find:
 * @name: an entry's type in small letters
 *
 * Returns: (transfer none): what is known of it; for an unknown one, what holds for any document
 */
const VouchBibtexType *
vouch_bibtex_type_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, name))
      return &types[i];
  return &types[0];
}
