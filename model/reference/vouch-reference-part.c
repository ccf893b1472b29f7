/* vouch-reference-part.c: a run of a formatted reference: text, what it is, where it leads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-part.h"

/**
 * vouch_reference_part_new:
 * @kind: how it is set
 * @text: what it says
 * @length: bytes of @text, or -1 for all
 * @address: (nullable): where it leads
 *
 * Returns: (transfer full): the part
 */
VouchReferencePart *
vouch_reference_part_new (VouchReferencePartKind  kind,
                          const char             *text,
                          gssize                  length,
                          const char             *address)
{
  VouchReferencePart *self = g_new0 (VouchReferencePart, 1);

  self->kind = kind;
  self->text = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  self->address = g_strdup (address);
  return self;
}

/**
 * vouch_reference_part_free:
 * @self: (transfer full) (nullable): a part
 */
void
vouch_reference_part_free (VouchReferencePart *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_free (self->address);
  g_free (self);
}
