/* vouch-section-foot.h: the end of a section's list: what can be added, or that nothing is to be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-slots.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SECTION_FOOT (vouch_section_foot_get_type ())

G_DECLARE_FINAL_TYPE (VouchSectionFoot, vouch_section_foot, VOUCH, SECTION_FOOT, GtkWidget)

/* Adding a statement is the view's: the button activates "card.add-statement" (s: the section). */
GtkWidget *vouch_section_foot_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_section_foot_bind    (VouchSectionFoot *self,
                                       VouchCardSlot    *slot);
void       vouch_section_foot_refresh (VouchSectionFoot *self);

G_END_DECLS
