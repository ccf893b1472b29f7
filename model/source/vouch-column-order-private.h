/* vouch-column-order-private.h: the pieces of a page's lines, and the gutter between its columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-column-order.h"

G_BEGIN_DECLS

/* Fewer lines that begin there are a list, a table, chance. */
#define VOUCH_COLUMN_MIN_LINES 8
/* Characters at either side of a gutter that are words. */
#define VOUCH_COLUMN_MIN_WORDS 8
/* In heights of a letter: a gap that may be a gutter. */
#define VOUCH_COLUMN_GUTTER 0.6f

/* Characters that stand in one line, one after the other. */
typedef struct
{
  guint32 start;
  guint32 end;
  VouchSourceBox box;
  guint n; /* of them that have a place */
  gboolean is_glued; /* to what is before it, though that is no part of its line */
  gboolean is_far;   /* and no accent or raised figure of it either */
  guint row;
} VouchColumnPiece;

typedef enum
{
  VOUCH_COLUMN_LEFT,
  VOUCH_COLUMN_RIGHT,
  VOUCH_COLUMN_FULL,
} VouchColumnSide;

typedef struct
{
  const gunichar *characters;
  const VouchSourceBox *boxes;
  gsize length;
  GArray *pieces; /* (owned) (element-type VouchColumnPiece) */
  VouchSourceBox page; /* around all of them */
  float gutter;   /* where the right column begins */
} VouchColumnPage;

VouchColumnPiece *vouch_column_get_piece   (const VouchColumnPage  *self,
                                            guint                   i);
gboolean          vouch_column_has_place   (const VouchColumnPage  *self,
                                            guint32                 i);
float             vouch_column_get_height  (const VouchSourceBox   *box);
void              vouch_column_widen       (VouchSourceBox         *box,
                                            const VouchSourceBox   *by);
gboolean          vouch_column_is_of_line  (const VouchSourceBox   *a,
                                            const VouchSourceBox   *b);
void              vouch_column_split       (VouchColumnPage        *self);
void              vouch_column_measure     (VouchColumnPage        *self);
gboolean          vouch_column_find_gutter (VouchColumnPage        *self);
VouchColumnSide   vouch_column_get_side    (const VouchColumnPage  *self,
                                            const VouchColumnPiece *piece);

G_END_DECLS
