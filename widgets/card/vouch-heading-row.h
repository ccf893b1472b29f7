/* vouch-heading-row.h: a title on the card's page that can be written in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-context.h"
#include "vouch-card-slots.h"
#include "vouch-statement-text.h"

G_BEGIN_DECLS

#define VOUCH_N_HEADING_LEVELS 3

#define VOUCH_TYPE_HEADING_ROW (vouch_heading_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchHeadingRow, vouch_heading_row, VOUCH, HEADING_ROW, GtkWidget)

GtkWidget          *vouch_heading_row_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_heading_row_bind          (VouchHeadingRow  *self,
                                                     VouchCardSlot    *slot,
                                                     VouchCardContext *context);
void                vouch_heading_row_show_findings (VouchHeadingRow  *self);
void                vouch_heading_row_rename        (VouchHeadingRow  *self);
guint               vouch_heading_row_find_level    (VouchCardSlot    *slot);
guint               vouch_heading_row_get_level     (VouchHeadingRow  *self);
VouchStatementText *vouch_heading_row_get_text      (VouchHeadingRow  *self);

G_END_DECLS
