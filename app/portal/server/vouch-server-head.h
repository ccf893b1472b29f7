/* vouch-server-head.h: requests for a page, told from all others by their first bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes of a request before its body. Browsers send about one thousand. */
#define VOUCH_SERVER_MAX_HEAD 16384

/**
 * VouchServerHeadKind:
 * @VOUCH_SERVER_HEAD_UNFINISHED: more has to come before it can be told
 * @VOUCH_SERVER_HEAD_PAGE: a plain GET, without a body
 * @VOUCH_SERVER_HEAD_OTHER: anything else, good or bad
 */
typedef enum
{
  VOUCH_SERVER_HEAD_UNFINISHED,
  VOUCH_SERVER_HEAD_PAGE,
  VOUCH_SERVER_HEAD_OTHER,
} VouchServerHeadKind;

/**
 * VouchServerHead:
 * @length: of the whole request, in bytes
 * @path: from "/", of characters that need no decoding
 * @host: the header
 * @origin: (nullable): the header
 * @tags: (nullable): the header If-None-Match
 * @is_last: the reader wants the connection closed after the answer
 *
 * A request for a page. The texts lie in the bytes that were read, which are cut up for it.
 */
typedef struct
{
  gsize       length;
  const char *path;
  const char *host;
  const char *origin;
  const char *tags;
  gboolean    is_last;
} VouchServerHead;

VouchServerHeadKind vouch_server_head_read (VouchServerHead *head,
                                            char            *bytes,
                                            gsize            length);

G_END_DECLS
