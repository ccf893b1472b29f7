/* vouch-test-check.h: cards and findings for the tests of rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test.h"
#include "vouch-model.h"

G_BEGIN_DECLS

VouchDocument  *vouch_test_open_fixture   (const char     *name) G_GNUC_WARN_UNUSED_RESULT;
VouchDocument  *vouch_test_reopen         (VouchDocument  *document) G_GNUC_WARN_UNUSED_RESULT;
char           *vouch_test_print_card     (VouchDocument  *document) G_GNUC_WARN_UNUSED_RESULT;
JsonNode       *vouch_test_parse          (const char     *text) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_test_set            (VouchDocument  *document,
                                           const char     *node,
                                           const char     *member,
                                           const char     *json);
void            vouch_test_insert         (VouchDocument  *document,
                                           const char     *parent,
                                           const char     *list,
                                           guint           position,
                                           const char     *json);
void            vouch_test_remove         (VouchDocument  *document,
                                           const char     *node);
char           *vouch_test_list_findings  (VouchValidator *validator) G_GNUC_WARN_UNUSED_RESULT;
guint           vouch_test_count_findings (VouchValidator *validator,
                                           const char     *rule);
VouchFinding   *vouch_test_find_finding   (VouchValidator *validator,
                                           const char     *rule,
                                           const char     *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
