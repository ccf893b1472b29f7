/* vouch-passage-zone.h: the part of a paper that a passage stands in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VOUCH_PASSAGE_ZONE_NONE, /* no heading says it */
  VOUCH_PASSAGE_ZONE_TITLE,
  VOUCH_PASSAGE_ZONE_ABSTRACT, /* one without labels */
  VOUCH_PASSAGE_ZONE_ABSTRACT_RESULTS,
  VOUCH_PASSAGE_ZONE_ABSTRACT_CONCLUSION,
  VOUCH_PASSAGE_ZONE_ABSTRACT_OTHER,
  VOUCH_PASSAGE_ZONE_INTRODUCTION,
  VOUCH_PASSAGE_ZONE_METHODS,
  VOUCH_PASSAGE_ZONE_RESULTS,
  VOUCH_PASSAGE_ZONE_DISCUSSION,
  VOUCH_PASSAGE_ZONE_CONCLUSION,
  VOUCH_PASSAGE_ZONE_BACK, /* funding, contributions, references */
  VOUCH_PASSAGE_N_ZONES
} VouchPassageZone;

/** What a heading line says. */
typedef struct
{
  gsize from; /* its words without number, label and colon: bytes in the text */
  gsize to;
  gboolean is_marked; /* the text itself says that it is one, as in "BODY.RESULTS:" */
  gboolean is_caption; /* of a table or figure: it heads rows, and opens no zone */
  VouchPassageZone kind; /* among those of the body; NONE where its words say nothing */
  gboolean is_abstract;
  gboolean is_title;
} VouchPassageHeading;

gboolean          vouch_passage_heading_read (VouchPassageHeading *heading,
                                              const char          *text,
                                              gsize                from,
                                              gsize                to,
                                              gboolean             stands_alone);
gsize             vouch_passage_label_read   (VouchPassageHeading *heading,
                                              const char          *text,
                                              gsize                from,
                                              gsize                to);
VouchPassageZone  vouch_passage_zone_after   (VouchPassageZone           zone,
                                              const VouchPassageHeading *heading);

G_END_DECLS
