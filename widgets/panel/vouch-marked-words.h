/* vouch-marked-words.h: what is different in two texts, word by word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void vouch_mark_words (const char  *before,
                       const char  *after,
                       char       **before_markup,
                       char       **after_markup);

G_END_DECLS
