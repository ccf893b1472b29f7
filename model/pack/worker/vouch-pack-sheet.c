/* vouch-pack-sheet.c: the pages of a pack, with what stands on each of them.
 *
 * Depends on nothing but the manifest and the fonts: no clock, no name of this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-sheet.h"

#include <string.h>

#define PLAIN "Sans 8"
#define BADGE_FONT "Sans Bold 8"
#define BADGE_PADDING 4.0
/* Where poppler asks for what a PDF can't say, cairo makes a picture of it. */
#define FALLBACK_DPI 150.0
/* cairo would take the clock's, and no two packs were alike. */
#define NO_DATE "1970-01-01T00:00:00Z"

const VouchPackColour vouch_pack_ink = { 0.12, 0.12, 0.14 };
const VouchPackColour vouch_pack_grey = { 0.38, 0.38, 0.42 };
const VouchPackColour vouch_pack_accent = { 0.10, 0.37, 0.71 };
const VouchPackColour vouch_pack_good = { 0.11, 0.44, 0.27 };
const VouchPackColour vouch_pack_warning = { 0.65, 0.27, 0.02 };

/** Returns: (transfer none): the text of @member, "" where it has none. */
const char *
vouch_pack_get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

/** Returns: (transfer full): @words with {n} and {total} filled in. */
char *
vouch_pack_fill (const char *words, guint n, guint total)
{
  GString *text = g_string_new (words);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *all = g_strdup_printf ("%u", total);

  g_string_replace (text, "{n}", number, 0);
  g_string_replace (text, "{total}", all, 0);
  return g_string_free (text, FALSE);
}

/* Lengths of text must not depend on a screen. */
static PangoContext *
make_context (cairo_t *cr, const char *language)
{
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  if (*language)
    pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

/**
 * vouch_pack_sheet_init:
 * @self: to be filled
 * @manifest: what the pack is made of
 * @write: takes the PDF, part after part
 * @data: for @write
 *
 * Ready to lay out and to draw.
 */
void
vouch_pack_sheet_init (VouchPackSheet *self,
                       JsonObject *manifest,
                       cairo_write_func_t write,
                       gpointer data)
{
  *self = (VouchPackSheet) { .manifest = manifest };
  self->surface = cairo_pdf_surface_create_for_stream (write, data, VOUCH_PACK_SHORT, VOUCH_PACK_LONG);
  cairo_surface_set_fallback_resolution (self->surface, FALLBACK_DPI, FALLBACK_DPI);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE,
                                  vouch_pack_get_text (manifest, "title"));
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_SUBJECT,
                                  vouch_pack_get_text (manifest, "notice"));
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Vouch");
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, NO_DATE);
  self->cr = cairo_create (self->surface);
  self->context = make_context (self->cr, vouch_pack_get_text (manifest, "language"));
}

/** Writes the end. Returns: whether all went well. */
gboolean
vouch_pack_sheet_finish (VouchPackSheet *self)
{
  cairo_status_t status = cairo_status (self->cr);

  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  g_clear_object (&self->context);
  return status == CAIRO_STATUS_SUCCESS;
}

void
vouch_pack_sheet_colour (VouchPackSheet *self, const VouchPackColour *colour)
{
  cairo_set_source_rgb (self->cr, colour->red, colour->green, colour->blue);
}

/** Returns: (transfer full): @text in lines that are not wider than @width. */
PangoLayout *
vouch_pack_sheet_lay_out (VouchPackSheet *self,
                          const char *font,
                          const char *text,
                          gboolean is_markup,
                          double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *description = pango_font_description_from_string (font);
  PangoAttrList *attributes = NULL;
  char *plain = NULL;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (is_markup && pango_parse_markup (text, -1, 0, &attributes, &plain, NULL, NULL))
    {
      pango_layout_set_text (layout, plain, -1);
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
      g_free (plain);
    }
  else
    pango_layout_set_text (layout, text, -1);
  return layout;
}

/** Writes @text, cut after @max_lines. Returns: how high it is. */
double
vouch_pack_sheet_write (VouchPackSheet *self,
                        const char *font,
                        const VouchPackColour *colour,
                        const char *text,
                        double x,
                        double y,
                        double width,
                        int max_lines)
{
  g_autoptr (PangoLayout) layout = vouch_pack_sheet_lay_out (self, font, text, FALSE, width);
  PangoRectangle extents;

  pango_layout_set_height (layout, -max_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_extents (layout, NULL, &extents);
  vouch_pack_sheet_colour (self, colour);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  return extents.height / (double) PANGO_SCALE;
}

static void
add_round_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static PangoLayout *
lay_out_badge (VouchPackSheet *self, const char *number, PangoRectangle *extents)
{
  PangoLayout *layout = vouch_pack_sheet_lay_out (self, BADGE_FONT, number, FALSE, 200);

  pango_layout_get_extents (layout, NULL, extents);
  return layout;
}

static double
get_badge_width (const PangoRectangle *extents)
{
  return MAX (extents->width / (double) PANGO_SCALE + 2 * BADGE_PADDING, VOUCH_PACK_BADGE_HEIGHT);
}

/** Returns: how wide a badge with @number is. */
double
vouch_pack_sheet_measure_badge (VouchPackSheet *self, const char *number)
{
  PangoRectangle extents;
  g_autoptr (PangoLayout) layout = lay_out_badge (self, number, &extents);

  return get_badge_width (&extents);
}

/** Draws a statement's number on a ground of its own. Returns: how wide it is. */
double
vouch_pack_sheet_badge (VouchPackSheet *self, const char *number, double x, double y)
{
  PangoRectangle extents;
  g_autoptr (PangoLayout) layout = lay_out_badge (self, number, &extents);
  double width = get_badge_width (&extents);

  add_round_rectangle (self->cr, x, y, width, VOUCH_PACK_BADGE_HEIGHT, VOUCH_PACK_BADGE_HEIGHT / 2);
  vouch_pack_sheet_colour (self, &vouch_pack_accent);
  cairo_fill (self->cr);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_move_to (self->cr, x + (width - extents.width / (double) PANGO_SCALE) / 2,
                 y + (VOUCH_PACK_BADGE_HEIGHT - extents.height / (double) PANGO_SCALE) / 2);
  pango_cairo_show_layout (self->cr, layout);
  return width;
}

/** A place that links lead to; @name has no sign but letters, digits and hyphens. */
void
vouch_pack_sheet_dest (VouchPackSheet *self, const char *name, double x, double y)
{
  g_autofree char *attributes = g_strdup_printf ("name='%s' x=%d y=%d", name, (int) x, (int) y);

  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

/** What lies there leads to a place. */
void
vouch_pack_sheet_link (VouchPackSheet *self, const char *name, double x, double y, double width, double height)
{
  g_autofree char *attributes
      = g_strdup_printf ("dest='%s' rect=[%d %d %d %d]", name, (int) x, (int) y, (int) (width + 0.5),
                         (int) (height + 0.5));

  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

/** Returns: the new entry of the outline, to be the parent of others. */
int
vouch_pack_sheet_outline (VouchPackSheet *self, int parent, const char *words, const char *dest)
{
  g_autofree char *attributes = g_strdup_printf ("dest='%s'", dest);

  return cairo_pdf_surface_add_outline (self->surface, parent, words, attributes,
                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/** Begins the next page. */
void
vouch_pack_sheet_begin (VouchPackSheet *self, gboolean is_wide)
{
  self->page++;
  self->width = is_wide ? VOUCH_PACK_LONG : VOUCH_PACK_SHORT;
  self->height = is_wide ? VOUCH_PACK_SHORT : VOUCH_PACK_LONG;
  cairo_pdf_surface_set_size (self->surface, self->width, self->height);
}

static void
write_number (VouchPackSheet *self, double y)
{
  g_autofree char *words
      = vouch_pack_fill (vouch_pack_get_text (self->manifest, "page-words"), self->page, self->n_pages);
  g_autoptr (PangoLayout) layout = vouch_pack_sheet_lay_out (self, PLAIN, words, FALSE, 150);
  double x = self->width - VOUCH_PACK_MARGIN - 150;

  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

/** Ends the page: what it is for stands on each. */
void
vouch_pack_sheet_end (VouchPackSheet *self)
{
  double y = self->height - 30;

  cairo_set_source_rgb (self->cr, 0.8, 0.8, 0.8);
  cairo_set_line_width (self->cr, 0.5);
  cairo_move_to (self->cr, VOUCH_PACK_MARGIN, y - 6);
  cairo_line_to (self->cr, self->width - VOUCH_PACK_MARGIN, y - 6);
  cairo_stroke (self->cr);
  vouch_pack_sheet_write (self, PLAIN, &vouch_pack_grey, vouch_pack_get_text (self->manifest, "notice"),
                          VOUCH_PACK_MARGIN, y, self->width - 2 * VOUCH_PACK_MARGIN - 160, 1);
  write_number (self, y);
  cairo_show_page (self->cr);
}
