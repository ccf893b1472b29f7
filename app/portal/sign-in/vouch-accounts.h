/* vouch-accounts.h: the user's portals, with whom they are signed in to, while the program runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-account.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_ACCOUNTS (vouch_accounts_get_type ())

G_DECLARE_FINAL_TYPE (VouchAccounts, vouch_accounts, VOUCH, ACCOUNTS, GObject)

/* Signals: "changed": other portals, or others of them are signed in. */
VouchAccounts *vouch_accounts_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_accounts_load            (VouchAccounts        *self);
gboolean       vouch_accounts_is_locked        (VouchAccounts        *self);
void           vouch_accounts_unlock_async     (VouchAccounts        *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
GListModel    *vouch_accounts_get_portals     (VouchAccounts        *self);
VouchPortal   *vouch_accounts_find            (VouchAccounts        *self,
                                               VouchPortal          *portal);

void           vouch_accounts_add_async       (VouchAccounts        *self,
                                               VouchPortal          *portal,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
void           vouch_accounts_sign_out_async  (VouchAccounts        *self,
                                               VouchPortal          *portal,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
void           vouch_accounts_remove_async    (VouchAccounts        *self,
                                               VouchPortal          *portal,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
gboolean       vouch_accounts_finish          (VouchAccounts        *self,
                                               GAsyncResult         *result,
                                               char                **remark,
                                               GError              **error);

void           vouch_accounts_ask_async       (VouchAccounts        *self,
                                               VouchPortal          *portal,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
VouchAccount  *vouch_accounts_ask_finish      (VouchAccounts        *self,
                                               GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for the command line: they wait. */
gboolean       vouch_accounts_sign_out_now    (VouchPortal          *portal,
                                               char                **remark,
                                               GCancellable         *cancellable,
                                               GError              **error);

G_END_DECLS
