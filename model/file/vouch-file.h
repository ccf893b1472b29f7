/* vouch-file.h: the file of an open card, and who else writes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-card-types.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FILE (vouch_file_get_type ())

G_DECLARE_FINAL_TYPE (VouchFile, vouch_file, VOUCH, FILE, GObject)

/**
 * VouchFileSaveFlags:
 * @VOUCH_FILE_SAVE_PLAIN: only over the content that was loaded or saved last, or where the file
 *   is gone; else %VOUCH_FILE_ERROR_CHANGED_ON_DISK
 * @VOUCH_FILE_SAVE_KEEP_MINE: over whatever is there
 */
typedef enum
{
  VOUCH_FILE_SAVE_PLAIN = 0,
  VOUCH_FILE_SAVE_KEEP_MINE = 1 << 0,
} VouchFileSaveFlags;

/* Properties, all but "location" for reading only:
 * "location" (GFile, nullable): NULL until a new card is saved; set when made, else by save_as
 * "name" (string, nullable): the location's display name, "draft.scorecard"
 * "etag" (string, nullable): what tells the content that was loaded or saved last from any other
 * "read-only" (boolean): it, or its folder, can't be written; saving would fail, save_as not
 * "changed-on-disk" (boolean): it holds now what we neither loaded nor saved
 * "gone" (boolean): it was there and is not any more, deleted or moved by somebody else */
VouchFile     *vouch_file_new                  (GFile               *location) G_GNUC_WARN_UNUSED_RESULT;
VouchFile     *vouch_file_new_known            (GFile               *location,
                                                const char          *etag) G_GNUC_WARN_UNUSED_RESULT;
GFile         *vouch_file_get_location         (VouchFile           *self);
const char    *vouch_file_get_name             (VouchFile           *self);
const char    *vouch_file_get_etag             (VouchFile           *self);
gboolean       vouch_file_get_read_only        (VouchFile           *self);
gboolean       vouch_file_get_changed_on_disk  (VouchFile           *self);
gboolean       vouch_file_get_gone             (VouchFile           *self);

void           vouch_file_load_async           (VouchFile           *self,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
VouchDocument *vouch_file_load_finish          (VouchFile           *self,
                                                GAsyncResult        *result,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_file_save_async           (VouchFile           *self,
                                                VouchDocument       *document,
                                                VouchFileSaveFlags   flags,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void           vouch_file_save_as_async        (VouchFile           *self,
                                                VouchDocument       *document,
                                                GFile               *location,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean       vouch_file_save_finish          (VouchFile           *self,
                                                GAsyncResult        *result,
                                                guint64             *revision,
                                                GError             **error);

G_END_DECLS
