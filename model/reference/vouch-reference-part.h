/* vouch-reference-part.h: a run of a formatted reference: text, what it is, where it leads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchReferencePartKind:
 * @VOUCH_REFERENCE_PART_TEXT: plain
 * @VOUCH_REFERENCE_PART_EMPHASIS: italic: a journal's or a book's title, a species
 * @VOUCH_REFERENCE_PART_STRONG: bold, where a title has it
 * @VOUCH_REFERENCE_PART_SUPERSCRIPT: raised
 * @VOUCH_REFERENCE_PART_SUBSCRIPT: lowered
 * @VOUCH_REFERENCE_PART_LINK: leads to the part's address
 */
typedef enum
{
  VOUCH_REFERENCE_PART_TEXT,
  VOUCH_REFERENCE_PART_EMPHASIS,
  VOUCH_REFERENCE_PART_STRONG,
  VOUCH_REFERENCE_PART_SUPERSCRIPT,
  VOUCH_REFERENCE_PART_SUBSCRIPT,
  VOUCH_REFERENCE_PART_LINK,
} VouchReferencePartKind;

/**
 * VouchReferencePart:
 * @kind: how it is set
 * @text: what it says
 * @address: (nullable): where it leads; only of a link, always http or https
 */
typedef struct
{
  VouchReferencePartKind kind;
  char                  *text;    /* (owned) */
  char                  *address; /* (owned) (nullable) */
} VouchReferencePart;

VouchReferencePart *vouch_reference_part_new  (VouchReferencePartKind  kind,
                                               const char             *text,
                                               gssize                  length,
                                               const char             *address) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_reference_part_free (VouchReferencePart     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchReferencePart, vouch_reference_part_free)

G_END_DECLS
