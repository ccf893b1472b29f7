/* vouch-file-watch.h: tells when a file's content may be another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_FILE_WATCH (vouch_file_watch_get_type ())

G_DECLARE_FINAL_TYPE (VouchFileWatch, vouch_file_watch, VOUCH, FILE_WATCH, GObject)

/* Signal "looked" (const char *etag, nullable; gboolean is_gone): the file was written, or its name
 * was given to another one, and has been left alone since; @etag is of what is there now, %NULL
 * where nothing is, which is what @is_gone says, or it can't be read. */
VouchFileWatch *vouch_file_watch_new  (GFile          *location) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_file_watch_look (VouchFileWatch *self);

G_END_DECLS
