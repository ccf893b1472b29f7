/* vouch-card-rows.c: the row widgets of a card, pooled.
 *
 * Making a row and finding its style is what costs; a row that another statement is
 * bound to is four times as quick. Rows that wait are hidden: a child that is merely
 * not shown leaves ghosts in the tree that screen readers see. A heading waits for another of its
 * level: GTK tells of styles before it lays a frame out, and a row that is taken after that would
 * be painted once with the letters that it had.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-rows.h"

#include <string.h>

#include "vouch-article-form.h"
#include "vouch-card-view.h"
#include "vouch-heading-row.h"
#include "vouch-item-row.h"
#include "vouch-section-foot.h"
#include "vouch-statement-row.h"

#define MAX_WAITING 40 /* of one kind */
#define SPARE 3        /* statements' rows that wait for the next Enter */

typedef enum
{
  ROW_STATEMENT,
  ROW_HEADING, /* and one more for each level below the first */
  ROW_LAST_HEADING = ROW_HEADING + VOUCH_N_HEADING_LEVELS - 1,
  ROW_FOOT,
  ROW_ITEM,
  ROW_ARTICLE,
  N_ROW_KINDS
} RowKind;

struct _VouchCardRows
{
  GtkWidget *parent;                /* (unowned: owns this) */
  GPtrArray *waiting[N_ROW_KINDS];  /* (owned) (element-type GtkWidget): hidden children of parent */
};

static RowKind
get_row_kind (VouchCardSlot *slot)
{
  switch (slot->kind)
    {
    case VOUCH_SLOT_TITLE:
    case VOUCH_SLOT_HEADING:
      return ROW_HEADING + vouch_heading_row_find_level (slot) - 1;
    case VOUCH_SLOT_ARTICLE:
      return ROW_ARTICLE;
    case VOUCH_SLOT_ITEM:
      return ROW_ITEM;
    case VOUCH_SLOT_FOOT:
    case VOUCH_SLOT_ITEM_FOOT:
      return ROW_FOOT;
    case VOUCH_SLOT_STATEMENT:
    case VOUCH_SLOT_CELL:
    default:
      return ROW_STATEMENT;
    }
}

static RowKind
get_kind_of_row (GtkWidget *row)
{
  if (VOUCH_IS_STATEMENT_ROW (row))
    return ROW_STATEMENT;
  if (VOUCH_IS_HEADING_ROW (row))
    return ROW_HEADING + vouch_heading_row_get_level (VOUCH_HEADING_ROW (row)) - 1;
  if (VOUCH_IS_SECTION_FOOT (row))
    return ROW_FOOT;
  if (VOUCH_IS_ITEM_ROW (row))
    return ROW_ITEM;
  return ROW_ARTICLE;
}

static GtkWidget *
create_row (RowKind kind)
{
  if (kind >= ROW_HEADING && kind <= ROW_LAST_HEADING)
    return vouch_heading_row_new ();
  switch (kind)
    {
    case ROW_FOOT:
      return vouch_section_foot_new ();
    case ROW_ITEM:
      return vouch_item_row_new ();
    case ROW_ARTICLE:
      return vouch_article_form_new ();
    case ROW_STATEMENT:
    case N_ROW_KINDS:
    default:
      return vouch_statement_row_new ();
    }
}

/* After each layout GTK asks what is under the pointer, of all that might reach beyond its
 * parent: of each part of each row, unless the row says that nothing does. Its clip costs
 * nothing where nothing lies outside. */
static GtkWidget *
make_row (RowKind kind)
{
  GtkWidget *row = create_row (kind);

  gtk_widget_set_overflow (row, GTK_OVERFLOW_HIDDEN);
  return row;
}

VouchCardRows *
vouch_card_rows_new (GtkWidget *parent)
{
  VouchCardRows *self = g_new0 (VouchCardRows, 1);

  self->parent = parent;
  for (guint i = 0; i < N_ROW_KINDS; i++)
    self->waiting[i] = g_ptr_array_new ();
  return self;
}

/** The rows themselves are the parent's children, and go with it. */
void
vouch_card_rows_free (VouchCardRows *self)
{
  if (!self)
    return;
  for (guint i = 0; i < N_ROW_KINDS; i++)
    g_ptr_array_unref (self->waiting[i]);
  g_free (self);
}

/** Returns: whether a row that fits @slot waits, so that none has to be made. */
gboolean
vouch_card_rows_has_waiting (VouchCardRows *self,
                             VouchCardSlot *slot)
{
  return self->waiting[get_row_kind (slot)]->len > 0;
}

/**
 * vouch_card_rows_take:
 * @self: the rows of a view
 * @slot: what the row shall show
 * @context: of the view
 * @after: (nullable): the row that it comes after
 *
 * Returns: (transfer none): a row, shown and bound
 */
GtkWidget *
vouch_card_rows_take (VouchCardRows    *self,
                      VouchCardSlot    *slot,
                      VouchCardContext *context,
                      GtkWidget        *after)
{
  RowKind kind = get_row_kind (slot);
  GPtrArray *waiting = self->waiting[kind];
  GtkWidget *row = waiting->len > 0 ? g_ptr_array_steal_index_fast (waiting, waiting->len - 1)
                                    : make_row (kind);

  vouch_card_row_bind (row, slot, context);
  gtk_widget_insert_after (row, self->parent, after);
  gtk_widget_set_visible (row, TRUE);
  return row;
}

/** Hides @row until it is needed again, behind all that are shown; too many are let go. */
void
vouch_card_rows_give_back (VouchCardRows *self,
                           GtkWidget     *row)
{
  GPtrArray *waiting = self->waiting[get_kind_of_row (row)];

  gtk_widget_set_visible (row, FALSE);
  vouch_card_row_bind (row, NULL, NULL);
  if (waiting->len >= MAX_WAITING)
    {
      gtk_widget_unparent (row);
      return;
    }
  gtk_widget_insert_before (row, self->parent, NULL);
  g_ptr_array_add (waiting, row);
}

/* Finding a style is what a new row costs most; a hidden one keeps what was found. */
static void
find_style (GtkWidget *widget)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    find_style (child);
}

/**
 * vouch_card_rows_spare:
 * @self: the rows of a view
 *
 * Makes a row for a statement that is yet to be written, when there is time: Enter
 * should not have to wait for it.
 *
 * Returns: whether one more is wanted
 */
gboolean
vouch_card_rows_spare (VouchCardRows *self)
{
  GPtrArray *waiting = self->waiting[ROW_STATEMENT];
  GtkWidget *row;

  if (waiting->len >= SPARE)
    return FALSE;
  row = make_row (ROW_STATEMENT);
  gtk_widget_set_visible (row, FALSE);
  gtk_widget_insert_before (row, self->parent, NULL);
  find_style (row);
  g_ptr_array_add (waiting, row);
  return waiting->len < SPARE;
}

/** Lets all go that wait. */
void
vouch_card_rows_clear (VouchCardRows *self)
{
  for (guint i = 0; i < N_ROW_KINDS; i++)
    {
      for (guint j = 0; j < self->waiting[i]->len; j++)
        gtk_widget_unparent (self->waiting[i]->pdata[j]);
      g_ptr_array_set_size (self->waiting[i], 0);
    }
}

void
vouch_card_row_bind (GtkWidget        *row,
                     VouchCardSlot    *slot,
                     VouchCardContext *context)
{
  if (VOUCH_IS_STATEMENT_ROW (row))
    vouch_statement_row_bind (VOUCH_STATEMENT_ROW (row), slot, context);
  else if (VOUCH_IS_HEADING_ROW (row))
    vouch_heading_row_bind (VOUCH_HEADING_ROW (row), slot, context);
  else if (VOUCH_IS_SECTION_FOOT (row))
    vouch_section_foot_bind (VOUCH_SECTION_FOOT (row), slot);
  else if (VOUCH_IS_ITEM_ROW (row))
    vouch_item_row_set_item (VOUCH_ITEM_ROW (row), slot ? VOUCH_ITEM (slot->node) : NULL,
                             context ? context->index : NULL);
  else if (VOUCH_IS_ARTICLE_FORM (row))
    vouch_article_form_set_document (VOUCH_ARTICLE_FORM (row), context ? context->document : NULL,
                                     context ? context->index : NULL);
}

/** Something about the row's node is another. */
void
vouch_card_row_refresh (GtkWidget *row)
{
  if (VOUCH_IS_STATEMENT_ROW (row))
    vouch_statement_row_refresh (VOUCH_STATEMENT_ROW (row));
  else if (VOUCH_IS_HEADING_ROW (row))
    vouch_heading_row_rename (VOUCH_HEADING_ROW (row));
  else if (VOUCH_IS_SECTION_FOOT (row))
    vouch_section_foot_refresh (VOUCH_SECTION_FOOT (row));
  else if (VOUCH_IS_ITEM_ROW (row))
    vouch_item_row_refresh (VOUCH_ITEM_ROW (row));
}

/** The row's own text is another, and nothing else. */
void
vouch_card_row_follow_text (GtkWidget *row)
{
  if (VOUCH_IS_STATEMENT_ROW (row))
    vouch_statement_row_follow_text (VOUCH_STATEMENT_ROW (row));
  else
    vouch_card_row_rename (row);
}

void
vouch_card_row_show_findings (GtkWidget *row)
{
  if (VOUCH_IS_STATEMENT_ROW (row))
    vouch_statement_row_show_findings (VOUCH_STATEMENT_ROW (row));
  else if (VOUCH_IS_HEADING_ROW (row))
    vouch_heading_row_show_findings (VOUCH_HEADING_ROW (row));
}

/** The row's place among the others is another. */
void
vouch_card_row_rename (GtkWidget *row)
{
  if (VOUCH_IS_STATEMENT_ROW (row))
    vouch_statement_row_rename (VOUCH_STATEMENT_ROW (row));
  else if (VOUCH_IS_HEADING_ROW (row))
    vouch_heading_row_rename (VOUCH_HEADING_ROW (row));
  else if (VOUCH_IS_SECTION_FOOT (row))
    vouch_section_foot_refresh (VOUCH_SECTION_FOOT (row));
}

void
vouch_card_row_set_current (GtkWidget *row,
                            gboolean   is_current)
{
  if (VOUCH_IS_STATEMENT_ROW (row))
    vouch_statement_row_set_current (VOUCH_STATEMENT_ROW (row), is_current);
}

/** Returns: (transfer none) (nullable): the field that the row's text is written in. */
VouchStatementText *
vouch_card_row_get_text (GtkWidget *row)
{
  if (VOUCH_IS_STATEMENT_ROW (row))
    return vouch_statement_row_get_text (VOUCH_STATEMENT_ROW (row));
  return VOUCH_IS_HEADING_ROW (row) ? vouch_heading_row_get_text (VOUCH_HEADING_ROW (row)) : NULL;
}

/** Puts the focus into one of the row's fields. Returns: whether it has it, or is all one field. */
gboolean
vouch_card_row_go (GtkWidget  *row,
                   const char *member)
{
  if (VOUCH_IS_ARTICLE_FORM (row))
    return vouch_article_form_go (VOUCH_ARTICLE_FORM (row), member);
  if (VOUCH_IS_STATEMENT_ROW (row) && g_str_has_prefix (member, VOUCH_CARD_VIEW_CITATION))
    return vouch_statement_row_go_to_chip (VOUCH_STATEMENT_ROW (row), member + strlen (VOUCH_CARD_VIEW_CITATION));
  return !VOUCH_IS_ITEM_ROW (row) || vouch_item_row_go (VOUCH_ITEM_ROW (row), member);
}

/** Returns: whether the row can show @slot as it is: a statement that got a label, say. */
gboolean
vouch_card_row_fits (GtkWidget     *row,
                     VouchCardSlot *slot)
{
  return get_kind_of_row (row) == get_row_kind (slot);
}
