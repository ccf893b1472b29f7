/* vouch-source-watch.h: tells when another program, or another window, alters the store of sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCE_WATCH (vouch_source_watch_get_type ())

G_DECLARE_FINAL_TYPE (VouchSourceWatch, vouch_source_watch, VOUCH, SOURCE_WATCH, GObject)

/* Signal "changed": a source came, went, was attached to another reference, or has another text. */
VouchSourceWatch *vouch_source_watch_new      (const char       *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_source_watch_is_ready (VouchSourceWatch *self);
void              vouch_source_watch_stop     (VouchSourceWatch *self);

G_END_DECLS
