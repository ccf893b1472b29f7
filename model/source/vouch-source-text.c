/* vouch-source-text.c: the text of a source, with its pages and boxes where it has some.
 *
 * Never changes once it is made, so that threads can share it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-text.h"

#include <string.h>

struct _VouchSourceText
{
  gatomicrefcount references;
  char *text;             /* (owned): UTF-8 */
  gsize length;           /* in code points */
  VouchSourcePage *pages; /* (owned) (nullable) */
  guint n_pages;
  VouchSourceBox *boxes; /* (owned) (nullable): one a code point */
  char *about;           /* (owned) (nullable) */
  char *left_out;        /* (owned) (nullable) */
  gboolean is_machine;   /* read from pictures */
};

G_DEFINE_BOXED_TYPE (VouchSourceText, vouch_source_text, vouch_source_text_ref, vouch_source_text_unref)

/**
 * vouch_source_text_new_take:
 * @text: (transfer full): UTF-8, page after page
 * @pages: (transfer full) (nullable) (array length=n_pages): in order; their starts never fall
 * @n_pages: how many
 * @boxes: (transfer full) (nullable): one for each code point of @text
 *
 * Returns: (transfer full): the text of a paged document, or of another one.
 */
VouchSourceText *
vouch_source_text_new_take (char *text,
                            VouchSourcePage *pages,
                            guint n_pages,
                            VouchSourceBox *boxes)
{
  VouchSourceText *self = g_new0 (VouchSourceText, 1);

  g_atomic_ref_count_init (&self->references);
  self->text = text;
  self->length = g_utf8_strlen (text, -1);
  self->pages = pages;
  self->n_pages = n_pages;
  self->boxes = boxes;
  return self;
}

/**
 * vouch_source_text_new:
 * @text: UTF-8
 *
 * Returns: (transfer full): a text without pages.
 */
VouchSourceText *
vouch_source_text_new (const char *text)
{
  return vouch_source_text_new_take (g_strdup (text), NULL, 0, NULL);
}

/**
 * vouch_source_text_new_paged:
 * @text: UTF-8, page after page
 * @pages: (array length=n_pages): in order; their starts never fall
 * @n_pages: how many
 * @boxes: (nullable): one for each code point of @text
 *
 * Returns: (transfer full): the text of a paged document.
 */
VouchSourceText *
vouch_source_text_new_paged (const char *text,
                             const VouchSourcePage *pages,
                             guint n_pages,
                             const VouchSourceBox *boxes)
{
  gsize length = g_utf8_strlen (text, -1);

  return vouch_source_text_new_take (g_strdup (text), g_memdup2 (pages, n_pages * sizeof *pages),
                                     n_pages, g_memdup2 (boxes, length * sizeof *boxes));
}

static char *
convert_utf16 (const char *bytes, gsize length)
{
  const char *charset = NULL;

  if (length < 2)
    return NULL;
  if (memcmp (bytes, "\xff\xfe", 2) == 0)
    charset = "UTF-16LE";
  else if (memcmp (bytes, "\xfe\xff", 2) == 0)
    charset = "UTF-16BE";
  return charset ? g_convert (bytes + 2, (length - 2) & ~(gsize) 1, "UTF-8", charset, NULL, NULL, NULL)
                 : NULL;
}

/* One cut or broken character in a text of UTF-8 doesn't make it Latin-1. */
static gboolean
is_mostly_utf8 (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  gsize broken = 0;
  gsize wide = 0;

  for (const char *p = bytes; p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      gboolean is_broken = c == (gunichar) -1 || c == (gunichar) -2;

      broken += is_broken;
      wide += !is_broken && c >= 0x80;
      p = is_broken ? p + 1 : g_utf8_next_char (p);
    }
  return broken <= wide;
}

static char *
decode (const char *bytes, gsize length)
{
  char *text = convert_utf16 (bytes, length);

  if (text)
    return text;
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return g_utf8_make_valid (bytes + 3, length - 3);
  if (is_mostly_utf8 (bytes, length))
    return g_utf8_make_valid (bytes, length);
  text = g_convert (bytes, length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return text ? text : g_convert (bytes, length, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

/**
 * vouch_source_text_decode:
 * @bytes: a text file: UTF-8, UTF-16 with a mark, or Windows-1252
 * @length: in bytes
 *
 * Line ends and everything else stay as they are; only a byte order mark goes. What is no
 * character becomes U+FFFD.
 *
 * Returns: (transfer full): its text, without pages.
 */
VouchSourceText *
vouch_source_text_decode (const char *bytes, gsize length)
{
  /* No bytes at all may have no address. */
  char *text = decode (bytes ? bytes : "", length);

  return vouch_source_text_new_take (text ? text : g_strdup (""), NULL, 0, NULL);
}

VouchSourceText *
vouch_source_text_ref (VouchSourceText *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
vouch_source_text_unref (VouchSourceText *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->text);
  g_free (self->pages);
  g_free (self->boxes);
  g_free (self->about);
  g_free (self->left_out);
  g_free (self);
}

/** Returns: all of it, in reading order. */
const char *
vouch_source_text_get_text (VouchSourceText *self)
{
  return self->text;
}

/** Returns: how many code points it has. */
gsize
vouch_source_text_get_length (VouchSourceText *self)
{
  return self->length;
}

/** Returns: how many pages it has; 0 where it is not paged. */
guint
vouch_source_text_get_n_pages (VouchSourceText *self)
{
  return self->n_pages;
}

/** Returns: (nullable): the page, counted from 1; %NULL where there is none. */
const VouchSourcePage *
vouch_source_text_get_page (VouchSourceText *self, guint page)
{
  return page >= 1 && page <= self->n_pages ? &self->pages[page - 1] : NULL;
}

/** Returns: the page that holds a code point, from 1; 0 where the text is not paged. */
guint
vouch_source_text_get_page_at (VouchSourceText *self, gsize code_point)
{
  guint low = 0;
  guint high = self->n_pages;

  /* The last page that starts at or before it: empty pages before it share its start. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->pages[middle].start <= code_point)
        low = middle + 1;
      else
        high = middle;
    }
  return self->n_pages > 0 ? MAX (low, 1) : 0;
}

/** Returns: (nullable): a box for each code point. */
const VouchSourceBox *
vouch_source_text_get_boxes (VouchSourceText *self)
{
  return self->boxes;
}

/** Returns: (nullable): what the file says of itself beside its text: title, subject, identifiers. */
const char *
vouch_source_text_get_about (VouchSourceText *self)
{
  return self->about;
}

/** Only for whoever makes a text, before anybody else sees it. */
void
vouch_source_text_set_about (VouchSourceText *self, const char *about)
{
  g_free (self->about);
  self->about = g_strdup (about);
}

/** Returns: (nullable): the marks of notes and references that the file has and the text doesn't. */
const char *
vouch_source_text_get_left_out (VouchSourceText *self)
{
  return self->left_out;
}

/**
 * vouch_source_text_set_left_out:
 * @self: a text that nobody else has seen yet
 * @left_out: a line for each mark, in the order of the text: how many code points are before it, a space, the mark
 */
void
vouch_source_text_set_left_out (VouchSourceText *self, const char *left_out)
{
  g_free (self->left_out);
  self->left_out = g_strdup (left_out);
}

/** Returns: whether a machine has read it from pictures, and may have taken letters for others. */
gboolean
vouch_source_text_is_machine (VouchSourceText *self)
{
  return self->is_machine;
}

/** Only for whoever makes a text, before anybody else sees it. */
void
vouch_source_text_set_machine (VouchSourceText *self, gboolean is_machine)
{
  self->is_machine = is_machine;
}

/**
 * vouch_source_text_dup_part:
 * @self: a text
 * @start: first code point
 * @end: the one behind the last
 *
 * Returns: (transfer full): that part; cut where the text ends.
 */
char *
vouch_source_text_dup_part (VouchSourceText *self, gsize start, gsize end)
{
  gsize to = MIN (end, self->length);
  gsize from = MIN (start, to);

  return g_utf8_substring (self->text, from, to);
}
