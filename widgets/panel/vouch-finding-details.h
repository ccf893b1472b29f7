/* vouch-finding-details.h: all about the selected finding, and what to do about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FINDING_DETAILS (vouch_finding_details_get_type ())

G_DECLARE_FINAL_TYPE (VouchFindingDetails, vouch_finding_details, VOUCH, FINDING_DETAILS, AdwBin)

/* Signal "keep": a reason is to be asked for. */
GtkWidget *vouch_finding_details_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_finding_details_set_finding (VouchFindingDetails *self,
                                              VouchValidator      *validator,
                                              VouchFinding        *finding,
                                              guint                n_alike);
void       vouch_finding_details_explain     (VouchFindingDetails *self,
                                              gboolean             is_shown);

G_END_DECLS
