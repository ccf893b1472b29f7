/* vouch-reference-form.c: the fields of one CSL-JSON item, by its type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-csl-date.h"
#include "vouch-form-field.h"
#include "vouch-identifier.h"
#include "vouch-json.h"
#include "vouch-pasted-reference.h"
#include "vouch-record-missing.h"
#include "vouch-reference-date.h"
#include "vouch-reference-found.h"
#include "vouch-reference-names-edit.h"
#include "vouch-reference-type.h"

/**
 * VouchReferenceForm:
 *
 * Shows the fields that the reference's type has, and any other that holds
 * something: nothing is hidden that would be printed. A member whose field nobody
 * touched stays exactly as it was, also one that no field shows.
 */
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

G_DEFINE_FINAL_TYPE (VouchReferenceForm, vouch_reference_form, ADW_TYPE_BIN)

enum
{
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const VouchReferenceType *
get_type (VouchReferenceForm *self)
{
  return vouch_reference_type_get (adw_combo_row_get_selected (self->type_row));
}

static VouchFormField *
find_field (VouchReferenceForm *self,
            const char         *member)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (vouch_form_field_get_field (self->fields->pdata[i])->member, member))
      return self->fields->pdata[i];
  return NULL;
}

static gboolean
is_blank (const char *text)
{
  return !text || text[strspn (text, " \t\n")] == '\0';
}

static char *
dup_plain (JsonObject *csl,
           const char *member)
{
  JsonNode *node = vouch_json_get_node (csl, member);
  gint64 number;

  if (vouch_json_node_text (node))
    return g_strdup (vouch_json_node_text (node));
  return vouch_json_node_int (node, &number) ? g_strdup_printf ("%" G_GINT64_FORMAT, number)
                                             : g_strdup ("");
}

/* Returns: (transfer full): what the field shows of @csl. */
static char *
dup_field_text (const VouchReferenceField *field,
                JsonObject                *csl)
{
  VouchReferenceDate date;

  if (field->kind == VOUCH_REFERENCE_FIELD_NAMES)
    return vouch_reference_names_edit_text (vouch_json_get_array (csl, field->member));
  if (field->kind != VOUCH_REFERENCE_FIELD_DATE)
    return dup_plain (csl, field->member);
  vouch_reference_date_read (&date, csl, field->member);
  return vouch_reference_date_plain (&date);
}

static void
show_fields (VouchReferenceForm *self)
{
  const VouchReferenceType *type = get_type (self);

  for (guint i = 0; type && i < self->fields->len; i++)
    {
      VouchFormField *field = self->fields->pdata[i];
      const VouchReferenceField *is = vouch_form_field_get_field (field);

      vouch_form_field_set_title (field, vouch_reference_type_get_label (type, is));
      vouch_form_field_set_visible (field, vouch_reference_type_has (type, is->member)
                                               || !is_blank (vouch_form_field_get_text (field)));
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
      char *text = dup_field_text (vouch_form_field_get_field (field), self->csl);

      g_ptr_array_add (self->filled, text);
      vouch_form_field_set_text (field, text);
    }
  adw_combo_row_set_selected (self->type_row, self->type);
  self->is_filling = FALSE;
  show_fields (self);
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

  if (!to || to == from || !is_blank (vouch_form_field_get_text (to))
      || vouch_pasted_reference_recognise (vouch_form_field_get_text (from))
             != VOUCH_PASTED_IDENTIFIER)
    return FALSE;
  vouch_form_field_set_text (from, "");
  vouch_form_field_set_text (to, identifier);
  vouch_form_field_check (from);
  show_fields (self);
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

/* What the type needs is said at its field, in the rule's words; a form that nobody has begun is not
 * scolded. */
static void
show_missing (VouchReferenceForm *self)
{
  g_autoptr (JsonObject) csl = vouch_reference_form_make_csl (self);
  g_autoptr (GPtrArray) missing
      = vouch_reference_form_is_empty (self) ? g_ptr_array_new () : vouch_record_list_missing (csl);

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

static void
tell_changed (VouchReferenceForm *self)
{
  show_missing (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
field_changed_cb (VouchReferenceForm *self)
{
  if (!self->is_filling)
    tell_changed (self);
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
  show_fields (self);
  tell_changed (self);
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
put_names (JsonObject *csl,
           const char *member,
           const char *text,
           JsonArray  *before)
{
  JsonArray *names = vouch_reference_names_parse (text, before);

  if (json_array_get_length (names) > 0)
    {
      json_object_set_array_member (csl, member, names);
      return;
    }
  json_array_unref (names);
  json_object_remove_member (csl, member);
}

static void
put_field (VouchReferenceForm *self,
           JsonObject         *csl,
           VouchFormField     *field)
{
  const VouchReferenceField *is = vouch_form_field_get_field (field);
  g_autofree char *text = g_strstrip (g_strdup (vouch_form_field_get_text (field)));
  JsonNode *date;

  if (is->kind == VOUCH_REFERENCE_FIELD_NAMES)
    put_names (csl, is->member, text, vouch_json_get_array (self->csl, is->member));
  else if (*text == '\0')
    json_object_remove_member (csl, is->member);
  else if (is->kind == VOUCH_REFERENCE_FIELD_DATE)
    {
      date = vouch_csl_date_new (text);
      json_object_set_member (csl, is->member, date);
    }
  else
    json_object_set_string_member (csl, is->member, text);
}

static void
put_type (VouchReferenceForm *self,
          JsonObject         *csl)
{
  const VouchReferenceType *type = get_type (self);
  const VouchReferenceType *before = vouch_reference_type_get (self->type);

  if (!type || (type == before && json_object_has_member (csl, "type")))
    return;
  json_object_set_string_member (csl, "type", type->csl);
  if (type->genre)
    {
      g_autofree char *genre = g_strdup (type->genre);

      *genre = g_ascii_toupper (*genre);
      json_object_set_string_member (csl, "genre", genre);
    }
  else if (before && before->genre)
    json_object_remove_member (csl, "genre");
}

static JsonObject *
copy_members (JsonObject *csl)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (csl);

  for (GList *member = members; member; member = member->next)
    json_object_set_member (copy, member->data,
                            json_node_copy (json_object_get_member (csl, member->data)));
  return copy;
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
  tell_changed (self);
}

static gboolean
has_field (const char *member)
{
  for (guint i = 0; i < vouch_reference_field_count (); i++)
    if (g_str_equal (vouch_reference_field_get (i)->member, member))
      return TRUE;
  return g_str_equal (member, "type") || g_str_equal (member, "id");
}

/* What no field shows: a retraction, the licence, the journal's short name. */
static void
add_others (JsonObject *to,
            JsonObject *from)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    if (!has_field (member) && !json_object_has_member (to, member))
      json_object_set_member (to, member, json_node_copy (value));
}

static void
keep_others (VouchReferenceForm *self,
             JsonObject         *csl)
{
  JsonObject *whole = copy_members (self->csl);

  add_others (whole, csl);
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
      g_autofree char *text = dup_field_text (vouch_form_field_get_field (field), csl);
      gboolean is_filled = *text
                           && (is_blank (vouch_form_field_get_text (field))
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
  show_fields (self);
  tell_changed (self);
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
  add_others (found->others, csl);
  whole = vouch_reference_form_make_csl (self);
  vouch_reference_found_identify (found, whole);
  self->found_last = found;
  end_filling (self);
}

static JsonObject *
make_of_fields (VouchReferenceForm  *self,
                VouchReferenceFound *without)
{
  JsonObject *csl = copy_members (self->csl);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *text = vouch_form_field_get_text (self->fields->pdata[i]);

      if (!g_str_equal (text, self->filled->pdata[i])
          && !(without && vouch_reference_found_has_text (without, i, text)))
        put_field (self, csl, self->fields->pdata[i]);
    }
  return csl;
}

/**
 * vouch_reference_form_make_csl:
 *
 * Returns: (transfer full): the item as the fields have it; what nobody touched is as it was.
 */
JsonObject *
vouch_reference_form_make_csl (VouchReferenceForm *self)
{
  JsonObject *csl;

  g_return_val_if_fail (VOUCH_IS_REFERENCE_FORM (self), NULL);

  csl = make_of_fields (self, NULL);
  if (self->found_last && vouch_reference_found_is_of (self->found_last, csl))
    add_others (csl, self->found_last->others);
  put_type (self, csl);
  return csl;
}

/**
 * vouch_reference_form_make_own_csl:
 *
 * Returns: (transfer full): the item without what was found for another identifier than it has now
 */
JsonObject *
vouch_reference_form_make_own_csl (VouchReferenceForm *self)
{
  g_autoptr (JsonObject) csl = vouch_reference_form_make_csl (self);
  gboolean is_same = !self->found_last || vouch_reference_found_is_of (self->found_last, csl);

  return is_same ? g_steal_pointer (&csl) : make_of_fields (self, self->found_last);
}

/** Returns: whether no field says anything. */
gboolean
vouch_reference_form_is_empty (VouchReferenceForm *self)
{
  g_return_val_if_fail (VOUCH_IS_REFERENCE_FORM (self), TRUE);

  for (guint i = 0; i < self->fields->len; i++)
    if (!is_blank (vouch_form_field_get_text (self->fields->pdata[i])))
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
