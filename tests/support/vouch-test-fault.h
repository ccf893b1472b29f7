/* vouch-test-fault.h: a proxy before a portal that breaks exchanges at random, always the same way
 * for the same seed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchTestFault:
 *
 * What happens to one request. The portal has seen all of it in those after
 * %VOUCH_TEST_FAULT_REACHED, and nothing, or not all, in the others.
 */
typedef enum
{
  VOUCH_TEST_FAULT_NONE,
  VOUCH_TEST_FAULT_DELAY,
  VOUCH_TEST_FAULT_HANG_UP,          /* before a byte was read */
  VOUCH_TEST_FAULT_CUT_REQUEST,      /* anywhere in it */
  VOUCH_TEST_FAULT_CORRUPT_REQUEST,  /* a byte of its body */
  VOUCH_TEST_FAULT_PAGE,             /* a captive portal's */
  VOUCH_TEST_FAULT_REDIRECT,         /* to one */
  VOUCH_TEST_FAULT_BUSY,             /* 503 with Retry-After */
  VOUCH_TEST_FAULT_TOO_MANY,         /* 429 with Retry-After */
  VOUCH_TEST_FAULT_MAINTENANCE,      /* 503 with a page of WordPress' */
  VOUCH_TEST_FAULT_NONSENSE,         /* no HTTP at all */
  VOUCH_TEST_FAULT_REACHED,
  VOUCH_TEST_FAULT_LOSE_ANSWER = VOUCH_TEST_FAULT_REACHED,
  VOUCH_TEST_FAULT_CUT_ANSWER,       /* anywhere in it */
  VOUCH_TEST_FAULT_CORRUPT_ANSWER,   /* a byte of its body */
  VOUCH_TEST_FAULT_SWAP_ANSWER,      /* for a page */
  VOUCH_TEST_FAULT_REPEAT,           /* sent twice; the second answer comes back */
  VOUCH_TEST_N_FAULTS
} VouchTestFault;

typedef struct _VouchTestFaultProxy VouchTestFaultProxy;

VouchTestFaultProxy *vouch_test_fault_proxy_new   (const char           *portal,
                                                   const char           *authorisation);
void                 vouch_test_fault_proxy_free  (VouchTestFaultProxy  *self);
const char          *vouch_test_fault_proxy_root  (VouchTestFaultProxy  *self);
void                 vouch_test_fault_proxy_begin (VouchTestFaultProxy  *self,
                                                   guint32               seed,
                                                   guint                 n_faults);
void                 vouch_test_fault_proxy_plan  (VouchTestFaultProxy  *self,
                                                   const VouchTestFault *faults,
                                                   guint                 n_faults);
guint                vouch_test_fault_proxy_count (VouchTestFaultProxy  *self,
                                                   VouchTestFault        fault);

G_END_DECLS
