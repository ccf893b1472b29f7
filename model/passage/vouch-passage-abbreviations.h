/* vouch-passage-abbreviations.h: short forms that a text explains, and their long ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Bytes of the text. */
typedef struct
{
  gsize short_from;
  gsize short_to;
  gsize long_from;
  gsize long_to;
} VouchPassageAbbreviation;

GArray *vouch_passage_abbreviations_read (const char *text,
                                          gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
