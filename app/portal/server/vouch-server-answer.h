/* vouch-server-answer.h: how the portal answers a request.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "vouch-server-page.h"

G_BEGIN_DECLS

/* A page may be kept, but is asked for again before it is shown again. */
#define VOUCH_SERVER_PAGE_CACHING "no-cache"

typedef struct
{
  const char *name;
  const char *value;
} VouchServerHeader;

/* What every answer carries, whoever sends it; ends with a name that is NULL. */
extern const VouchServerHeader vouch_server_answer_headers[];

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
void vouch_server_answer_busy        (SoupServerMessage       *message,
                                      const char              *text);
void vouch_server_answer_method      (SoupServerMessage *message,
                                      const char        *allowed);
void vouch_server_answer_page        (SoupServerMessage     *message,
                                      const VouchServerPage *page);
void vouch_server_set_header         (SoupServerMessage *message,
                                      const char        *name,
                                      const char        *value);
const char *vouch_server_get_header  (SoupServerMessage *message,
                                      const char        *name);

G_END_DECLS
