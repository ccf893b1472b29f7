/* vouch-bibtex-entry.h: the entries of a BibTeX file as they are written there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-batch.h"

G_BEGIN_DECLS

/**
 * VouchBibtexEntry:
 * @type: in small letters, without "@"
 * @key: (nullable): its key
 * @line: where it begins
 * @fields: from a field's name in small letters to its text, macros put in, TeX as it is
 *
 * One entry.
 */
typedef struct
{
  char       *type;   /* (owned) */
  char       *key;    /* (owned) (nullable) */
  guint       line;
  GHashTable *fields; /* (owned) */
} VouchBibtexEntry;

GPtrArray  *vouch_bibtex_parse         (VouchReferenceBatch *batch,
                                        const char          *bytes,
                                        gsize                length) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_bibtex_inherit       (VouchReferenceBatch *batch,
                                        GPtrArray           *entries);
const char *vouch_bibtex_entry_get     (VouchBibtexEntry    *self,
                                        const char          *field);

void        vouch_bibtex_entry_clear       (VouchBibtexEntry    *self);

G_END_DECLS
