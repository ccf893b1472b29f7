/* vouch-card-context.h: what the rows of a card need to know beside their node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-buffers.h"
#include "vouch-citation-index.h"
#include "vouch-document.h"
#include "vouch-note-counts.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

/**
 * VouchCardContext:
 *
 * The view owns one; a row looks into it while it is bound, and never afterwards.
 */
typedef struct
{
  VouchDocument      *document;  /* (owned) (nullable) */
  VouchValidator     *validator; /* (owned) (nullable) */
  VouchCitationIndex *index;     /* (owned) (nullable) */
  VouchCardBuffers   *buffers;   /* (owned) (nullable): with the document */
  VouchNoteCounts    *notes;     /* (owned) (nullable): with the document */
} VouchCardContext;

GPtrArray *vouch_card_context_list_findings (VouchCardContext *self,
                                             const char       *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
