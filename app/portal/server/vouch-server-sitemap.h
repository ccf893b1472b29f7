/* vouch-server-sitemap.h: where search engines find the cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_server_sitemap_new (GPtrArray  *cards,
                                const char *root) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_server_robots_new  (const char *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
