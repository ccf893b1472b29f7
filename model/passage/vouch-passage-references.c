/* vouch-passage-references.c: the list of references of a paper, which supports nothing.
 *
 * A title in it reads like a finding of the paper. The heading tells where the list begins; where
 * there is none, many entries close together do. It ends where entries end: headings, tables and
 * what a printer puts between two columns stand in the midst of lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-references.h"

#include <string.h>

/* Spans between two that only a list of references has: titles, journals, lines of a page. */
#define MAX_GAP 8
/* The same where no heading says that it is one, and so many of them. */
#define MAX_BARE_GAP 4
#define MIN_BARE 6
/* Bytes of a span that are looked at. */
#define MAX_LOOK 1200

/* What entries have and prose has not. */
static const char pattern[]
    = /* 2010;362(3):45, and the same with the year behind a comma */
      "\\b(?:19|20)\\d\\d[a-z]?(?: [A-Z][a-z]{2,8}(?: \\d{1,2})?)? ?; ?[A-Z]?\\d+ ?[(:,]"
      "|\\bvol\\. ?\\d+, (?:no|pp|p|article)\\b|\\bpp\\. ?\\d+"
      "|\\bdoi ?: ?10\\.|doi\\.org/10\\.|\\[PubMed\\]|\\[CrossRef\\]|\\bPMID:"
      /* two authors in a row: Smith J, Doe AB; Smith, J. A., & Doe, B.; J. A. Smith, B. Doe, */
      "|(?:\\p{Lu}[\\p{L}'’-]+ \\p{Lu}{1,3}(?:, |\\.(?: |$)| and |: )){2}"
      "|(?:\\p{Lu}[\\p{L}'’-]+, (?:\\p{Lu}\\.[ -]?){1,3}(?:, (?:& |and )?|& |and |\\()){2}"
      "|(?:(?:\\p{Lu}\\.[ -]?){1,3} ?\\p{Lu}[\\p{L}'’-]+, (?:and )?){2}"
      /* one author, then the year or others */
      "|^(?:\\[?\\d{1,3}[\\].)] ?)?\\p{Lu}[\\p{L}'’-]+ \\p{Lu}{1,3}(?:, et al|\\. \\p{Lu})"
      "|^(?:\\[?\\d{1,3}[\\].)] ?)?\\p{Lu}[\\p{L}'’-]+, (?:\\p{Lu}\\.[ -]?){1,3} ?\\((?:19|20)\\d\\d";

static const char *const headings[] = {
  "references", "bibliography", "literature cited", "reference list", "list of references", "works cited",
  "references and notes", "literature", "citations",
};

static GRegex *
get_regex (void)
{
  static GRegex *compiled;

  if (g_once_init_enter (&compiled))
    g_once_init_leave (&compiled, g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL));
  return compiled;
}

static VouchPassageSpan *
get_span (GArray *spans, guint i)
{
  return &g_array_index (spans, VouchPassageSpan, i);
}

static gboolean
is_list_heading (const char *text, const VouchPassageSpan *span)
{
  g_autofree char *folded = NULL;

  if (span->kind != VOUCH_PASSAGE_HEADING && span->kind != VOUCH_PASSAGE_SCRAP)
    return FALSE;
  if (span->to - span->from > 30)
    return FALSE;
  folded = g_ascii_strdown (text + span->from, span->to - span->from);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_equal (folded, headings[i]))
      return TRUE;
  return FALSE;
}

/* Whether @at begins a year, or initials behind a space. */
static gboolean
is_hint (const char *at, const char *end)
{
  const char *p = at + 1;

  if (end - at >= 4 && ((at[0] == '1' && at[1] == '9') || (at[0] == '2' && at[1] == '0')))
    return g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3]);
  if (*at != ' ')
    return FALSE;
  while (p < end && p < at + 4 && g_ascii_isupper (*p))
    p++;
  return p > at + 1 && p < end && strchr (",.", *p);
}

/* Most prose has neither, and needs no closer look. */
static gboolean
has_hint (const char *text, const VouchPassageSpan *span)
{
  const char *end = text + span->to;

  for (const char *p = text + span->from; p < end; p++)
    if (is_hint (p, end))
      return TRUE;
  return g_strstr_len (text + span->from, span->to - span->from, "doi") != NULL;
}

static gboolean
is_entry (const char *text, const VouchPassageSpan *span)
{
  gsize length = MIN (span->to - span->from, MAX_LOOK);
  const char *end = text + span->from + length;
  g_autofree char *part = NULL;

  if (!has_hint (text, span))
    return FALSE;
  while (end < text + span->to && ((guchar) *end & 0xc0) == 0x80)
    end++;
  part = g_strndup (text + span->from, end - (text + span->from));
  return g_regex_match (get_regex (), part, 0, NULL);
}

/* Returns: the number behind the last entry of the list whose first span may be @first; @first for none. */
static guint
find_end (const char *text, GArray *spans, guint first, guint max_gap, guint *n_entries)
{
  guint end = first;

  *n_entries = 0;
  for (guint i = first; i < spans->len && i - end <= max_gap; i++)
    if (is_entry (text, get_span (spans, i)))
      {
        end = i + 1;
        ++*n_entries;
      }
  return end;
}

static void
mark (GArray *spans, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    get_span (spans, i)->kind = VOUCH_PASSAGE_REFERENCE;
}

/* The last entry's title and journal stand behind its authors. */
static guint
add_tail (GArray *spans, guint end)
{
  for (guint i = 0; i < 2 && end < spans->len && get_span (spans, end)->kind != VOUCH_PASSAGE_HEADING; i++)
    end++;
  return end;
}

static gboolean
mark_below_headings (const char *text, GArray *spans)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      guint n_entries;
      guint end;

      if (!is_list_heading (text, get_span (spans, i)))
        continue;
      end = find_end (text, spans, i + 1, MAX_GAP, &n_entries);
      if (n_entries < 2)
        continue;
      end = add_tail (spans, end);
      mark (spans, i + 1, end);
      i = end - 1;
      is_any = TRUE;
    }
  return is_any;
}

static void
mark_bare (const char *text, GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      guint n_entries;
      guint end = find_end (text, spans, i, MAX_BARE_GAP, &n_entries);

      if (end == i)
        {
          i += MAX_BARE_GAP;
          continue;
        }
      while (!is_entry (text, get_span (spans, i)))
        i++;
      if (n_entries >= MIN_BARE)
        {
          end = add_tail (spans, end);
          mark (spans, i, end);
        }
      i = end - 1;
    }
}

/**
 * vouch_passage_references_mark:
 * @text: UTF-8
 * @spans: (element-type VouchPassageSpan): what it consists of
 *
 * Gives what is part of a list of references the kind %VOUCH_PASSAGE_REFERENCE.
 */
void
vouch_passage_references_mark (const char *text, GArray *spans)
{
  if (spans->len >= MIN_BARE && !mark_below_headings (text, spans))
    mark_bare (text, spans);
}
