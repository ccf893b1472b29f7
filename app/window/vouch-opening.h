/* vouch-opening.h: makes an open card of a file, a draft or a template, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"
#include "vouch-file.h"
#include "vouch-import-report.h"
#include "vouch-recovery.h"

G_BEGIN_DECLS

/**
 * VouchOpening:
 * @file: where it is, or will be, saved
 * @document: the card
 * @report: (nullable): what became of the draft's lines; only of a draft
 * @draft: (nullable): the file that held the draft
 * @recovery: (nullable): where it comes from when a program did not end well
 *
 * What came of opening.
 */
typedef struct
{
  VouchFile         *file;
  VouchDocument     *document;
  VouchImportReport *report;
  GFile             *draft;
  VouchRecovery     *recovery;
} VouchOpening;

void          vouch_opening_file_async     (GFile                *location,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
void          vouch_opening_text_async     (const char           *text,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
VouchOpening *vouch_opening_finish         (GAsyncResult         *result,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
VouchOpening *vouch_opening_new_template   (const char           *kind,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
VouchOpening *vouch_opening_new_recovered  (VouchRecovery        *recovery) G_GNUC_WARN_UNUSED_RESULT;
void          vouch_opening_free           (VouchOpening         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchOpening, vouch_opening_free)

G_END_DECLS
