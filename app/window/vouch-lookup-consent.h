/* vouch-lookup-consent.h: whether registries may be asked, and which.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-card.h"
#include "vouch-lookup-settings.h"

G_BEGIN_DECLS

/**
 * VouchConsent:
 * @VOUCH_CONSENT_ASK: the user has not been told yet what is sent, and to whom
 * @VOUCH_CONSENT_GIVEN: registries are asked without a question
 * @VOUCH_CONSENT_REFUSED: nothing is looked up unasked
 * @VOUCH_CONSENT_EMBARGO: the card is under embargo: nothing about it is looked up unasked
 */
typedef enum
{
  VOUCH_CONSENT_ASK,
  VOUCH_CONSENT_GIVEN,
  VOUCH_CONSENT_REFUSED,
  VOUCH_CONSENT_EMBARGO,
} VouchConsent;

VouchLookupSettings *vouch_lookup_settings_read   (GSettings            *settings,
                                                     VouchCard            *card) G_GNUC_WARN_UNUSED_RESULT;
VouchConsent         vouch_lookup_get_consent     (GSettings            *settings,
                                                   VouchCard            *card);
void                 vouch_lookup_give_consent    (GSettings            *settings);
void                 vouch_lookup_ask_consent_async  (GSettings           *settings,
                                                      VouchCard           *card,
                                                      GtkWindow           *parent,
                                                      const char          *what,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
gboolean             vouch_lookup_ask_consent_finish (GAsyncResult        *result);

G_END_DECLS
