/* vouch-test-application.h: the whole program inside the test, with a folder of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-widgets.h"

#include "vouch-application.h"
#include "vouch-editor.h"
#include "vouch-window.h"

G_BEGIN_DECLS

typedef struct
{
  VouchApplication *application; /* (unowned): one for all tests of a program */
  char *folder;                  /* (owned): for cards */
} VouchTestApplication;

int          vouch_test_set_up_application    (void         **state);
int          vouch_test_tear_down_application (void         **state);

char        *vouch_test_put            (VouchTestApplication *self,
                                        const char    *fixture,
                                        const char    *name);
char        *vouch_test_put_text       (VouchTestApplication *self,
                                        const char    *name,
                                        const char    *content);
char        *vouch_test_read           (const char    *path);
void         vouch_test_open_path      (VouchTestApplication *self,
                                        const char    *path);
VouchWindow *vouch_test_open_card      (VouchTestApplication *self,
                                        const char    *path);
VouchEditor *vouch_test_editor         (VouchWindow   *window);
GtkWidget   *vouch_test_wait_for       (GType          type);
GtkWidget   *vouch_test_dialog         (GType          type);
void         vouch_test_answer         (const char    *heading,
                                        const char    *answer);
void         vouch_test_act            (gpointer       widget,
                                        const char    *action,
                                        const char    *target);
guint        vouch_test_count_windows  (VouchTestApplication *self);

#define APPLICATION_TEST(f) \
  cmocka_unit_test_setup_teardown (f, vouch_test_set_up_application, vouch_test_tear_down_application)

G_END_DECLS
