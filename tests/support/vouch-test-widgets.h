/* vouch-test-widgets.h: what tests of widgets need beside vouch-test.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test.h"

#include <adwaita.h>

G_BEGIN_DECLS

gboolean   vouch_test_init_widgets (void);
GtkWidget *vouch_test_present      (GtkWidget  *child,
                                    int         width,
                                    int         height);
void       vouch_test_draw         (GtkWidget  *widget);
void       vouch_test_settle       (GtkWidget  *widget);
GtkWidget *vouch_test_find         (GtkWidget  *root,
                                    GType       type);
GtkWidget *vouch_test_find_label   (GtkWidget  *root,
                                    const char *text);
void       vouch_test_press        (GtkWidget  *widget,
                                    const char *keys);
void       vouch_test_type         (GtkWidget  *widget,
                                    const char *text);
void       vouch_test_click        (GtkWidget  *widget);
void       vouch_test_shoot        (GtkWidget  *window,
                                    const char *name);
void       vouch_test_close        (GtkWidget  *window,
                                    ...) G_GNUC_NULL_TERMINATED;

/* What main() of a widget test returns: 77, "skipped", without a display. */
#define vouch_test_run_widgets(name, tests) \
  (vouch_test_init_widgets () ? vouch_test_run ((name), (tests)) : 77)

G_END_DECLS
