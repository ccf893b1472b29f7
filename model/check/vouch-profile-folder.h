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
VouchProfile *vouch_profile_open (const char  *where,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;

char        **vouch_profile_read_muted  (const char        *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_profile_write_muted (const char        *name,
                                         const char *const *rules,
                                         GError           **error);

G_END_DECLS
