/* vouch-test-number.h: values of a text as a line, for tables of cases.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-number.h"

G_BEGIN_DECLS

char *vouch_test_print_numbers (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
