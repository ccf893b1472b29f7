/* vouch-server-patience.h: how long a request may take its sender.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void vouch_server_patience_watch    (SoupServer        *soup,
                                      guint              seconds);
void vouch_server_patience_remember (GSocketAddress    *remote,
                                     GSocket           *socket);

G_END_DECLS
