/* vouch-ladder-bar.h: how far a card's statements have climbed, as one bar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_LADDER_BAR (vouch_ladder_bar_get_type ())

G_DECLARE_FINAL_TYPE (VouchLadderBar, vouch_ladder_bar, VOUCH, LADDER_BAR, GtkWidget)

GtkWidget *vouch_ladder_bar_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_ladder_bar_set_summary (VouchLadderBar     *self,
                                         const VouchSummary *summary);
char      *vouch_ladder_bar_describe    (const VouchSummary *summary) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
