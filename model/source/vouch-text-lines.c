/* vouch-text-lines.c: the lines of a paged text, and which of them belong to the page only.
 *
 * A sentence that goes on behind a page break has the running foot, the page number and
 * the running head in its middle. They are told by coming again on other pages at the
 * edge of the page or of its text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-text-lines.h"

#include <string.h>

#include "vouch-fold.h"

/* Furniture is among so many lines at the beginning or end of a page's text… */
#define EDGE_LINES 4
/* …or in this share of its height, above or below… */
#define EDGE_SHARE 0.06
/* …and the same on so many pages; anywhere on the page if on so many. */
#define MIN_PAGES_AT_EDGE 2
#define MIN_PAGES_ANYWHERE 4
#define MIN_FURNITURE_BYTES 4
/* A bare number with more digits is no page number. */
#define MAX_PAGE_DIGITS 4
#define PAGE_NUMBER_LINES 3
/* Fewer letters say nothing about the size of the type. */
#define MIN_LETTERS 3
/* Letters of one type differ by less than this. */
#define SAME_SIZE 0.95
/* Lines of one column share so much of the narrower one's width. */
#define COLUMN_OVERLAP 0.4
/* Words of one line share so much of the lower one's height, and between two of a justified line that is short
 * of words is so much of it. */
#define ROW_OVERLAP 0.5
#define ROW_GAP 4

typedef struct
{
  float top;
  float bottom;
} Extent;

/* What a line's skeleton was seen on. */
typedef struct
{
  guint last_page;
  guint n_pages;
  guint last_edge;
  guint n_edges; /* pages that have it at an edge */
} Sightings;

/* A heading, whatever page it begins; an abstract has it, too. */
static const char *const headings[]
    = { "abstract",   "background", "introduction", "method",      "methods",     "materialsandmethods", "patientsandmethods",
        "result",     "results",    "discussion",   "conclusion",  "conclusions", "limitations",         "references" };

static void
widen (VouchSourceBox *box, const VouchSourceBox *by)
{
  if (by->x2 <= by->x1)
    return;
  box->x1 = MIN (box->x1, by->x1);
  box->y1 = MIN (box->y1, by->y1);
  box->x2 = MAX (box->x2, by->x2);
  box->y2 = MAX (box->y2, by->y2);
}

static void
measure (VouchTextLine *line, const gunichar *characters, const VouchSourceBox *boxes)
{
  double height = 0;
  guint n_letters = 0;

  line->box = (VouchSourceBox) { G_MAXFLOAT, G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT };
  for (guint32 i = line->start; boxes && i < line->end; i++)
    {
      widen (&line->box, &boxes[i]);
      if (g_unichar_isalpha (characters[i]))
        {
          height += boxes[i].y2 - boxes[i].y1;
          n_letters++;
        }
    }
  line->letter_height = n_letters >= MIN_LETTERS ? height / n_letters : 0;
}

static void
add_line (GArray *lines,
          VouchSourceText *text,
          const gunichar *characters,
          guint32 start,
          guint32 end)
{
  VouchTextLine line = { .start = start, .end = end };

  line.page = vouch_source_text_get_page_at (text, start);
  measure (&line, characters, vouch_source_text_get_boxes (text));
  g_array_append_val (lines, line);
}

static GArray *
split_lines (VouchSourceText *text, const gunichar *characters)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (VouchTextLine));
  gsize length = vouch_source_text_get_length (text);
  guint32 start = 0;

  for (gsize i = 0; i < length; i++)
    if (characters[i] == '\n')
      {
        add_line (lines, text, characters, start, i);
        start = i + 1;
      }
  if (start < length)
    add_line (lines, text, characters, start, length);
  return lines;
}

/* Page numbers differ, running heads that hold one too. */
static char *
make_key (const VouchTextLine *line, const gunichar *characters)
{
  GString *key = g_string_new (NULL);
  char folded[VOUCH_FOLD_MAX];

  for (guint32 i = line->start; i < line->end; i++)
    {
      guint n = vouch_fold_char (characters[i], folded);

      if (n == 1 && g_ascii_isdigit (folded[0]))
        folded[0] = '#';
      g_string_append_len (key, folded, n);
    }
  return g_string_free (key, FALSE);
}

static void
note_sighting (GHashTable *seen, const char *key, guint page, gboolean is_edge)
{
  Sightings *sightings = g_hash_table_lookup (seen, key);

  if (!sightings)
    {
      sightings = g_new0 (Sightings, 1);
      g_hash_table_insert (seen, g_strdup (key), sightings);
    }
  sightings->n_pages += sightings->last_page != page;
  sightings->last_page = page;
  if (!is_edge)
    return;
  sightings->n_edges += sightings->last_edge != page;
  sightings->last_edge = page;
}

static Extent *
measure_pages (GArray *lines, guint n_pages)
{
  Extent *extents = g_new (Extent, n_pages + 1);

  for (guint i = 0; i <= n_pages; i++)
    extents[i] = (Extent) { G_MAXFLOAT, -G_MAXFLOAT };
  for (guint i = 0; i < lines->len; i++)
    {
      VouchTextLine *line = &g_array_index (lines, VouchTextLine, i);

      if (!vouch_text_line_has_place (line))
        continue;
      extents[line->page].top = MIN (extents[line->page].top, line->box.y1);
      extents[line->page].bottom = MAX (extents[line->page].bottom, line->box.y2);
    }
  return extents;
}

static gboolean
is_at_edge (const VouchTextLine *line, const Extent *extent)
{
  float margin = EDGE_SHARE * (extent->bottom - extent->top);

  return vouch_text_line_has_place (line)
         && (line->box.y1 < extent->top + margin || line->box.y2 > extent->bottom - margin);
}

static gboolean
is_heading (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_equal (key, headings[i]))
      return TRUE;
  return FALSE;
}

/* @from_edge: how many lines stand between it and the nearer end of the page's text. */
static gboolean
is_furniture (const char *key, const Sightings *sightings, guint from_edge, gboolean is_at_edge)
{
  gsize length = strlen (key);

  /* A sign alone is one of a formula. */
  if (length == 0)
    return FALSE;
  if (strspn (key, "#") == length)
    return length <= MAX_PAGE_DIGITS && (is_at_edge || from_edge < PAGE_NUMBER_LINES);
  if (length < MIN_FURNITURE_BYTES || is_heading (key))
    return FALSE;
  return sightings->n_pages >= MIN_PAGES_ANYWHERE
         || (sightings->n_edges >= MIN_PAGES_AT_EDGE && (is_at_edge || from_edge < EDGE_LINES));
}

static gboolean
is_single_word (const VouchTextLine *line, const gunichar *characters)
{
  gboolean has_word = FALSE;
  gboolean has_gap = FALSE;

  for (guint32 i = line->start; i < line->end; i++)
    {
      gboolean is_word = !g_unichar_isspace (characters[i]);

      if (is_word && has_gap)
        return FALSE;
      has_word |= is_word;
      has_gap |= has_word && !is_word;
    }
  return TRUE;
}

/* Whether both stand in one line of the page, side by side. */
static gboolean
is_beside (const VouchTextLine *a, const VouchTextLine *b)
{
  float height = MIN (a->box.y2 - a->box.y1, b->box.y2 - b->box.y1);
  float shared = MIN (a->box.y2, b->box.y2) - MAX (a->box.y1, b->box.y1);
  float gap = MAX (a->box.x1, b->box.x1) - MIN (a->box.x2, b->box.x2);

  return a->page == b->page && vouch_text_line_has_place (a) && vouch_text_line_has_place (b)
         && shared > ROW_OVERLAP * height && gap < ROW_GAP * height;
}

/* Words of a justified line stand far apart, and the reader of PDFs takes each for a line. Such a word comes again
 * on other pages. Beside a running head stands its page's number, too: what is repeated itself is no witness. */
static gboolean
is_word_of_row (GArray *lines, guint i, const gunichar *characters, GPtrArray *keys, GHashTable *seen)
{
  const VouchTextLine *line = &g_array_index (lines, VouchTextLine, i);

  if (!is_single_word (line, characters))
    return FALSE;
  for (guint j = i > 0 ? i - 1 : i + 1; j < lines->len && j <= i + 1; j += 2)
    {
      const VouchTextLine *other = &g_array_index (lines, VouchTextLine, j);
      const Sightings *sightings = g_hash_table_lookup (seen, keys->pdata[j]);

      if (is_beside (line, other) && (sightings->n_pages < MIN_PAGES_AT_EDGE || is_single_word (other, characters)))
        return TRUE;
    }
  return FALSE;
}

static guint
count_from_edge (guint first, guint last, guint i)
{
  return MIN (i - first, last - i);
}

static guint
find_last_of_page (GArray *lines, guint first)
{
  guint page = g_array_index (lines, VouchTextLine, first).page;
  guint last = first;

  while (last + 1 < lines->len && g_array_index (lines, VouchTextLine, last + 1).page == page)
    last++;
  return last;
}

/* What is known of the lines of a text. */
typedef struct
{
  GArray *lines;
  const gunichar *characters;
  GPtrArray *keys;      /* (element-type utf8) */
  GHashTable *seen;     /* key to Sightings */
  const Extent *extents;
} Reading;

typedef void (*ReadLine) (Reading *self, guint i, guint from_edge);

static void
note_line (Reading *self, guint i, guint from_edge)
{
  const VouchTextLine *line = &g_array_index (self->lines, VouchTextLine, i);

  note_sighting (self->seen, self->keys->pdata[i], line->page,
                 from_edge < EDGE_LINES || is_at_edge (line, &self->extents[line->page]));
}

static void
mark_line (Reading *self, guint i, guint from_edge)
{
  VouchTextLine *line = &g_array_index (self->lines, VouchTextLine, i);
  const Sightings *sightings = g_hash_table_lookup (self->seen, self->keys->pdata[i]);

  line->is_furniture
      = is_furniture (self->keys->pdata[i], sightings, from_edge, is_at_edge (line, &self->extents[line->page]))
        && !is_word_of_row (self->lines, i, self->characters, self->keys, self->seen);
}

static void
read_pages (Reading *self, ReadLine read_line)
{
  for (guint first = 0; first < self->lines->len;)
    {
      guint last = find_last_of_page (self->lines, first);

      for (guint i = first; i <= last; i++)
        read_line (self, i, count_from_edge (first, last, i));
      first = last + 1;
    }
}

static void
find_furniture (GArray *lines, const gunichar *characters, guint n_pages)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree Extent *extents = measure_pages (lines, n_pages);
  Reading reading = { lines, characters, keys, seen, extents };

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (keys, make_key (&g_array_index (lines, VouchTextLine, i), characters));
  read_pages (&reading, note_line);
  read_pages (&reading, mark_line);
}

/**
 * vouch_text_line_goes_on:
 * @self: a line
 * @next: the one behind it
 * @characters: the whole text as code points
 *
 * Returns: whether both are one line of the page: words of a justified one stand far apart, and the reader of
 *   PDFs takes each for a line
 */
gboolean
vouch_text_line_goes_on (const VouchTextLine *self, const VouchTextLine *next, const gunichar *characters)
{
  return is_beside (self, next) && next->box.x1 > self->box.x1
         && (is_single_word (self, characters) || is_single_word (next, characters));
}

/**
 * vouch_text_lines_new:
 * @text: a text
 * @characters: the same text as code points
 *
 * Returns: (transfer full) (element-type VouchTextLine): its lines; none is furniture where it is
 *   not paged.
 */
GArray *
vouch_text_lines_new (VouchSourceText *text, const gunichar *characters)
{
  GArray *lines = split_lines (text, characters);
  guint n_pages = vouch_source_text_get_n_pages (text);

  if (n_pages > 0)
    find_furniture (lines, characters, n_pages);
  return lines;
}

gboolean
vouch_text_line_has_place (const VouchTextLine *line)
{
  return line->box.x2 > line->box.x1;
}

/** Returns: whether both could stand in one column. */
gboolean
vouch_text_line_overlaps (const VouchTextLine *a, const VouchTextLine *b)
{
  float shared = MIN (a->box.x2, b->box.x2) - MAX (a->box.x1, b->box.x1);

  return shared > COLUMN_OVERLAP * MIN (a->box.x2 - a->box.x1, b->box.x2 - b->box.x1);
}

/** Returns: whether both are set in type of one size. */
gboolean
vouch_text_line_same_size (const VouchTextLine *a, const VouchTextLine *b)
{
  return a->letter_height > 0 && b->letter_height > 0
         && a->letter_height >= SAME_SIZE * b->letter_height
         && b->letter_height >= SAME_SIZE * a->letter_height;
}
