/* vouch-finding-activate.h: does what a finding's buttons say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

/* Each asks for what it can't do by the names of actions, from @widget. */
void     vouch_finding_activate  (GtkWidget      *widget,
                                  VouchValidator *validator,
                                  VouchFinding   *finding);
void     vouch_finding_go        (GtkWidget      *widget,
                                  VouchFinding   *finding);
void     vouch_finding_keep      (GtkWidget      *widget,
                                  VouchValidator *validator,
                                  VouchFinding   *finding,
                                  const char     *author);
void     vouch_finding_take_back (GtkWidget      *widget,
                                  VouchValidator *validator,
                                  VouchFinding   *finding);
void     vouch_finding_fix_all   (GtkWidget      *widget,
                                  VouchValidator *validator,
                                  VouchFinding   *finding);
void     vouch_finding_mute      (GtkWidget      *widget,
                                  VouchValidator *validator,
                                  VouchFinding   *finding,
                                  VouchMutedBy    by);
void     vouch_finding_unmute    (GtkWidget      *widget,
                                  VouchValidator *validator,
                                  const char     *rule);
gboolean vouch_finding_is_fixed_by_itself (VouchFinding *finding);

G_END_DECLS
