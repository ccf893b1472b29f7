/* vouch-profile-folder.h: the profiles that there are on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-profile.h"

G_BEGIN_DECLS

char        **vouch_profile_list (void) G_GNUC_WARN_UNUSED_RESULT;
VouchProfile *vouch_profile_find (const char  *name,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
VouchProfile *vouch_profile_load (GFile       *file,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
