/* vouch-server-answer.h: how the portal answers a request.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

void vouch_server_answer_prepare     (SoupServerMessage *message);
void vouch_server_answer_json        (SoupServerMessage *message,
                                      guint              status,
                                      JsonNode          *json);
void vouch_server_answer_error       (SoupServerMessage *message,
                                      guint              status,
                                      const char        *code,
                                      const char        *text,
                                      JsonNode          *current);
void vouch_server_answer_store_error (SoupServerMessage *message,
                                      const GError      *error);
void vouch_server_answer_method      (SoupServerMessage *message,
                                      const char        *allowed);
void vouch_server_answer_page        (SoupServerMessage *message,
                                      guint              status,
                                      const char        *type,
                                      char              *body);
void vouch_server_answer_moved       (SoupServerMessage *message,
                                      const char        *path);
void vouch_server_set_header         (SoupServerMessage *message,
                                      const char        *name,
                                      const char        *value);
const char *vouch_server_get_header  (SoupServerMessage *message,
                                      const char        *name);

G_END_DECLS
