/* vouch-findings-popover.h: the findings of one node, with their fixes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FINDINGS_POPOVER (vouch_findings_popover_get_type ())

G_DECLARE_FINAL_TYPE (VouchFindingsPopover, vouch_findings_popover, VOUCH, FINDINGS_POPOVER, GtkPopover)

/* Property "author" (nullable string): who gives reasons. */
GtkWidget *vouch_findings_popover_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_findings_popover_set_findings (VouchFindingsPopover *self,
                                                VouchValidator       *validator,
                                                const char           *node);

G_END_DECLS
