/* vouch-recent-row.h: a card in the list of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-recent-card.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_RECENT_ROW (vouch_recent_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchRecentRow, vouch_recent_row, VOUCH, RECENT_ROW, GtkListBoxRow)

GtkWidget       *vouch_recent_row_new      (VouchRecentCard *card) G_GNUC_WARN_UNUSED_RESULT;
VouchRecentCard *vouch_recent_row_get_card (VouchRecentRow  *self);

G_END_DECLS
