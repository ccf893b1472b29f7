/* vouch-test-card.h: a small card for the tests of what alters cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-check.h"

G_BEGIN_DECLS

VouchDocument  *vouch_test_open_small_card (void) G_GNUC_WARN_UNUSED_RESULT;
VouchNode      *vouch_test_node            (VouchDocument *document,
                                            const char    *id);
VouchStatement *vouch_test_statement       (VouchDocument *document,
                                            const char    *id);
VouchChange    *vouch_test_change          (const char    *json) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_test_apply           (VouchDocument *document,
                                            VouchChange   *change);
char           *vouch_test_list_ids        (VouchDocument *document,
                                            const char    *owner,
                                            const char    *list) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_test_check_index     (VouchDocument *document);

G_END_DECLS
