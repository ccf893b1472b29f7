/* vouch-speller.h: whether a word is in a dictionary; the dictionaries are opened when first asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  vouch_speller_is_there (const char *language);
gboolean  vouch_speller_knows    (const char *language,
                                  const char *word);
char     *vouch_speller_suggest  (const char *language,
                                  const char *word) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_speller_is_own   (const char *word);
gboolean  vouch_speller_learn    (const char *word,
                                  GError    **error);

G_END_DECLS
