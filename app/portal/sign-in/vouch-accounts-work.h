/* vouch-accounts-work.h: what is done with the user's portals beside the main loop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-accounts.h"

G_BEGIN_DECLS

typedef enum
{
  VOUCH_ACCOUNTS_LOAD,
  VOUCH_ACCOUNTS_UNLOCK,
  VOUCH_ACCOUNTS_ADD,
  VOUCH_ACCOUNTS_SIGN_OUT,
  VOUCH_ACCOUNTS_REMOVE,
} VouchAccountsStep;

/* What a worker is given, and what it brings back. */
typedef struct
{
  VouchAccountsStep step;
  VouchPortal *portal; /* (owned) (nullable): none to load */
  GPtrArray *portals;  /* (owned) (nullable) (element-type VouchPortal) */
  char *remark;        /* (owned) (nullable): done, but */
  gboolean is_locked;  /* the keyring has passwords that it did not tell */
} VouchAccountsWork;

VouchPortal *vouch_accounts_copy_portal (VouchPortal       *portal,
                                         const char        *password) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_accounts_work_free   (VouchAccountsWork *work);
void         vouch_accounts_work_thread (GTask             *task,
                                         gpointer           source,
                                         gpointer           data,
                                         GCancellable      *cancellable);

G_END_DECLS
