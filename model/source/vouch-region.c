/* vouch-region.c: a part of a page that a citation marks: a table's cell, a figure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-region.h"

#include <math.h>

#include "vouch-json.h"

/* PDF's own limit of a page, in points. */
#define MAX_SIDE 14400.0
/* A selection may end a little beside the page. */
#define TOLERANCE 2.0f

static gboolean
read_box (JsonArray *array, VouchSourceBox *box)
{
  float *const sides[] = { &box->x1, &box->y1, &box->x2, &box->y2 };

  if (!array || vouch_json_array_length (array) != G_N_ELEMENTS (sides))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      double value;

      if (!vouch_json_node_number (vouch_json_array_node (array, i), &value) || !isfinite (value)
          || fabs (value) > MAX_SIDE)
        return FALSE;
      *sides[i] = (float) value;
    }
  /* All zeros say the whole page; a line or a dot marks nothing. */
  return (box->x1 < box->x2 && box->y1 < box->y2)
         || (box->x1 == 0 && box->y1 == 0 && box->x2 == 0 && box->y2 == 0);
}

/**
 * vouch_region_read:
 * @value: (nullable): what a citation has for "region"
 * @region: (out caller-allocates): lives as long as @value
 *
 * One without a box is the whole page.
 *
 * Returns: whether it is one: it has a page, and its box, if any, four numbers in order.
 */
gboolean
vouch_region_read (JsonNode *value, VouchRegion *region)
{
  JsonObject *object = vouch_json_node_object (value);
  gint64 page = object ? vouch_json_get_int (object, "page", 0) : 0;

  *region = (VouchRegion) { 0 };
  if (page < 1 || page > G_MAXINT)
    return FALSE;
  region->page = (guint) page;
  region->source = vouch_json_get_text (object, "source");
  if (vouch_json_is_null (vouch_json_get_node (object, "box")))
    return TRUE;
  return read_box (vouch_json_get_array (object, "box"), &region->box);
}

/* A tenth of a point: nobody selects better, and the same place is the same text. */
static double
round_side (float side)
{
  return round (side * 10.0) / 10.0;
}

/** Returns: (transfer full): the region as a citation keeps it. */
JsonNode *
vouch_region_to_json (const VouchRegion *self)
{
  const float sides[] = { self->box.x1, self->box.y1, self->box.x2, self->box.y2 };
  JsonArray *box = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    json_array_add_element (box, vouch_json_new_number (round_side (sides[i])));
  if (!self->source)
    return vouch_json_new_members ("page", vouch_json_new_int (self->page), "box",
                                   vouch_json_new_array (box), NULL);
  return vouch_json_new_members ("page", vouch_json_new_int (self->page), "box",
                                 vouch_json_new_array (box), "source",
                                 vouch_json_new_text (self->source), NULL);
}

/** Returns: whether it is a part of the page, not all of it. */
gboolean
vouch_region_has_box (const VouchRegion *self)
{
  return self->box.x2 > self->box.x1 && self->box.y2 > self->box.y1;
}

/**
 * vouch_region_fits:
 * @self: a region
 * @text: the file that it is said to be in
 *
 * Returns: whether the file has such a page, and the page such a place.
 */
gboolean
vouch_region_fits (const VouchRegion *self, VouchSourceText *text)
{
  const VouchSourcePage *page = vouch_source_text_get_page (text, self->page);

  if (!page)
    return FALSE;
  return self->box.x1 >= -TOLERANCE && self->box.y1 >= -TOLERANCE
         && (page->width <= 0 || self->box.x2 <= page->width + TOLERANCE)
         && (page->height <= 0 || self->box.y2 <= page->height + TOLERANCE);
}
