/* vouch-findings-view.h: the list of findings, worked off by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-finding-rows.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FINDINGS_VIEW (vouch_findings_view_get_type ())

G_DECLARE_FINAL_TYPE (VouchFindingsView, vouch_findings_view, VOUCH, FINDINGS_VIEW, AdwBin)

/* Property "selected" (nullable VouchFinding, read only). Signals: "keep", a reason
 * is to be asked for the selected one; "explain" (boolean): show or hide its rule. */
GtkWidget    *vouch_findings_view_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void          vouch_findings_view_set_validator (VouchFindingsView *self,
                                                 VouchValidator    *validator);
void          vouch_findings_view_set_home      (VouchFindingsView *self,
                                                 GtkWidget         *home);
VouchFindingRows *vouch_findings_view_get_rows  (VouchFindingsView *self);
VouchFinding *vouch_findings_view_get_selected  (VouchFindingsView *self);
gboolean      vouch_findings_view_select        (VouchFindingsView *self,
                                                 VouchFinding      *finding);
void          vouch_findings_view_refresh       (VouchFindingsView *self);
gboolean      vouch_findings_view_focus         (VouchFindingsView *self);

G_END_DECLS
