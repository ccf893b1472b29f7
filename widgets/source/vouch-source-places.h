/* vouch-source-places.h: where the characters of a source stand in a text that has more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _VouchSourcePlaces VouchSourcePlaces;

VouchSourcePlaces *vouch_source_places_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_source_places_free      (VouchSourcePlaces *self);
void               vouch_source_places_insert    (VouchSourcePlaces *self,
                                                  gsize              source,
                                                  gsize              length);
gsize              vouch_source_places_to_shown  (VouchSourcePlaces *self,
                                                  gsize              source);
gsize              vouch_source_places_to_source (VouchSourcePlaces *self,
                                                  gsize              shown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchSourcePlaces, vouch_source_places_free)

G_END_DECLS
