/* vouch-words.h: the words of a text, for rules that count and compare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint       vouch_words_count        (const char        *text);
guint       vouch_words_minutes      (guint              words);
GPtrArray  *vouch_words_split        (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
char       *vouch_words_fold         (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_words_is_blank     (const char        *text);
gboolean    vouch_words_is_letter    (const char        *text);
gboolean    vouch_words_is_minor     (const char        *word);
char       *vouch_words_stem         (const char        *word) G_GNUC_WARN_UNUSED_RESULT;
double      vouch_words_share        (const char        *one,
                                      const char        *other);
char       *vouch_words_begin        (const char        *text,
                                      guint              n_words) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_words_list_has     (const char *const *list,
                                      gsize              length,
                                      const char        *word);

G_END_DECLS
