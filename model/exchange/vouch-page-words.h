/* vouch-page-words.h: the page's own words and dates, by the card's language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What the page says besides the card's own text. */
typedef enum
{
  VOUCH_PAGE_WORD_CLINICAL_SCORECARD,
  VOUCH_PAGE_WORD_CLINICAL_SUMMARY,
  VOUCH_PAGE_WORD_KEY_TAKEAWAYS,
  VOUCH_PAGE_WORD_SUMMARY_OF,
  VOUCH_PAGE_WORD_PREPARED_BY,
  VOUCH_PAGE_WORD_REVIEWED_BY,
  VOUCH_PAGE_WORD_PUBLISHED,
  VOUCH_PAGE_WORD_LAST_REVIEWED,
  VOUCH_PAGE_WORD_READING_TIME, /* {n} stands for the minutes */
  VOUCH_PAGE_WORD_INTERESTS,
  VOUCH_PAGE_WORD_DISCLOSURE,
  VOUCH_PAGE_WORD_CORRECTIONS,
  VOUCH_PAGE_WORD_REFERENCES,
  VOUCH_PAGE_WORD_REFERENCE, /* of one, before its number; only read aloud */
  VOUCH_PAGE_WORD_BACK_TO,   /* before the place where it is cited; only read aloud */
  VOUCH_PAGE_WORD_BUT_SEE,   /* before a source that contradicts */
  VOUCH_PAGE_WORD_NONE_REPORTED,
  VOUCH_PAGE_WORD_NOT_APPLICABLE,
  VOUCH_PAGE_WORD_STRENGTH,
  VOUCH_PAGE_WORD_CERTAINTY,
  VOUCH_PAGE_WORD_STRONG,
  VOUCH_PAGE_WORD_CONDITIONAL,
  VOUCH_PAGE_WORD_HIGH,
  VOUCH_PAGE_WORD_MODERATE,
  VOUCH_PAGE_WORD_LOW,
  VOUCH_PAGE_WORD_VERY_LOW,
  VOUCH_PAGE_WORD_BASIS_GUIDELINE,
  VOUCH_PAGE_WORD_BASIS_AUTHORS,
  VOUCH_PAGE_WORD_BASIS_OPINION,
  VOUCH_PAGE_WORD_BASIS_EDITORS,
  VOUCH_PAGE_WORD_PAGE,      /* of a source, before the number: "p." */
  VOUCH_PAGE_WORD_FILE_PAGE, /* of a source's PDF, where pages are counted from one; the number follows */
  VOUCH_PAGE_WORD_SECTION,
  VOUCH_PAGE_WORD_TABLE,
  VOUCH_PAGE_WORD_FIGURE,
  VOUCH_PAGE_WORD_PARAGRAPH,
  VOUCH_PAGE_WORD_UNTITLED,
  VOUCH_PAGE_WORD_AND_NEXT, /* between the names of a list: a comma and a space */
  VOUCH_PAGE_WORD_FUNDING,
  VOUCH_PAGE_WORD_SOURCE_INTERESTS,
  VOUCH_PAGE_WORD_NOT_ON_RECORD, /* funding or interests that nobody noted */
  VOUCH_PAGE_WORD_REPORT_TO, /* {contact} stands for an address, {id} for the card's */
  VOUCH_PAGE_WORD_REPORT, /* without an address */
  VOUCH_PAGE_WORD_ADVICE,
  VOUCH_PAGE_WORD_GENERAL_KNOWLEDGE,
  VOUCH_PAGE_WORD_WORKED_OUT,
  VOUCH_PAGE_WORD_DRAFTED_MACHINE,
  VOUCH_PAGE_WORD_DRAFTED_MIXED,
  VOUCH_PAGE_WORD_CITE_PAGE, /* of a source cited at several, in the mark: "p" */
  VOUCH_PAGE_WORD_CITE_PAGES, /* the same of more than one: "pp" */
  VOUCH_PAGE_WORD_PASSAGE, /* opens the words of the source */
  VOUCH_PAGE_WORD_FROM, /* before the source of a passage */
  VOUCH_PAGE_WORD_LICENCE,
  VOUCH_PAGE_WORD_IMPORTANT, /* the weights of what changed */
  VOUCH_PAGE_WORD_CORRECTION,
  VOUCH_PAGE_WORD_UPDATE,
  VOUCH_PAGE_WORD_MINOR,
  VOUCH_PAGE_WORD_WAS,
  VOUCH_PAGE_WORD_IS,
  VOUCH_PAGE_WORD_DRAFT, /* of what has errors left */
  VOUCH_PAGE_WORD_SPONSORED_BY, /* {name} stands for who paid */
  VOUCH_PAGE_N_WORDS
} VouchPageWord;

typedef struct _VouchPageWords VouchPageWords;

const VouchPageWords *vouch_page_words_for          (const char           *language);
const char           *vouch_page_words_get_language (const VouchPageWords *self);
const char           *vouch_page_words_get          (const VouchPageWords *self,
                                                     VouchPageWord         word);
const char           *vouch_page_words_open_quote   (const VouchPageWords *self);
const char           *vouch_page_words_close_quote  (const VouchPageWords *self);
char                 *vouch_page_words_date         (const VouchPageWords *self,
                                                     const char           *language,
                                                     const char           *date) G_GNUC_WARN_UNUSED_RESULT;
const char           *vouch_page_words_summarises   (const VouchPageWords *self,
                                                     const char           *type);
const char           *vouch_page_words_article_type (const VouchPageWords *self,
                                                     const char           *type);

char                 *vouch_page_dup_language              (const char *language) G_GNUC_WARN_UNUSED_RESULT;
gboolean              vouch_page_language_is_right_to_left (const char *language);

G_END_DECLS
