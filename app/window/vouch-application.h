/* vouch-application.h: the program with its windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-accounts.h"
#include "vouch-outbox-sender.h"
#include "vouch-recents.h"
#include "vouch-reference-library.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_APPLICATION (vouch_application_get_type ())

G_DECLARE_FINAL_TYPE (VouchApplication, vouch_application, VOUCH, APPLICATION, AdwApplication)

VouchApplication *vouch_application_new          (GApplicationFlags  flags) G_GNUC_WARN_UNUSED_RESULT;
GSettings        *vouch_application_get_settings (VouchApplication  *self);
VouchRecents     *vouch_application_get_recents  (VouchApplication  *self);
VouchReferenceLibrary *vouch_application_get_library (VouchApplication *self);
VouchOutboxSender *vouch_application_get_outbox (VouchApplication *self);
VouchOutboxSender *vouch_application_get_default_outbox (void);
VouchAccounts    *vouch_application_get_accounts (VouchApplication  *self);
VouchAccounts    *vouch_application_get_default_accounts (void);
void              vouch_application_watch_sources (VouchApplication *self);
void              vouch_application_recover      (VouchApplication  *self);
void              vouch_application_open_file    (VouchApplication  *self,
                                                  GFile             *file);

G_END_DECLS
