/* vouch-portal.h: a site that cards are published to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-portal-error.h"
#include "vouch-portal-token.h"

G_BEGIN_DECLS

/**
 * VouchPortalKind:
 * @VOUCH_PORTAL_KIND_EMBEDDED: runs on this computer for this user; opened by its token
 * @VOUCH_PORTAL_KIND_SITE: speaks the contract elsewhere; opened by name and password
 */
typedef enum
{
  VOUCH_PORTAL_KIND_EMBEDDED,
  VOUCH_PORTAL_KIND_SITE,
} VouchPortalKind;

#define VOUCH_TYPE_PORTAL (vouch_portal_get_type ())

G_DECLARE_FINAL_TYPE (VouchPortal, vouch_portal, VOUCH, PORTAL, GObject)

VouchPortal     *vouch_portal_new             (const char              *name,
                                               const char              *address,
                                               const char              *user,
                                               GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal     *vouch_portal_new_embedded    (const VouchPortalToken  *token) G_GNUC_WARN_UNUSED_RESULT;

VouchPortalKind  vouch_portal_get_kind        (VouchPortal             *self);
const char      *vouch_portal_get_name        (VouchPortal             *self);
const char      *vouch_portal_get_address     (VouchPortal             *self);
const char      *vouch_portal_get_user        (VouchPortal             *self);
gboolean         vouch_portal_is_loopback     (VouchPortal             *self);
void             vouch_portal_set_password    (VouchPortal             *self,
                                               const char              *password);
const char      *vouch_portal_get_password    (VouchPortal             *self);
char            *vouch_portal_dup_authorisation (VouchPortal           *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vouch_portal_has_token       (VouchPortal             *self);
gboolean         vouch_portal_check_proof     (VouchPortal             *self,
                                               const char              *nonce,
                                               const char              *proof);

G_END_DECLS
