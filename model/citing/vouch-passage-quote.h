/* vouch-passage-quote.h: words of a source with what tells their place, as citations keep them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-passage.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PASSAGE_QUOTE (vouch_passage_quote_get_type ())

/**
 * VouchPassageQuote:
 * @source: (owned): SHA-256 of the source
 * @page: the page it begins on, from 1; 0 where the source has no pages
 * @exact: (owned): the words as they stand there
 * @prefix: (owned): up to 32 code points before them
 * @suffix: (owned): up to 32 code points behind them
 */
typedef struct
{
  char  *source;
  guint  page;
  char  *exact;
  char  *prefix;
  char  *suffix;
} VouchPassageQuote;

GType              vouch_passage_quote_get_type (void) G_GNUC_CONST;

VouchPassageQuote *vouch_passage_quote_new      (VouchSourceText         *text,
                                                 const char              *source,
                                                 gsize                    start,
                                                 gsize                    end) G_GNUC_WARN_UNUSED_RESULT;
VouchPassageQuote *vouch_passage_quote_new_from (const VouchPassage      *passage) G_GNUC_WARN_UNUSED_RESULT;
VouchPassageQuote *vouch_passage_quote_copy     (const VouchPassageQuote *self) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_passage_quote_free     (VouchPassageQuote       *self);
JsonNode          *vouch_passage_quote_to_json  (const VouchPassageQuote *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassageQuote, vouch_passage_quote_free)

G_END_DECLS
