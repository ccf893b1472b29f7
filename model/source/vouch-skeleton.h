/* vouch-skeleton.h: the letters and digits of a text, each with its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchSkeleton:
 * @bytes: (owned): UTF-8, folded, not terminated
 * @places: (owned): for each byte the character of the text it comes from
 * @length: of both
 */
typedef struct
{
  guint8  *bytes;
  guint32 *places;
  gsize    length;
} VouchSkeleton;

VouchSkeleton *vouch_skeleton_new           (const gunichar      *text,
                                             gsize                length,
                                             const guint8        *skip,
                                             gboolean             without_citations) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_skeleton_free          (VouchSkeleton       *self);
gsize          vouch_skeleton_find          (const VouchSkeleton *self,
                                             const guint8        *bytes,
                                             gsize                length,
                                             gsize                from);
gsize          vouch_skeleton_citation_end  (const gunichar      *text,
                                             gsize                length,
                                             gsize                at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchSkeleton, vouch_skeleton_free)

G_END_DECLS
