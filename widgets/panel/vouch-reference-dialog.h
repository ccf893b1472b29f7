/* vouch-reference-dialog.h: one reference as a form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"

G_BEGIN_DECLS

/**
 * VouchReferencePurpose:
 * @VOUCH_REFERENCE_PURPOSE_PLAIN: the reference comes into the card
 * @VOUCH_REFERENCE_PURPOSE_CITE: and the statement cites it
 * @VOUCH_REFERENCE_PURPOSE_ORIGINAL_SOURCE: and it is the paper that the card summarises:
 *   the article's reference, and an item under the original sources
 *
 * What becomes of the reference when the form is done; each is one step of undo.
 */
typedef enum
{
  VOUCH_REFERENCE_PURPOSE_PLAIN,
  VOUCH_REFERENCE_PURPOSE_CITE,
  VOUCH_REFERENCE_PURPOSE_ORIGINAL_SOURCE,
} VouchReferencePurpose;

#define VOUCH_TYPE_REFERENCE_DIALOG (vouch_reference_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchReferenceDialog, vouch_reference_dialog, VOUCH, REFERENCE_DIALOG, AdwWindow)

/* Signal "done" (s: the reference's id): it is in the card, or changed there. */
GtkWidget *vouch_reference_dialog_new         (GtkWidget             *parent,
                                               VouchDocument         *document,
                                               const char            *reference) G_GNUC_WARN_UNUSED_RESULT;
VouchCard *vouch_reference_dialog_get_card    (VouchReferenceDialog  *self);
void       vouch_reference_dialog_set_purpose (VouchReferenceDialog  *self,
                                               VouchReferencePurpose  purpose,
                                               const char            *statement);
void       vouch_reference_dialog_set_relation (VouchReferenceDialog *self,
                                               const char            *relation);
void       vouch_reference_dialog_fill        (VouchReferenceDialog  *self,
                                               const char            *pasted);
void       vouch_reference_dialog_found       (VouchReferenceDialog  *self,
                                               GCancellable          *asked,
                                               JsonObject            *csl,
                                               const char            *trouble);

void       vouch_reference_dialog_prefill (VouchReferenceDialog *self,
                                           JsonObject           *csl);

G_END_DECLS
