/* vouch-statement-row-layout.c: where the parts of a statement's row stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-statement-row-private.h"

#include "vouch-card-metrics.h"

#define LABEL_WIDTH 150 /* beside a cell's text */
#define USUAL_SIZE (11 * 96 / 72.0) /* pixels, of 11 points */
#define LARGE_TEXT 1.3  /* from this size on, against the usual one */
#define CHIPS_GAP 2

/* Where the children stand at a width, from the start of the line. */
typedef struct
{
  int gutter;
  int label_height; /* of a label that stands above; else 0 */
  int text_x;
  int text_width;
  int text_height;
  int chips_height;
  int height;
} Places;

/** Returns: whether it is a cell, with its label beside or above. */
gboolean
vouch_statement_row_has_label (VouchStatementRow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->label));
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Pixels of a letter against the usual ones: by the font, and by what the desktop magnifies it. GTK
 * gives the font in pixels. */
static double
get_text_scale (GtkWidget *label)
{
  PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (label));

  return pango_font_description_get_size (font) / (USUAL_SIZE * PANGO_SCALE);
}

/* Beside the text a label has room as long as its words are no larger than usual. */
static gboolean
is_too_narrow (VouchStatementRow *self,
               int                width)
{
  double scale = get_text_scale (GTK_WIDGET (self->label));

  return width < VOUCH_CARD_NARROW * (scale > LARGE_TEXT ? scale : 1);
}

static void
find_places (VouchStatementRow *self,
             int                width,
             Places            *places)
{
  int gutter = vouch_card_gutter (width);

  *places = (Places) { .gutter = gutter, .text_x = gutter };
  if (vouch_statement_row_has_label (self) && is_too_narrow (self, width))
    places->label_height = measure_height (GTK_WIDGET (self->label), MAX (width - 2 * gutter, 1));
  else if (vouch_statement_row_has_label (self))
    places->text_x = gutter + LABEL_WIDTH;
  places->text_width = MAX (width - places->text_x - gutter, 1);
  places->text_height = measure_height (GTK_WIDGET (self->text), places->text_width);
  if (gtk_widget_get_visible (GTK_WIDGET (self->chips)))
    places->chips_height = measure_height (GTK_WIDGET (self->chips),
                                           MAX (places->text_width - VOUCH_CARD_TEXT_INSET,
                                                1)) + CHIPS_GAP;
  places->height = places->label_height + places->text_height + places->chips_height;
}

void
vouch_statement_row_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  Places places;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 100;
      return;
    }
  find_places (VOUCH_STATEMENT_ROW (widget), for_size < 0 ? VOUCH_CARD_NARROW : for_size, &places);
  *minimum = *natural = places.height;
}

/* At the start of the line plus @x; mirrored where one reads from the right. */
static void
place (VouchStatementRow *self,
       GtkWidget         *child,
       int                x,
       int                y,
       int                width,
       int                height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (is_rtl)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
place_icon (VouchStatementRow *self,
            GtkWidget         *icon,
            int                x,
            int                y,
            int                gutter)
{
  GtkRequisition size;

  if (!gtk_widget_should_layout (icon))
    return;
  gtk_widget_get_preferred_size (icon, NULL, &size);
  place (self, icon, x + (gutter - size.width) / 2,
         y + (VOUCH_STATEMENT_ROW_LINE - size.height) / 2, size.width, size.height);
}

static void
place_label (VouchStatementRow *self,
             const Places      *places,
             int                width)
{
  GtkWidget *label = GTK_WIDGET (self->label);

  if (!vouch_statement_row_has_label (self))
    return;
  if (places->label_height > 0)
    place (self, label, places->gutter, 0, MAX (width - 2 * places->gutter, 1),
           places->label_height);
  else
    place (self, label, places->gutter, 0, LABEL_WIDTH, measure_height (label, LABEL_WIDTH));
}

/* Below the rung; in the last line of the row's gutter there is always room. */
static void
place_notes (VouchStatementRow *self,
             const Places      *places,
             int                width)
{
  GtkRequisition size;

  if (!gtk_widget_get_visible (self->notes))
    return;
  gtk_widget_get_preferred_size (self->notes, NULL, &size);
  place (self, self->notes, MAX (width - size.width - 1, 0),
         MAX (MIN (places->label_height + VOUCH_STATEMENT_ROW_LINE, places->height - size.height), 0),
         size.width, size.height);
}

void
vouch_statement_row_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  VouchStatementRow *self = VOUCH_STATEMENT_ROW (widget);
  Places places;
  int y;

  find_places (self, width, &places);
  y = places.label_height;
  place_icon (self, self->handle, 0, y, places.gutter);
  place_label (self, &places, width);
  place (self, GTK_WIDGET (self->text), places.text_x, y, places.text_width, places.text_height);
  if (gtk_widget_get_visible (GTK_WIDGET (self->chips)))
    place (self, GTK_WIDGET (self->chips), places.text_x + VOUCH_CARD_TEXT_INSET,
           y + places.text_height + CHIPS_GAP, MAX (places.text_width - VOUCH_CARD_TEXT_INSET, 1),
           places.chips_height - CHIPS_GAP);
  place_icon (self, GTK_WIDGET (self->rung), width - places.gutter, y, places.gutter);
  place_notes (self, &places, width);
}
