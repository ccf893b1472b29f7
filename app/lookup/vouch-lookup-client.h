/* vouch-lookup-client.h: one question to a registry, with all limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-lookup-error.h"
#include "vouch-lookup-settings.h"

G_BEGIN_DECLS

/* Tells what an answer is: sets an error for what is no record. */
typedef gboolean (*VouchLookupJudge) (guint    status,
                                      GBytes  *answer,
                                      GError **error);

GBytes  *vouch_lookup_ask      (const VouchLookupSettings  *settings,
                                const char                 *address,
                                const char                 *registry,
                                VouchLookupJudge            judge,
                                GCancellable               *cancellable,
                                GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean vouch_lookup_download (const VouchLookupSettings  *settings,
                                const char                 *address,
                                const char                 *registry,
                                GFile                      *to,
                                GCancellable               *cancellable,
                                GError                    **error);

G_END_DECLS
