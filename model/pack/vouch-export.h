/* vouch-export.h: all that a card can be written as.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchExport:
 * @name: as the command line has it
 * @suffix: of a file, with its full stop
 * @words: what it is, for a dialog; not translated
 * @takes_style: whether it prints references, in a citation style
 * @is_references: whether it is a list of references alone, which several cards can share
 *
 * One format.
 */
typedef struct
{
  const char *name;
  const char *suffix;
  const char *words;
  gboolean    takes_style;
  gboolean    is_references;
} VouchExport;

const VouchExport *vouch_export_find        (const char           *name);
char              *vouch_export_list        (void) G_GNUC_WARN_UNUSED_RESULT;
guint              vouch_export_count_errors (const VouchExport   *format,
                                              JsonNode            *card);
GBytes            *vouch_export_make        (const VouchExport    *format,
                                             JsonNode             *card,
                                             const char           *style,
                                             GCancellable         *cancellable,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_export_save_async  (const VouchExport    *format,
                                             JsonNode             *card,
                                             GFile                *location,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              data);
gboolean           vouch_export_save_finish (GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
