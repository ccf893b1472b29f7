/* vouch-sign-in.h: somebody signs in to a site: in the browser, or by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-account.h"

G_BEGIN_DECLS

/* What a browser brings back begins with this; the desktop entry names the scheme too. */
#define VOUCH_SIGN_IN_SCHEME "org.vouch.vouch"
#define VOUCH_SIGN_IN_ADDRESS VOUCH_SIGN_IN_SCHEME "://signed-in"

#define VOUCH_TYPE_SIGN_IN (vouch_sign_in_get_type ())

G_DECLARE_FINAL_TYPE (VouchSignIn, vouch_sign_in, VOUCH, SIGN_IN, GObject)

VouchSignIn        *vouch_sign_in_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_sign_in_find_async  (VouchSignIn          *self,
                                               const char           *address,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
gboolean            vouch_sign_in_find_finish (VouchSignIn          *self,
                                               GAsyncResult         *result,
                                               GError              **error);
const VouchSite    *vouch_sign_in_get_site    (VouchSignIn          *self);

char               *vouch_sign_in_begin       (VouchSignIn          *self,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            vouch_sign_in_is_for      (VouchSignIn          *self,
                                               const char           *address);
void                vouch_sign_in_take_async  (VouchSignIn          *self,
                                               const char           *address,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
void                vouch_sign_in_with_async  (VouchSignIn          *self,
                                               const char           *user,
                                               const char           *password,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
gboolean            vouch_sign_in_finish      (VouchSignIn          *self,
                                               GAsyncResult         *result,
                                               GError              **error);
const VouchAccount *vouch_sign_in_get_account (VouchSignIn          *self);
const char         *vouch_sign_in_get_password (VouchSignIn         *self);

G_END_DECLS
