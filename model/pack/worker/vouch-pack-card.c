/* vouch-pack-card.c: the card as the first pages of a pack.
 *
 * A block is a paragraph in one of the styles below. Its lines are laid out, dealt to pages so
 * that no heading is left alone at a page's end, and drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-card.h"

#include <string.h>

#define TOP 52.0
#define GUTTER 30.0
#define HEAD_FONT "Sans 8"
#define DOT_RADIUS 2.0

typedef struct
{
  const char *name;
  const char *font;
  const VouchPackColour *colour;
  double indent;
  double before;
  double after;
  gboolean is_kept; /* with what follows */
} Style;

static const Style styles[] = {
  { "kicker", "Sans Bold 9", &vouch_pack_accent, 0, 0, 4, TRUE },
  { "title", "Sans Bold 19", &vouch_pack_ink, 0, 0, 6, TRUE },
  { "meta", "Sans 9", &vouch_pack_grey, 0, 2, 2, FALSE },
  { "heading", "Sans Bold 13", &vouch_pack_ink, 0, 20, 3, TRUE },
  { "subheading", "Sans Bold 10.5", &vouch_pack_ink, 0, 12, 1, TRUE },
  { "statement", "Sans 10", &vouch_pack_ink, GUTTER, 9, 2, TRUE },
  { "item", "Sans 10", &vouch_pack_ink, GUTTER, 6, 2, FALSE },
  { "citation", "Sans 8.5", &vouch_pack_grey, GUTTER + 10, 1, 1, FALSE },
  { "quote", "Sans Italic 8.5", &vouch_pack_grey, GUTTER + 10, 0, 2, FALSE },
  { "listing", "Sans 9", &vouch_pack_ink, GUTTER, 4, 1, FALSE },
  { "reference", "Sans 9", &vouch_pack_ink, GUTTER, 5, 1, FALSE },
};

typedef struct
{
  JsonObject *block;     /* (unowned) */
  const Style *style;
  PangoLayout *layout;   /* (owned) */
  PangoLayoutLine *line; /* (unowned: the layout's) */
  double x;
  double before;   /* left out at a page's top */
  double height;
  double baseline; /* from the line's top */
  gboolean is_first;
  gboolean is_kept;
  guint page; /* from 0 */
  double y;
} Line;

struct _VouchPackCard
{
  GArray *lines; /* (owned) (element-type Line) */
  guint n_pages;
};

static const Style *
find_style (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].name, name))
      return &styles[i];
  return &styles[2];
}

static void
clear_line (gpointer line)
{
  g_clear_object (&((Line *) line)->layout);
}

/* A link says on which page what it leads to is. */
static PangoLayout *
lay_out_block (VouchPackSheet *sheet, JsonObject *block, const Style *style, GHashTable *places)
{
  const char *text = vouch_pack_get_text (block, "text");
  double width = VOUCH_PACK_SHORT - 2 * VOUCH_PACK_MARGIN - style->indent;
  gpointer page = g_hash_table_lookup (places, vouch_pack_get_text (block, "to"));
  gboolean is_markup = json_object_get_boolean_member_with_default (block, "markup", FALSE);
  g_autofree char *plain = is_markup ? g_strdup (text) : g_markup_escape_text (text, -1);
  g_autofree char *words = NULL;
  g_autofree char *link = NULL;
  g_autofree char *markup = NULL;

  if (page)
    words = vouch_pack_fill (vouch_pack_get_text (sheet->manifest, "link-words"),
                             GPOINTER_TO_UINT (page), 0);
  if (words)
    link = g_markup_printf_escaped ("  <span foreground=\"#1a5fb4\">%s</span>", words);
  markup = g_strconcat (plain, link, NULL);
  return vouch_pack_sheet_lay_out (sheet, style->font, markup, TRUE, width);
}

/* An item that cites something stays with what it cites. */
static gboolean
is_kept (const Style *style, JsonObject *block)
{
  return style->is_kept || (g_str_equal (style->name, "item") && *vouch_pack_get_text (block, "number"));
}

static void
add_lines (VouchPackCard *self, JsonObject *block, const Style *style, PangoLayout *layout)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  gboolean is_first = TRUE;

  do
    {
      PangoRectangle extents;
      Line line = { block, style, g_object_ref (layout), pango_layout_iter_get_line_readonly (iter) };

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      line.x = VOUCH_PACK_MARGIN + style->indent + extents.x / (double) PANGO_SCALE;
      line.before = is_first ? style->before : 0;
      line.height = extents.height / (double) PANGO_SCALE;
      line.baseline = (pango_layout_iter_get_baseline (iter) - extents.y) / (double) PANGO_SCALE;
      line.is_first = is_first;
      line.is_kept = is_kept (style, block);
      g_array_append_val (self->lines, line);
      is_first = FALSE;
    }
  while (pango_layout_iter_next_line (iter));
  g_array_index (self->lines, Line, self->lines->len - 1).height += style->after;
}

/* How much has to be on one page, from a line on. */
static double
measure_kept (VouchPackCard *self, guint i)
{
  double height = 0;

  for (; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      height += line->before + line->height;
      if (!line->is_kept)
        break;
    }
  return MIN (height, 300);
}

static void
deal_lines (VouchPackCard *self)
{
  double bottom = VOUCH_PACK_LONG - VOUCH_PACK_FOOT - 6;
  double y = TOP;
  guint page = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);
      gboolean is_top = y <= TOP;

      if (!is_top && y + measure_kept (self, i) > bottom)
        {
          page++;
          y = TOP;
          is_top = TRUE;
        }
      if (!is_top)
        y += line->before;
      line->page = page;
      line->y = y;
      y += line->height;
    }
  self->n_pages = page + 1;
}

/**
 * vouch_pack_card_new:
 * @sheet: what it is drawn on
 * @blocks: the card's paragraphs
 * @places: (element-type utf8 guint): on which pages what links lead to is
 *
 * Returns: (transfer full): the card in lines.
 */
VouchPackCard *
vouch_pack_card_new (VouchPackSheet *sheet, JsonArray *blocks, GHashTable *places)
{
  VouchPackCard *self = g_new0 (VouchPackCard, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  for (guint i = 0; i < json_array_get_length (blocks); i++)
    {
      JsonObject *block = json_array_get_object_element (blocks, i);
      const Style *style = find_style (vouch_pack_get_text (block, "style"));
      g_autoptr (PangoLayout) layout = lay_out_block (sheet, block, style, places);

      add_lines (self, block, style, layout);
    }
  deal_lines (self);
  return self;
}

void
vouch_pack_card_free (VouchPackCard *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

guint
vouch_pack_card_get_n_pages (VouchPackCard *self)
{
  return self->n_pages;
}

static const VouchPackColour *
find_tone (const char *tone)
{
  if (g_str_equal (tone, "good"))
    return &vouch_pack_good;
  return g_str_equal (tone, "warning") ? &vouch_pack_warning : NULL;
}

static void
draw_dot (VouchPackSheet *sheet, const Line *line)
{
  const VouchPackColour *colour = find_tone (vouch_pack_get_text (line->block, "tone"));

  if (!colour)
    return;
  vouch_pack_sheet_colour (sheet, colour);
  /* Else a line would lead here from the text before. */
  cairo_new_path (sheet->cr);
  cairo_arc (sheet->cr, VOUCH_PACK_MARGIN + line->style->indent - 7,
             line->y + line->baseline - 3, DOT_RADIUS, 0, 2 * G_PI);
  cairo_fill (sheet->cr);
}

static void
draw_number (VouchPackSheet *sheet, const Line *line)
{
  const char *number = vouch_pack_get_text (line->block, "number");

  if (*number)
    vouch_pack_sheet_badge (sheet, number, VOUCH_PACK_MARGIN,
                            line->y + line->baseline - VOUCH_PACK_BADGE_HEIGHT + 3);
}

/* What is once a block: its number, its place, its entry in the outline. */
static void
draw_beginning (VouchPackSheet *sheet, const Line *line, int *parents)
{
  const char *dest = vouch_pack_get_text (line->block, "dest");
  const char *outline = vouch_pack_get_text (line->block, "outline");
  gint64 level = json_object_get_int_member_with_default (line->block, "level", 0);

  draw_dot (sheet, line);
  draw_number (sheet, line);
  if (*dest)
    vouch_pack_sheet_dest (sheet, dest, VOUCH_PACK_MARGIN, MAX (0, line->y - 12));
  if (*dest && *outline && level >= 0 && level < 3)
    {
      parents[level + 1] = vouch_pack_sheet_outline (sheet, parents[level], outline, dest);
      if (level < 2)
        parents[level + 2] = parents[level + 1];
    }
}

static void
draw_line (VouchPackSheet *sheet, const Line *line)
{
  const char *to = vouch_pack_get_text (line->block, "to");

  vouch_pack_sheet_colour (sheet, line->style->colour);
  cairo_move_to (sheet->cr, line->x, line->y + line->baseline);
  pango_cairo_show_layout_line (sheet->cr, line->line);
  if (*to)
    vouch_pack_sheet_link (sheet, to, VOUCH_PACK_MARGIN, line->y,
                           sheet->width - 2 * VOUCH_PACK_MARGIN, line->height);
}

/* From the second page on, so that a loose sheet says what it belongs to. */
static void
draw_head (VouchPackSheet *sheet)
{
  if (sheet->page > 1)
    vouch_pack_sheet_write (sheet, HEAD_FONT, &vouch_pack_grey,
                            vouch_pack_get_text (sheet->manifest, "title"), VOUCH_PACK_MARGIN, 30,
                            sheet->width - 2 * VOUCH_PACK_MARGIN, 1);
}

/** Draws its pages. */
void
vouch_pack_card_draw (VouchPackCard *self, VouchPackSheet *sheet)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                     CAIRO_PDF_OUTLINE_ROOT };
  guint i = 0;

  for (guint page = 0; page < self->n_pages; page++)
    {
      vouch_pack_sheet_begin (sheet, FALSE);
      draw_head (sheet);
      for (; i < self->lines->len && g_array_index (self->lines, Line, i).page == page; i++)
        {
          const Line *line = &g_array_index (self->lines, Line, i);

          if (line->is_first)
            draw_beginning (sheet, line, parents);
          draw_line (sheet, line);
        }
      vouch_pack_sheet_end (sheet);
    }
}
