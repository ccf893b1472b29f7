/* vouch-card-folder.h: the cards in a folder, found in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VouchCardFolder:
 * @cards: (element-type GFile): the cards' files, the one that was written last first
 * @n_closed: how many folders in it could not be read
 */
typedef struct
{
  GPtrArray *cards;
  guint      n_closed;
} VouchCardFolder;

void             vouch_card_folder_list_async  (GFile               *folder,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             data);
VouchCardFolder *vouch_card_folder_list_finish (GAsyncResult        *result,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_card_folder_free        (VouchCardFolder     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchCardFolder, vouch_card_folder_free)

G_END_DECLS
