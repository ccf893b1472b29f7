/* vouch-wrap-layout.h: children in lines that break where they must.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_WRAP_LAYOUT (vouch_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (VouchWrapLayout, vouch_wrap_layout, VOUCH, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *vouch_wrap_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
