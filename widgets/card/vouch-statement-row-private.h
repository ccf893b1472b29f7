/* vouch-statement-row-private.h: a statement's row, for the files that it is made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-statement-row.h"

#include "vouch-chip-box.h"
#include "vouch-level-sign.h"

G_BEGIN_DECLS

/* A text's first line and its padding: where its icons stand. */
#define VOUCH_STATEMENT_ROW_LINE 28

struct _VouchStatementRow
{
  GtkWidget parent_instance;

  VouchCardSlot    *slot;    /* (unowned: bound anew before it goes) (nullable) */
  VouchCardContext *context; /* (unowned: the view's) (nullable) */
  char             *name;    /* (owned) (nullable) */
  VouchRung         rung_shown;
  gboolean          asks_source; /* whether its chips ask for one */
  guint             telling; /* source: the chips say anew whether its passages bear it out */
  gboolean          is_current;

  GtkWidget          *handle;
  GtkLabel           *label;
  VouchStatementText *text;
  VouchChipBox       *chips;
  GtkWidget          *notes;
  GtkWidget          *notes_count;
  VouchLevelSign     *rung;
};

/* vouch-statement-row-layout.c */
gboolean vouch_statement_row_has_label     (VouchStatementRow *self);
void     vouch_statement_row_measure       (GtkWidget         *widget,
                                            GtkOrientation     orientation,
                                            int                for_size,
                                            int               *minimum,
                                            int               *natural,
                                            int               *minimum_baseline,
                                            int               *natural_baseline);
void     vouch_statement_row_size_allocate (GtkWidget         *widget,
                                            int                width,
                                            int                height,
                                            int                baseline);

G_END_DECLS
