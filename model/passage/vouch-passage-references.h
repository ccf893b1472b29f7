/* vouch-passage-references.h: the list of references of a paper, which supports nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage-split.h"

G_BEGIN_DECLS

void vouch_passage_references_mark (const char *text,
                                    GArray     *spans);

G_END_DECLS
