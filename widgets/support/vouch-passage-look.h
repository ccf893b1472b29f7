/* vouch-passage-look.h: a passage and where it stands, in words and attributes of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-card.h"
#include "vouch-passage-finder.h"

G_BEGIN_DECLS

char *vouch_passage_look_dup_paper (VouchCard          *card,
                                    const VouchPassage *passage) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_passage_look_dup_place (VouchCard          *card,
                                    const VouchPassage *passage) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_passage_look_dup_where (const VouchPassageHoldings *holdings) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_passage_look_dup_line  (const VouchPassage *passage) G_GNUC_WARN_UNUSED_RESULT;
void  vouch_passage_look_show      (GtkLabel           *label,
                                    const VouchPassage *passage);
void  vouch_passage_look_show_wide (GtkLabel           *label,
                                    const VouchPassage *passage);

G_END_DECLS
