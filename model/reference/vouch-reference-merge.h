/* vouch-reference-merge.h: one reference of two that name the same work.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-batch.h"

G_BEGIN_DECLS

gboolean  vouch_reference_merge       (JsonObject          *into,
                                       JsonObject          *from);
guint     vouch_reference_batch_merge (VouchReferenceBatch *batch);
GArray   *vouch_reference_batch_match (VouchReferenceBatch *batch,
                                       VouchReferenceBatch *known) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
