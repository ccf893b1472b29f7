/* vouch-find-bar.h: finds words in the open card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FIND_BAR (vouch_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (VouchFindBar, vouch_find_bar, VOUCH, FIND_BAR, AdwBin)

/* Signals "found" (id, from, to): a place that is to be shown, in code points of
 * the node's text; "closed": the keyboard is to go back to the card. */
GtkWidget *vouch_find_bar_new  (VouchDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_find_bar_open (VouchFindBar  *self);

G_END_DECLS
