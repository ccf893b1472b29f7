/* vouch-passage-variety.h: the best passages of a text, each telling something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage-rank.h"

G_BEGIN_DECLS

void vouch_passage_variety_order (GArray                    *ranks,
                                  const VouchPassageArticle *article,
                                  const VouchPassageQuery   *query);

G_END_DECLS
