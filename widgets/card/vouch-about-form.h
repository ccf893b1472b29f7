/* vouch-about-form.h: who made the card and how, in one row that opens into a form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_ABOUT_FORM (vouch_about_form_get_type ())

G_DECLARE_FINAL_TYPE (VouchAboutForm, vouch_about_form, VOUCH, ABOUT_FORM, AdwExpanderRow)

void     vouch_about_form_set_document (VouchAboutForm *self,
                                        VouchDocument  *document);
gboolean vouch_about_form_go           (VouchAboutForm *self,
                                        const char     *member);

G_END_DECLS
