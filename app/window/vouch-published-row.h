/* vouch-published-row.h: one portal, with what it has of the card and what can be done there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-portal-drift.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISHED_ROW (vouch_published_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishedRow, vouch_published_row, VOUCH, PUBLISHED_ROW, AdwActionRow)

/* Its buttons ask for "published.open" (s page), "published.send", "published.withdraw" and
 * "published.sign-in" (s key). */
GtkWidget              *vouch_published_row_new       (const char             *name,
                                                       const char             *key) G_GNUC_WARN_UNUSED_RESULT;
const char             *vouch_published_row_get_key   (VouchPublishedRow      *self);
const VouchPortalDrift *vouch_published_row_get_drift (VouchPublishedRow      *self);
void                    vouch_published_row_set_drift (VouchPublishedRow      *self,
                                                       VouchPortalDrift       *drift);
void                    vouch_published_row_say       (VouchPublishedRow      *self,
                                                       const char             *words);

G_END_DECLS
