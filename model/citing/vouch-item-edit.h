/* vouch-item-edit.h: the edits of lines under Resources, as changes.
 *
 * Each returns one step that the caller hands to vouch_document_edit(); none
 * alters anything by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-item.h"
#include "vouch-section.h"

G_BEGIN_DECLS

VouchChange *vouch_item_edit_add      (VouchSection *section,
                                       guint         position,
                                       char        **new_id) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_item_edit_remove   (VouchItem    *self) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_item_edit_shift    (VouchItem    *self,
                                       int           step) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_item_edit_move     (VouchItem    *self,
                                       VouchSection *section,
                                       guint         position) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_item_edit_set_text (VouchItem    *self,
                                       const char   *text) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_item_edit_set_link (VouchItem    *self,
                                       const char   *link) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
