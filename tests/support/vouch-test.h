/* vouch-test.h: what every test includes first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* cmocka wants these four before itself, in this order. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <gio/gio.h>

#include "vouch-test-program.h"

G_BEGIN_DECLS

char     *vouch_test_fixture       (const char *name);
char     *vouch_test_read_fixture  (const char *name,
                                    gsize      *length);
char     *vouch_test_make_folder   (void);
void      vouch_test_remove_folder (const char *path);
gboolean  vouch_test_wait_until    (gboolean (*is_done) (gpointer data),
                                    gpointer    data,
                                    guint       milliseconds);
void      vouch_test_catch_logs    (void);
char     *vouch_test_caught_logs   (void);
void      vouch_test_become_nobody (const char *folder);
void      vouch_test_become_oneself (void);
int       vouch_test_make_homes    (void **state);
int       vouch_test_remove_homes  (void **state);
int       vouch_test_let_threads_end (int n_failed);
GPid      vouch_test_fork          (void);

/* How much slower than usual the program may be: for deadlines, and to take smaller bulks. */
#ifdef __SANITIZE_ADDRESS__
#define VOUCH_TEST_SLOWNESS 16
#else
#define VOUCH_TEST_SLOWNESS 1
#endif

/* Runs a table of cmocka tests in homes of their own (HOME and all XDG folders). */
#define vouch_test_run(name, tests) \
  (cmocka_set_message_output (CM_OUTPUT_TAP), \
   vouch_test_let_threads_end (cmocka_run_group_tests_name ((name), (tests), vouch_test_make_homes, \
                                                   vouch_test_remove_homes)))

void              vouch_test_assert_has    (const char          *text,
                                            const char          *part);
void              vouch_test_assert_lacks  (const char          *text,
                                            const char          *part);
guint             vouch_test_count         (const char          *text,
                                            const char          *part);
int               vouch_test_skip_all      (const char          *why);

/* Ends a test, as one that passed, where what it needs is not on this machine. cmocka's own
 * skip() prints "not ok", which counts as failed. */
#undef skip
#define vouch_test_leave(why) \
  G_STMT_START { g_print ("# skipped here: %s\n", (why)); return; } G_STMT_END

G_END_DECLS
