/* vouch-portal-wire.h: one request and its answer, in a worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal-answer.h"

G_BEGIN_DECLS

/* Belongs to the thread that made it. */
typedef struct _VouchPortalWire VouchPortalWire;

/**
 * VouchPortalRequest:
 * @method: an HTTP method
 * @address: where to, whole
 * @authorisation: (nullable): the header's value
 * @body: (nullable): JSON
 * @base: the revision to build on; 0 = there must be none; negative = no matter
 */
typedef struct
{
  const char *method;
  const char *address;
  const char *authorisation;
  JsonNode   *body;
  gint64      base;
} VouchPortalRequest;

VouchPortalWire   *vouch_portal_wire_new  (const char                *name,
                                           gboolean                   is_loopback) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_portal_wire_free (VouchPortalWire           *self);
VouchPortalAnswer *vouch_portal_wire_send (VouchPortalWire           *self,
                                           const VouchPortalRequest  *request,
                                           GCancellable              *cancellable,
                                           GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPortalWire, vouch_portal_wire_free)

G_END_DECLS
