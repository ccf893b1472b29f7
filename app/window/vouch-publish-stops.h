/* vouch-publish-stops.h: what stops a card, with a way to each of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISH_STOPS (vouch_publish_stops_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishStops, vouch_publish_stops, VOUCH, PUBLISH_STOPS, AdwPreferencesGroup)

/* Signal "go" (VouchFinding, nullable): that one is to be shown; %NULL: all of them. */
void  vouch_publish_stops_show  (VouchPublishStops *self,
                                 VouchValidator    *validator);
guint vouch_publish_stops_count (VouchValidator    *validator);

G_END_DECLS
