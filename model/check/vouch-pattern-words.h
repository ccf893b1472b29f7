/* vouch-pattern-words.h: a pattern in the words that are meant by it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_pattern_dup_words (const char *pattern) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
