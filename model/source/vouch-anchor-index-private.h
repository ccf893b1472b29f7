/* vouch-anchor-index-private.h: what those who look for quotes see of an index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-anchor-index.h"
#include "vouch-anchor-marks.h"
#include "vouch-skeleton.h"
#include "vouch-text-lines.h"

G_BEGIN_DECLS

struct _VouchAnchorIndex
{
  gatomicrefcount references;
  VouchSourceText *text;        /* (owned) */
  gunichar *characters;         /* (owned) */
  gsize length;                 /* of characters */
  GArray *lines;                /* (owned) (element-type VouchTextLine) */
  guint8 *is_furniture;         /* (owned) (nullable): for each character */
  VouchSkeleton *whole;         /* (owned) */
  VouchSkeleton *body;          /* (owned) (nullable): without furniture; none where there is none */
  VouchSkeleton *body_uncited;  /* (owned) (nullable): and without citations */
  VouchAnchorMarks *marks;      /* (owned) (nullable): what was left out of the text */
};

const VouchSkeleton *vouch_anchor_index_get_body (VouchAnchorIndex *self);

G_END_DECLS
