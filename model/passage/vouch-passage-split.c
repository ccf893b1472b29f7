/* vouch-passage-split.c: the sentences, rows and headings of a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-split.h"

#include <string.h>

#include "vouch-passage-abstract.h"
#include "vouch-passage-lines.h"
#include "vouch-passage-references.h"

#define MAX_TITLE 400
#define MAX_LABEL 140
#define MAX_ROW 400
/* A short line without a full stop is a cell, an address, a name. */
#define MAX_SCRAP 120

typedef struct
{
  const char *text;
  GArray *lines; /* (element-type VouchPassageLine) */
  guint at;      /* the line to be read next */
  gsize width;   /* of the page where its lines are broken by width, else 0 */
  gboolean is_marked; /* its headings say that they are such */
  VouchPassageZone zone;
  int heading;
  GArray *spans; /* (element-type VouchPassageSpan) */
  GArray *ends;  /* (element-type gsize): scratch */
} Splitter;

static VouchPassageLine *
get_line (const Splitter *self,
          guint           i)
{
  return &g_array_index (self->lines, VouchPassageLine, i);
}

/* Whether the text itself says what its headings are. */
static gboolean
is_marked (const Splitter *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const VouchPassageLine *line = get_line (self, i);

      if (line->to - line->from > 8 && strncmp (self->text + line->from, "BODY.", 5) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_blank (const Splitter *self,
          guint           i)
{
  return i >= self->lines->len || get_line (self, i)->from == get_line (self, i)->to;
}

static gboolean
ends_sentence (const char *text,
               gsize       from,
               gsize       to)
{
  while (to > from && strchr (")]\"'", text[to - 1]))
    to--;
  return to > from && strchr (".?!", text[to - 1]);
}

static gboolean
has_words (const char *text,
           gsize       from,
           gsize       to)
{
  for (const char *p = text + from; p < text + to; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
add_span (Splitter         *self,
          gsize             from,
          gsize             to,
          VouchPassageKind  kind)
{
  VouchPassageSpan span = { from, to, 0, 0, kind, self->zone, self->heading };

  span.from = vouch_passage_skip_space (self->text, from, to);
  span.to = vouch_passage_drop_space (self->text, span.from, to);
  if (has_words (self->text, span.from, span.to))
    g_array_append_val (self->spans, span);
}

/* The best place to cut before @limit: after a semicolon, a comma, a word. */
static gsize
find_cut (const char *text,
          gsize       from,
          gsize       limit)
{
  static const char *const joints[] = { "; ", ", ", " ", "\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char *found = g_strrstr_len (text + from, limit - from, joints[i]);

      if (found && (gsize) (found - text) > from + (limit - from) / 3)
        return found - text + strlen (joints[i]);
    }
  return limit;
}

static gsize
find_limit (const char *text,
            gsize       from,
            gsize       to)
{
  const char *p = text + from;

  for (guint i = 0; i < VOUCH_PASSAGE_MAX_LENGTH && p < text + to; i++)
    p = g_utf8_next_char (p);
  return p - text;
}

static void
add_cut (Splitter         *self,
         gsize             from,
         gsize             to,
         VouchPassageKind  kind)
{
  gsize limit;

  while ((limit = find_limit (self->text, from, to)) < to)
    {
      gsize cut = find_cut (self->text, from, limit);

      add_span (self, from, cut, kind);
      from = cut;
    }
  add_span (self, from, to, kind);
}

/* A part of an abstract says in its first words what it is. */
static void
follow_label (Splitter *self,
              gsize     from,
              gsize     to)
{
  VouchPassageHeading label;

  if (self->is_marked || self->zone > VOUCH_PASSAGE_ZONE_ABSTRACT_OTHER
      || !vouch_passage_label_read (&label, self->text, from, to))
    return;
  label.is_abstract = TRUE;
  self->zone = vouch_passage_zone_after (self->zone, &label);
}

static void
add_paragraph (Splitter *self,
               gsize     from,
               gsize     to)
{
  gboolean is_scrap = to - from < MAX_SCRAP && !ends_sentence (self->text, from, to);

  g_array_set_size (self->ends, 0);
  vouch_passage_split_paragraph (self->text, from, to, self->ends);
  g_array_append_val (self->ends, to);
  for (guint i = 0; i < self->ends->len; i++)
    {
      gsize end = g_array_index (self->ends, gsize, i);

      follow_label (self, from, end);
      add_cut (self, from, end, is_scrap ? VOUCH_PASSAGE_SCRAP : VOUCH_PASSAGE_SENTENCE);
      from = end;
    }
}

/* Whether the line goes on in the next one. */
static gboolean
goes_on (const Splitter *self,
         guint           i)
{
  const VouchPassageLine *line = get_line (self, i);
  gsize length = line->to - line->from;

  if (self->width == 0 || line->is_last || is_blank (self, i + 1))
    return FALSE;
  if (length * 10 >= self->width * 6)
    return TRUE;
  return !ends_sentence (self->text, line->from, line->to) && length * 10 >= self->width * 4
         && g_unichar_islower (g_utf8_get_char (self->text + get_line (self, i + 1)->from));
}

/* Numbers and what stands between them. */
static gboolean
is_numbers (const Splitter *self,
            guint           i)
{
  const VouchPassageLine *line = get_line (self, i);
  guint n_letters = 0;
  guint n_digits = 0;

  for (const char *p = self->text + line->from; p < self->text + line->to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_digits += g_unichar_isdigit (c);
      n_letters += g_unichar_isalpha (c);
    }
  return n_digits > 0 && n_letters <= n_digits;
}

/* A label and the lines of numbers after it are one row. */
static gboolean
take_row (Splitter *self)
{
  const VouchPassageLine *label = get_line (self, self->at);
  guint last = self->at;

  if (self->width > 0 || label->to - label->from > MAX_LABEL
      || ends_sentence (self->text, label->from, label->to))
    return FALSE;
  while (!is_blank (self, last + 1) && is_numbers (self, last + 1)
         && get_line (self, last + 1)->to - label->from < MAX_ROW)
    last++;
  if (last == self->at)
    return FALSE;
  add_span (self, label->from, get_line (self, last)->to, VOUCH_PASSAGE_ROW);
  self->at = last + 1;
  return TRUE;
}

static gboolean
stands_alone (const Splitter *self,
              guint           line)
{
  guint next = line + 1;

  if (self->is_marked || (line > 0 && !is_blank (self, line - 1)))
    return FALSE;
  while (next < self->lines->len && is_blank (self, next))
    next++;
  return next < self->lines->len
         && get_line (self, next)->to - get_line (self, next)->from >= (self->width ? self->width * 6 / 10 : 80);
}

/* The first line of a sentence that goes on, as in “Background: Cells of the” with “lens are…” below it. */
static gboolean
runs_on (const Splitter *self,
         guint           line)
{
  const VouchPassageLine *at = get_line (self, line);
  gunichar next;

  if (!goes_on (self, line))
    return FALSE;
  /* “2.1. Chemicals. All that was used came from” fills its column. */
  if ((at->to - at->from) * 10 >= self->width * 9 || self->text[at->to - 1] == '-')
    return TRUE;
  if (g_ascii_isdigit (self->text[at->from]))
    return FALSE;
  next = g_utf8_get_char (self->text + get_line (self, line + 1)->from);
  return g_unichar_islower (next) || next == '(';
}

/* “Microarray Analysis. Blood samples were”: the name of a part, and a sentence behind it in its line. */
static gboolean
has_sentence_behind (const Splitter            *self,
                     const VouchPassageHeading *heading)
{
  for (const char *p = self->text + heading->from; p + 2 < self->text + heading->to; p++)
    if (p[0] == '.' && p[1] == ' ' && g_ascii_isupper (p[2]) && p - self->text > (glong) heading->from + 3
        && g_ascii_islower (p[-1]) && g_ascii_islower (p[-2]))
      return TRUE;
  return FALSE;
}

static gboolean
read_heading (const Splitter      *self,
              guint                line,
              VouchPassageHeading *heading)
{
  const VouchPassageLine *at = get_line (self, line);

  return vouch_passage_heading_read (heading, self->text, at->from, at->to, stands_alone (self, line))
         && (!self->is_marked || heading->is_marked)
         && (heading->is_marked || (!runs_on (self, line) && !has_sentence_behind (self, heading)));
}

static gboolean
take_heading (Splitter *self)
{
  VouchPassageHeading heading;

  if (!read_heading (self, self->at, &heading))
    return FALSE;
  /* The first line is the title, unless it says that it is something else. */
  if (self->spans->len == 0 && !heading.is_marked && !heading.is_abstract
      && heading.kind == VOUCH_PASSAGE_ZONE_NONE)
    return FALSE;
  self->zone = vouch_passage_zone_after (self->zone, &heading);
  self->heading = -1;
  add_span (self, heading.from, heading.to, VOUCH_PASSAGE_HEADING);
  self->heading = (int) self->spans->len - 1;
  self->at++;
  return TRUE;
}

static gboolean
has_more (const Splitter *self,
          guint           line)
{
  while (line < self->lines->len && is_blank (self, line))
    line++;
  return line < self->lines->len;
}

/* The first line, where an empty one and then more follows it. */
static gboolean
take_title (Splitter *self)
{
  guint last = self->at;

  if (self->spans->len > 0 || self->is_marked)
    return FALSE;
  while (!is_blank (self, last + 1)
         && get_line (self, last)->to - get_line (self, self->at)->from <= MAX_TITLE)
    last++;
  if (!has_more (self, last + 1)
      || get_line (self, last)->to - get_line (self, self->at)->from > MAX_TITLE)
    return FALSE;
  self->zone = VOUCH_PASSAGE_ZONE_TITLE;
  add_span (self, get_line (self, self->at)->from, get_line (self, last)->to,
            VOUCH_PASSAGE_SENTENCE);
  self->zone = VOUCH_PASSAGE_ZONE_NONE;
  self->at = last + 1;
  return TRUE;
}

/* Pages leave no empty line before “3. Discussion”, nor is the line above it always short. */
static gboolean
is_heading_of_part (const Splitter *self,
                    guint           line)
{
  VouchPassageHeading heading;
  const VouchPassageLine *at = get_line (self, line);

  const VouchPassageLine *above = get_line (self, line - 1);

  return (g_ascii_isdigit (self->text[at->from]) || ends_sentence (self->text, above->from, above->to))
         && read_heading (self, line, &heading) && heading.kind != VOUCH_PASSAGE_ZONE_NONE;
}

static void
take_paragraph (Splitter *self)
{
  guint first = self->at;

  while (goes_on (self, self->at) && !is_heading_of_part (self, self->at + 1))
    self->at++;
  add_paragraph (self, get_line (self, first)->from, get_line (self, self->at)->to);
  self->at++;
  if (self->zone == VOUCH_PASSAGE_ZONE_TITLE)
    self->zone = VOUCH_PASSAGE_ZONE_NONE;
}

static void
count_code_points (const char *text,
                   GArray     *spans)
{
  gsize at = 0;
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      VouchPassageSpan *span = &g_array_index (spans, VouchPassageSpan, i);

      n += g_utf8_strlen (text + at, span->from - at);
      span->start = n;
      n += g_utf8_strlen (text + span->from, span->to - span->from);
      span->end = n;
      at = span->to;
    }
}

/**
 * vouch_passage_split:
 * @text: UTF-8
 * @length: bytes of @text
 *
 * Returns: (transfer full) (element-type VouchPassageSpan): what @text consists of, in its order;
 *   no span overlaps another or is longer than %VOUCH_PASSAGE_MAX_LENGTH code points.
 */
GArray *
vouch_passage_split (const char *text,
                     gsize       length)
{
  Splitter self = { .text = text, .heading = -1 };

  self.lines = vouch_passage_lines_read (text, length);
  self.spans = g_array_new (FALSE, FALSE, sizeof (VouchPassageSpan));
  self.ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  self.width = vouch_passage_lines_measure (self.lines);
  self.is_marked = is_marked (&self);
  while (self.at < self.lines->len)
    if (is_blank (&self, self.at))
      self.at++;
    else if (!take_heading (&self) && !take_title (&self) && !take_row (&self))
      take_paragraph (&self);
  count_code_points (text, self.spans);
  vouch_passage_references_mark (text, self.spans);
  vouch_passage_abstract_mark (text, self.spans);
  g_array_unref (self.lines);
  g_array_unref (self.ends);
  return self.spans;
}
