/* vouch-card-view-cite.h: a reference that is dragged onto a statement is cited there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-view.h"

G_BEGIN_DECLS

void vouch_card_view_cite_init (VouchCardView *self);

G_END_DECLS
