/* vouch-server-head.c: reads what a browser sends for a page, and nothing else.
 *
 * It refuses nothing: whatever is not exactly so is left to libsoup, which answers it or says what is
 * wrong. So nothing depends on two readers taking the same bytes the same way: a request that this one
 * takes has no body, and ends where both say it does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "vouch-server-head.h"

#include <string.h>

#define METHOD "GET "
#define VERSION " HTTP/1.1"
#define OLD_VERSION " HTTP/1.0"

/* Others than a letter or digit that a path may have and that stand for themselves. */
#define PATH_MARKS "/-._~"
#define NAME_MARKS "!#$%&'*+-.^_`|~"

typedef struct
{
  const char *name;
  gsize place; /* of a text in VouchServerHead */
} Wanted;

static const Wanted wanted[] = {
  { "Host", G_STRUCT_OFFSET (VouchServerHead, host) },
  { "Origin", G_STRUCT_OFFSET (VouchServerHead, origin) },
  { "If-None-Match", G_STRUCT_OFFSET (VouchServerHead, tags) },
};

/* What makes a request more than one for a page. */
static const char *const refused[] = {
  "Content-Length", "Transfer-Encoding", "Expect", "Upgrade", "Authorization", "Range", "If-Range",
  "TE", "Trailer",
};

static char *
find_end_of_line (char *start, char *end)
{
  char *line_feed = memchr (start, '\n', (gsize) (end - start));

  return line_feed && line_feed > start && line_feed[-1] == '\r' ? line_feed - 1 : NULL;
}

/* "GET /path HTTP/1.1": cut up. A reader that speaks 1.0 has to ask for more than one answer. */
static gboolean
read_request_line (VouchServerHead *head, char *line, gsize length)
{
  gsize path_length;

  head->is_last = g_str_has_suffix (line, OLD_VERSION);
  if (length <= strlen (METHOD) + strlen (VERSION) || !g_str_has_prefix (line, METHOD)
      || !(head->is_last || g_str_has_suffix (line, VERSION)))
    return FALSE;
  path_length = length - strlen (METHOD) - strlen (VERSION);
  line[strlen (METHOD) + path_length] = '\0';
  head->path = line + strlen (METHOD);
  if (head->path[0] != '/' || strlen (head->path) != path_length)
    return FALSE;
  for (const char *c = head->path; *c; c++)
    if (!g_ascii_isalnum (*c) && !strchr (PATH_MARKS, *c))
      return FALSE;
  return !strstr (head->path, "/.") && !strstr (head->path, "//");
}

static gboolean
is_name (const char *name)
{
  for (const char *c = name; *c; c++)
    if (!g_ascii_isalnum (*c) && !strchr (NAME_MARKS, *c))
      return FALSE;
  return *name != '\0';
}

static gboolean
is_value (const char *value)
{
  for (const char *c = value; *c; c++)
    if ((guchar) *c < ' ' && *c != '\t')
      return FALSE;
  return TRUE;
}

static gboolean
is_refused (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (g_ascii_strcasecmp (name, refused[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A header that may come once only. */
static gboolean
keep_header (VouchServerHead *head, const char *name, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (g_ascii_strcasecmp (name, wanted[i].name) == 0)
      {
        const char **place = &G_STRUCT_MEMBER (const char *, head, wanted[i].place);

        if (*place)
          return FALSE;
        *place = value;
      }
  return TRUE;
}

static gboolean
read_connection (VouchServerHead *head, const char *value)
{
  head->is_last = g_ascii_strcasecmp (value, "close") == 0;
  return head->is_last || g_ascii_strcasecmp (value, "keep-alive") == 0;
}

static gboolean
read_header (VouchServerHead *head, char *line, gsize length)
{
  char *colon = strchr (line, ':');

  if (!colon || strlen (line) != length)
    return FALSE;
  *colon = '\0';
  g_strstrip (colon + 1);
  if (!is_name (line) || !is_value (colon + 1) || is_refused (line))
    return FALSE;
  if (g_ascii_strcasecmp (line, "Connection") == 0)
    return read_connection (head, colon + 1);
  return keep_header (head, line, colon + 1);
}

/* @end is where the empty line begins, so that each line has its end before it. */
static gboolean
read_lines (VouchServerHead *head, char *bytes, char *end)
{
  gboolean is_first = TRUE;

  for (char *line = bytes; line < end; is_first = FALSE)
    {
      char *end_of_line = find_end_of_line (line, end);
      gsize length;

      if (!end_of_line)
        return FALSE;
      *end_of_line = '\0';
      length = (gsize) (end_of_line - line);
      if (!(is_first ? read_request_line (head, line, length) : read_header (head, line, length)))
        return FALSE;
      line = end_of_line + 2;
    }
  return head->path && head->host;
}

/**
 * vouch_server_head_read:
 * @head: (out): filled in for a request for a page
 * @bytes: (nullable): what came so far, cut up where it is one
 * @length: how much that is
 *
 * Returns: what it is.
 */
VouchServerHeadKind
vouch_server_head_read (VouchServerHead *head, char *bytes, gsize length)
{
  gsize compared = MIN (length, strlen (METHOD "/"));
  char *end;

  memset (head, 0, sizeof *head);
  if (!bytes || length == 0)
    return VOUCH_SERVER_HEAD_UNFINISHED;
  /* What can't become one need not be waited for. */
  if (memcmp (bytes, METHOD "/", compared) != 0)
    return VOUCH_SERVER_HEAD_OTHER;
  end = memmem (bytes, length, "\r\n\r\n", 4);
  if (!end)
    return VOUCH_SERVER_HEAD_UNFINISHED;
  head->length = (gsize) (end - bytes) + 4;
  return read_lines (head, bytes, end + 2) ? VOUCH_SERVER_HEAD_PAGE : VOUCH_SERVER_HEAD_OTHER;
}
