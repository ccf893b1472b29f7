/* vouch-server-answer.c: JSON answers, errors and pages, with the policy that goes with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-answer.h"
#include "vouch-body-digest.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-sql.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* No script, whatever a page holds: a page is text, tables and one stylesheet of ours. A form may
 * only ask the portal itself: the list is searched by one. */
#define POLICY                                                                                     \
  "default-src 'none'; style-src 'self'; img-src 'self' data:; "                                   \
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

#define RETRY_AFTER_SECONDS "5"

const VouchServerHeader vouch_server_answer_headers[] = {
  { "Content-Security-Policy", POLICY },
  { "X-Content-Type-Options", "nosniff" },
  { "Referrer-Policy", "no-referrer" },
  { "Cross-Origin-Resource-Policy", "same-origin" },
  { NULL, NULL },
};

/* libsoup has no words for what came with RFC 6585. */
static const char *
name_status (guint status)
{
  return status == 428 ? "Precondition Required" : status == 429 ? "Too Many Requests" : NULL;
}

static void
take_body (SoupServerMessage *message, guint status, const char *type, char *body)
{
  soup_server_message_set_status (message, status, name_status (status));
  soup_server_message_set_response (message, type, SOUP_MEMORY_TAKE, body, strlen (body));
}

/** Sets what every answer carries. */
void
vouch_server_answer_prepare (SoupServerMessage *message)
{
  for (gsize i = 0; vouch_server_answer_headers[i].name; i++)
    vouch_server_set_header (message, vouch_server_answer_headers[i].name,
                             vouch_server_answer_headers[i].value);
  vouch_server_set_header (message, "Cache-Control", "no-store");
}

void
vouch_server_set_header (SoupServerMessage *message, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), name, value);
}

/** Returns: (nullable): a header of the request; one that came twice, joined by commas. */
const char *
vouch_server_get_header (SoupServerMessage *message, const char *name)
{
  return soup_message_headers_get_list (soup_server_message_get_request_headers (message), name);
}

/** Answers with @json, which is taken. */
void
vouch_server_answer_json (SoupServerMessage *message, guint status, JsonNode *json)
{
  char *body = vouch_json_print (json, FALSE);
  g_autofree char *digest = vouch_body_digest_new (body, strlen (body));

  vouch_server_set_header (message, VOUCH_BODY_DIGEST_HEADER, digest);
  take_body (message, status, "application/json; charset=utf-8", body);
  json_node_unref (json);
}

/**
 * vouch_server_answer_error:
 * @code: a word that programs can tell the case by
 * @text: a sentence for people
 * @current: (nullable) (transfer full): the card as it is now
 */
void
vouch_server_answer_error (SoupServerMessage *message,
                           guint status,
                           const char *code,
                           const char *text,
                           JsonNode *current)
{
  vouch_server_answer_json (message, status,
                            vouch_json_new_members ("code", vouch_json_new_text (code), "message",
                                                    vouch_json_new_text (text), "current", current,
                                                    NULL));
}

/** Answers that the cards can't be reached now, or not at all. What exactly is wrong names our files
 * and is for who runs the portal, not for who asks it. */
void
vouch_server_answer_store_error (SoupServerMessage *message, const GError *error)
{
  gboolean may_pass
      = g_error_matches (error, VOUCH_SQL_ERROR, VOUCH_SQL_ERROR_BUSY)
        || g_error_matches (error, VOUCH_SQL_ERROR, VOUCH_SQL_ERROR_FULL);

  g_printerr ("%s\n", error->message);
  if (may_pass)
    vouch_server_set_header (message, "Retry-After", RETRY_AFTER_SECONDS);
  vouch_server_answer_error (message, may_pass ? 503 : 500, may_pass ? "busy" : "failed",
                             may_pass ? _("The portal can’t write now. Try again in a moment.")
                                      : _("The portal can’t read its cards."),
                             NULL);
}

/** Answers that it is too much now. @text: a sentence for people */
void
vouch_server_answer_busy (SoupServerMessage *message, const char *text)
{
  vouch_server_set_header (message, "Retry-After", RETRY_AFTER_SECONDS);
  vouch_server_answer_error (message, 503, "busy", text, NULL);
}

void
vouch_server_answer_method (SoupServerMessage *message, const char *allowed)
{
  vouch_server_set_header (message, "Allow", allowed);
  vouch_server_answer_error (message, 405, "method", _("This address does not do that."), NULL);
}

/** Answers with a page, or with 304 to a reader that has it. */
void
vouch_server_answer_page (SoupServerMessage *message, const VouchServerPage *page)
{
  vouch_server_set_header (message, "Cache-Control", VOUCH_SERVER_PAGE_CACHING);
  if (page->is_hidden)
    vouch_server_set_header (message, "X-Robots-Tag", "noindex");
  if (page->location)
    vouch_server_set_header (message, "Location", page->location);
  if (page->tag)
    vouch_server_set_header (message, "ETag", page->tag);
  if (vouch_server_page_is_known (page, vouch_server_get_header (message, "If-None-Match")))
    {
      soup_server_message_set_status (message, 304, NULL);
      return;
    }
  soup_server_message_set_status (message, page->status, NULL);
  vouch_server_set_header (message, "Content-Type", page->type);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), page->body);
}
