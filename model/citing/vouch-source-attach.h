/* vouch-source-attach.h: a file on this computer as a reference's source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-change.h"
#include "vouch-document.h"
#include "vouch-reference.h"
#include "vouch-source.h"

G_BEGIN_DECLS

const char  *vouch_reference_get_source   (VouchReference       *self);
VouchChange *vouch_source_edit_attach     (VouchReference       *reference,
                                           const char           *digest) G_GNUC_WARN_UNUSED_RESULT;

VouchSource *vouch_source_keep            (GFile                *file,
                                           const char           *reference,
                                           GCancellable         *cancellable,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_source_keep_async      (GFile                *file,
                                           const char           *reference,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
VouchSource *vouch_source_keep_finish     (GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_source_attach_async    (VouchDocument        *document,
                                           const char           *reference,
                                           GFile                *file,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
VouchSource *vouch_source_attach_finish   (GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_source_get_file_async  (const char           *digest,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
GFile       *vouch_source_get_file_finish (GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
