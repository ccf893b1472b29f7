/* vouch-card-view-heights.c: how high the card's rows are, measured or thought to be.
 *
 * Heights that nobody has measured yet are estimated. That they are wrong is never seen,
 * because one row, the anchor, keeps its place while the others find theirs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include <string.h>

#include "vouch-card.h"
#include "vouch-node-list.h"
#include "vouch-statement.h"

static void
find_letter_width (VouchCardView *self)
{
  PangoContext *pango = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (pango, NULL, NULL);

  self->letter_width = MAX (pango_font_metrics_get_approximate_char_width (metrics)
                                / (double) PANGO_SCALE, 1);
  pango_font_metrics_unref (metrics);
}

/* The texts of a card are within three per cent of this on the whole; more isn't needed. */
static int
estimate_text (VouchCardView *self,
               const char    *text,
               int            width,
               double         scale)
{
  double letters = MAX (width / (self->letter_width * scale), 8);
  guint length = text ? strlen (text) : 0;

  return (int) ((1 + length / letters) * self->letter_width * scale * 2.6);
}

static int
estimate_chips (VouchCardView  *self,
                VouchStatement *statement)
{
  VouchNodeList *citations = vouch_statement_get_citations (statement);
  guint count = citations ? vouch_node_list_get_size (citations) : 0;
  guint a_line = MAX (self->column_width / 220, 1);

  return (int) ((MAX (count, 1) + a_line - 1) / a_line) * 28;
}

static int
estimate (VouchCardView *self,
          VouchCardSlot *slot)
{
  int width = MAX (self->column_width - 76, 100);

  switch (slot->kind)
    {
    case VOUCH_SLOT_TITLE:
      return 16 + estimate_text (self, vouch_node_get_text (slot->node, "title"), width, 1.9);
    case VOUCH_SLOT_HEADING:
      return 40 + estimate_text (self, vouch_node_get_text (slot->node, "title"), width, 1.3);
    case VOUCH_SLOT_STATEMENT:
    case VOUCH_SLOT_CELL:
      return 14 + estimate_text (self, vouch_statement_get_text (VOUCH_STATEMENT (slot->node)),
                                 width, 1) + estimate_chips (self, VOUCH_STATEMENT (slot->node));
    case VOUCH_SLOT_ARTICLE:
      return 70;
    case VOUCH_SLOT_ITEM:
      return 56;
    case VOUCH_SLOT_FOOT:
    case VOUCH_SLOT_ITEM_FOOT:
    default:
      return 38;
    }
}

/** Estimates what isn't known, and takes the heights that are. */
void
vouch_card_view_reset_heights (VouchCardView *self)
{
  guint size = vouch_card_slots_get_size (self->slots);
  g_autofree int *heights = g_new (int, MAX (size, 1));

  if (self->letter_width <= 0)
    find_letter_width (self);
  for (guint i = 0; i < size; i++)
    {
      VouchCardSlot *slot = vouch_card_slots_get (self->slots, i);

      if (slot->height == 0)
        slot->height = estimate (self, slot);
      heights[i] = slot->height;
    }
  vouch_height_tree_reset (self->heights, heights, size);
}

/** The page is as wide as it never was: all are estimated anew. */
void
vouch_card_view_forget_heights (VouchCardView *self)
{
  for (guint i = 0; i < vouch_card_slots_get_size (self->slots); i++)
    {
      VouchCardSlot *slot = vouch_card_slots_get (self->slots, i);

      slot->height = 0;
      slot->is_exact = FALSE;
    }
  vouch_card_view_reset_heights (self);
}
