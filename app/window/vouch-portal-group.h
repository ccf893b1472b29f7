/* vouch-portal-group.h: where cards go to, and the password that it takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-portal.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PORTAL_GROUP (vouch_portal_group_get_type ())

G_DECLARE_FINAL_TYPE (VouchPortalGroup, vouch_portal_group, VOUCH, PORTAL_GROUP, AdwPreferencesGroup)

/* Signals: "portal-changed": another portal; "unlocked": somebody is signed in to it now;
 * "changed": something else that counts; "entered": Enter in the password. */
void         vouch_portal_group_choose         (VouchPortalGroup *self,
                                                const char       *name);
VouchPortal *vouch_portal_group_dup_portal     (VouchPortalGroup *self) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal *vouch_portal_group_dup_signed_in  (VouchPortalGroup *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean     vouch_portal_group_wants_password (VouchPortalGroup *self);
gboolean     vouch_portal_group_lacks_password (VouchPortalGroup *self);
gboolean     vouch_portal_group_is_refused     (VouchPortalGroup *self);
void         vouch_portal_group_set_refused    (VouchPortalGroup *self,
                                                gboolean          is_refused);
void         vouch_portal_group_forget         (VouchPortalGroup *self);
void         vouch_portal_group_focus_password (VouchPortalGroup *self);
void         vouch_portal_group_unlock         (VouchPortalGroup *self);
void         vouch_portal_group_tell           (VouchPortalGroup *self,
                                                const char       *words);

G_END_DECLS
