/* vouch-source-text-bytes.c: a text with pages and boxes as bytes, and back.
 *
 * A mark, three counts, the pages, the boxes, what the file says of itself (and, behind a NUL, the marks that were
 * left out of the text), the text; all numbers in this computer's order, for the bytes never leave it. A box is four steps of
 * 1/65535 of its page's scale: half the room, and finer than any eye. The bytes may come
 * from a process that hostile input has taken over: nothing in them is believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-text.h"

#include <string.h>

#define MARK "Vouch text 1\n\0\0\0"
/* Of one that was read from pictures. */
#define MACHINE_MARK "Vouch scan 1\n\0\0\0"
#define STEPS 65535

typedef struct
{
  char mark[16];
  guint64 text_bytes;
  guint64 about_bytes;
  guint32 n_pages;
  guint32 n_boxes;
} Header;

typedef struct
{
  guint32 start;
  float width;
  float height;
  float scale; /* what STEPS stand for, in points */
} PageRecord;

typedef struct
{
  guint16 x1;
  guint16 y1;
  guint16 x2;
  guint16 y2;
} BoxRecord;

G_STATIC_ASSERT (sizeof (Header) == 40);
G_STATIC_ASSERT (sizeof (PageRecord) == 16);
G_STATIC_ASSERT (sizeof (BoxRecord) == 8);

static guint16
to_steps (float value, float scale)
{
  return CLAMP (value / scale * STEPS, 0, STEPS);
}

static void
append_pages (GByteArray *bytes, VouchSourceText *text)
{
  for (guint i = 1; i <= vouch_source_text_get_n_pages (text); i++)
    {
      const VouchSourcePage *page = vouch_source_text_get_page (text, i);
      float scale = MAX (MAX (page->width, page->height), 1);
      PageRecord record = { page->start, page->width, page->height, scale };

      g_byte_array_append (bytes, (guint8 *) &record, sizeof record);
    }
}

static gsize
page_end (VouchSourceText *text, guint page)
{
  const VouchSourcePage *next = vouch_source_text_get_page (text, page + 1);

  return next ? next->start : vouch_source_text_get_length (text);
}

static void
append_boxes (GByteArray *bytes, VouchSourceText *text)
{
  const VouchSourceBox *boxes = vouch_source_text_get_boxes (text);

  for (guint i = 1; boxes && i <= vouch_source_text_get_n_pages (text); i++)
    {
      const VouchSourcePage *page = vouch_source_text_get_page (text, i);
      float scale = MAX (MAX (page->width, page->height), 1);

      for (gsize k = page->start; k < page_end (text, i); k++)
        {
          BoxRecord record = { to_steps (boxes[k].x1, scale), to_steps (boxes[k].y1, scale),
                               to_steps (boxes[k].x2, scale), to_steps (boxes[k].y2, scale) };

          g_byte_array_append (bytes, (guint8 *) &record, sizeof record);
        }
    }
}

static GString *
join_about (VouchSourceText *text)
{
  const char *left_out = vouch_source_text_get_left_out (text);
  GString *joined = g_string_new (vouch_source_text_get_about (text));

  if (left_out)
    g_string_append_len (joined, "", 1);
  return g_string_append (joined, left_out ? left_out : "");
}

/** Returns: (transfer full): all of @self. */
GBytes *
vouch_source_text_to_bytes (VouchSourceText *self)
{
  const char *text = vouch_source_text_get_text (self);
  g_autoptr (GString) about = join_about (self);
  Header header = { .mark = MARK };
  GByteArray *bytes;

  if (vouch_source_text_is_machine (self))
    memcpy (header.mark, MACHINE_MARK, sizeof header.mark);
  header.text_bytes = strlen (text);
  header.about_bytes = about->len;
  header.n_pages = vouch_source_text_get_n_pages (self);
  header.n_boxes = vouch_source_text_get_boxes (self) ? vouch_source_text_get_length (self) : 0;
  bytes = g_byte_array_sized_new (sizeof header + header.n_pages * sizeof (PageRecord)
                                  + header.n_boxes * sizeof (BoxRecord) + header.text_bytes
                                  + header.about_bytes);
  g_byte_array_append (bytes, (guint8 *) &header, sizeof header);
  append_pages (bytes, self);
  append_boxes (bytes, self);
  g_byte_array_append (bytes, (guint8 *) about->str, header.about_bytes);
  g_byte_array_append (bytes, (guint8 *) text, header.text_bytes);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
is_machine (const Header *header)
{
  return memcmp (header->mark, MACHINE_MARK, sizeof header->mark) == 0;
}

static gboolean
header_fits (const Header *header, gsize length)
{
  guint64 rest = length - sizeof *header;
  guint64 records = (guint64) header->n_pages * sizeof (PageRecord)
                    + (guint64) header->n_boxes * sizeof (BoxRecord);

  return (memcmp (header->mark, MARK, sizeof header->mark) == 0 || is_machine (header))
         && header->text_bytes <= rest
         && header->about_bytes <= rest - header->text_bytes
         && records == rest - header->text_bytes - header->about_bytes;
}

static gboolean
is_size (float value)
{
  return value >= 0 && value <= G_MAXINT16; /* false for what is no number */
}

static VouchSourcePage *
read_pages (const PageRecord *records, guint n_pages, gsize length)
{
  g_autofree VouchSourcePage *pages = g_new (VouchSourcePage, n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      guint32 before = i > 0 ? records[i - 1].start : 0;

      if (records[i].start < before || records[i].start > length || !is_size (records[i].width)
          || !is_size (records[i].height) || !is_size (records[i].scale))
        return NULL;
      pages[i] = (VouchSourcePage) { records[i].start, records[i].width, records[i].height };
    }
  return g_steal_pointer (&pages);
}

/* @bytes: BoxRecords, wherever they begin. */
static VouchSourceBox *
read_boxes (const guint8 *bytes, gsize n, const PageRecord *pages, guint n_pages)
{
  VouchSourceBox *boxes = g_new (VouchSourceBox, n);
  guint page = 0;

  for (gsize i = 0; i < n; i++)
    {
      BoxRecord record;
      float step;

      memcpy (&record, bytes + i * sizeof record, sizeof record);
      while (page + 1 < n_pages && pages[page + 1].start <= i)
        page++;
      step = pages[page].scale / STEPS;
      boxes[i] = (VouchSourceBox) { record.x1 * step, record.y1 * step, record.x2 * step,
                                    record.y2 * step };
    }
  return boxes;
}

static gboolean
counts_fit (const Header *header, gsize length)
{
  return header->n_boxes == 0 || (header->n_boxes == length && header->n_pages > 0);
}

/* @bytes: not terminated */
static void
set_about (VouchSourceText *self, const char *bytes, gsize length)
{
  gsize about_bytes = strnlen (bytes, length);
  g_autofree char *about = g_strndup (bytes, about_bytes);
  g_autofree char *left_out = about_bytes < length ? g_strndup (bytes + about_bytes + 1, length - about_bytes - 1)
                                                   : NULL;

  if (*about)
    vouch_source_text_set_about (self, about);
  if (left_out && g_utf8_validate (left_out, -1, NULL))
    vouch_source_text_set_left_out (self, left_out);
}

static VouchSourceText *
read_text (const Header *header, const guint8 *rest)
{
  g_autofree PageRecord *records = g_memdup2 (rest, header->n_pages * sizeof (PageRecord));
  const guint8 *box_bytes = rest + header->n_pages * sizeof (PageRecord);
  const char *about_bytes = (const char *) box_bytes + header->n_boxes * sizeof (BoxRecord);
  const char *text_bytes = about_bytes + header->about_bytes;
  g_autofree char *about = g_strndup (about_bytes, header->about_bytes);
  g_autofree VouchSourcePage *pages = NULL;
  VouchSourceBox *boxes = NULL;
  VouchSourceText *self;
  gsize length;

  /* Without NULs, for the length counts. */
  if (!g_utf8_validate_len (text_bytes, header->text_bytes, NULL) || !g_utf8_validate (about, -1, NULL))
    return NULL;
  length = g_utf8_strlen (text_bytes, header->text_bytes);
  pages = read_pages (records, header->n_pages, length);
  if ((!pages && header->n_pages > 0) || !counts_fit (header, length))
    return NULL;
  if (header->n_boxes > 0)
    boxes = read_boxes (box_bytes, header->n_boxes, records, header->n_pages);
  self = vouch_source_text_new_take (g_strndup (text_bytes, header->text_bytes),
                                     g_steal_pointer (&pages), header->n_pages, boxes);
  set_about (self, about_bytes, header->about_bytes);
  vouch_source_text_set_machine (self, is_machine (header));
  return self;
}

/**
 * vouch_source_text_from_bytes:
 * @bytes: (array length=length): what vouch_source_text_to_bytes() gave, or anything else
 * @length: how many
 *
 * Returns: (transfer full) (nullable): the text; %NULL if the bytes are something else.
 */
VouchSourceText *
vouch_source_text_from_bytes (const guint8 *bytes, gsize length)
{
  Header header;

  if (length < sizeof header)
    return NULL;
  memcpy (&header, bytes, sizeof header);
  return header_fits (&header, length) ? read_text (&header, bytes + sizeof header) : NULL;
}
