/* vouch-when.h: a moment in the words of a person who reads it today.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_when_dup_words (const char *time,
                            GDateTime  *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
