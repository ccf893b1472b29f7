/* vouch-reference-form-private.h: for the files of the form of a reference only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-form-field.h"
#include "vouch-reference-form.h"
#include "vouch-reference-found.h"
#include "vouch-reference-type.h"

G_BEGIN_DECLS

struct _VouchReferenceForm
{
  AdwBin parent_instance;

  JsonObject *csl;    /* (owned): what the fields were filled from */
  GPtrArray  *fields; /* (owned) (element-type VouchFormField) */
  GPtrArray  *filled; /* (owned) (element-type utf8): the text of each, as it was filled in */
  guint       type;   /* as it was filled in */

  VouchReferenceFound *found_last; /* (owned) (nullable): what the last lookup filled in since */

  AdwComboRow         *type_row;
  AdwPreferencesGroup *about;
  AdwPreferencesGroup *published;
  AdwPreferencesGroup *found;
  gboolean             is_filling; /* fields are set from the item: nothing is moved about */
};

const VouchReferenceType *vouch_reference_form_get_chosen   (VouchReferenceForm        *self);
void                      vouch_reference_form_show_fields  (VouchReferenceForm        *self);
void                      vouch_reference_form_tell_changed (VouchReferenceForm        *self);
gboolean                  vouch_reference_form_is_blank     (const char                *text);
char                     *vouch_reference_form_dup_text     (const VouchReferenceField *field,
                                                             JsonObject                *csl) G_GNUC_WARN_UNUSED_RESULT;
JsonObject               *vouch_reference_form_copy_members (JsonObject                *csl) G_GNUC_WARN_UNUSED_RESULT;
void                      vouch_reference_form_add_others   (JsonObject                *to,
                                                             JsonObject                *from);

G_END_DECLS
