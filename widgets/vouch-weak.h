/* vouch-weak.h: what a callback holds of a widget that may be gone when it is called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

gpointer vouch_weak_new  (gpointer object) G_GNUC_WARN_UNUSED_RESULT;
gpointer vouch_weak_take (gpointer weak) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
