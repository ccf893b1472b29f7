/* vouch-page-passage.h: a citation's place in its source and the words there; private to the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-citations.h"

G_BEGIN_DECLS

/* The most that the page prints of a source that does not allow more: of one passage, and in all. */
#define VOUCH_PAGE_MAX_QUOTE_WORDS 40
#define VOUCH_PAGE_MAX_SOURCE_WORDS 200

gboolean vouch_page_passage_is_there    (JsonObject         *citation);
char    *vouch_page_passage_dup_page    (JsonObject         *citation) G_GNUC_WARN_UNUSED_RESULT;
gboolean vouch_page_passage_are_at_several (const VouchPageEntry *entry);
char    *vouch_page_passage_dup_pages    (VouchPageBuilder   *builder,
                                          const VouchPageUse *use) G_GNUC_WARN_UNUSED_RESULT;
gboolean vouch_page_passage_prints_pages (const VouchPageUse *use);
gboolean vouch_page_passage_is_quoted   (const VouchPageUse *use);
void     vouch_page_passage_append      (VouchPageBuilder   *builder,
                                         const VouchPageUse *use,
                                         JsonObject         *citation,
                                         guint              *n_words,
                                         char              **aim);

G_END_DECLS
