/* vouch-editor.h: one open card with everything around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-history.h"
#include "vouch-opening.h"
#include "vouch-outbox-job.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_EDITOR (vouch_editor_get_type ())

G_DECLARE_FINAL_TYPE (VouchEditor, vouch_editor, VOUCH, EDITOR, AdwBin)

/* Properties, read only: "title" (string): the card's, for the window; "state"
 * (string): what is to be said of its file. Signal "saved": it has a file now. */
GtkWidget          *vouch_editor_new              (GSettings           *settings,
                                                   VouchOpening        *opening) G_GNUC_WARN_UNUSED_RESULT;
VouchFile          *vouch_editor_get_file         (VouchEditor         *self);
VouchDocument      *vouch_editor_get_document     (VouchEditor         *self);
VouchHistory       *vouch_editor_get_history      (VouchEditor         *self);
VouchValidator     *vouch_editor_get_validator    (VouchEditor         *self);
VouchCitationIndex *vouch_editor_get_index        (VouchEditor         *self);
void                vouch_editor_commit           (VouchEditor         *self);
gboolean            vouch_editor_get_unsaved      (VouchEditor         *self);
gboolean            vouch_editor_is_blank         (VouchEditor         *self);
void                vouch_editor_ask_import       (VouchEditor         *self,
                                                   const char          *text);
GSList             *vouch_editor_take_files       (VouchEditor         *self,
                                                   GSList              *files) G_GNUC_WARN_UNUSED_RESULT;

void                vouch_editor_save_async       (VouchEditor         *self,
                                                   GtkWindow           *parent,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             data);
gboolean            vouch_editor_save_finish      (VouchEditor         *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);
void                vouch_editor_look_again       (VouchEditor         *self);
gboolean            vouch_editor_take_receipt     (VouchEditor         *self,
                                                   const VouchOutboxJob *job);
void                vouch_editor_may_close_async  (VouchEditor         *self,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             data);
gboolean            vouch_editor_may_close_finish (VouchEditor         *self,
                                                   GAsyncResult        *result);

G_END_DECLS
