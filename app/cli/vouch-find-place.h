/* vouch-find-place.h: where `vouch find` looks: in a file, in a source, in all sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-passage.h"

G_BEGIN_DECLS

typedef struct _VouchFindPlace VouchFindPlace;

VouchFindPlace *vouch_find_place_open   (const char               *name,
                                         GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_find_place_free   (VouchFindPlace           *self);
GPtrArray      *vouch_find_place_search (VouchFindPlace           *self,
                                         const VouchPassageQuery  *query,
                                         gboolean                  by_source,
                                         guint                     limit,
                                         GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchFindPlace, vouch_find_place_free)

G_END_DECLS
