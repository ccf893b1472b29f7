/* vouch-house-index.h: which rows have what the house's rules of the whole card look for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-unit.h"
#include "vouch-profile.h"

G_BEGIN_DECLS

typedef struct _VouchHouseIndex VouchHouseIndex;

VouchHouseIndex *vouch_house_index_new        (VouchProfile    *profile,
                                               VouchCheckMark   mark,
                                               gpointer         data) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_house_index_free       (VouchHouseIndex *self);
void             vouch_house_index_add        (VouchHouseIndex *self,
                                               VouchCheckUnit  *unit);
void             vouch_house_index_remove     (VouchHouseIndex *self,
                                               VouchCheckUnit  *unit);
gboolean         vouch_house_index_has_second (VouchHouseIndex *self,
                                               gconstpointer    rule,
                                               const char      *key);
gboolean         vouch_house_index_match      (VouchHouseIndex *self,
                                               gconstpointer    rule,
                                               GRegex          *regex,
                                               const char      *text,
                                               GMatchInfo     **match,
                                               gboolean        *gave_up);
gboolean         vouch_house_index_next       (VouchHouseIndex *self,
                                               gconstpointer    rule,
                                               GMatchInfo      *match,
                                               gboolean        *gave_up);
gboolean         vouch_house_index_has_given_up (VouchHouseIndex *self,
                                               gconstpointer    rule);
char            *vouch_house_index_dup_key    (GMatchInfo      *match) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
