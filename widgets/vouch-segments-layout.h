/* vouch-segments-layout.h: buttons of one choice side by side, or upright where they have no room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_SEGMENTS_LAYOUT (vouch_segments_layout_get_type ())

G_DECLARE_FINAL_TYPE (VouchSegmentsLayout, vouch_segments_layout, VOUCH, SEGMENTS_LAYOUT, GtkLayoutManager)

G_END_DECLS
