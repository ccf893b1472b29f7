/* vouch-file-error.h: why a file was not written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_FILE_ERROR (vouch_file_error_quark ())

/**
 * VouchFileError:
 * @VOUCH_FILE_ERROR_CHANGED_ON_DISK: somebody else wrote it since it was read
 * @VOUCH_FILE_ERROR_EXISTS: there is a file already, and it was to be a new one
 * @VOUCH_FILE_ERROR_UNSURE: it is written and in its place, but the disk did not confirm that it
 *   would still be there after a power cut
 *
 * What only we can know; everything else is a #GIOErrorEnum. But for the last one the file is as it
 * was.
 */
typedef enum
{
  VOUCH_FILE_ERROR_CHANGED_ON_DISK,
  VOUCH_FILE_ERROR_EXISTS,
  VOUCH_FILE_ERROR_UNSURE,
} VouchFileError;

GQuark vouch_file_error_quark (void);

G_END_DECLS
