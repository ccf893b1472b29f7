/* vouch-later.h: what lets the frame that shows a change go first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GSource  *vouch_later_new         (GSourceFunc  func,
                                   gpointer     data);
void      vouch_later_hold        (GSource     *source);
void      vouch_later_release     (GSource     *source);
gboolean  vouch_later_is_any_held (void);

G_END_DECLS
