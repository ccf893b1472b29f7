/* vouch-server-pages.h: what readers see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "vouch-server.h"

G_BEGIN_DECLS

void vouch_server_pages_answer (VouchServer       *server,
                                SoupServerMessage *message,
                                const char        *path,
                                GHashTable        *query);

G_END_DECLS
