/* vouch-places-popover.h: asks which of several places of a source a passage means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-passage-places.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PLACES_POPOVER (vouch_places_popover_get_type ())

G_DECLARE_FINAL_TYPE (VouchPlacesPopover, vouch_places_popover, VOUCH, PLACES_POPOVER, GtkPopover)

/* Signal "chosen" (guint): the place there is meant; it has closed itself. */
GtkWidget          *vouch_places_popover_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_places_popover_set_places  (VouchPlacesPopover  *self,
                                                      VouchPassagePlaces  *places,
                                                      const char          *citation);
VouchPassagePlaces *vouch_places_popover_get_places  (VouchPlacesPopover  *self);
const char         *vouch_places_popover_get_citation (VouchPlacesPopover *self);

G_END_DECLS
