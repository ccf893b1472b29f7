/* vouch-reference-form.h: the fields of one CSL-JSON item, by its type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_REFERENCE_FORM (vouch_reference_form_get_type ())

G_DECLARE_FINAL_TYPE (VouchReferenceForm, vouch_reference_form, VOUCH, REFERENCE_FORM, AdwBin)

/* Signals: "changed" (what vouch_reference_form_make_csl() gives is another), "activated"
 * (Enter in a field of one line). */
GtkWidget  *vouch_reference_form_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_reference_form_set_csl  (VouchReferenceForm *self,
                                           JsonObject         *csl);
void        vouch_reference_form_merge    (VouchReferenceForm *self,
                                           JsonObject         *csl);
void        vouch_reference_form_merge_found (VouchReferenceForm *self,
                                              JsonObject         *csl);
JsonObject *vouch_reference_form_make_csl (VouchReferenceForm *self) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *vouch_reference_form_make_own_csl (VouchReferenceForm *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_reference_form_is_empty (VouchReferenceForm *self);
gboolean    vouch_reference_form_check    (VouchReferenceForm *self);
void        vouch_reference_form_focus    (VouchReferenceForm *self,
                                           const char         *member);
const char *vouch_reference_form_get_text (VouchReferenceForm *self,
                                           const char         *member);

G_END_DECLS
