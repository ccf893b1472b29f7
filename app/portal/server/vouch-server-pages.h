/* vouch-server-pages.h: what readers see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-server-page.h"
#include "vouch-server-store.h"

G_BEGIN_DECLS

typedef struct _VouchServerPages VouchServerPages;

VouchServerPages *vouch_server_pages_new  (VouchServerStore  *store,
                                           const char        *root) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_server_pages_free (VouchServerPages  *self);
VouchServerPage  *vouch_server_pages_get  (VouchServerPages  *self,
                                           const char        *path,
                                           GHashTable        *query,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_server_pages_is_search (const char   *path,
                                           GHashTable        *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchServerPages, vouch_server_pages_free)

G_END_DECLS
