/* vouch-reference-form-csl.c: an item and the fields of the form, one made of the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-form-private.h"

#include <string.h>

#include "vouch-csl-date.h"
#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-names-edit.h"

/** Returns: whether @text says nothing. */
gboolean
vouch_reference_form_is_blank (const char *text)
{
  return !text || text[strspn (text, " \t\n")] == '\0';
}

/** Returns: (nullable): the type that is chosen. */
const VouchReferenceType *
vouch_reference_form_get_chosen (VouchReferenceForm *self)
{
  return vouch_reference_type_get (adw_combo_row_get_selected (self->type_row));
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

/** Returns: (transfer full): what @field shows of @csl. */
char *
vouch_reference_form_dup_text (const VouchReferenceField *field,
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
  const VouchReferenceType *type = vouch_reference_form_get_chosen (self);
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

/** Returns: (transfer full): a copy of @csl, whose members may be replaced. */
JsonObject *
vouch_reference_form_copy_members (JsonObject *csl)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (csl);

  for (GList *member = members; member; member = member->next)
    json_object_set_member (copy, member->data,
                            json_node_copy (json_object_get_member (csl, member->data)));
  return copy;
}

static gboolean
has_field (const char *member)
{
  for (guint i = 0; i < vouch_reference_field_count (); i++)
    if (g_str_equal (vouch_reference_field_get (i)->member, member))
      return TRUE;
  return g_str_equal (member, "type") || g_str_equal (member, "id");
}

/** Adds to @to what no field shows of @from: a retraction, the licence, the journal's short name. */
void
vouch_reference_form_add_others (JsonObject *to,
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

static JsonObject *
make_of_fields (VouchReferenceForm  *self,
                VouchReferenceFound *without)
{
  JsonObject *csl = vouch_reference_form_copy_members (self->csl);

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
    vouch_reference_form_add_others (csl, self->found_last->others);
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
