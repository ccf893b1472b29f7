/* vouch-fit-layout.h: what is in a popover wants to be no wider than the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_FIT_LAYOUT (vouch_fit_layout_get_type ())

G_DECLARE_FINAL_TYPE (VouchFitLayout, vouch_fit_layout, VOUCH, FIT_LAYOUT, GtkLayoutManager)

GtkLayoutManager *vouch_fit_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
