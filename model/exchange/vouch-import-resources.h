/* vouch-import-resources.h: references, original sources and related content.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-block.h"
#include "vouch-import-draft.h"

G_BEGIN_DECLS

typedef struct _VouchImportResources VouchImportResources;

VouchImportResources *vouch_import_resources_new         (VouchImportDraft       *draft,
                                                          VouchImportReport      *report);
void                  vouch_import_resources_free        (VouchImportResources   *self);
void                  vouch_import_resources_set_heading (VouchImportResources   *self,
                                                          const VouchImportBlock *block,
                                                          const char             *title);
void                  vouch_import_resources_read        (VouchImportResources   *self,
                                                          VouchImportRole         role,
                                                          const VouchImportBlock *block);
VouchImportRole       vouch_import_resources_find_inline (const VouchImportBlock *block);
void                  vouch_import_resources_read_inline (VouchImportResources   *self,
                                                          VouchImportRole         role,
                                                          const VouchImportBlock *block);
gboolean              vouch_import_resources_read_footnote (VouchImportResources   *self,
                                                            const VouchImportBlock *block);
void                  vouch_import_resources_flush       (VouchImportResources   *self);

G_END_DECLS
