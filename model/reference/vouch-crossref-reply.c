/* vouch-crossref-reply.c: what a registry answered, when it was no record.
 *
 * A server that is asked for JSON answers in plain text, HTML, XML or half of it.
 * Whatever it is becomes one sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-crossref-reply.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-item.h"

#define MAX_REPLY ((gsize) 128 * 1024 * 1024)
/* Of what a server says of itself, in characters. */
#define MAX_QUOTED 160

static VouchReplyKind
answer (char **sentence, VouchReplyKind kind, const char *text)
{
  *sentence = g_strdup (text);
  return kind;
}

static VouchReplyKind
answer_kind (char **sentence, VouchReplyKind kind)
{
  static const char *const sentences[] = {
    [VOUCH_REPLY_NOT_FOUND] = N_("Not found in the registry."),
    [VOUCH_REPLY_REFUSED] = N_("The registry rejected the request."),
    [VOUCH_REPLY_BUSY] = N_("Too many requests to the registry. Try again later."),
    [VOUCH_REPLY_FAULT] = N_("The registry has a problem. Try again later."),
    [VOUCH_REPLY_FOREIGN]
    = N_("Unexpected response, possibly from a sign-in page or proxy."),
    [VOUCH_REPLY_OTHER] = N_("The registry’s response is not about a paper."),
  };

  return answer (sentence, kind, _(sentences[kind]));
}

static VouchReplyKind
refused_because (char **sentence, const char *reason)
{
  g_autofree char *clean = vouch_reference_clean_text (reason);
  g_autofree char *cut = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MAX_QUOTED));

  *sentence = g_strdup_printf (_("The registry rejected the request: “%s”"), cut);
  return VOUCH_REPLY_REFUSED;
}

/* 0 where nobody knows the status. */
static VouchReplyKind
kind_of_status (guint status)
{
  if (status == 404 || status == 410)
    return VOUCH_REPLY_NOT_FOUND;
  if (status == 429)
    return VOUCH_REPLY_BUSY;
  if (status >= 500)
    return VOUCH_REPLY_FAULT;
  if (status >= 400)
    return VOUCH_REPLY_REFUSED;
  if (status >= 300)
    return VOUCH_REPLY_FOREIGN;
  return VOUCH_REPLY_RECORDS;
}

/* "504 Gateway Time-out" in the title of a page tells what the status would. */
static VouchReplyKind
explain_page (guint status, const char *text, char **sentence)
{
  const char *title = strstr (text, "<title>");
  guint told = title ? (guint) g_ascii_strtoull (title + strlen ("<title>"), NULL, 10) : 0;
  VouchReplyKind kind = kind_of_status (status >= 400 ? status : told);

  if (kind == VOUCH_REPLY_RECORDS)
    kind = VOUCH_REPLY_FOREIGN;
  return answer_kind (sentence, kind);
}

static VouchReplyKind
explain_text (guint status, const char *text, char **sentence)
{
  VouchReplyKind kind = kind_of_status (status);

  text += strspn (text, " \t\r\n");
  if (!*text && kind == VOUCH_REPLY_RECORDS)
    return answer (sentence, VOUCH_REPLY_FAULT, _("The registry sent an empty response. Try again "
                                                  "later."));
  if (g_str_has_prefix (text, "<?xml") && !strstr (text, "<html"))
    return answer_kind (sentence, kind == VOUCH_REPLY_RECORDS ? VOUCH_REPLY_OTHER : kind);
  if (*text == '<')
    return explain_page (status, text, sentence);
  if (kind == VOUCH_REPLY_RECORDS && g_ascii_strncasecmp (text, "Resource not found", 18) == 0)
    return answer_kind (sentence, VOUCH_REPLY_NOT_FOUND);
  if (kind != VOUCH_REPLY_RECORDS)
    return answer_kind (sentence, kind);
  return answer (sentence, VOUCH_REPLY_FAULT, _("The registry’s response is incomplete. Try again "
                                                "later."));
}

/* {"status": "failed", "message": [{"type", "value", "message"}]} and its like. */
static VouchReplyKind
explain_failure (JsonObject *reply, char **sentence)
{
  JsonArray *messages = vouch_json_get_array (reply, "message");
  JsonObject *first = messages ? vouch_json_array_object (messages, 0) : NULL;
  const char *reason = first ? vouch_json_get_text (first, "message") : vouch_json_get_text (reply, "message");

  if (reason)
    return refused_because (sentence, reason);
  return answer_kind (sentence, VOUCH_REPLY_REFUSED);
}

static VouchReplyKind
explain_json (guint status, JsonObject *reply, char **sentence)
{
  const char *state = vouch_json_get_text (reply, "status");
  const char *type = vouch_json_get_text (reply, "message-type");
  VouchReplyKind kind = kind_of_status (status);

  if (kind == VOUCH_REPLY_NOT_FOUND || kind == VOUCH_REPLY_BUSY || kind == VOUCH_REPLY_FAULT)
    return answer_kind (sentence, kind);
  if (g_strcmp0 (state, "failed") == 0 || kind == VOUCH_REPLY_REFUSED)
    return explain_failure (reply, sentence);
  if (g_strcmp0 (state, "error") == 0)
    return answer_kind (sentence, VOUCH_REPLY_FAULT);
  if (type && !g_str_equal (type, "work") && !g_str_equal (type, "work-list"))
    return answer_kind (sentence, VOUCH_REPLY_OTHER);
  return VOUCH_REPLY_RECORDS;
}

/**
 * vouch_crossref_reply_explain:
 * @status: of HTTP; 0 where nobody knows it
 * @bytes: what came
 * @length: bytes in it
 * @sentence: (out) (transfer full) (nullable): for the user; %NULL where there are records
 *
 * Returns: what the reply is
 */
VouchReplyKind
vouch_crossref_reply_explain (guint status, const char *bytes, gsize length, char **sentence)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  *sentence = NULL;
  root = vouch_json_parse (bytes, length, MAX_REPLY, NULL);
  if (root && vouch_json_node_object (root))
    return explain_json (status, vouch_json_node_object (root), sentence);
  if (root && kind_of_status (status) == VOUCH_REPLY_RECORDS)
    return VOUCH_REPLY_RECORDS;
  text = g_utf8_make_valid (bytes, (gssize) MIN (length, 4096));
  return explain_text (status, text, sentence);
}
