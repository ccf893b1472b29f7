/* vouch-file-io.h: whole files in, whole files out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-file-error.h"

G_BEGIN_DECLS

/**
 * VouchFileMode:
 * @VOUCH_FILE_CREATE: there must be no file yet
 * @VOUCH_FILE_IF_UNCHANGED: the file must have the given etag, or be gone
 * @VOUCH_FILE_OVERWRITE: whatever is there
 */
typedef enum
{
  VOUCH_FILE_CREATE,
  VOUCH_FILE_IF_UNCHANGED,
  VOUCH_FILE_OVERWRITE,
} VouchFileMode;

GBytes   *vouch_file_read       (GFile          *file,
                                 gsize           max_bytes,
                                 GCancellable   *cancellable,
                                 GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_file_write      (GFile          *file,
                                 GBytes         *bytes,
                                 VouchFileMode   mode,
                                 const char     *etag,
                                 GCancellable   *cancellable,
                                 GError        **error);
char     *vouch_file_etag       (GBytes         *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* The two ways of vouch_file_write(), which chooses. */
gboolean  vouch_file_write_path (const char     *path,
                                 GBytes         *bytes,
                                 VouchFileMode   mode,
                                 const char     *etag,
                                 GCancellable   *cancellable,
                                 GError        **error);
gboolean  vouch_file_write_gio  (GFile          *file,
                                 GBytes         *bytes,
                                 VouchFileMode   mode,
                                 const char     *etag,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
