/* vouch-document-run.h: carrying out one change, part by part, and taking it back.
 *
 * Private to the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-node-index.h"

G_BEGIN_DECLS

typedef struct _VouchDocumentRun VouchDocumentRun;

VouchDocumentRun *vouch_document_run_new       (VouchNodeIndex   *index) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_document_run_free      (VouchDocumentRun *self);
gboolean          vouch_document_run_part      (VouchDocumentRun *self,
                                                VouchChange      *part,
                                                GError          **error);
void              vouch_document_run_take_back (VouchDocumentRun *self);
void              vouch_document_run_notify    (VouchDocumentRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchDocumentRun, vouch_document_run_free)

G_END_DECLS
