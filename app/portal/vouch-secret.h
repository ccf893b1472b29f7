/* vouch-secret.h: random keys and passwords: made, compared, and nothing of them left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How many hexadecimal digits vouch_random_hex() makes. */
#define VOUCH_SECRET_DIGITS 64

/** A text that is wiped when it is freed. */
typedef char VouchSecret;

char     *vouch_random_hex   (GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_secret_equal (const char   *ours,
                              const char   *given);
void      vouch_secret_free  (VouchSecret  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchSecret, vouch_secret_free)

G_END_DECLS
