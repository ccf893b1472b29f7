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

G_BEGIN_DECLS

char     *vouch_test_fixture      (const char *name);
char     *vouch_test_read_fixture (const char *name,
                                   gsize      *length);
char     *vouch_test_make_folder  (void);
void      vouch_test_remove_folder (const char *path);
gboolean  vouch_test_wait_until   (gboolean (*is_done) (gpointer data),
                                   gpointer   data,
                                   guint      milliseconds);

#define vouch_test_run(name, tests) \
  (cmocka_set_message_output (CM_OUTPUT_TAP), \
   cmocka_run_group_tests_name ((name), (tests), NULL, NULL))

G_END_DECLS
