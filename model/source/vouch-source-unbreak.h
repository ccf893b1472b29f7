/* vouch-source-unbreak.h: words of a printed page as they read, not as its lines cut them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *vouch_source_unbreak (const char *part,
                               const char *whole) G_GNUC_WARN_UNUSED_RESULT;
gboolean vouch_source_is_same (const char *a,
                               const char *b);

G_END_DECLS
