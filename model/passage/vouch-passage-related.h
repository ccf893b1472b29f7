/* vouch-passage-related.h: words of a text that are kin to those of a query.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage-features.h"

G_BEGIN_DECLS

typedef struct _VouchPassageRelated VouchPassageRelated;

VouchPassageRelated *vouch_passage_related_new   (const VouchPassageQuery   *query,
                                                  VouchPassageWeigh          weigh,
                                                  gpointer                   data) G_GNUC_WARN_UNUSED_RESULT;
void                 vouch_passage_related_free  (VouchPassageRelated       *self);
double               vouch_passage_related_score (const VouchPassageRelated *self,
                                                  const char                *text,
                                                  gsize                      length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassageRelated, vouch_passage_related_free)

G_END_DECLS
