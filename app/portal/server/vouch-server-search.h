/* vouch-server-search.h: cards by the words in their titles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *vouch_server_search (GPtrArray  *cards,
                                const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
