/* vouch-import-dialog.h: what became of each line of a draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"
#include "vouch-import-report.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_IMPORT_DIALOG (vouch_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchImportDialog, vouch_import_dialog, VOUCH, IMPORT_DIALOG, AdwWindow)

GtkWidget *vouch_import_dialog_new (GtkWindow         *parent,
                                    VouchDocument     *document,
                                    VouchImportReport *report) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_import_dialog_offer_article (VouchImportDialog *self,
                                              GSettings         *settings);
GtkWidget *vouch_import_dialog_new_for_references (GtkWindow  *parent,
                                                   GListModel *entries,
                                                   const char *summary) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
