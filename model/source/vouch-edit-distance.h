/* vouch-edit-distance.h: where a pattern fits best with the fewest edits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchNearFit:
 * @start: first byte of the best fit
 * @end: the one behind its last
 * @edits: bytes to insert, delete or change
 */
typedef struct
{
  gsize start;
  gsize end;
  guint edits;
} VouchNearFit;

VouchNearFit vouch_edit_distance_find (const guint8 *pattern,
                                       gsize         pattern_length,
                                       const guint8 *text,
                                       gsize         length);
guint        vouch_edit_distance_head (const guint8 *pattern,
                                       gsize         pattern_length,
                                       const guint8 *text,
                                       gsize         length,
                                       gboolean      backwards);

G_END_DECLS
