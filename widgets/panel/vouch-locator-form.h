/* vouch-locator-form.h: where in a source: a page, a table, a section.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_LOCATOR_FORM (vouch_locator_form_get_type ())

G_DECLARE_FINAL_TYPE (VouchLocatorForm, vouch_locator_form, VOUCH, LOCATOR_FORM, AdwBin)

/* Signal "done": Enter, or the button. */
GtkWidget *vouch_locator_form_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_locator_form_begin   (VouchLocatorForm *self,
                                       const char       *source,
                                       JsonObject       *locator);
JsonNode  *vouch_locator_form_make    (VouchLocatorForm *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
