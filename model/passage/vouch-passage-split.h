/* vouch-passage-split.h: the sentences, rows and headings of a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage-zone.h"

G_BEGIN_DECLS

/* In code points. A longer passage is no place to look at, and is cut. */
#define VOUCH_PASSAGE_MAX_LENGTH 590

typedef enum
{
  VOUCH_PASSAGE_SENTENCE,
  VOUCH_PASSAGE_ROW,    /* of a table: its label and numbers */
  VOUCH_PASSAGE_SCRAP,  /* a short line that doesn't end as a sentence does */
  VOUCH_PASSAGE_HEADING,
  VOUCH_PASSAGE_REFERENCE, /* of the paper's list of references: never offered */
} VouchPassageKind;

typedef struct
{
  gsize from; /* bytes of the text */
  gsize to;
  guint start; /* the same in code points */
  guint end;
  VouchPassageKind kind;
  VouchPassageZone zone;
  int heading; /* number of the passage that is its heading, -1 for none */
} VouchPassageSpan;

GArray *vouch_passage_split            (const char *text,
                                        gsize       length) G_GNUC_WARN_UNUSED_RESULT;
void    vouch_passage_split_paragraph  (const char *text,
                                        gsize       from,
                                        gsize       to,
                                        GArray     *ends);

G_END_DECLS
