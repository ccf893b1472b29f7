/* vouch-server-patience.h: how long a request may take its sender.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void      vouch_server_patience_watch       (SoupServer        *soup);
void      vouch_server_patience_begin       (GSocketAddress    *remote,
                                             GSocket           *socket,
                                             guint              seconds);
gboolean  vouch_server_patience_is_at_work  (GSocket           *socket);
GSocket  *vouch_server_patience_find_socket (SoupServerMessage *message);

G_END_DECLS
