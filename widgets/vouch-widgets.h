/* vouch-widgets.h: makes the widgets ready for use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_WIDGETS_RESOURCES "/org/vouch/Vouch"

void vouch_widgets_init  (void);
void vouch_widgets_style (void);

G_END_DECLS
