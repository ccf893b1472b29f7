/* vouch-ris-type.c: what the types of RIS are in CSL, and what their second title is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-ris-type.h"

#define JOURNAL "container-title", "author"
#define SERIES "collection-title", "author"

/* The first one is taken for what is not listed. */
static const VouchRisType types[] = {
  { "GEN", "document", JOURNAL },
  { "JOUR", "article-journal", JOURNAL },
  { "EJOUR", "article-journal", JOURNAL },
  { "JFULL", "article-journal", JOURNAL },
  { "INPR", "article-journal", JOURNAL },
  { "ABST", "article-journal", JOURNAL },
  { "MGZN", "article-magazine", JOURNAL },
  { "NEWS", "article-newspaper", JOURNAL },
  { "PREPRINT", "article", JOURNAL },
  { "BOOK", "book", SERIES },
  { "EBOOK", "book", SERIES },
  { "WHOLE", "book", SERIES },
  { "EDBOOK", "book", "collection-title", "editor" },
  { "SER", "book", SERIES },
  { "CLSWK", "book", SERIES },
  { "ANCIENT", "book", SERIES },
  { "CTLG", "book", SERIES },
  { "CHAP", "chapter", JOURNAL },
  { "ECHAP", "chapter", JOURNAL },
  { "DICT", "entry-dictionary", JOURNAL },
  { "ENCYC", "entry-encyclopedia", JOURNAL },
  { "CONF", "paper-conference", JOURNAL },
  { "CPAPER", "paper-conference", JOURNAL },
  { "THES", "thesis", JOURNAL },
  { "RPRT", "report", SERIES },
  { "GOVDOC", "report", SERIES },
  { "STAND", "standard", SERIES },
  { "GRNT", "report", SERIES },
  { "UNPB", "manuscript", JOURNAL },
  { "MANSCPT", "manuscript", JOURNAL },
  { "ELEC", "webpage", JOURNAL },
  { "WEB", "webpage", JOURNAL },
  { "ICOMM", "webpage", JOURNAL },
  { "BLOG", "post-weblog", JOURNAL },
  { "PAT", "patent", JOURNAL },
  { "CASE", "legal_case", JOURNAL },
  { "STAT", "legislation", JOURNAL },
  { "LEGAL", "legislation", JOURNAL },
  { "BILL", "bill", JOURNAL },
  { "UNBILL", "bill", JOURNAL },
  { "UNBIL", "bill", JOURNAL },
  { "HEAR", "hearing", JOURNAL },
  { "VIDEO", "motion_picture", SERIES },
  { "MPCT", "motion_picture", SERIES },
  { "ADVS", "motion_picture", SERIES },
  { "MULTI", "motion_picture", SERIES },
  { "SOUND", "song", SERIES },
  { "MUSIC", "musical_score", SERIES },
  { "PODCAST", "broadcast", JOURNAL },
  { "ART", "graphic", JOURNAL },
  { "FIGURE", "figure", JOURNAL },
  { "CHART", "figure", JOURNAL },
  { "EQUA", "figure", JOURNAL },
  { "MAP", "map", SERIES },
  { "SLIDE", "speech", JOURNAL },
  { "DATA", "dataset", JOURNAL },
  { "AGGR", "dataset", JOURNAL },
  { "DBASE", "dataset", JOURNAL },
  { "COMP", "software", SERIES },
  { "PCOMM", "personal_communication", JOURNAL },
  { "PAMP", "pamphlet", SERIES },
  { "INTV", "interview", JOURNAL },
};

/**
 * vouch_ris_type_find:
 * @name: (nullable): the value of TY
 *
 * Returns: (transfer none): what is known of it; for an unknown one, what holds for any document
 */
const VouchRisType *
vouch_ris_type_find (const char *name)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].name, name) == 0)
      return &types[i];
  return &types[0];
}
