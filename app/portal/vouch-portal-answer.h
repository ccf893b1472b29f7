/* vouch-portal-answer.h: what came back from a portal, and what it means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "vouch-portal.h"

G_BEGIN_DECLS

/**
 * VouchPortalAnswer:
 * @status: the HTTP status
 * @json: (nullable): the body, where it is JSON
 * @etag: (nullable): without quotes and what proxies add
 * @retry_after: seconds; 0 = not said
 * @location: (nullable): where a redirect leads
 * @link: (nullable): all Link headers
 * @total: how many there are on the other side, with those that may not be seen; -1 = not said
 * @is_damaged: whether the body is not the one that was sent
 */
typedef struct
{
  guint     status;
  JsonNode *json;
  char     *etag;
  guint     retry_after;
  char     *location;
  char     *link;
  gint64    total;
  gboolean  is_damaged;
} VouchPortalAnswer;

VouchPortalAnswer *vouch_portal_answer_new      (SoupMessage              *message,
                                                 GBytes                   *body) G_GNUC_WARN_UNUSED_RESULT;
VouchPortalAnswer *vouch_portal_answer_new_made (guint                     status,
                                                 JsonNode                 *json) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_portal_answer_free     (VouchPortalAnswer        *self);
gboolean           vouch_portal_answer_is_good  (const VouchPortalAnswer  *self);
gboolean           vouch_portal_answer_was_damaged (const VouchPortalAnswer *self);
void               vouch_portal_answer_to_error (const VouchPortalAnswer  *self,
                                                 VouchPortal              *portal,
                                                 GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPortalAnswer, vouch_portal_answer_free)

G_END_DECLS
