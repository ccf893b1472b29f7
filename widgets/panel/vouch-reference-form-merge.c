/* vouch-reference-form-merge.c: what else becomes known of the work, filled into the form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-form-private.h"

#include "vouch-json.h"

static void
keep_others (VouchReferenceForm *self,
             JsonObject         *csl)
{
  JsonObject *whole = vouch_reference_form_copy_members (self->csl);

  vouch_reference_form_add_others (whole, csl);
  json_object_unref (self->csl);
  self->csl = whole;
}

/* @found: (nullable): what is filled in is remembered there */
static void
merge_fields (VouchReferenceForm  *self,
              JsonObject          *csl,
              VouchReferenceFound *found)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      VouchFormField *field = self->fields->pdata[i];
      g_autofree char *text = vouch_reference_form_dup_text (vouch_form_field_get_field (field), csl);
      gboolean is_filled = *text
                           && (vouch_reference_form_is_blank (vouch_form_field_get_text (field))
                               || g_str_equal (vouch_form_field_get_text (field), self->filled->pdata[i]));

      if (is_filled)
        vouch_form_field_set_text (field, text);
      vouch_form_field_check (field);
      if (found)
        g_ptr_array_add (found->texts,
                         is_filled ? g_strdup (vouch_form_field_get_text (field)) : NULL);
    }
  if (adw_combo_row_get_selected (self->type_row) != self->type || !vouch_json_get_text (csl, "type"))
    return;
  adw_combo_row_set_selected (self->type_row, vouch_reference_type_find (csl));
  if (found)
    found->type = adw_combo_row_get_selected (self->type_row);
}

static void
end_filling (VouchReferenceForm *self)
{
  self->is_filling = FALSE;
  vouch_reference_form_show_fields (self);
  vouch_reference_form_tell_changed (self);
}

/**
 * vouch_reference_form_merge:
 * @csl: what else became known of the work
 *
 * Fills fields that are empty, or as they were when the form was filled; what somebody wrote
 * since is left alone.
 */
void
vouch_reference_form_merge (VouchReferenceForm *self,
                            JsonObject         *csl)
{
  g_return_if_fail (VOUCH_IS_REFERENCE_FORM (self));

  self->is_filling = TRUE;
  keep_others (self, csl);
  merge_fields (self, csl, NULL);
  end_filling (self);
}

/* What the last lookup said is no reason to keep what this one says out. */
static void
take_back_found (VouchReferenceForm *self)
{
  VouchReferenceFound *found = self->found_last;

  for (guint i = 0; found && i < self->fields->len; i++)
    if (vouch_reference_found_has_text (found, i, vouch_form_field_get_text (self->fields->pdata[i])))
      vouch_form_field_set_text (self->fields->pdata[i], self->filled->pdata[i]);
  if (found && adw_combo_row_get_selected (self->type_row) == found->type)
    adw_combo_row_set_selected (self->type_row, self->type);
  g_clear_pointer (&self->found_last, vouch_reference_found_free);
}

/**
 * vouch_reference_form_merge_found:
 * @csl: what a registry told of the work that the identifier names
 *
 * As vouch_reference_form_merge(), in place of what was found before. What no field shows of it
 * goes with the identifier: once that is another, it would be said of the wrong work.
 */
void
vouch_reference_form_merge_found (VouchReferenceForm *self,
                                  JsonObject         *csl)
{
  VouchReferenceFound *found;
  g_autoptr (JsonObject) whole = NULL;

  g_return_if_fail (VOUCH_IS_REFERENCE_FORM (self));

  found = vouch_reference_found_new ();
  self->is_filling = TRUE;
  take_back_found (self);
  merge_fields (self, csl, found);
  vouch_reference_form_add_others (found->others, csl);
  whole = vouch_reference_form_make_csl (self);
  vouch_reference_found_identify (found, whole);
  self->found_last = found;
  end_filling (self);
}
