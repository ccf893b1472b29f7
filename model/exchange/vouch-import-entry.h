/* vouch-import-entry.h: what became of one line of an imported draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  VOUCH_IMPORT_FATE_TAKEN,   /* it is in the card; the message says where */
  VOUCH_IMPORT_FATE_DROPPED, /* it is not; the message says why */
  VOUCH_IMPORT_FATE_TOLD     /* something to know beside the lines: a guess, a gap, a repair */
} VouchImportFate;

#define VOUCH_TYPE_IMPORT_FATE (vouch_import_fate_get_type ())
#define VOUCH_TYPE_IMPORT_ENTRY (vouch_import_entry_get_type ())

G_DECLARE_FINAL_TYPE (VouchImportEntry, vouch_import_entry, VOUCH, IMPORT_ENTRY, GObject)

GType             vouch_import_fate_get_type     (void) G_GNUC_CONST;
VouchImportEntry *vouch_import_entry_new         (guint             line,
                                                  const char       *text,
                                                  VouchImportFate   fate,
                                                  const char       *message);
guint             vouch_import_entry_get_line    (VouchImportEntry *self);
const char       *vouch_import_entry_get_text    (VouchImportEntry *self);
VouchImportFate   vouch_import_entry_get_fate    (VouchImportEntry *self);
const char       *vouch_import_entry_get_message (VouchImportEntry *self);

G_END_DECLS
