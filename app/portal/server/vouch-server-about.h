/* vouch-server-about.h: what portal it is, how it is, and who asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "vouch-server.h"

G_BEGIN_DECLS

void vouch_server_about_answer        (VouchServer       *server,
                                       SoupServerMessage *message);
void vouch_server_about_answer_me     (SoupServerMessage *message);
void vouch_server_about_answer_health (VouchServer       *server,
                                       SoupServerMessage *message);
void vouch_server_about_answer_proof  (VouchServer       *server,
                                       SoupServerMessage *message,
                                       GHashTable        *query);

G_END_DECLS
