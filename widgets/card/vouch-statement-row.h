/* vouch-statement-row.h: a statement on the card's page, or a cell with its label.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-context.h"
#include "vouch-card-slots.h"
#include "vouch-statement-text.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_STATEMENT_ROW (vouch_statement_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchStatementRow, vouch_statement_row, VOUCH, STATEMENT_ROW, GtkWidget)

GtkWidget          *vouch_statement_row_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_statement_row_bind          (VouchStatementRow *self,
                                                       VouchCardSlot     *slot,
                                                       VouchCardContext  *context);
void                vouch_statement_row_refresh       (VouchStatementRow *self);
void                vouch_statement_row_follow_text   (VouchStatementRow *self);
void                vouch_statement_row_show_findings (VouchStatementRow *self);
void                vouch_statement_row_rename        (VouchStatementRow *self);
void                vouch_statement_row_set_current   (VouchStatementRow *self,
                                                       gboolean           is_current);
VouchCardSlot      *vouch_statement_row_get_slot      (VouchStatementRow *self);
VouchStatementText *vouch_statement_row_get_text      (VouchStatementRow *self);
GtkWidget          *vouch_statement_row_get_handle    (VouchStatementRow *self);
gboolean            vouch_statement_row_go_to_chip    (VouchStatementRow *self,
                                                       const char        *target);

G_END_DECLS
