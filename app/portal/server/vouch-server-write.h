/* vouch-server-write.h: what a request does to the cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-server-card.h"
#include "vouch-sql.h"

G_BEGIN_DECLS

/**
 * VouchServerCondition:
 * @is_given: whether the request said what it builds on at all
 * @revision: the revision that must be the current one; 0 = the card must not be there
 * @digest: (nullable): of what that must hold; "" = it must be withdrawn; %NULL = the request does not say
 */
typedef struct
{
  gboolean    is_given;
  gint64      revision;
  const char *digest;
} VouchServerCondition;

/**
 * VouchServerOutcome:
 * @VOUCH_SERVER_CREATED: the first revision was made
 * @VOUCH_SERVER_UPDATED: the next revision was made
 * @VOUCH_SERVER_UNCHANGED: everything was there already; no revision was made
 * @VOUCH_SERVER_ALREADY_DONE: this job was finished before; no revision was made
 * @VOUCH_SERVER_CHANGED_SINCE: the condition does not hold; nothing was done
 * @VOUCH_SERVER_MISSING: there is no such card; nothing was done
 * @VOUCH_SERVER_GONE: the card is withdrawn; nothing was done
 * @VOUCH_SERVER_FORBIDDEN: who asks may only write drafts; nothing was done
 * @VOUCH_SERVER_JOB_REUSED: the job made another revision than this; nothing was done
 */
typedef enum
{
  VOUCH_SERVER_CREATED,
  VOUCH_SERVER_UPDATED,
  VOUCH_SERVER_UNCHANGED,
  VOUCH_SERVER_ALREADY_DONE,
  VOUCH_SERVER_CHANGED_SINCE,
  VOUCH_SERVER_MISSING,
  VOUCH_SERVER_GONE,
  VOUCH_SERVER_FORBIDDEN,
  VOUCH_SERVER_JOB_REUSED,
} VouchServerOutcome;

gboolean vouch_server_write_put      (sqlite3               *database,
                                      VouchServerCard       *wanted,
                                      const char            *job,
                                      gboolean               may_publish,
                                      VouchServerCondition   condition,
                                      VouchServerOutcome    *outcome,
                                      VouchServerCard      **current,
                                      GError               **error);
gboolean vouch_server_write_withdraw (sqlite3               *database,
                                      const char            *id,
                                      const char            *reason,
                                      VouchServerCondition   condition,
                                      VouchServerOutcome    *outcome,
                                      VouchServerCard      **card,
                                      GError               **error);

G_END_DECLS
