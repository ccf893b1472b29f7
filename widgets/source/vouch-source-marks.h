/* vouch-source-marks.h: the passages of a card that stand in one source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-anchor.h"
#include "vouch-document.h"
#include "vouch-region.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCE_MARKS (vouch_source_marks_get_type ())

G_DECLARE_FINAL_TYPE (VouchSourceMarks, vouch_source_marks, VOUCH, SOURCE_MARKS, GObject)

/**
 * VouchSourceMark:
 * @citation: (owned): id of the citation
 * @owner: (owned): id of the statement or item that cites
 * @words: (owned): the first words of it
 * @is_known: whether it is known yet where it stands
 * @anchor: where it stands; no parts for a region
 * @region: where it is, for a table's cell or a figure; else its page is 0
 */
typedef struct
{
  char        *citation;
  char        *owner;
  char        *words;
  gboolean     is_known;
  VouchAnchor  anchor;
  VouchRegion  region;
} VouchSourceMark;

/* Signal "changed": there are others, or more is known of them. */
VouchSourceMarks      *vouch_source_marks_new      (VouchDocument    *document,
                                                    const char       *digest) G_GNUC_WARN_UNUSED_RESULT;
guint                  vouch_source_marks_get_size (VouchSourceMarks *self);
const VouchSourceMark *vouch_source_marks_get      (VouchSourceMarks *self,
                                                    guint             position);
const VouchSourceMark *vouch_source_marks_find     (VouchSourceMarks *self,
                                                    const char       *citation);
const char            *vouch_source_marks_find_digest (VouchNode      *citation);
void                   vouch_source_marks_find_place  (VouchNode      *citation,
                                                       gsize          *offset,
                                                       guint          *page);

G_END_DECLS
