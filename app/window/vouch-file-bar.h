/* vouch-file-bar.h: says that somebody else wrote the file, and what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_FILE_BAR (vouch_file_bar_get_type ())

G_DECLARE_FINAL_TYPE (VouchFileBar, vouch_file_bar, VOUCH, FILE_BAR, AdwBin)

gboolean vouch_file_bar_get_shown (VouchFileBar *self);
void     vouch_file_bar_set_shown (VouchFileBar *self,
                                   gboolean      is_shown,
                                   gboolean      is_edited);

G_END_DECLS
