/* vouch-statement-edit-private.h: pieces that the compound edits are made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-statement-edit.h"

G_BEGIN_DECLS

GPtrArray   *vouch_edit_begin  (void) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_edit_set    (GPtrArray      *parts,
                                VouchNode      *node,
                                const char     *member,
                                JsonNode       *after);
VouchPlace   vouch_edit_place  (VouchNode      *node);
VouchChange *vouch_edit_end    (GPtrArray      *parts,
                                VouchNode      *node,
                                const char     *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
