/* vouch-lookup-cache.h: answers of registries, kept for a while.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Records change: a retraction must not stay unseen for long. */
#define VOUCH_LOOKUP_CACHE_SECONDS (7 * 24 * 60 * 60)

GBytes *vouch_lookup_cache_get (const char *folder,
                                const char *address) G_GNUC_WARN_UNUSED_RESULT;
void    vouch_lookup_cache_put (const char *folder,
                                const char *address,
                                GBytes     *answer);

G_END_DECLS
