/* vouch-server-page.h: an answer for readers, ready to be sent as often as it is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchServerPage:
 * @status: 200, 301, 404 or 410
 * @type: its MIME type with charset (static)
 * @tag: (nullable): the ETag, with its quotes; only for 200
 * @location: (nullable): where it leads; only for 301
 * @is_hidden: not for search engines
 * @body: what it says
 *
 * Never changed once made, and counted atomically: any thread may send it.
 */
typedef struct
{
  guint       status;
  const char *type;
  char       *tag;
  char       *location;
  gboolean    is_hidden;
  GBytes     *body;
} VouchServerPage;

VouchServerPage *vouch_server_page_new       (guint                  status,
                                              const char            *type,
                                              char                  *body) G_GNUC_WARN_UNUSED_RESULT;
VouchServerPage *vouch_server_page_new_moved (const char            *path) G_GNUC_WARN_UNUSED_RESULT;
VouchServerPage *vouch_server_page_ref       (VouchServerPage       *self);
void             vouch_server_page_unref     (VouchServerPage       *self);
gboolean         vouch_server_page_is_known  (const VouchServerPage *self,
                                              const char            *tags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchServerPage, vouch_server_page_unref)

G_END_DECLS
