/* vouch-source-raised.h: whether what a file sets high is an exponent or a citation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchSourceFate:
 * @VOUCH_SOURCE_FATE_PLAIN: it stays as it is
 * @VOUCH_SOURCE_FATE_RAISED: it becomes letters that are raised
 * @VOUCH_SOURCE_FATE_LOWERED: it becomes letters that are lowered
 * @VOUCH_SOURCE_FATE_OUT: it only points to a note or to the list of references, and is left out
 */
typedef enum
{
  VOUCH_SOURCE_FATE_PLAIN,
  VOUCH_SOURCE_FATE_RAISED,
  VOUCH_SOURCE_FATE_LOWERED,
  VOUCH_SOURCE_FATE_OUT,
} VouchSourceFate;

/**
 * VouchSourceSpan:
 * @line: (unowned): the line so far, before it
 * @line_length: bytes of @line
 * @words: (unowned): what is in it, with white space around it taken off
 * @length: bytes of @words
 * @is_high: it is set as a superscript
 * @is_low: as a subscript
 * @is_link: it leads to a note or a reference
 * @is_spaced: white space stands before it
 * @follows_mark: what was left out stood before it, with at most commas and dashes between
 */
typedef struct
{
  const char *line;
  gsize       line_length;
  const char *words;
  gsize       length;
  gboolean    is_high;
  gboolean    is_low;
  gboolean    is_link;
  gboolean    is_spaced;
  gboolean    follows_mark;
} VouchSourceSpan;

VouchSourceFate  vouch_source_span_judge  (const VouchSourceSpan *self);

G_END_DECLS
