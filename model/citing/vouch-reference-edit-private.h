/* vouch-reference-edit-private.h: pieces that the edits of references share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-edit.h"

G_BEGIN_DECLS

void vouch_reference_edit_bring        (GPtrArray      *parts,
                                        VouchNode      *card,
                                        VouchReference *reference);
void vouch_reference_edit_add_citation (GPtrArray      *parts,
                                        VouchNode      *owner,
                                        VouchReference *reference,
                                        const char     *relation,
                                        const char     *how);

G_END_DECLS
