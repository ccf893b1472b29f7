/* vouch-own-words.h: the user's own words, as all windows hear of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_OWN_WORDS (vouch_own_words_get_type ())

G_DECLARE_FINAL_TYPE (VouchOwnWords, vouch_own_words, VOUCH, OWN_WORDS, GObject)

/* Signal "changed": a word was added; what was judged without it is judged again. */
VouchOwnWords *vouch_own_words_get_default  (void);
void           vouch_own_words_learn_async  (VouchOwnWords        *self,
                                             const char           *word,
                                             GAsyncReadyCallback   callback,
                                             gpointer              data);
gboolean       vouch_own_words_learn_finish (VouchOwnWords        *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
