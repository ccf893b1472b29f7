/* vouch-finding-rows-private.h: what the files of the panel's rows share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-finding-group.h"
#include "vouch-finding-rows.h"
#include "vouch-level.h"

G_BEGIN_DECLS

struct _VouchFindingRows
{
  GObject parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  GPtrArray      *rows;      /* (owned) (element-type GObject) */
  GPtrArray      *coming;    /* (owned) (nullable) (element-type GObject): what they will be soon */
  GSource        *filling;   /* (owned) (nullable): brings them, while some are to come */
  GHashTable     *groups;    /* (owned): what a heading is for -> VouchFindingGroup */
  GHashTable     *by_rule;   /* (owned): rule id -> how many findings, whatever the filter */
  char           *rule;      /* (owned) (nullable): the one that is wanted alone */
  char           *section;   /* (owned) (nullable): the place that is wanted alone */
  guint           levels;    /* bits, 1 << level, of those that are wanted */
  guint           is_stale : 1; /* the findings or the filter are others since the last refresh */
};

GPtrArray *vouch_finding_rows_collect     (VouchFindingRows *self);
void       vouch_finding_rows_name_groups (VouchFindingRows *self);

G_END_DECLS
