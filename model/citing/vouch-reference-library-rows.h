/* vouch-reference-library-rows.h: what the library of references is on the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchReferenceLibraryRow: what the database holds of a work
 * @key: (owned): what tells it from others
 * @json: (owned): its CSL-JSON
 * @used: when it was cited last, in seconds since 1970; 0: never
 */
typedef struct
{
  char *key;
  char *json;
  gint64 used;
} VouchReferenceLibraryRow;

typedef void (*VouchReferenceLibraryTake) (const char *key,
                                           const char *json,
                                           gint64      used,
                                           gpointer    data);

VouchReferenceLibraryRow *vouch_reference_library_row_new  (const char *key,
                                                            const char *json,
                                                            gint64      used) G_GNUC_WARN_UNUSED_RESULT;
void                      vouch_reference_library_row_free (gpointer    row);

void     vouch_reference_library_rows_load (const char                *path,
                                            guint                      limit,
                                            VouchReferenceLibraryTake  take,
                                            gpointer                   data);
gboolean vouch_reference_library_rows_save (const char                *path,
                                            GPtrArray                 *rows);

G_END_DECLS
