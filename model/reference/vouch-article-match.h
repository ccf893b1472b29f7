/* vouch-article-match.h: whether a paper is the one that somebody speaks of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchArticleLikeness:
 * @VOUCH_LIKENESS_UNKNOWN: one of the two does not tell
 * @VOUCH_LIKENESS_SAME: the same, but for case, accents and punctuation
 * @VOUCH_LIKENESS_NEAR: a title with or without its subtitle, an author further down, the year beside
 * @VOUCH_LIKENESS_OTHER: another
 */
typedef enum
{
  VOUCH_LIKENESS_UNKNOWN,
  VOUCH_LIKENESS_SAME,
  VOUCH_LIKENESS_NEAR,
  VOUCH_LIKENESS_OTHER,
} VouchArticleLikeness;

/**
 * VouchArticleMatch:
 * @title: of the titles
 * @author: of the first authors
 * @year: of the years
 * @journal: of the journals; it does not count: names of journals are shortened in many ways
 * @score: 0 to 1; two thirds of it are the title's
 * @is_good: worth showing as what was looked for
 *
 * How a paper that was found compares with the one that is meant.
 */
typedef struct
{
  VouchArticleLikeness title;
  VouchArticleLikeness author;
  VouchArticleLikeness year;
  VouchArticleLikeness journal;
  double score;
  gboolean is_good;
} VouchArticleMatch;

VouchArticleMatch    vouch_article_match          (JsonObject *wanted,
                                                   JsonObject *found);
VouchArticleLikeness vouch_article_compare_titles (const char *wanted,
                                                   const char *found);
gboolean             vouch_article_title_is_in    (const char *title,
                                                   const char *text);

G_END_DECLS
