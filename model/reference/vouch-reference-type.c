/* vouch-reference-type.c: the types of references, and what is known of each.
 *
 * The types are those of CSL 1.0.2 that cards cite; a record of any other type
 * keeps it and has every field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-json.h"

#define IN_JOURNAL "title author issued container-title volume issue page DOI PMID PMCID URL"
#define EVERYTHING                                                                               \
  "title author editor issued container-title volume issue page edition publisher "              \
  "publisher-place number genre DOI PMID PMCID ISBN URL accessed"

/* In the order of a form, whatever the type. */
static const VouchReferenceField fields[] = {
  { "title", VOUCH_REFERENCE_FIELD_TEXT, N_("Title") },
  { "author", VOUCH_REFERENCE_FIELD_NAMES, N_("Authors") },
  { "issued", VOUCH_REFERENCE_FIELD_DATE, N_("Date") },
  { "container-title", VOUCH_REFERENCE_FIELD_TEXT, N_("Published in") },
  { "editor", VOUCH_REFERENCE_FIELD_NAMES, N_("Editors") },
  { "volume", VOUCH_REFERENCE_FIELD_TEXT, N_("Volume") },
  { "issue", VOUCH_REFERENCE_FIELD_TEXT, N_("Issue") },
  { "page", VOUCH_REFERENCE_FIELD_TEXT, N_("Pages or article number") },
  { "edition", VOUCH_REFERENCE_FIELD_TEXT, N_("Edition") },
  { "publisher", VOUCH_REFERENCE_FIELD_TEXT, N_("Publisher") },
  { "publisher-place", VOUCH_REFERENCE_FIELD_TEXT, N_("Place") },
  { "number", VOUCH_REFERENCE_FIELD_TEXT, N_("Number") },
  { "genre", VOUCH_REFERENCE_FIELD_TEXT, N_("Kind") },
  { "DOI", VOUCH_REFERENCE_FIELD_DOI, N_("DOI") },
  { "PMID", VOUCH_REFERENCE_FIELD_PMID, N_("PMID") },
  { "PMCID", VOUCH_REFERENCE_FIELD_PMCID, N_("PMCID") },
  { "ISBN", VOUCH_REFERENCE_FIELD_ISBN, N_("ISBN") },
  { "URL", VOUCH_REFERENCE_FIELD_ADDRESS, N_("Address") },
  { "accessed", VOUCH_REFERENCE_FIELD_DATE, N_("Accessed") },
};

/* The first one of each CSL type is the one without a genre of its own, except that a
 * genre that fits decides; the last one takes whatever is none of the others. */
static const VouchReferenceType types[] = {
  { "article-journal", NULL, N_("Journal article"), IN_JOURNAL, N_("Journal") },
  { "report", "guideline", N_("Guideline"),
    "title author issued container-title volume issue page publisher number DOI PMID PMCID URL "
    "accessed",
    N_("Journal") },
  { "article", NULL, N_("Preprint"), "title author issued container-title DOI URL accessed",
    N_("Preprint server") },
  { "book", NULL, N_("Book"),
    "title author editor issued edition publisher publisher-place DOI ISBN URL", NULL },
  { "chapter", NULL, N_("Book chapter"),
    "title author issued container-title editor page edition publisher publisher-place DOI PMID "
    "ISBN URL",
    N_("Book") },
  { "report", NULL, N_("Report"),
    "title author issued publisher publisher-place number genre DOI URL accessed", NULL },
  { "webpage", NULL, N_("Web page"), "title author issued container-title DOI URL accessed",
    N_("Site") },
  { "article-magazine", NULL, N_("Trade or magazine article"),
    "title author issued container-title volume issue page DOI URL accessed", N_("Magazine") },
  { "article-newspaper", NULL, N_("Newspaper article"),
    "title author issued container-title page URL accessed", N_("Newspaper") },
  { "paper-conference", NULL, N_("Conference paper"),
    "title author issued container-title editor page publisher publisher-place DOI PMID URL",
    N_("Proceedings") },
  { "thesis", NULL, N_("Thesis"),
    "title author issued publisher publisher-place genre DOI URL accessed", NULL },
  { "dataset", NULL, N_("Data set"), "title author issued publisher DOI URL accessed", NULL },
  { "document", NULL, N_("Something else"), EVERYTHING, NULL },
};

static gboolean
has_genre (const VouchReferenceType *type,
           const char               *genre)
{
  g_autofree char *lower = genre ? g_utf8_strdown (genre, -1) : NULL;

  return type->genre && lower && strstr (lower, type->genre);
}

/** Returns: how many types the form offers. */
guint
vouch_reference_type_count (void)
{
  return G_N_ELEMENTS (types);
}

/** Returns: (nullable): the type at @index; %NULL beyond the last one. */
const VouchReferenceType *
vouch_reference_type_get (guint index)
{
  return index < G_N_ELEMENTS (types) ? &types[index] : NULL;
}

/**
 * vouch_reference_type_find:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: the index of its type; the last one, which has every field, for a type that
 *   the form does not offer.
 */
guint
vouch_reference_type_find (JsonObject *csl)
{
  const char *type = vouch_json_get_text (csl, "type");
  const char *genre = vouch_json_get_text (csl, "genre");
  guint found = G_N_ELEMENTS (types) - 1;

  for (guint i = G_N_ELEMENTS (types); type && i-- > 0;)
    if (g_str_equal (types[i].csl, type) && (!types[i].genre || has_genre (&types[i], genre)))
      found = i;
  return found;
}

/** Returns: whether a form for the type has the field of that CSL member. */
gboolean
vouch_reference_type_has (const VouchReferenceType *self,
                          const char               *member)
{
  g_auto (GStrv) members = g_strsplit (self->fields, " ", -1);

  return g_strv_contains ((const char *const *) members, member);
}

/** Returns: what the form calls @field for this type, translated. */
const char *
vouch_reference_type_get_label (const VouchReferenceType  *self,
                                const VouchReferenceField *field)
{
  if (self->container && g_str_equal (field->member, "container-title"))
    return _(self->container);
  return _(field->label);
}

/** Returns: how many fields there are. */
guint
vouch_reference_field_count (void)
{
  return G_N_ELEMENTS (fields);
}

/** Returns: (nullable): the field at @index, in the form's order; %NULL beyond the last one. */
const VouchReferenceField *
vouch_reference_field_get (guint index)
{
  return index < G_N_ELEMENTS (fields) ? &fields[index] : NULL;
}
