/* vouch-checks-foot.h: says what is not checked: hidden checks, mistakes in the house profile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CHECKS_FOOT (vouch_checks_foot_get_type ())

G_DECLARE_FINAL_TYPE (VouchChecksFoot, vouch_checks_foot, VOUCH, CHECKS_FOOT, AdwBin)

GtkWidget *vouch_checks_foot_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_checks_foot_set_validator (VouchChecksFoot *self,
                                            VouchValidator  *validator);

G_END_DECLS
