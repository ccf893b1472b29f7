/* vouch-passage-abstract.h: an abstract that no heading names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void vouch_passage_abstract_mark (const char *text,
                                  GArray     *spans);

G_END_DECLS
