/* vouch-test-program.h: runs the built `vouch` and keeps what it said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** What a program that has ended left behind. */
typedef struct
{
  int exit_code;       /* 0 to 255; the negative number of the signal that ended it */
  char *output;        /* (owned): standard output, with a NUL added */
  gsize output_length; /* in bytes, without that NUL */
  char *messages;      /* (owned): standard error, with a NUL added */
} VouchTestOutcome;

void              vouch_test_outcome_free  (VouchTestOutcome   *outcome);

VouchTestOutcome *vouch_test_run_program   (const char         *input,
                                            const char         *first_argument,
                                            ...) G_GNUC_NULL_TERMINATED;
VouchTestOutcome *vouch_test_run_command   (const char         *input,
                                            const char *const  *argv);
GSubprocess      *vouch_test_start_program (GSubprocessFlags    flags,
                                            const char         *first_argument,
                                            ...) G_GNUC_NULL_TERMINATED;
void              vouch_test_end_program   (GSubprocess        *program);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchTestOutcome, vouch_test_outcome_free)

G_END_DECLS
