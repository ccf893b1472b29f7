/* vouch-reference-type.h: the types of references, and what is known of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchReferenceFieldKind:
 * @VOUCH_REFERENCE_FIELD_TEXT: a text or a number
 * @VOUCH_REFERENCE_FIELD_NAMES: people
 * @VOUCH_REFERENCE_FIELD_DATE: a date
 * @VOUCH_REFERENCE_FIELD_DOI: and the next three: an identifier of that kind
 * @VOUCH_REFERENCE_FIELD_ADDRESS: a web address
 */
typedef enum
{
  VOUCH_REFERENCE_FIELD_TEXT,
  VOUCH_REFERENCE_FIELD_NAMES,
  VOUCH_REFERENCE_FIELD_DATE,
  VOUCH_REFERENCE_FIELD_DOI,
  VOUCH_REFERENCE_FIELD_PMID,
  VOUCH_REFERENCE_FIELD_PMCID,
  VOUCH_REFERENCE_FIELD_ISBN,
  VOUCH_REFERENCE_FIELD_ADDRESS,
} VouchReferenceFieldKind;

/**
 * VouchReferenceField:
 * @member: the member of a CSL-JSON item
 * @kind: what it holds
 * @label: what the form calls it, to be translated
 *
 * One field of a form.
 */
typedef struct
{
  const char             *member;
  VouchReferenceFieldKind kind;
  const char             *label;
} VouchReferenceField;

/**
 * VouchReferenceType:
 * @csl: the `type` of CSL-JSON
 * @genre: (nullable): the `genre` that tells it from others of that type
 * @label: what the form calls it, to be translated
 * @fields: a space between the members that it has, in the form's order
 * @container: (nullable): what its "container-title" is called, to be translated
 *
 * A type as the form offers it.
 */
typedef struct
{
  const char *csl;
  const char *genre;
  const char *label;
  const char *fields;
  const char *container;
} VouchReferenceType;

guint                      vouch_reference_type_count      (void);
const VouchReferenceType  *vouch_reference_type_get        (guint                      index);
guint                      vouch_reference_type_find       (JsonObject                *csl);
gboolean                   vouch_reference_type_has        (const VouchReferenceType  *self,
                                                            const char                *member);
const char                *vouch_reference_type_get_label  (const VouchReferenceType  *self,
                                                            const VouchReferenceField *field);
guint                      vouch_reference_field_count     (void);
const VouchReferenceField *vouch_reference_field_get       (guint                      index);

G_END_DECLS
