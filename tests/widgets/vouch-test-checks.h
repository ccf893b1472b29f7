/* vouch-test-checks.h: the panel of checks on a desk, for its tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-desk.h"

#include "vouch-findings-view.h"

G_BEGIN_DECLS

void               vouch_test_checks_show_sized    (VouchTestDesk *desk,
                                                    int            width,
                                                    int            height);
void               vouch_test_checks_show          (VouchTestDesk *desk);
VouchFindingsView *vouch_test_checks_view          (VouchTestDesk *desk);
void               vouch_test_checks_selected      (VouchTestDesk *desk,
                                                    const char    *expected);
void               vouch_test_checks_focused       (VouchTestDesk *desk);
void               vouch_test_checks_asked         (VouchTestDesk *desk,
                                                    const char    *expected);
void               vouch_test_checks_click         (VouchTestDesk *desk,
                                                    const char    *label);
void               vouch_test_checks_open_three    (VouchTestDesk *desk);
GtkWidget         *vouch_test_checks_find_dialog   (GType          type);
gboolean           vouch_test_checks_has_dialog    (gpointer       type);
gboolean           vouch_test_checks_has_no_dialog (gpointer       type);

G_END_DECLS
