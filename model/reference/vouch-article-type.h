/* vouch-article-type.h: what kind of article a title announces.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *vouch_article_type_propose (const char  *title,
                                        char       **why);

G_END_DECLS
