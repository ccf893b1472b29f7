/* vouch-kept-list.h: what is kept as it is, with the reasons, for a reviewer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_KEPT_LIST (vouch_kept_list_get_type ())

G_DECLARE_FINAL_TYPE (VouchKeptList, vouch_kept_list, VOUCH, KEPT_LIST, AdwBin)

GtkWidget *vouch_kept_list_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_kept_list_set_validator (VouchKeptList  *self,
                                          VouchValidator *validator);

G_END_DECLS
