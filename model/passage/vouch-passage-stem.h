/* vouch-passage-stem.h: the stem of an English word, as Porter's algorithm finds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize  vouch_passage_stem  (char  *word,
                            gsize  length);

G_END_DECLS
