/* vouch-decline.h: why a statement needs no source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-statement.h"

G_BEGIN_DECLS

/* The reason that only its note tells. */
#define VOUCH_DECLINE_OTHER "other"

guint       vouch_decline_count        (void);
const char *vouch_decline_get_reason   (guint           index);
const char *vouch_decline_get_words    (const char     *reason);
char       *vouch_decline_describe     (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_decline_needs_assent (VouchStatement *statement);

G_END_DECLS
