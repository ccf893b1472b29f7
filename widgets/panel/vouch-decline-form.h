/* vouch-decline-form.h: why a statement needs no source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-statement.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_DECLINE_FORM (vouch_decline_form_get_type ())

G_DECLARE_FINAL_TYPE (VouchDeclineForm, vouch_decline_form, VOUCH, DECLINE_FORM, AdwBin)

/* Signals: "done" (s: reason, s: note, nullable), "back". */
GtkWidget *vouch_decline_form_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_decline_form_begin (VouchDeclineForm *self,
                                     VouchStatement   *statement);

G_END_DECLS
