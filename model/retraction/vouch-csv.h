/* vouch-csv.h: tables as text (RFC 4180), row by row from a stream.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VouchCsvRow:
 * @VOUCH_CSV_ROW_END: there is none
 * @VOUCH_CSV_ROW_GOOD: a row
 * @VOUCH_CSV_ROW_DAMAGED: quotation marks that do not close, or a field that is longer than any field is
 * @VOUCH_CSV_ROW_FAILED: the stream can't be read
 */
typedef enum
{
  VOUCH_CSV_ROW_END,
  VOUCH_CSV_ROW_GOOD,
  VOUCH_CSV_ROW_DAMAGED,
  VOUCH_CSV_ROW_FAILED,
} VouchCsvRow;

typedef struct _VouchCsv VouchCsv;

VouchCsv   *vouch_csv_new      (GInputStream  *stream) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_csv_free     (VouchCsv      *self);
VouchCsvRow vouch_csv_read     (VouchCsv      *self,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean    vouch_csv_is_last  (VouchCsv      *self);
guint       vouch_csv_get_line (VouchCsv      *self);
guint       vouch_csv_n_fields (VouchCsv      *self);
const char *vouch_csv_get      (VouchCsv      *self,
                                guint          index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchCsv, vouch_csv_free)

G_END_DECLS
