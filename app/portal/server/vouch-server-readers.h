/* vouch-server-readers.h: answers to people, by libsoup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "vouch-server-pages.h"

G_BEGIN_DECLS

typedef struct _VouchServerReaders VouchServerReaders;

VouchServerReaders *vouch_server_readers_new    (VouchServerPages   *pages) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_server_readers_free   (VouchServerReaders *self);
void                vouch_server_readers_answer (VouchServerReaders *self,
                                                 SoupServerMessage  *message,
                                                 const char         *path,
                                                 GHashTable         *query);

G_END_DECLS
