/* vouch-pack-evidence.c: the pages of sources in a pack, with what is marked on them.
 *
 * Above the page stand the statements that it is for, so that who looks at it need not turn
 * back. The page itself is not made a picture. What lies on it is multiplied with it: the
 * words stay as black as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-evidence.h"

#include <string.h>
#include <unistd.h>

#include <poppler.h>

#include "vouch-pack-passage.h"
#include "vouch-pack-worker.h"
#include "vouch-pdf-worker.h"

#define TITLE_FONT "Sans Bold 9"
#define ROW_FONT "Sans 8.5"
#define TOP 30.0
/* Beside the page, for the numbers. */
#define SIDE 40.0
/* The statements may take this much of a page. */
#define MAX_ROWS_HEIGHT 150.0
/* PDF's own limit of a page. */
#define MAX_SIDE 14400.0

/* Where a source's page stands on ours. */
typedef struct
{
  double x;
  double y;
  double scale;
  double width; /* of the source's page, in its own points */
  double height;
} Place;

static GBytes *
get_document_bytes (VouchPackEvidence *self, guint i)
{
  JsonArray *documents = json_object_get_array_member (self->sheet->manifest, "documents");
  JsonObject *document = json_array_get_object_element (documents, i);
  gsize offset = json_object_get_int_member (document, "offset");
  gsize length = json_object_get_int_member (document, "length");

  return g_bytes_new_from_bytes (self->bytes, offset, length);
}

static PopplerDocument *
get_document (VouchPackEvidence *self, guint i)
{
  if (self->documents->len <= i)
    g_ptr_array_set_size (self->documents, i + 1);
  if (!self->documents->pdata[i])
    {
      g_autoptr (GBytes) bytes = get_document_bytes (self, i);

      self->documents->pdata[i] = poppler_document_new_from_bytes (bytes, NULL, NULL);
    }
  return self->documents->pdata[i];
}

static PopplerPage *
open_page (VouchPackEvidence *self, JsonObject *page)
{
  gint64 document = json_object_get_int_member_with_default (page, "document", -1);
  gint64 number = json_object_get_int_member_with_default (page, "page", 0);
  PopplerDocument *file;

  if (document < 0 || json_object_get_boolean_member_with_default (page, "failed", FALSE))
    return NULL;
  file = get_document (self, document);
  if (!file || number < 1 || number > poppler_document_get_n_pages (file))
    return NULL;
  return poppler_document_get_page (file, (int) number - 1);
}

/* --- above the page --- */

static double
draw_title (VouchPackSheet *sheet, JsonObject *page)
{
  double width = sheet->width - 2 * VOUCH_PACK_MARGIN;
  const char *place = vouch_pack_get_text (page, "place");
  g_autoptr (PangoLayout) layout = vouch_pack_sheet_lay_out (sheet, ROW_FONT, place, FALSE, 150);

  vouch_pack_sheet_write (sheet, TITLE_FONT, &vouch_pack_ink, vouch_pack_get_text (page, "title"),
                          VOUCH_PACK_MARGIN, TOP, width - 160, 1);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  vouch_pack_sheet_colour (sheet, &vouch_pack_grey);
  cairo_move_to (sheet->cr, sheet->width - VOUCH_PACK_MARGIN - 150, TOP);
  pango_cairo_show_layout (sheet->cr, layout);
  return TOP + 17;
}

static double
draw_row (VouchPackSheet *sheet, JsonObject *row, double y, int max_lines)
{
  const char *to = vouch_pack_get_text (row, "to");
  double x = VOUCH_PACK_MARGIN;
  double badge = vouch_pack_sheet_badge (sheet, vouch_pack_get_text (row, "number"), x, y);
  double height;

  x += MAX (badge, 18) + 6;
  height = vouch_pack_sheet_write (sheet, ROW_FONT, &vouch_pack_ink, vouch_pack_get_text (row, "text"), x,
                                   y + 1, sheet->width - VOUCH_PACK_MARGIN - x, max_lines);
  height = MAX (height + 1, VOUCH_PACK_BADGE_HEIGHT);
  if (*to)
    vouch_pack_sheet_link (sheet, to, VOUCH_PACK_MARGIN, y, sheet->width - 2 * VOUCH_PACK_MARGIN, height);
  return y + height + 3;
}

static double
draw_rows (VouchPackSheet *sheet, JsonObject *page, double y)
{
  JsonArray *rows = json_object_get_array_member (page, "rows");
  guint n = json_array_get_length (rows);
  int max_lines = n > 5 ? 1 : 2;
  double end = y + MAX_ROWS_HEIGHT;

  for (guint i = 0; i < n && y < end; i++)
    y = draw_row (sheet, json_array_get_object_element (rows, i), y, max_lines);
  return y;
}

/* --- on the page --- */

static void
read_box (JsonArray *box, double *x1, double *y1, double *x2, double *y2)
{
  *x1 = json_array_get_double_element (box, 0);
  *y1 = json_array_get_double_element (box, 1);
  *x2 = json_array_get_double_element (box, 2);
  *y2 = json_array_get_double_element (box, 3);
}

static JsonArray *
get_boxes (JsonObject *mark)
{
  return json_object_get_array_member (mark, "boxes");
}

static gboolean
is_region (JsonObject *mark)
{
  return json_object_get_boolean_member_with_default (mark, "is-region", FALSE);
}

/* Two that lie on each other are not darker than one. */
static void
draw_highlights (VouchPackSheet *sheet, JsonArray *marks)
{
  cairo_t *cr = sheet->cr;

  for (guint i = 0; i < json_array_get_length (marks); i++)
    {
      JsonObject *mark = json_array_get_object_element (marks, i);
      JsonArray *boxes = get_boxes (mark);

      for (guint k = 0; !is_region (mark) && k < json_array_get_length (boxes); k++)
        {
          double x1, y1, x2, y2;

          read_box (json_array_get_array_element (boxes, k), &x1, &y1, &x2, &y2);
          cairo_rectangle (cr, x1 - 1, y1, x2 - x1 + 2, y2 - y1);
        }
    }
  cairo_set_operator (cr, CAIRO_OPERATOR_MULTIPLY);
  cairo_set_source_rgb (cr, 1, 0.91, 0.45);
  cairo_fill (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
}

static void
draw_regions (VouchPackSheet *sheet, JsonArray *marks)
{
  cairo_t *cr = sheet->cr;

  for (guint i = 0; i < json_array_get_length (marks); i++)
    {
      JsonObject *mark = json_array_get_object_element (marks, i);
      double x1, y1, x2, y2;

      if (!is_region (mark) || json_array_get_length (get_boxes (mark)) == 0)
        continue;
      read_box (json_array_get_array_element (get_boxes (mark), 0), &x1, &y1, &x2, &y2);
      cairo_rectangle (cr, x1, y1, x2 - x1, y2 - y1);
    }
  vouch_pack_sheet_colour (sheet, &vouch_pack_accent);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

/* --- beside the page --- */

/* A passage's number stands in the margin that is nearer to it. */
typedef struct
{
  const char *number; /* (unowned) */
  gboolean is_right;
  double y1; /* of the passage, on our page */
  double y2;
} Tab;

static gboolean
make_tab (JsonObject *mark, const Place *place, Tab *tab)
{
  JsonArray *boxes = get_boxes (mark);
  double x1, y1, x2, y2;

  if (json_array_get_length (boxes) == 0)
    return FALSE;
  read_box (json_array_get_array_element (boxes, 0), &x1, &y1, &x2, &y2);
  *tab = (Tab) { vouch_pack_get_text (mark, "number"), (x1 + x2) / 2 > place->width * 0.52,
                 place->y + y1 * place->scale, place->y + y2 * place->scale };
  for (guint i = 1; i < json_array_get_length (boxes); i++)
    {
      gboolean is_right;

      read_box (json_array_get_array_element (boxes, i), &x1, &y1, &x2, &y2);
      /* A passage that goes on in the next column: its number stands where it begins. */
      is_right = (x1 + x2) / 2 > place->width * 0.52;
      if (is_right == tab->is_right)
        {
          tab->y1 = MIN (tab->y1, place->y + y1 * place->scale);
          tab->y2 = MAX (tab->y2, place->y + y2 * place->scale);
        }
    }
  return TRUE;
}

static int
compare_tabs (gconstpointer a, gconstpointer b)
{
  const Tab *one = a;
  const Tab *other = b;

  if (one->is_right != other->is_right)
    return one->is_right ? 1 : -1;
  return one->y1 < other->y1 ? -1 : one->y1 > other->y1;
}

static void
draw_tab (VouchPackSheet *sheet, const Place *place, const Tab *tab, double y)
{
  double edge = tab->is_right ? place->x + place->width * place->scale + 3 : place->x - 3;
  double x = tab->is_right ? edge + 4
                           : edge - 4 - vouch_pack_sheet_measure_badge (sheet, tab->number);

  vouch_pack_sheet_badge (sheet, tab->number, x, y);
  vouch_pack_sheet_colour (sheet, &vouch_pack_accent);
  cairo_set_line_width (sheet->cr, 1.5);
  cairo_move_to (sheet->cr, edge, tab->y1);
  cairo_line_to (sheet->cr, edge, tab->y2);
  cairo_stroke (sheet->cr);
}

static void
draw_tabs (VouchPackSheet *sheet, JsonArray *marks, const Place *place)
{
  g_autoptr (GArray) tabs = g_array_new (FALSE, FALSE, sizeof (Tab));
  double free_from[2] = { 0, 0 };

  for (guint i = 0; i < json_array_get_length (marks); i++)
    {
      Tab tab;

      if (make_tab (json_array_get_object_element (marks, i), place, &tab))
        g_array_append_val (tabs, tab);
    }
  g_array_sort (tabs, compare_tabs);
  for (guint i = 0; i < tabs->len; i++)
    {
      const Tab *tab = &g_array_index (tabs, Tab, i);
      double y = MAX (tab->y1, free_from[tab->is_right]);

      draw_tab (sheet, place, tab, y);
      free_from[tab->is_right] = y + VOUCH_PACK_BADGE_HEIGHT + 2;
    }
}

/* --- the page --- */

static Place
find_place (VouchPackSheet *sheet, double width, double height, double top)
{
  double room_x = sheet->width - 2 * SIDE;
  double room_y = sheet->height - VOUCH_PACK_FOOT - top;
  Place place = { .width = width, .height = height };

  place.scale = MIN (MIN (room_x / width, room_y / height), 1.0);
  place.x = (sheet->width - width * place.scale) / 2;
  place.y = top;
  return place;
}

/* What a page may do to the surface can't be undone: who waits starts again without it. */
static void
check_drawing (cairo_t *cr)
{
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS || cairo_surface_status (cairo_get_target (cr)) != CAIRO_STATUS_SUCCESS)
    _exit (VOUCH_PDF_FAILED);
}

static void
draw_file_page (VouchPackSheet *sheet, PopplerPage *file_page, JsonArray *marks, const Place *place)
{
  cairo_t *cr = sheet->cr;

  cairo_save (cr);
  cairo_translate (cr, place->x, place->y);
  cairo_scale (cr, place->scale, place->scale);
  cairo_rectangle (cr, 0, 0, place->width, place->height);
  cairo_clip (cr);
  cairo_save (cr);
  poppler_page_render_for_printing (file_page, cr);
  cairo_restore (cr);
  check_drawing (cr);
  draw_highlights (sheet, marks);
  draw_regions (sheet, marks);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, place->x, place->y, place->width * place->scale, place->height * place->scale);
  cairo_stroke (cr);
}

static void
add_to_outline (VouchPackEvidence *self, JsonObject *page)
{
  const char *group = vouch_pack_get_text (page, "group");
  const char *dest = vouch_pack_get_text (page, "dest");

  if (g_strcmp0 (self->group, group) != 0)
    self->parent = vouch_pack_sheet_outline (self->sheet, CAIRO_PDF_OUTLINE_ROOT, group, dest);
  self->group = group;
  vouch_pack_sheet_outline (self->sheet, self->parent, vouch_pack_get_text (page, "outline"), dest);
}

static gboolean
get_size (PopplerPage *page, double *width, double *height)
{
  *width = 0;
  *height = 0;
  if (page)
    poppler_page_get_size (page, width, height);
  return *width >= 1 && *height >= 1 && *width <= MAX_SIDE && *height <= MAX_SIDE;
}

static void
draw_page (VouchPackEvidence *self, JsonObject *page, guint i)
{
  VouchPackSheet *sheet = self->sheet;
  JsonArray *marks = json_object_get_array_member (page, "marks");
  PopplerPage *file_page = open_page (self, page);
  double width, height, top;
  gboolean is_file_page = get_size (file_page, &width, &height);

  vouch_pack_sheet_begin (sheet, is_file_page && width > height * 1.15);
  vouch_pack_sheet_dest (sheet, vouch_pack_get_text (page, "dest"), 0, 0);
  add_to_outline (self, page);
  top = draw_rows (sheet, page, draw_title (sheet, page)) + 5;
  if (is_file_page)
    {
      Place place = find_place (sheet, width, height, top);

      draw_file_page (sheet, file_page, marks, &place);
      draw_tabs (sheet, marks, &place);
    }
  else
    {
      if (json_object_has_member (page, "document"))
        self->tell (VOUCH_PACK_FRAME_FAILED, i);
      vouch_pack_passage_draw (sheet, page, marks, top, json_object_has_member (page, "document"));
    }
  vouch_pack_sheet_end (sheet);
  g_clear_object (&file_page);
}

/**
 * vouch_pack_evidence_draw:
 * @self: what they are drawn on and made of
 * @pages: the manifest's
 *
 * Draws them all.
 */
void
vouch_pack_evidence_draw (VouchPackEvidence *self, JsonArray *pages)
{
  for (guint i = 0; i < json_array_get_length (pages); i++)
    {
      self->tell (VOUCH_PACK_FRAME_BEGIN, i);
      draw_page (self, json_array_get_object_element (pages, i), i);
    }
}
