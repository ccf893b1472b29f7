/* vouch-server-feed.h: the newest cards for feed readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_server_feed_new (GPtrArray  *cards,
                             const char *root,
                             const char *portal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
