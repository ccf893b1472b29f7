/* vouch-retractions-row.h: the row of the preferences that reads the Retraction Watch list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_RETRACTIONS_ROW (vouch_retractions_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchRetractionsRow, vouch_retractions_row, VOUCH, RETRACTIONS_ROW, AdwActionRow)

GtkWidget *vouch_retractions_row_new      (GSettings           *settings) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_retractions_row_read     (VouchRetractionsRow *self,
                                           GFile               *table);
void       vouch_retractions_row_download (VouchRetractionsRow *self);

G_END_DECLS
