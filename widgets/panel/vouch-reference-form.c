/* vouch-reference-form.c: the fields of one CSL-JSON item, by its type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-form-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-identifier.h"
#include "vouch-json.h"
#include "vouch-pasted-reference.h"
#include "vouch-record-missing.h"

/**
 * VouchReferenceForm:
 *
 * Shows the fields that the reference's type has, and any other that holds
 * something: nothing is hidden that would be printed. A member whose field nobody
 * touched stays exactly as it was, also one that no field shows.
 */
G_DEFINE_FINAL_TYPE (VouchReferenceForm, vouch_reference_form, ADW_TYPE_BIN)

enum
{
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static VouchFormField *
find_field (VouchReferenceForm *self,
            const char         *member)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (vouch_form_field_get_field (self->fields->pdata[i])->member, member))
      return self->fields->pdata[i];
  return NULL;
}

/** Shows the fields of the type that is chosen, and those that hold something. */
void
vouch_reference_form_show_fields (VouchReferenceForm *self)
{
  const VouchReferenceType *type = vouch_reference_form_get_chosen (self);

  for (guint i = 0; type && i < self->fields->len; i++)
    {
      VouchFormField *field = self->fields->pdata[i];
      const VouchReferenceField *is = vouch_form_field_get_field (field);

      vouch_form_field_set_title (field, vouch_reference_type_get_label (type, is));
      vouch_form_field_set_visible (field, vouch_reference_type_has (type, is->member)
                                               || !vouch_reference_form_is_blank (vouch_form_field_get_text (field)));
    }
}

static void
fill_fields (VouchReferenceForm *self)
{
  self->is_filling = TRUE;
  self->type = vouch_reference_type_find (self->csl);
  g_ptr_array_set_size (self->filled, 0);
  for (guint i = 0; i < self->fields->len; i++)
    {
      VouchFormField *field = self->fields->pdata[i];
      char *text = vouch_reference_form_dup_text (vouch_form_field_get_field (field), self->csl);

      g_ptr_array_add (self->filled, text);
      vouch_form_field_set_text (field, text);
    }
  adw_combo_row_set_selected (self->type_row, self->type);
  self->is_filling = FALSE;
  vouch_reference_form_show_fields (self);
}

/* A value of the wrong place goes where it belongs: a DOI's address in the address field, a
 * PMID in the DOI's. Never over something else. */
static gboolean
move_identifier (VouchReferenceForm *self,
                 VouchFormField     *from)
{
  VouchIdentifierKind kind;
  g_autofree char *identifier
      = vouch_identifier_find (vouch_form_field_get_text (from), &kind);
  VouchFormField *to
      = identifier ? find_field (self, vouch_identifier_kind_get_member (kind)) : NULL;

  if (!to || to == from || !vouch_reference_form_is_blank (vouch_form_field_get_text (to))
      || vouch_pasted_reference_recognise (vouch_form_field_get_text (from))
             != VOUCH_PASTED_IDENTIFIER)
    return FALSE;
  vouch_form_field_set_text (from, "");
  vouch_form_field_set_text (to, identifier);
  vouch_form_field_check (from);
  vouch_reference_form_show_fields (self);
  return TRUE;
}

/* A whole reference that was pasted as the title, an address, or an identifier. */
static void
take_apart_title (VouchReferenceForm *self,
                  VouchFormField     *title)
{
  g_autofree char *text = g_strdup (vouch_form_field_get_text (title));
  VouchPasted pasted;
  g_autoptr (JsonObject) csl = vouch_pasted_reference_read (text, &pasted);
  const char *read = vouch_json_get_text (csl, "title");

  if (pasted == VOUCH_PASTED_WORDS || !csl
      || (pasted == VOUCH_PASTED_REFERENCE && !vouch_pasted_reference_is_whole (csl)))
    return;
  vouch_form_field_set_text (title, read ? read : "");
  vouch_reference_form_merge (self, csl);
}

static void
field_left_cb (VouchReferenceForm *self,
               VouchFormField     *field)
{
  const VouchReferenceField *is = vouch_form_field_get_field (field);

  if (self->is_filling || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (g_str_equal (is->member, "title"))
    take_apart_title (self, field);
  else if (is->kind >= VOUCH_REFERENCE_FIELD_DOI)
    move_identifier (self, field);
}

/* A form that nobody has begun, or that has nothing but what the rest can be looked up by, is not scolded. */
static gboolean
is_begun (VouchReferenceForm *self)
{
  if (vouch_json_get_text (self->csl, "id"))
    return !vouch_reference_form_is_empty (self);
  for (guint i = 0; i < self->fields->len; i++)
    if (vouch_form_field_get_field (self->fields->pdata[i])->kind < VOUCH_REFERENCE_FIELD_DOI
        && !vouch_reference_form_is_blank (vouch_form_field_get_text (self->fields->pdata[i])))
      return TRUE;
  return FALSE;
}

/* What the type needs is said at its field, in the rule's words. */
static void
show_missing (VouchReferenceForm *self)
{
  g_autoptr (JsonObject) csl = vouch_reference_form_make_csl (self);
  g_autoptr (GPtrArray) missing
      = is_begun (self) ? vouch_record_list_missing (csl) : g_ptr_array_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *member = vouch_form_field_get_field (self->fields->pdata[i])->member;
      g_autofree char *words
          = g_ptr_array_find_with_equal_func (missing, member, g_str_equal, NULL)
                ? vouch_record_tell_missing (vouch_record_name_missing (csl, member))
                : NULL;

      vouch_form_field_set_missing (self->fields->pdata[i], words);
    }
}

/** Says what is missing, and that something is another. */
void
vouch_reference_form_tell_changed (VouchReferenceForm *self)
{
  show_missing (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
field_changed_cb (VouchReferenceForm *self)
{
  if (!self->is_filling)
    vouch_reference_form_tell_changed (self);
}

static void
field_activated_cb (VouchReferenceForm *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
type_changed_cb (VouchReferenceForm *self)
{
  if (self->is_filling)
    return;
  vouch_reference_form_show_fields (self);
  vouch_reference_form_tell_changed (self);
}

static AdwPreferencesGroup *
find_group (VouchReferenceForm        *self,
            const VouchReferenceField *field)
{
  if (g_str_equal (field->member, "title") || g_str_equal (field->member, "author"))
    return self->about;
  return field->kind >= VOUCH_REFERENCE_FIELD_DOI || g_str_equal (field->member, "accessed")
             ? self->found
             : self->published;
}

static void
add_fields (VouchReferenceForm *self)
{
  for (guint i = 0; i < vouch_reference_field_count (); i++)
    {
      const VouchReferenceField *is = vouch_reference_field_get (i);
      VouchFormField *field = vouch_form_field_new (is);

      g_ptr_array_add (self->fields, field);
      vouch_form_field_add_to (field, find_group (self, is));
      g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (field, "left", G_CALLBACK (field_left_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (field, "activated", G_CALLBACK (field_activated_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
add_types (VouchReferenceForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < vouch_reference_type_count (); i++)
    gtk_string_list_append (names, _(vouch_reference_type_get (i)->label));
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (names));
}

static void
vouch_reference_form_finalize (GObject *object)
{
  VouchReferenceForm *self = VOUCH_REFERENCE_FORM (object);

  json_object_unref (self->csl);
  vouch_reference_found_free (self->found_last);
  g_ptr_array_unref (self->filled);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (vouch_reference_form_parent_class)->finalize (object);
}

static void
vouch_reference_form_class_init (VouchReferenceFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vouch_reference_form_finalize;
  signals[CHANGED] = g_signal_new ("changed", VOUCH_TYPE_REFERENCE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", VOUCH_TYPE_REFERENCE_FORM, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-reference-form.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceForm, type_row);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceForm, about);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceForm, published);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceForm, found);
  gtk_widget_class_bind_template_callback (widget_class, type_changed_cb);
}

static void
vouch_reference_form_init (VouchReferenceForm *self)
{
  self->csl = json_object_new ();
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->filled = g_ptr_array_new_with_free_func (g_free);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_types (self);
  add_fields (self);
  json_object_set_string_member (self->csl, "type", "article-journal");
  fill_fields (self);
}

/** Returns: an empty form, for an article in a journal. */
GtkWidget *
vouch_reference_form_new (void)
{
  return g_object_new (VOUCH_TYPE_REFERENCE_FORM, NULL);
}

/** @csl: what the fields shall show; members without a field are kept */
void
vouch_reference_form_set_csl (VouchReferenceForm *self,
                              JsonObject         *csl)
{
  g_return_if_fail (VOUCH_IS_REFERENCE_FORM (self));

  json_object_ref (csl);
  json_object_unref (self->csl);
  self->csl = csl;
  g_clear_pointer (&self->found_last, vouch_reference_found_free);
  fill_fields (self);
  vouch_reference_form_tell_changed (self);
}

/** Returns: whether no field says anything. */
gboolean
vouch_reference_form_is_empty (VouchReferenceForm *self)
{
  g_return_val_if_fail (VOUCH_IS_REFERENCE_FORM (self), TRUE);

  for (guint i = 0; i < self->fields->len; i++)
    if (!vouch_reference_form_is_blank (vouch_form_field_get_text (self->fields->pdata[i])))
      return FALSE;
  return TRUE;
}

/**
 * vouch_reference_form_check:
 *
 * Gives identifiers their normal form and says under each field what is wrong there.
 *
 * Returns: whether all is well
 */
gboolean
vouch_reference_form_check (VouchReferenceForm *self)
{
  gboolean is_well = TRUE;

  g_return_val_if_fail (VOUCH_IS_REFERENCE_FORM (self), FALSE);

  for (guint i = 0; i < self->fields->len; i++)
    is_well = vouch_form_field_check (self->fields->pdata[i]) && is_well;
  return is_well;
}

/** @member: (nullable): the member to write; the title where it is none or has no field */
void
vouch_reference_form_focus (VouchReferenceForm *self,
                            const char         *member)
{
  VouchFormField *field = member ? find_field (self, member) : NULL;

  g_return_if_fail (VOUCH_IS_REFERENCE_FORM (self));

  vouch_form_field_focus (field ? field : find_field (self, "title"));
}

/** Returns: (nullable): what the field of @member shows. */
const char *
vouch_reference_form_get_text (VouchReferenceForm *self,
                               const char         *member)
{
  VouchFormField *field = find_field (self, member);

  return field ? vouch_form_field_get_text (field) : NULL;
}
