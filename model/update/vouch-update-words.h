/* vouch-update-words.h: words whose change may make a reader act otherwise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  vouch_update_word_is_dose       (const char *word);
gboolean  vouch_update_word_is_negation   (const char *word);
gboolean  vouch_update_word_is_short_not  (const char *word);
gboolean  vouch_update_word_is_denial     (const char *word);
gboolean  vouch_update_word_is_comparing  (const char *word);
gboolean  vouch_update_word_is_drug       (const char *word);
gboolean  vouch_update_word_is_opposite   (const char *word);
gboolean  vouch_update_word_takes_letter  (const char *word);

G_END_DECLS
