/* vouch-page-change.h: what a page says otherwise than it did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-update-cause.h"
#include "vouch-update.h"

G_BEGIN_DECLS

/**
 * VouchPageChange:
 * @where: the section's title, or which part of the page, in the user's language
 * @before: (nullable): what stood there; %NULL: nothing
 * @after: (nullable): what is to stand there
 * @causes: why it can't be called minor
 *
 * One difference of two published forms.
 */
typedef struct
{
  char            *where;  /* (owned) */
  char            *before; /* (owned) (nullable) */
  char            *after;  /* (owned) (nullable) */
  VouchUpdateCause causes;
} VouchPageChange;

GPtrArray        *vouch_page_changes        (JsonNode         *before,
                                             JsonNode         *after) G_GNUC_WARN_UNUSED_RESULT;
VouchUpdateCause  vouch_page_changes_causes (GPtrArray        *changes);
gboolean          vouch_page_changes_told   (JsonNode          *before,
                                             JsonNode          *after,
                                             VouchUpdateWeight *weight);

G_END_DECLS
