/* vouch-account.h: who somebody is on a site, what they may do there, and their passwords for programs.
 *
 * All of it waits for the site, in a worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-site.h"

G_BEGIN_DECLS

/**
 * VouchAccount:
 * @user: the name that signs in
 * @name: what the person is called there
 * @may_write: whether cards may be sent, as drafts at least
 * @may_publish: whether they may be published without somebody else
 */
typedef struct
{
  char     *user;
  char     *name;
  gboolean  may_write;
  gboolean  may_publish;
} VouchAccount;

VouchAccount *vouch_account_ask      (const VouchSite     *site,
                                      const char          *user,
                                      const char          *password,
                                      GCancellable        *cancellable,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void          vouch_account_free     (VouchAccount        *self);
char         *vouch_account_describe (const VouchAccount  *self) G_GNUC_WARN_UNUSED_RESULT;

char         *vouch_account_mint     (const VouchSite     *site,
                                      const char          *user,
                                      const char          *password,
                                      GCancellable        *cancellable,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_account_revoke   (const VouchSite     *site,
                                      const char          *user,
                                      const char          *password,
                                      GCancellable        *cancellable,
                                      GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchAccount, vouch_account_free)

G_END_DECLS
