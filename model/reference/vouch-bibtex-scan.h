/* vouch-bibtex-scan.h: the place in a BibTeX file, and the values that stand there.
 *
 * For vouch-bibtex-parse.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-batch.h"

G_BEGIN_DECLS

typedef struct
{
  VouchReferenceBatch *batch; /* (unowned) */
  const char *start;
  const char *at;
  const char *end;
  const char *counted; /* up to where lines were counted */
  guint line;          /* the line of @counted */
  GHashTable *macros;  /* (owned): from names in small letters to texts */
  GPtrArray *entries;  /* (owned) */
  const char *value;   /* (nullable): where the last value in braces or quotes began */
  const char *value_end;
  char *field;         /* (owned) (nullable): the field that it is of */
  gsize budget;        /* bytes that macros may still become */
  gsize patience;      /* bytes that may still be read in vain */
  gboolean is_open;    /* whether some brace behind here is never closed */
} VouchBibtexParser;

guint       vouch_bibtex_line_of         (VouchBibtexParser *self,
                                          const char *place);
void        vouch_bibtex_skip_between    (VouchBibtexParser *self);
gboolean    vouch_bibtex_begins_entry    (const char *line);
gboolean    vouch_bibtex_ends_entry      (const char *place);
void        vouch_bibtex_lose_patience   (VouchBibtexParser *self,
                                          const char *from,
                                          const char *to);
const char *vouch_bibtex_find_close      (VouchBibtexParser *self,
                                          char close,
                                          const char *stop);
char       *vouch_bibtex_read_name       (VouchBibtexParser *self);
const char *vouch_bibtex_find_lost_close (const char *start,
                                          const char *stop);
void        vouch_bibtex_tell_lost_close (VouchBibtexParser *self,
                                          const char *place,
                                          const char *entry);
char       *vouch_bibtex_read_value      (VouchBibtexParser *self,
                                          const char *entry);

G_END_DECLS
