/* vouch-passage-zone.c: the part of a paper that a passage stands in, by its headings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-zone.h"

#include <string.h>

/* No heading is longer. */
#define MAX_HEADING 140
#define MAX_WORDS 14
/* Bytes of "Conclusions." and the like. */
#define MAX_LABEL 24

typedef struct
{
  const char *piece; /* in small letters; what the heading has in it */
  VouchPassageZone zone;
} Sign;

/* The first that fits decides: "results and discussion" holds results. */
static const Sign signs[] = {
  { "acknowledg", VOUCH_PASSAGE_ZONE_BACK },
  { "competing interest", VOUCH_PASSAGE_ZONE_BACK },
  { "conflict", VOUCH_PASSAGE_ZONE_BACK },
  { "contribution", VOUCH_PASSAGE_ZONE_BACK },
  { "funding", VOUCH_PASSAGE_ZONE_BACK },
  { "financial", VOUCH_PASSAGE_ZONE_BACK },
  { "disclosure", VOUCH_PASSAGE_ZONE_BACK },
  { "supporting information", VOUCH_PASSAGE_ZONE_BACK },
  { "supplement", VOUCH_PASSAGE_ZONE_BACK },
  { "additional file", VOUCH_PASSAGE_ZONE_BACK },
  { "pre-publication", VOUCH_PASSAGE_ZONE_BACK },
  { "trial registration", VOUCH_PASSAGE_ZONE_BACK },
  { "data availability", VOUCH_PASSAGE_ZONE_BACK },
  { "availability of data", VOUCH_PASSAGE_ZONE_BACK },
  { "consent", VOUCH_PASSAGE_ZONE_BACK },
  { "author information", VOUCH_PASSAGE_ZONE_BACK },
  { "author details", VOUCH_PASSAGE_ZONE_BACK },
  { "references", VOUCH_PASSAGE_ZONE_BACK },
  { "bibliography", VOUCH_PASSAGE_ZONE_BACK },
  { "abbreviations", VOUCH_PASSAGE_ZONE_BACK },
  { "result", VOUCH_PASSAGE_ZONE_RESULTS },
  { "finding", VOUCH_PASSAGE_ZONE_RESULTS },
  { "what did they find", VOUCH_PASSAGE_ZONE_RESULTS },
  { "method", VOUCH_PASSAGE_ZONE_METHODS },
  { "material", VOUCH_PASSAGE_ZONE_METHODS },
  { "discussion", VOUCH_PASSAGE_ZONE_DISCUSSION },
  { "limitation", VOUCH_PASSAGE_ZONE_DISCUSSION },
  { "comment", VOUCH_PASSAGE_ZONE_DISCUSSION },
  { "conclusion", VOUCH_PASSAGE_ZONE_CONCLUSION },
  { "interpretation", VOUCH_PASSAGE_ZONE_CONCLUSION },
  { "introduction", VOUCH_PASSAGE_ZONE_INTRODUCTION },
  { "background", VOUCH_PASSAGE_ZONE_INTRODUCTION },
  { "objective", VOUCH_PASSAGE_ZONE_INTRODUCTION },
  { "purpose", VOUCH_PASSAGE_ZONE_INTRODUCTION },
  { "context", VOUCH_PASSAGE_ZONE_INTRODUCTION },
};

/* Labels of parts of an abstract that name no zone of a body. */
static const char *const other_labels[] = {
  "aim", "aims", "design", "setting", "participants", "patients", "interventions", "intervention",
  "main outcome measures", "main outcome measure", "measurements", "importance", "rationale",
  "study design", "patients and participants",
};

static const char *
skip_number (const char *p,
             const char *end)
{
  const char *start = p;

  while (p < end && (g_ascii_isdigit (*p) || *p == '.' || strchr ("IVX", *p)))
    p++;
  /* "Incidence" begins with a Roman numeral, too. */
  if (p == start || p == end || (*p != ' ' && *p != '\t' && *p != ')' && *p != ':'))
    return start;
  while (p < end && strchr (" \t):", *p))
    p++;
  return p;
}

static void
trim (const char *text,
      gsize      *from,
      gsize      *to)
{
  while (*to > *from && strchr (" \t\r:", text[*to - 1]))
    (*to)--;
  while (*from < *to && strchr (" \t\r", text[*from]))
    (*from)++;
}

static guint
count_words (const char *p,
             const char *end)
{
  guint words = 0;
  gboolean is_inside = FALSE;

  for (; p < end; p++)
    {
      gboolean is_space = *p == ' ' || *p == '\t';

      words += !is_space && !is_inside;
      is_inside = !is_space;
    }
  return words;
}

static VouchPassageZone
read_signs (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (folded, signs[i].piece))
      return signs[i].zone;
  return VOUCH_PASSAGE_ZONE_NONE;
}

/* "BODY.RESULTS:", also after the number of a figure: "Figure 1BODY.STUDY FLOW:". */
static gboolean
find_mark (VouchPassageHeading *heading,
           const char          *text,
           gsize                from,
           gsize                to)
{
  static const char *const marks[] = { "BODY.", "ABSTRACT.", "ABSTRACT:", "TITLE:" };

  if (text[to - 1] != ':' && text[to - 1] != ' ')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *found = g_strstr_len (text + from, to - from, marks[i]);

      if (!found || (found > text + from && i > 0))
        continue;
      heading->is_marked = TRUE;
      heading->is_abstract = i == 1 || i == 2;
      heading->is_title = i == 3;
      heading->is_caption = found > text + from;
      heading->from = i < 2 ? (gsize) (found - text) + strlen (marks[i]) : from;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_caption (const char *folded)
{
  static const char *const words[] = { "table ", "fig. ", "figure ", "box ", "appendix " };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_all_capitals (const char *p,
                 const char *end)
{
  guint n_capitals = 0;

  for (; p < end; p++)
    {
      if (g_ascii_islower (*p))
        return FALSE;
      n_capitals += g_ascii_isupper (*p) != 0;
    }
  return n_capitals > 3;
}

/* A line without a mark: words that only headings have, or the look of one. */
static gboolean
looks_like_heading (const VouchPassageHeading *heading,
                    const char                *text,
                    const char                *folded,
                    gboolean                   has_number,
                    gboolean                   stands_alone)
{
  const char *start = text + heading->from;
  const char *end = text + heading->to;
  guint n_words = count_words (start, end);

  if (start == end || n_words > MAX_WORDS || strchr (".,;?!", end[-1]))
    return FALSE;
  if (!g_unichar_isupper (g_utf8_get_char (start)))
    return FALSE;
  if (is_all_capitals (start, end) && n_words <= 8)
    return TRUE;
  if (heading->kind != VOUCH_PASSAGE_ZONE_NONE || g_str_equal (folded, "abstract")
      || g_str_equal (folded, "summary"))
    return n_words <= 4;
  return stands_alone && n_words <= (has_number ? MAX_WORDS : 8);
}

/**
 * vouch_passage_heading_read:
 * @heading: to be filled
 * @text: UTF-8
 * @from: first byte of a line
 * @to: byte after it
 * @stands_alone: whether an empty line is before it and a paragraph after it
 *
 * Returns: whether the line is a heading.
 */
gboolean
vouch_passage_heading_read (VouchPassageHeading *heading,
                            const char          *text,
                            gsize                from,
                            gsize                to,
                            gboolean             stands_alone)
{
  g_autofree char *folded = NULL;
  const char *start;

  memset (heading, 0, sizeof *heading);
  if (to <= from || to - from > 2 * MAX_HEADING)
    return FALSE;
  heading->from = from;
  find_mark (heading, text, from, to);
  heading->to = to;
  if (!heading->is_marked && to - from > MAX_HEADING)
    return FALSE;
  trim (text, &heading->from, &heading->to);
  start = skip_number (text + heading->from, text + heading->to);
  stands_alone |= start > text + heading->from;
  if (heading->is_marked || start < text + heading->to)
    heading->from = start - text;
  folded = g_ascii_strdown (text + heading->from, heading->to - heading->from);
  heading->is_abstract |= g_str_has_prefix (folded, "abstract");
  heading->is_caption |= is_caption (folded);
  if (!heading->is_caption)
    heading->kind = read_signs (folded);
  if (heading->is_marked)
    return TRUE;
  heading->is_abstract |= g_str_equal (folded, "summary");
  return looks_like_heading (heading, text, folded, start > text + from, stands_alone)
         && !heading->is_caption;
}

/* Bytes before the colon, or of a sentence of one or two words before its full stop. */
static gsize
measure_label (const char *text,
               gsize       from,
               gsize       to)
{
  const char *colon = memchr (text + from, ':', MIN (to - from, 60));

  if (colon && colon + 1 < text + to && colon[1] == ' ')
    return colon - text - from;
  while (to > from && g_ascii_isspace (text[to - 1]))
    to--;
  if (to - from < 4 || to - from > MAX_LABEL || text[to - 1] != '.'
      || count_words (text + from, text + to) > 2)
    return 0;
  return to - 1 - from;
}

/**
 * vouch_passage_label_read:
 * @heading: to be filled
 * @text: UTF-8
 * @from: first byte of a paragraph
 * @to: byte after it
 *
 * Reads the label that a part of an abstract begins with: "RESULTS: Of 112 patients…", or a
 * sentence that is nothing else: "Results."
 *
 * Returns: bytes up to what follows the label; 0 where there is none.
 */
gsize
vouch_passage_label_read (VouchPassageHeading *heading,
                          const char          *text,
                          gsize                from,
                          gsize                to)
{
  gsize length = measure_label (text, from, to);
  g_autofree char *folded = NULL;

  if (length == 0 || !g_ascii_isupper (text[from]))
    return 0;
  memset (heading, 0, sizeof *heading);
  heading->from = from;
  heading->to = from + length;
  folded = g_ascii_strdown (text + from, heading->to - from);
  if (count_words (folded, folded + strlen (folded)) > 5)
    return 0;
  heading->kind = read_signs (folded);
  for (gsize i = 0; i < G_N_ELEMENTS (other_labels); i++)
    if (g_str_equal (folded, other_labels[i]))
      heading->kind = VOUCH_PASSAGE_ZONE_METHODS;
  return heading->kind != VOUCH_PASSAGE_ZONE_NONE ? MIN (length + 2, to - from) : 0;
}

static VouchPassageZone
get_abstract_zone (VouchPassageZone kind)
{
  switch ((int) kind)
    {
    case VOUCH_PASSAGE_ZONE_NONE:
      return VOUCH_PASSAGE_ZONE_ABSTRACT;
    case VOUCH_PASSAGE_ZONE_RESULTS:
      return VOUCH_PASSAGE_ZONE_ABSTRACT_RESULTS;
    case VOUCH_PASSAGE_ZONE_CONCLUSION:
    case VOUCH_PASSAGE_ZONE_DISCUSSION:
      return VOUCH_PASSAGE_ZONE_ABSTRACT_CONCLUSION;
    case VOUCH_PASSAGE_ZONE_BACK:
      return VOUCH_PASSAGE_ZONE_BACK;
    default:
      return VOUCH_PASSAGE_ZONE_ABSTRACT_OTHER;
    }
}

/**
 * vouch_passage_zone_after:
 * @zone: where the text before @heading stands
 *
 * Returns: where the text after it stands. A heading of the body that names no zone leaves the
 *   one it is in: "Safety" among the results is results.
 */
VouchPassageZone
vouch_passage_zone_after (VouchPassageZone           zone,
                          const VouchPassageHeading *heading)
{
  VouchPassageZone kind = heading->kind;

  if (heading->is_title)
    return VOUCH_PASSAGE_ZONE_TITLE;
  if (heading->is_caption)
    return zone;
  if (heading->is_abstract)
    return get_abstract_zone (kind);
  if (kind == VOUCH_PASSAGE_ZONE_NONE)
    return zone <= VOUCH_PASSAGE_ZONE_ABSTRACT_OTHER ? VOUCH_PASSAGE_ZONE_NONE : zone;
  if (zone == VOUCH_PASSAGE_ZONE_RESULTS && kind == VOUCH_PASSAGE_ZONE_INTRODUCTION)
    return zone;
  if (zone == VOUCH_PASSAGE_ZONE_RESULTS && kind == VOUCH_PASSAGE_ZONE_METHODS
      && heading->to - heading->from > 24)
    return zone;
  return kind;
}
