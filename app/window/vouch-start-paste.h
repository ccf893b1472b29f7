/* vouch-start-paste.h: pasting on the start page: a draft makes a card, words go into the search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vouch_start_paste_add (GtkWidget      *page,
                            GtkSearchEntry *search);

G_END_DECLS
