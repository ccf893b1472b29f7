/* vouch-page-words-private.h: the table of a language's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-words.h"

G_BEGIN_DECLS

#define VOUCH_PAGE_N_ARTICLE_TYPES 11
#define VOUCH_PAGE_N_LANGUAGES 5

struct _VouchPageWords
{
  const char *language;
  const char *open_quote;
  const char *close_quote;
  const char *day_pattern;   /* {d} day, {m} month, {y} year */
  const char *month_pattern;
  const char *months[12];
  const char *article_types[VOUCH_PAGE_N_ARTICLE_TYPES]; /* in the order of vouch-page-words.c */
  const char *summarises[VOUCH_PAGE_N_ARTICLE_TYPES + 1]; /* the last: of any other article */
  const char *words[VOUCH_PAGE_N_WORDS];
};

/* English is the first. */
extern const VouchPageWords vouch_page_words_tables[VOUCH_PAGE_N_LANGUAGES];

G_END_DECLS
