/* vouch-pack-passage.c: passages as text, where there is no page to show.
 *
 * A web page or an article in XML has no pages; a page of a PDF may not be drawable. The
 * passage then stands in the words around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-passage.h"

#define FONT "Serif 10.5"
#define MESSAGE_FONT "Sans 9"
#define LEADING 1.25f
#define GAP 18.0

static char *
make_markup (JsonObject *mark)
{
  return g_markup_printf_escaped (
      "<span foreground=\"#5e5c64\">%s</span><span background=\"#ffe98a\">%s</span>"
      "<span foreground=\"#5e5c64\">%s</span>",
      vouch_pack_get_text (mark, "before"), vouch_pack_get_text (mark, "exact"),
      vouch_pack_get_text (mark, "after"));
}

static double
draw_mark (VouchPackSheet *sheet, JsonObject *mark, double y, double bottom)
{
  double width = sheet->width - 2 * VOUCH_PACK_MARGIN - 24;
  g_autofree char *markup = make_markup (mark);
  g_autoptr (PangoLayout) layout = vouch_pack_sheet_lay_out (sheet, FONT, markup, TRUE, width);
  const char *number = vouch_pack_get_text (mark, "number");
  double x = VOUCH_PACK_MARGIN - 6 - vouch_pack_sheet_measure_badge (sheet, number);
  PangoRectangle extents;

  pango_layout_set_line_spacing (layout, LEADING);
  pango_layout_set_height (layout, (int) ((bottom - y) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_extents (layout, NULL, &extents);
  vouch_pack_sheet_badge (sheet, number, x, y);
  vouch_pack_sheet_colour (sheet, &vouch_pack_ink);
  cairo_move_to (sheet->cr, VOUCH_PACK_MARGIN + 8, y);
  pango_cairo_show_layout (sheet->cr, layout);
  return y + extents.height / (double) PANGO_SCALE + GAP;
}

/**
 * vouch_pack_passage_draw:
 * @sheet: what is drawn on
 * @page: of the manifest
 * @marks: its passages
 * @top: where there is room
 * @is_failed: whether there should have been a page
 *
 * What has no room left is cut.
 */
void
vouch_pack_passage_draw (VouchPackSheet *sheet, JsonObject *page, JsonArray *marks, double top, gboolean is_failed)
{
  double bottom = sheet->height - VOUCH_PACK_FOOT - 10;
  double y = top + 10;

  if (is_failed)
    y += vouch_pack_sheet_write (sheet, MESSAGE_FONT, &vouch_pack_warning,
                                 vouch_pack_get_text (page, "failed-words"), VOUCH_PACK_MARGIN, y,
                                 sheet->width - 2 * VOUCH_PACK_MARGIN, 3)
         + GAP;
  for (guint i = 0; i < json_array_get_length (marks) && y < bottom - 30; i++)
    y = draw_mark (sheet, json_array_get_object_element (marks, i), y, bottom);
}
