/* vouch-import-marker.h: "(ensure sourced)" and its like, lifted out of a statement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-text.h"

G_BEGIN_DECLS

char *vouch_import_marker_lift (VouchImportText *text,
                                guint           *at,
                                guint           *count);
gboolean vouch_import_marker_is_one (const char *text);
void  vouch_import_marker_add  (GString         *markers,
                                const char      *words);

G_END_DECLS
