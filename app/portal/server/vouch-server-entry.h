/* vouch-server-entry.h: how connections that were accepted come to libsoup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "vouch-server-front.h"

G_BEGIN_DECLS

typedef struct _VouchServerEntry VouchServerEntry;

VouchServerEntry *vouch_server_entry_new   (SoupServer       *soup,
                                            GTlsCertificate  *certificate,
                                            guint             patience) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_server_entry_free  (VouchServerEntry *self);
void              vouch_server_entry_admit (VouchServerEntry *self,
                                            GSocket          *socket,
                                            VouchServerPlace *place);

G_END_DECLS
