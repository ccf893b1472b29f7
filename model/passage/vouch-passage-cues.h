/* vouch-passage-cues.h: words by which a result is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VOUCH_PASSAGE_CUE_P = 1 << 0,          /* a P value */
  VOUCH_PASSAGE_CUE_INTERVAL = 1 << 1,   /* a confidence interval or a ratio */
  VOUCH_PASSAGE_CUE_SIGNIFICANT = 1 << 2, /* of significance, of a difference or none */
  VOUCH_PASSAGE_CUE_NULL = 1 << 3,       /* "no", "not" */
  VOUCH_PASSAGE_CUE_COMPARED = 1 << 4,   /* "than", "versus" */
  VOUCH_PASSAGE_CUE_DIRECTION = 1 << 5,  /* "higher", "reduced" */
  VOUCH_PASSAGE_CUE_PRIOR = 1 << 6,      /* of earlier work */
  VOUCH_PASSAGE_CUE_PLAN = 1 << 7,       /* of what was meant to be done */
  VOUCH_PASSAGE_CUE_ALLOCATED = 1 << 8   /* of who was taken in and given what */
} VouchPassageCues;

/* Those that make a sentence a result. */
#define VOUCH_PASSAGE_CUES_RESULT \
  (VOUCH_PASSAGE_CUE_P | VOUCH_PASSAGE_CUE_INTERVAL | VOUCH_PASSAGE_CUE_SIGNIFICANT)

VouchPassageCues vouch_passage_cues_read (const char *text,
                                          gsize       from,
                                          gsize       to,
                                          guint      *n_numbers);

G_END_DECLS
