/* vouch-finding-activate.h: does what a finding's button says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

void vouch_finding_activate (GtkWidget      *widget,
                             VouchValidator *validator,
                             VouchFinding   *finding);
void vouch_finding_go       (GtkWidget      *widget,
                             VouchFinding   *finding);

G_END_DECLS
