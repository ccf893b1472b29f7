/* vouch-passage-index-private.h: what the index's own files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage-index.h"

G_BEGIN_DECLS

/* Parts of one source: a row's number is the source's times this, plus the part's. */
#define VOUCH_PASSAGE_MAX_PARTS 65536
/* Fewer of all sources don't say how rare a word is. */
#define VOUCH_PASSAGE_FEW_PARTS 200

typedef enum
{
  VOUCH_PASSAGE_INSERT_SOURCE,
  VOUCH_PASSAGE_INSERT_PART,
  VOUCH_PASSAGE_FIND_SOURCE,
  VOUCH_PASSAGE_DELETE_SOURCE,
  VOUCH_PASSAGE_DELETE_PARTS,
  VOUCH_PASSAGE_COUNT_PARTS,
  VOUCH_PASSAGE_COUNT_SOURCES,
  VOUCH_PASSAGE_COUNT_WORD,
  VOUCH_PASSAGE_COUNT_PHRASE,
  VOUCH_PASSAGE_MATCH,
  VOUCH_PASSAGE_READ_SOURCE,
  VOUCH_PASSAGE_READ_PARTS,
  VOUCH_PASSAGE_READ_PART,
  VOUCH_PASSAGE_N_STATEMENTS
} VouchPassageStatement;

struct _VouchPassageIndex
{
  sqlite3      *database;                              /* (unowned) */
  sqlite3_stmt *statements[VOUCH_PASSAGE_N_STATEMENTS]; /* (owned) */
  guint         n_parts;                               /* of all sources; G_MAXUINT for "count them" */
  GHashTable   *weights;                               /* (owned): stem, or phrase, to how many parts have it + 1 */
};

gboolean  vouch_passage_index_fail       (VouchPassageIndex  *self,
                                         GError            **error);
guint     vouch_passage_index_count_parts (VouchPassageIndex *self);
guint     vouch_passage_index_count_word (VouchPassageIndex  *self,
                                         const char         *stem);
guint     vouch_passage_index_count_phrase (VouchPassageIndex *self,
                                         const char         *phrase);
char     *vouch_passage_index_read_title (const char         *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
