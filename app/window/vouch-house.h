/* vouch-house.h: a house profile as the windows use it, with what that house hides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-profile.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_HOUSE (vouch_house_get_type ())

G_DECLARE_FINAL_TYPE (VouchHouse, vouch_house, VOUCH, HOUSE, GObject)

/* Signal "changed": the profile was read, or what the house hides is another.
 * Signal "not-kept" (why): what the house hides could not be written. */
VouchHouse        *vouch_house_get           (const char *where) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_house_reload        (const char *where);
const char        *vouch_house_get_where     (VouchHouse *self);
gboolean           vouch_house_is_read       (VouchHouse *self);
VouchProfile      *vouch_house_get_profile   (VouchHouse *self);
const char        *vouch_house_get_trouble   (VouchHouse *self);
const char *const *vouch_house_get_muted     (VouchHouse *self);
void               vouch_house_mute          (VouchHouse *self,
                                              const char *rule,
                                              gboolean    is_muted);
char             **vouch_strv_with           (const char *const *list,
                                              const char        *word,
                                              gboolean           is_in) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
