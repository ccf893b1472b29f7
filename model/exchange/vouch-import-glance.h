/* vouch-import-glance.h: the "At a Glance" table, however it was flattened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-block.h"
#include "vouch-import-draft.h"

G_BEGIN_DECLS

#define VOUCH_IMPORT_N_LABELS 4

typedef struct
{
  VouchImportSection *section;   /* (unowned) */
  VouchImportStatement *current; /* (unowned) (nullable): the cell that a value would go to */
  GHashTable *cells;             /* (owned): label -> VouchImportStatement of the section */
} VouchImportGlance;

void        vouch_import_glance_init        (VouchImportGlance      *self,
                                             VouchImportSection     *section);
void        vouch_import_glance_clear       (VouchImportGlance      *self);
const char *vouch_import_glance_label       (guint                   index);
const char *vouch_import_glance_find_label  (const char             *text,
                                             guint                  *value_at);
gboolean    vouch_import_glance_is_head     (const VouchImportBlock *block,
                                             gsize                  *length);
gboolean    vouch_import_glance_begins_with (const VouchImportBlock *block);
gboolean    vouch_import_glance_is_only_label (const VouchImportBlock *block);
gboolean    vouch_import_glance_read        (VouchImportGlance      *self,
                                             const VouchImportBlock *block);
void        vouch_import_glance_complete    (VouchImportGlance      *self,
                                             VouchImportReport      *report);

G_END_DECLS
