/* vouch-passage-common.h: words that nearly every passage has, whatever it is about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vouch_passage_is_common (const char *folded);

G_END_DECLS
