/* vouch-test-contract.h: the portal's contract as tables, for every server that speaks it.
 *
 * The tests take a VouchTestPortal as their state, with no card in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-portal.h"

G_BEGIN_DECLS

#define VOUCH_TEST_CONTRACT_ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define VOUCH_TEST_CONTRACT_JOB "7d444840-9dc0-11d1-b245-5ffdce74fad2"

VouchTestAnswer *vouch_test_contract_put_card      (VouchTestPortal *portal,
                                                    const char      *id,
                                                    const char      *base,
                                                    const char      *title,
                                                    const char      *more);
VouchTestAnswer *vouch_test_contract_put           (VouchTestPortal *portal,
                                                    const char      *base,
                                                    const char      *title,
                                                    const char      *more);
void             vouch_test_contract_assert_put    (VouchTestPortal *portal,
                                                    const char      *base,
                                                    const char      *title,
                                                    const char      *more,
                                                    guint            status,
                                                    gint64           revision);

void             vouch_test_contract_preconditions    (void **state);
void             vouch_test_contract_base_digests     (void **state);
void             vouch_test_contract_job_before_digest (void **state);
void             vouch_test_contract_bodies           (void **state);
void             vouch_test_contract_altered          (void **state);
void             vouch_test_contract_missing_base     (void **state);
void             vouch_test_contract_job_is_done_once (void **state);
void             vouch_test_contract_eight_writers    (void **state);

G_END_DECLS
