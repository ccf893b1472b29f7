/* vouch-region.h: a part of a page that a citation marks: a table's cell, a figure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-source-text.h"

G_BEGIN_DECLS

/**
 * VouchRegion:
 * @page: from 1
 * @box: in points from the top left of the page, as it is shown; empty: the whole page
 * @source: (nullable): SHA-256 of the file; not owned
 *
 * In JSON {"page","box":[left, top, right, bottom],"source"}.
 */
typedef struct
{
  guint           page;
  VouchSourceBox  box;
  const char     *source;
} VouchRegion;

gboolean    vouch_region_read     (JsonNode          *value,
                                   VouchRegion       *region);
JsonNode   *vouch_region_to_json  (const VouchRegion *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_region_has_box  (const VouchRegion *self);
gboolean    vouch_region_fits     (const VouchRegion *self,
                                   VouchSourceText   *text);

G_END_DECLS
