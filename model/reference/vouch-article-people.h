/* vouch-article-people.h: whether a record lists the people who are named as its authors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchArticlePeople:
 * @n_named: people who are named
 * @n_listed: people whom the record lists
 * @n_common: people who are on both sides, as far as their names tell
 * @has_group: the record lists a group, which may stand for any of the people
 */
typedef struct
{
  guint    n_named;
  guint    n_listed;
  guint    n_common;
  gboolean has_group;
} VouchArticlePeople;

VouchArticlePeople vouch_article_compare_people (const char *const *names,
                                                 JsonArray         *listed);

G_END_DECLS
