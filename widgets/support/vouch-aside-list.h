/* vouch-aside-list.h: the statements that are set aside, with their reasons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_ASIDE_LIST (vouch_aside_list_get_type ())

G_DECLARE_FINAL_TYPE (VouchAsideList, vouch_aside_list, VOUCH, ASIDE_LIST, AdwBin)

/* It asks for editor.go and editor.set-aside; it isn't visible while nothing is set aside. */
GtkWidget *vouch_aside_list_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_aside_list_set_document (VouchAsideList *self,
                                          VouchDocument  *document);

G_END_DECLS
