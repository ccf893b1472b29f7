/* vouch-test-node.h: nodes made of short JSON, for tests of the tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-check.h"

G_BEGIN_DECLS

gpointer vouch_test_read_node  (GType       type,
                                const char *json) G_GNUC_WARN_UNUSED_RESULT;
char    *vouch_test_print_node (gpointer    node) G_GNUC_WARN_UNUSED_RESULT;
void     vouch_test_count_cb   (gpointer    object,
                                gpointer    detail,
                                guint      *count);

G_END_DECLS
