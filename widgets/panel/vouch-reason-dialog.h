/* vouch-reason-dialog.h: asks why something is kept as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_REASON_DIALOG (vouch_reason_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchReasonDialog, vouch_reason_dialog, VOUCH, REASON_DIALOG, AdwWindow)

/**
 * VouchReasonQuestion: what is asked
 * @heading: of the dialog, a few words
 * @about: (nullable): what the reason is for
 * @done: (nullable): label of the button, with a mnemonic; “_Keep” without one
 * @usual: (nullable) (array zero-terminated=1): reasons to choose from
 * @is_destructive: whether the button takes something away
 */
typedef struct
{
  const char        *heading;
  const char        *about;
  const char        *done;
  const char *const *usual;
  gboolean           is_destructive;
} VouchReasonQuestion;

void  vouch_reason_dialog_ask_async  (GtkWindow                 *parent,
                                      const VouchReasonQuestion *question,
                                      GCancellable              *cancellable,
                                      GAsyncReadyCallback        callback,
                                      gpointer                   data);
char *vouch_reason_dialog_ask_finish (GAsyncResult              *result,
                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
