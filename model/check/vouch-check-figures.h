/* vouch-check-figures.h: what rules about figures share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-rule.h"

G_BEGIN_DECLS

const GArray      *vouch_check_get_figures    (VouchCheck        *check);
guint              vouch_check_count_figures  (const GArray      *figures);
const VouchNumber *vouch_check_get_figure     (const GArray      *figures,
                                               guint              index);
char              *vouch_check_cut_figure     (VouchCheck        *check,
                                               const VouchNumber *number) G_GNUC_WARN_UNUSED_RESULT;
const char        *vouch_check_get_after      (VouchCheck        *check,
                                               guint              to);
void               vouch_check_report_figure  (VouchCheck        *check,
                                               const VouchNumber *number,
                                               const char        *message,
                                               gboolean           has_repair);
void               vouch_check_replace        (GString           *text,
                                               guint              from,
                                               guint              to,
                                               const char        *by);
VouchChange       *vouch_check_end_text       (VouchCheck        *check,
                                               GString           *text,
                                               const char        *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
