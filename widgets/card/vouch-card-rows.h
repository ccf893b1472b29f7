/* vouch-card-rows.h: the row widgets of a card, pooled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-context.h"
#include "vouch-card-slots.h"
#include "vouch-statement-text.h"

G_BEGIN_DECLS

typedef struct _VouchCardRows VouchCardRows;

VouchCardRows      *vouch_card_rows_new               (GtkWidget        *parent) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_card_rows_free              (VouchCardRows    *self);
gboolean            vouch_card_rows_has_waiting       (VouchCardRows    *self,
                                                       VouchCardSlot    *slot);
GtkWidget          *vouch_card_rows_take              (VouchCardRows    *self,
                                                       VouchCardSlot    *slot,
                                                       VouchCardContext *context,
                                                       GtkWidget        *after);
void                vouch_card_rows_give_back         (VouchCardRows    *self,
                                                       GtkWidget        *row);
gboolean            vouch_card_rows_spare             (VouchCardRows    *self);
void                vouch_card_rows_clear             (VouchCardRows    *self);

void                vouch_card_row_bind               (GtkWidget        *row,
                                                       VouchCardSlot    *slot,
                                                       VouchCardContext *context);
void                vouch_card_row_refresh            (GtkWidget        *row);
void                vouch_card_row_follow_text        (GtkWidget        *row);
void                vouch_card_row_show_findings      (GtkWidget        *row);
void                vouch_card_row_rename             (GtkWidget        *row);
void                vouch_card_row_set_current        (GtkWidget        *row,
                                                       gboolean          is_current);
VouchStatementText *vouch_card_row_get_text           (GtkWidget        *row);
gboolean            vouch_card_row_go                 (GtkWidget        *row,
                                                       const char       *member);
gboolean            vouch_card_row_fits               (GtkWidget        *row,
                                                       VouchCardSlot    *slot);

G_END_DECLS
