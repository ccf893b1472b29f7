/* vouch-start-page.h: the cards that were open last, and how to begin one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-recents.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_START_PAGE (vouch_start_page_get_type ())

G_DECLARE_FINAL_TYPE (VouchStartPage, vouch_start_page, VOUCH, START_PAGE, AdwBin)

GtkWidget *vouch_start_page_new         (VouchRecents   *recents,
                                         GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_start_page_show_all    (VouchStartPage *self);
void       vouch_start_page_focus       (VouchStartPage *self);
void       vouch_start_page_show_card   (VouchStartPage *self,
                                         GFile          *file);
void       vouch_start_page_set_opening (VouchStartPage *self,
                                         const char     *name);

G_END_DECLS
