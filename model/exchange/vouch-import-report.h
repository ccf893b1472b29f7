/* vouch-import-report.h: what became of every line of an imported draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-import-entry.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_IMPORT_REPORT (vouch_import_report_get_type ())

G_DECLARE_FINAL_TYPE (VouchImportReport, vouch_import_report, VOUCH, IMPORT_REPORT, GObject)

VouchImportReport *vouch_import_report_new      (void);
guint              vouch_import_report_count    (VouchImportReport *self,
                                                 VouchImportFate    fate);

/* For the importer, which is the only one to write it. */
void               vouch_import_report_add_line (VouchImportReport *self,
                                                 guint              line,
                                                 const char        *text,
                                                 gsize              length);
void               vouch_import_report_take     (VouchImportReport *self,
                                                 guint              first,
                                                 guint              last,
                                                 const char        *message);
void               vouch_import_report_drop     (VouchImportReport *self,
                                                 guint              first,
                                                 guint              last,
                                                 const char        *message);
void               vouch_import_report_tell     (VouchImportReport *self,
                                                 guint              line,
                                                 const char        *format,
                                                 ...) G_GNUC_PRINTF (3, 4);
gboolean           vouch_import_report_is_dropped (VouchImportReport *self,
                                                   guint              line);
GArray            *vouch_import_report_close    (VouchImportReport *self);

G_END_DECLS
