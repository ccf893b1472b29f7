/* vouch-negation.h: words that turn a sentence round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vouch_negation_is         (const char *word,
                                    gsize       length);
gboolean vouch_negation_turns_next (const char *word,
                                    gboolean    is_capitals);
gboolean vouch_negation_turns_last (const char *word,
                                    gboolean    is_capitals);

G_END_DECLS
