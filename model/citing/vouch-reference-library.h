/* vouch-reference-library.h: the references of all cards that were open on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REFERENCE_LIBRARY (vouch_reference_library_get_type ())

G_DECLARE_FINAL_TYPE (VouchReferenceLibrary, vouch_reference_library, VOUCH, REFERENCE_LIBRARY, GObject)

/* Signal "loaded": what earlier runs kept is known now. */
VouchReferenceLibrary *vouch_reference_library_new      (const char            *folder) G_GNUC_WARN_UNUSED_RESULT;
void                   vouch_reference_library_follow   (VouchReferenceLibrary *self,
                                                         VouchDocument         *document);
void                   vouch_reference_library_note     (VouchReferenceLibrary *self,
                                                         JsonObject            *csl,
                                                         gint64                 used);
GPtrArray             *vouch_reference_library_find     (VouchReferenceLibrary *self,
                                                         const char            *typed,
                                                         guint                  limit) G_GNUC_WARN_UNUSED_RESULT;
guint                  vouch_reference_library_get_size (VouchReferenceLibrary *self);
gboolean               vouch_reference_library_is_busy  (VouchReferenceLibrary *self);
void                   vouch_reference_library_flush    (VouchReferenceLibrary *self);

G_END_DECLS
