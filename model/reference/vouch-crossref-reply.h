/* vouch-crossref-reply.h: what a registry answered, when it was no record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchReplyKind:
 * @VOUCH_REPLY_RECORDS: has records, or an empty list of them
 * @VOUCH_REPLY_NOT_FOUND: the registry has no such record
 * @VOUCH_REPLY_REFUSED: the question was wrong, or may not be asked
 * @VOUCH_REPLY_BUSY: asked too often: later, perhaps
 * @VOUCH_REPLY_FAULT: the service has a fault: later, perhaps
 * @VOUCH_REPLY_FOREIGN: something else answers in its place: a login page, a proxy
 * @VOUCH_REPLY_OTHER: a good answer about something that is no paper
 */
typedef enum
{
  VOUCH_REPLY_RECORDS,
  VOUCH_REPLY_NOT_FOUND,
  VOUCH_REPLY_REFUSED,
  VOUCH_REPLY_BUSY,
  VOUCH_REPLY_FAULT,
  VOUCH_REPLY_FOREIGN,
  VOUCH_REPLY_OTHER,
} VouchReplyKind;

VouchReplyKind vouch_crossref_reply_explain (guint        status,
                                             const char  *bytes,
                                             gsize        length,
                                             char       **sentence);

G_END_DECLS
