/* vouch-publish-many-row.h: a card that may be published with others, and how it went with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-publish-many.h"
#include "vouch-recent-card.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISH_MANY_ROW (vouch_publish_many_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishManyRow, vouch_publish_many_row, VOUCH, PUBLISH_MANY_ROW, AdwActionRow)

/* Signal "chosen": it was chosen, or is not any more. */
GtkWidget       *vouch_publish_many_row_new        (VouchRecentCard      *card) G_GNUC_WARN_UNUSED_RESULT;
VouchRecentCard *vouch_publish_many_row_get_card   (VouchPublishManyRow  *self);
void             vouch_publish_many_row_set_draft  (VouchPublishManyRow  *self,
                                                    gboolean              is_draft);
void             vouch_publish_many_row_choose     (VouchPublishManyRow  *self,
                                                    gboolean              is_chosen);
gboolean         vouch_publish_many_row_is_chosen  (VouchPublishManyRow  *self);
gboolean         vouch_publish_many_row_can_be_chosen (VouchPublishManyRow *self);
void             vouch_publish_many_row_show_state (VouchPublishManyRow  *self,
                                                    VouchPublishManyState state,
                                                    const char           *words);

G_END_DECLS
