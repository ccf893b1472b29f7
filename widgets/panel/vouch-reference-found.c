/* vouch-reference-found.c: what a registry told of one work, and for which identifiers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-found.h"

#include "vouch-identifier.h"
#include "vouch-json.h"

static const VouchIdentifierKind kinds[] = {
  VOUCH_IDENTIFIER_DOI,
  VOUCH_IDENTIFIER_PMID,
  VOUCH_IDENTIFIER_PMCID,
};

VouchReferenceFound *
vouch_reference_found_new (void)
{
  VouchReferenceFound *self = g_new0 (VouchReferenceFound, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->others = json_object_new ();
  self->type = G_MAXUINT;
  self->identifiers = json_object_new ();
  return self;
}

void
vouch_reference_found_free (VouchReferenceFound *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->texts);
  json_object_unref (self->others);
  json_object_unref (self->identifiers);
  g_free (self);
}

/* Returns: (transfer full) (nullable): one that is half typed is as it is. */
static char *
dup_identifier (JsonObject          *csl,
                VouchIdentifierKind  kind)
{
  const char *text = vouch_json_get_text (csl, vouch_identifier_kind_get_member (kind));
  char *normal = text ? vouch_identifier_normalise (kind, text) : NULL;

  return normal ? normal : g_strdup (text);
}

/** @csl: the item, filled in */
void
vouch_reference_found_identify (VouchReferenceFound *self,
                                JsonObject          *csl)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *identifier = dup_identifier (csl, kinds[i]);

      if (identifier)
        json_object_set_string_member (self->identifiers,
                                       vouch_identifier_kind_get_member (kinds[i]), identifier);
    }
}

/**
 * vouch_reference_found_is_of:
 * @csl: the item as it is now
 *
 * Returns: whether it is still the same work: no identifier is another, and one that was there is
 */
gboolean
vouch_reference_found_is_of (VouchReferenceFound *self,
                             JsonObject          *csl)
{
  gboolean is_there = json_object_get_size (self->identifiers) == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *before
          = vouch_json_get_text (self->identifiers, vouch_identifier_kind_get_member (kinds[i]));
      g_autofree char *now = before ? dup_identifier (csl, kinds[i]) : NULL;

      if (now && !g_str_equal (now, before))
        return FALSE;
      is_there = is_there || now;
    }
  return is_there;
}

/** Returns: whether @text is what was put into the field, and not the user's */
gboolean
vouch_reference_found_has_text (VouchReferenceFound *self,
                                guint                field,
                                const char          *text)
{
  return field < self->texts->len && g_strcmp0 (self->texts->pdata[field], text) == 0;
}
