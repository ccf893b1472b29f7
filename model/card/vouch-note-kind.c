/* vouch-note-kind.c: what a note may say of a statement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-note-kind.h"

#include <glib/gi18n-lib.h>

static const VouchNoteKind kinds[] = {
  { "remark", N_ ("Remark") },
  { "question", N_ ("Question") },
  { "not-supported", N_ ("Not supported") },
  { "overstated", N_ ("Overstated") },
  { "contradicted", N_ ("Contradicted") },
  { "missing-source", N_ ("Missing source") },
  { "wrong-number", N_ ("Wrong number") },
  { "wording", N_ ("Wording") },
};

/** Returns: how many kinds there are. */
guint
vouch_note_kinds_count (void)
{
  return G_N_ELEMENTS (kinds);
}

/** Returns: (transfer none): kind number @index; the first is the usual one. */
const VouchNoteKind *
vouch_note_kinds_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (kinds), NULL);
  return &kinds[index];
}

/** Returns: (transfer none) (nullable): the kind that a file calls @id. */
const VouchNoteKind *
vouch_note_kinds_find (const char *id)
{
  for (gsize i = 0; id && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, id))
      return &kinds[i];
  return NULL;
}

/**
 * vouch_note_kind_get_title:
 * @id: (nullable): as a card's file writes it
 *
 * Returns: (transfer none): what people call it, translated; a kind that only a
 *   later version knows is called a remark
 */
const char *
vouch_note_kind_get_title (const char *id)
{
  const VouchNoteKind *kind = vouch_note_kinds_find (id);

  return _ (kind ? kind->title : kinds[0].title);
}
