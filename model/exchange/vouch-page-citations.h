/* vouch-page-citations.h: numbers the references by their citations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-builder.h"

G_BEGIN_DECLS

/**
 * VouchPageEntry:
 * @csl: (unowned): the reference's record
 * @number: from 1
 * @has_pages: whether the marks name pages: it is cited at several
 * @uses: (element-type VouchPageUse): the places that cite it, in reading order
 *
 * One reference of the page's list.
 */
typedef struct
{
  JsonObject *csl;
  guint       number;
  gboolean    has_pages;
  GPtrArray  *uses; /* (owned), its elements not */
} VouchPageEntry;

/**
 * VouchPageUse:
 * @entry: what is cited
 * @place: which of its places this is, from 1
 * @citations: (element-type JsonObject): the citations there
 * @contradicts: whether none of these supports
 *
 * One reference at one statement or item.
 */
typedef struct
{
  VouchPageEntry *entry; /* (unowned) */
  guint           place;
  GPtrArray      *citations; /* (owned), its elements not */
  gboolean        contradicts;
} VouchPageUse;

VouchPageCitations   *vouch_page_citations_new          (JsonObject         *form) G_GNUC_WARN_UNUSED_RESULT;
void                  vouch_page_citations_free         (VouchPageCitations *self);
guint                 vouch_page_citations_get_n        (VouchPageCitations *self);
const VouchPageEntry *vouch_page_citations_get_entry    (VouchPageCitations *self,
                                                         guint               index);
void                  vouch_page_citations_append_marks (VouchPageBuilder   *builder,
                                                         JsonObject         *owner);
char                  vouch_page_citations_take_stop    (GString            *text,
                                                         JsonObject         *owner);
char                 *vouch_page_citations_dup_numbers  (VouchPageBuilder   *builder,
                                                         JsonObject         *owner,
                                                         gboolean            is_raised) G_GNUC_WARN_UNUSED_RESULT;

JsonObject           *vouch_page_find_reference         (JsonObject         *form,
                                                         const char         *id);

G_END_DECLS
