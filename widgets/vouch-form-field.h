/* vouch-form-field.h: one field of a form, with what is wrong in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-reference-type.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FORM_FIELD (vouch_form_field_get_type ())

G_DECLARE_FINAL_TYPE (VouchFormField, vouch_form_field, VOUCH, FORM_FIELD, GObject)

/* Signals: "changed" (its text is another), "left" (the keyboard went elsewhere),
 * "activated" (Enter in a field of one line). */
VouchFormField            *vouch_form_field_new         (const VouchReferenceField *field) G_GNUC_WARN_UNUSED_RESULT;
void                       vouch_form_field_add_to      (VouchFormField            *self,
                                                         AdwPreferencesGroup       *group);
const VouchReferenceField *vouch_form_field_get_field   (VouchFormField            *self);
void                       vouch_form_field_add_below   (VouchFormField            *self,
                                                         AdwExpanderRow            *row);
void                       vouch_form_field_leave_undo  (VouchFormField            *self);
GtkWidget                 *vouch_form_field_get_row     (VouchFormField            *self);
const char                *vouch_form_field_get_text    (VouchFormField            *self);
void                       vouch_form_field_set_text    (VouchFormField            *self,
                                                         const char                *text);
void                       vouch_form_field_set_title   (VouchFormField            *self,
                                                         const char                *title);
gboolean                   vouch_form_field_get_visible (VouchFormField            *self);
void                       vouch_form_field_set_visible (VouchFormField            *self,
                                                         gboolean                   is_visible);
void                       vouch_form_field_focus       (VouchFormField            *self);
void                       vouch_form_field_leave_at    (GtkWidget                 *focus);
gboolean                   vouch_form_field_check       (VouchFormField            *self);
void                       vouch_form_field_set_missing (VouchFormField            *self,
                                                         const char                *words);
const char                *vouch_form_field_get_remark  (VouchFormField            *self);

G_END_DECLS
