/* vouch-portal-list.h: the portals that the user has added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PORTAL_LIST (vouch_portal_list_get_type ())

G_DECLARE_FINAL_TYPE (VouchPortalList, vouch_portal_list, VOUCH, PORTAL_LIST, GObject)

VouchPortalList *vouch_portal_list_new    (GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vouch_portal_list_add    (VouchPortalList  *self,
                                           VouchPortal      *portal,
                                           GError          **error);
gboolean         vouch_portal_list_remove (VouchPortalList  *self,
                                           const char       *name,
                                           GError          **error);
VouchPortal     *vouch_portal_list_find   (VouchPortalList  *self,
                                           const char       *name_or_address);

G_END_DECLS
