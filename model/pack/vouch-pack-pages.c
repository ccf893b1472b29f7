/* vouch-pack-pages.c: the pages of sources that a pack shows, each once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-bundle.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-plain.h"
#include "vouch-reference.h"
#include "vouch-source-boxes.h"
#include "vouch-source-unbreak.h"

/* Of what stands around a passage, in code points. */
#define AROUND 700

void
vouch_pack_page_free (VouchPackPage *page)
{
  g_free (page->dest);
  json_object_unref (page->json);
  g_free (page);
}

/* --- the page --- */

static char *
make_dest (const VouchPackSource *source, guint page, gsize start)
{
  return page > 0 ? g_strdup_printf ("p%u-%u", source->order, page)
                  : g_strdup_printf ("t%u-%" G_GSIZE_FORMAT, source->order, start);
}

/* "Kim 2026. Sleep and mood": two papers of one year are told apart. */
static char *
make_title (VouchNode *reference, const VouchPackSource *source)
{
  JsonObject *csl
      = reference ? vouch_json_node_object (vouch_reference_get_csl (VOUCH_REFERENCE (reference))) : NULL;
  g_autofree char *name = csl ? vouch_reference_short (csl) : NULL;
  g_autofree char *title = csl ? vouch_reference_dup_plain_title (csl) : NULL;

  if (!name)
    return g_strdup (source->source->name);
  return title && *title ? g_strdup_printf ("%s. %s", name, title) : g_steal_pointer (&name);
}

static void
describe_page (VouchPackPage *self, VouchNode *reference)
{
  g_autofree char *title = make_title (reference, self->source);
  g_autofree char *place = self->page > 0 ? g_strdup_printf (_ ("Page %u of the file"), self->page) : NULL;

  json_object_set_string_member (self->json, "dest", self->dest);
  json_object_set_string_member (self->json, "title", title);
  json_object_set_string_member (self->json, "group", title);
  json_object_set_string_member (self->json, "place", place ? place : "");
  json_object_set_string_member (self->json, "outline", place ? place : _ ("Passage"));
  json_object_set_string_member (self->json, "failed-words",
                                 _ ("This page of the file could not be displayed. The passage as "
                                    "text:"));
  json_object_set_array_member (self->json, "rows", json_array_new ());
  json_object_set_array_member (self->json, "marks", json_array_new ());
}

/* A page that a PDF has not, or of a file that vanished, stands there as text. */
static void
name_document (VouchPackBundle *bundle, VouchPackPage *self)
{
  int document;

  if (self->page == 0)
    return;
  document = vouch_pack_sources_get_document (bundle->sources, self->source, bundle->cancellable);
  json_object_set_int_member (self->json, "page", self->page);
  json_object_set_int_member (self->json, "document", document);
  if (document >= 0)
    return;
  json_object_set_boolean_member (self->json, "failed", TRUE);
  json_object_set_string_member (self->json, "failed-words",
                                 _ ("The file can no longer be read. The passage as text:"));
}

static VouchPackPage *
get_page (VouchPackBundle *bundle, VouchPackSource *source, guint number, gsize start, VouchNode *reference)
{
  g_autofree char *dest = make_dest (source, number, start);
  VouchPackPage *page;

  for (guint i = 0; i < bundle->pages->len; i++)
    if (g_str_equal (((VouchPackPage *) bundle->pages->pdata[i])->dest, dest))
      return bundle->pages->pdata[i];
  page = g_new0 (VouchPackPage, 1);
  page->source = source;
  page->page = number;
  page->start = start;
  page->dest = g_steal_pointer (&dest);
  page->json = json_object_new ();
  describe_page (page, reference);
  name_document (bundle, page);
  g_ptr_array_add (bundle->pages, page);
  return page;
}

/* --- what is marked on it --- */

/* A statement that cites a page twice stands above it once. */
static void
add_row (VouchPackPage *page, const char *number, const char *text)
{
  JsonArray *rows = json_object_get_array_member (page->json, "rows");
  g_autofree char *to = g_strconcat ("s", number, NULL);
  JsonObject *row;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (g_strcmp0 (vouch_json_get_text (json_array_get_object_element (rows, i), "number"), number) == 0)
      return;
  row = json_object_new ();
  json_object_set_string_member (row, "number", number);
  json_object_set_string_member (row, "text", text);
  json_object_set_string_member (row, "to", to);
  json_array_add_object_element (rows, row);
}

static void
add_box (JsonArray *boxes, const VouchSourceBox *box)
{
  const float sides[] = { box->x1, box->y1, box->x2, box->y2 };
  JsonArray *json = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    json_array_add_double_element (json, sides[i]);
  json_array_add_array_element (boxes, json);
}

static JsonArray *
collect_boxes (const VouchPackPlace *place, guint page)
{
  JsonArray *json = json_array_new ();

  for (guint i = 0; i < place->anchor.n_parts; i++)
    {
      const VouchAnchorPart *part = &place->anchor.parts[i];
      g_autoptr (GArray) boxes = vouch_source_boxes_of (place->source->text, part->start, part->end, page);

      for (guint k = 0; k < boxes->len; k++)
        add_box (json, &g_array_index (boxes, VouchSourceBox, k));
    }
  return json;
}

static void
set_text (JsonObject *mark, const char *member, VouchSourceText *text, gsize start, gsize end)
{
  g_autofree char *part = vouch_source_text_dup_part (text, start, end);
  g_autofree char *line = vouch_source_unbreak (part, vouch_source_text_get_text (text));

  json_object_set_string_member (mark, member, line);
}

/* Spaces at the joints: a line has none at its ends. */
static void
set_surroundings (JsonObject *mark, const VouchPackPlace *place)
{
  VouchSourceText *text = place->source->text;
  gsize start = place->anchor.parts[0].start;
  gsize end = place->anchor.parts[place->anchor.n_parts - 1].end;
  gsize length = vouch_source_text_get_length (text);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_text (mark, "before", text, start > AROUND ? start - AROUND : 0, start);
  set_text (mark, "after", text, MIN (end, length), MIN (end + AROUND, length));
  before = g_strconcat (start > AROUND ? "…" : "", vouch_json_get_text (mark, "before"), " ", NULL);
  after = g_strconcat (" ", vouch_json_get_text (mark, "after"), end + AROUND < length ? "…" : "", NULL);
  json_object_set_string_member (mark, "before", before);
  json_object_set_string_member (mark, "after", after);
}

static JsonObject *
add_mark (VouchPackPage *page, const char *number)
{
  JsonObject *mark = json_object_new ();

  json_object_set_string_member (mark, "number", number);
  json_array_add_object_element (json_object_get_array_member (page->json, "marks"), mark);
  return mark;
}

static void
add_passage (VouchPackPage *page, const VouchPackPlace *place, const char *number)
{
  JsonObject *mark = add_mark (page, number);
  g_autofree char *exact = vouch_anchor_dup_exact (&place->anchor, place->source->text);
  g_autofree char *line = vouch_source_unbreak (exact ? exact : place->exact,
                                                 vouch_source_text_get_text (place->source->text));

  json_object_set_string_member (mark, "exact", line);
  json_object_set_array_member (mark, "boxes",
                                page->page > 0 ? collect_boxes (place, page->page) : json_array_new ());
  set_surroundings (mark, place);
}

static const char *
add_region (VouchPackBundle *bundle,
            const VouchPackPlace *place,
            VouchNode *reference,
            const char *number,
            const char *text)
{
  VouchPackPage *page = get_page (bundle, place->source, place->region.page, 0, reference);
  JsonArray *boxes = json_array_new ();
  JsonObject *mark = add_mark (page, number);

  if (vouch_region_has_box (&place->region))
    add_box (boxes, &place->region.box);
  json_object_set_array_member (mark, "boxes", boxes);
  json_object_set_boolean_member (mark, "is-region", TRUE);
  json_object_set_string_member (mark, "exact", place->exact ? place->exact : "");
  add_row (page, number, text);
  return page->dest;
}

/* The pages that it is on, from first to last; a text without pages has one, 0. */
static void
find_pages (const VouchPackPlace *place, guint *first, guint *last)
{
  *first = G_MAXUINT;
  *last = 0;
  for (guint i = 0; i < place->anchor.n_parts; i++)
    {
      const VouchAnchorPart *part = &place->anchor.parts[i];

      *first = MIN (*first, vouch_source_text_get_page_at (place->source->text, part->start));
      *last = MAX (*last, vouch_source_text_get_page_at (place->source->text, MAX (part->end, 1) - 1));
    }
}

/* On a page between, as with a figure of a whole page, there may be nothing of it. */
static gboolean
is_on_page (const VouchPackPlace *place, guint page)
{
  for (guint i = 0; i < place->anchor.n_parts; i++)
    {
      const VouchAnchorPart *part = &place->anchor.parts[i];

      if (vouch_source_text_get_page_at (place->source->text, part->start) <= page
          && vouch_source_text_get_page_at (place->source->text, MAX (part->end, 1) - 1) >= page)
        return TRUE;
    }
  return FALSE;
}

/**
 * vouch_pack_pages_add:
 * @self: what is gathered
 * @place: a passage that is shown
 * @reference: (nullable): what it is from
 * @number: the statement's
 * @text: its text
 *
 * Adds the page, or pages, that it stands on.
 *
 * Returns: (transfer none): the name of the first, for links
 */
const char *
vouch_pack_pages_add (VouchPackBundle *self,
                      const VouchPackPlace *place,
                      VouchNode *reference,
                      const char *number,
                      const char *text)
{
  const char *dest = NULL;
  guint first, last;

  if (place->state == VOUCH_PACK_REGION)
    return add_region (self, place, reference, number, text);
  find_pages (place, &first, &last);
  for (guint i = first; i <= last; i++)
    {
      VouchPackPage *page;

      if (!is_on_page (place, i))
        continue;
      page = get_page (self, place->source, i, place->anchor.parts[0].start, reference);
      add_row (page, number, text);
      add_passage (page, place, number);
      if (!dest)
        dest = page->dest;
    }
  return dest;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const VouchPackPage *one = *(VouchPackPage *const *) a;
  const VouchPackPage *other = *(VouchPackPage *const *) b;

  if (one->source->order != other->source->order)
    return one->source->order < other->source->order ? -1 : 1;
  if (one->page != other->page)
    return one->page < other->page ? -1 : 1;
  return one->start < other->start ? -1 : one->start > other->start;
}

/** By source, in the order in which the card cites them, and in these by page. */
void
vouch_pack_pages_sort (VouchPackBundle *self)
{
  g_ptr_array_sort (self->pages, compare_pages);
}
