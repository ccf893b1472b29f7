/* vouch-test-wordpress.h: the throw-away WordPress that a test runs beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_test_wordpress_password (const char *user);
char *vouch_test_wordpress_do       (const char *action,
                                     const char *card);

G_END_DECLS
