/* vouch-server-contract.h: the routes that programs use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "vouch-server.h"

G_BEGIN_DECLS

#define VOUCH_SERVER_CONTRACT "/vouch/v1"

gboolean vouch_server_contract_is_open (const char        *path);
void     vouch_server_contract_answer  (VouchServer       *server,
                                        SoupServerMessage *message,
                                        const char        *path,
                                        GHashTable        *query);

G_END_DECLS
