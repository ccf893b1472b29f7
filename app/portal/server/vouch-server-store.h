/* vouch-server-store.h: the portal's cards on disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "vouch-server-card.h"
#include "vouch-server-order.h"
#include "vouch-server-search.h"
#include "vouch-server-users.h"

G_BEGIN_DECLS

/* The database's name in the folder. */
#define VOUCH_SERVER_DATABASE "cards.db"

/**
 * VouchServerStoreError:
 * @VOUCH_SERVER_STORE_ERROR_FOLDER: the folder can't be made or written
 * @VOUCH_SERVER_STORE_ERROR_LOCKED: another portal works in this folder
 *
 * Codes of the domain %VOUCH_SERVER_STORE_ERROR; what the database says is a #VouchSqlError.
 * Messages are translated and made for the user.
 */
typedef enum
{
  VOUCH_SERVER_STORE_ERROR_FOLDER,
  VOUCH_SERVER_STORE_ERROR_LOCKED,
} VouchServerStoreError;

#define VOUCH_SERVER_STORE_ERROR (vouch_server_store_error_quark ())

#define VOUCH_TYPE_SERVER_STORE (vouch_server_store_get_type ())

G_DECLARE_FINAL_TYPE (VouchServerStore, vouch_server_store, VOUCH, SERVER_STORE, GObject)

GQuark            vouch_server_store_error_quark (void);

VouchServerStore *vouch_server_store_new         (const char            *folder,
                                                  GError               **error) G_GNUC_WARN_UNUSED_RESULT;
const char       *vouch_server_store_get_id      (VouchServerStore      *self);
guint             vouch_server_store_get_generation (VouchServerStore   *self);

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
GPtrArray        *vouch_server_store_search      (VouchServerStore        *self,
                                                  const VouchServerSearch *search,
                                                  guint                   *total,
                                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_server_store_find_user   (VouchServerStore      *self,
                                                 const char            *name,
                                                 VouchServerUser      **user,
                                                 GError               **error);
gboolean          vouch_server_store_has_users   (VouchServerStore      *self);
void              vouch_server_store_submit      (VouchServerStore      *self,
                                                 VouchServerOrder      *order);

G_END_DECLS
