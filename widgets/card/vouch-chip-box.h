/* vouch-chip-box.h: the chips of a statement, in lines that break where they must.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-chip.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CHIP_BOX (vouch_chip_box_get_type ())

G_DECLARE_FINAL_TYPE (VouchChipBox, vouch_chip_box, VOUCH, CHIP_BOX, GtkWidget)

GtkWidget *vouch_chip_box_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_chip_box_begin    (VouchChipBox        *self);
void       vouch_chip_box_add      (VouchChipBox        *self,
                                    const VouchChipLook *look);
void       vouch_chip_box_end      (VouchChipBox        *self);
guint      vouch_chip_box_get_size (VouchChipBox        *self);
VouchChip *vouch_chip_box_get_chip (VouchChipBox        *self,
                                    guint                position);

G_END_DECLS
