/* vouch-server-store.h: the portal's cards on disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "vouch-server-card.h"
#include "vouch-server-sql.h"

G_BEGIN_DECLS

/**
 * VouchServerCondition:
 * @is_given: whether the request said what it builds on at all
 * @revision: the revision that must be the current one; 0 = the card must not be there
 */
typedef struct
{
  gboolean is_given;
  gint64   revision;
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
  VOUCH_SERVER_JOB_REUSED,
} VouchServerOutcome;

#define VOUCH_TYPE_SERVER_STORE (vouch_server_store_get_type ())

G_DECLARE_FINAL_TYPE (VouchServerStore, vouch_server_store, VOUCH, SERVER_STORE, GObject)

VouchServerStore *vouch_server_store_new         (const char            *folder,
                                                  GError               **error) G_GNUC_WARN_UNUSED_RESULT;
const char       *vouch_server_store_get_id      (VouchServerStore      *self);

gboolean          vouch_server_store_find        (VouchServerStore      *self,
                                                  const char            *id,
                                                  VouchServerCard      **card,
                                                  GError               **error);
gboolean          vouch_server_store_find_slug   (VouchServerStore      *self,
                                                  const char            *slug,
                                                  VouchServerCard      **card,
                                                  GError               **error);
gboolean          vouch_server_store_find_key    (VouchServerStore      *self,
                                                  const char            *key,
                                                  VouchServerCard      **card,
                                                  GError               **error);
GPtrArray        *vouch_server_store_list        (VouchServerStore      *self,
                                                  const char            *public_at,
                                                  guint                  limit,
                                                  guint                  offset,
                                                  GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_server_store_count       (VouchServerStore      *self,
                                                  const char            *public_at,
                                                  guint                 *count,
                                                  GError               **error);
gboolean          vouch_server_store_put         (VouchServerStore      *self,
                                                  VouchServerCard       *wanted,
                                                  const char            *job,
                                                  VouchServerCondition   condition,
                                                  VouchServerOutcome    *outcome,
                                                  VouchServerCard      **card,
                                                  GError               **error);
gboolean          vouch_server_store_withdraw    (VouchServerStore      *self,
                                                  const char            *id,
                                                  VouchServerCondition   condition,
                                                  VouchServerOutcome    *outcome,
                                                  VouchServerCard      **card,
                                                  GError               **error);

G_END_DECLS
