/* vouch-test-job.h: a publish job, run to its end, and a card whose private members can be told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-publish-job.h"

G_BEGIN_DECLS

#define VOUCH_TEST_JOB_ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"

/** Every member of the card that must not leave holds this word. */
#define VOUCH_TEST_JOB_CANARY "KANARIENVOGEL"

/** What came of it. */
typedef struct
{
  VouchReceipt *receipt; /* (owned) (nullable) */
  GError *error;         /* (owned) (nullable) */
  JsonNode *current;     /* (owned) (nullable) */
  guint steps;
  gboolean is_done;
} VouchTestJob;

JsonNode    *vouch_test_job_card         (void) G_GNUC_WARN_UNUSED_RESULT;
JsonNode    *vouch_test_job_parse        (const char         *json) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal *vouch_test_job_embedded     (const char         *root,
                                          const char         *token) G_GNUC_WARN_UNUSED_RESULT;
VouchTestJob vouch_test_job_run          (JsonNode           *card,
                                          VouchPortal        *portal,
                                          const char         *program,
                                          GCancellable       *cancellable);
void         vouch_test_job_clear        (VouchTestJob       *self);
void         vouch_test_job_assert_error (const VouchTestJob *self,
                                          int                 code);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VouchTestJob, vouch_test_job_clear)

G_END_DECLS
