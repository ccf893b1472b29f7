/* vouch-server-request.h: what a request of the contract says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "vouch-server-store.h"

G_BEGIN_DECLS

/**
 * VouchServerRequestError:
 * @VOUCH_SERVER_REQUEST_ERROR_JSON: the body is not JSON that the portal reads
 * @VOUCH_SERVER_REQUEST_ERROR_MEMBER: a member is missing or not what it should be
 * @VOUCH_SERVER_REQUEST_ERROR_CONDITION: header and body name different revisions
 *
 * Codes of the domain %VOUCH_SERVER_REQUEST_ERROR.
 */
typedef enum
{
  VOUCH_SERVER_REQUEST_ERROR_JSON,
  VOUCH_SERVER_REQUEST_ERROR_MEMBER,
  VOUCH_SERVER_REQUEST_ERROR_CONDITION,
} VouchServerRequestError;

#define VOUCH_SERVER_REQUEST_ERROR (vouch_server_request_error_quark ())

GQuark           vouch_server_request_error_quark (void);

gboolean         vouch_server_request_read        (const char            *id,
                                                   GBytes                *body,
                                                   JsonNode             **json,
                                                   VouchServerCard      **card,
                                                   GError               **error);
gboolean         vouch_server_request_read_reason (GBytes              *body,
                                                   JsonNode            **json,
                                                   char                **reason,
                                                   GError              **error);
gboolean         vouch_server_request_condition   (SoupServerMessage     *message,
                                                   JsonObject            *body,
                                                   VouchServerCondition  *condition,
                                                   GError               **error);
char            *vouch_server_request_tag         (gint64                 revision) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
