/* vouch-import-kind.c: the kinds of card that the same publishers print beside scorecards.
 *
 * A summary has headings that papers have too, and five numbered lines are many
 * things: what is asked for is most of the headings in the publishers' own words, or
 * the word “takeaways” above the numbers, and nothing that only a scorecard has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-kind.h"

#include <string.h>

#include "vouch-import-heading.h"

/* Of a summary's six, in the publishers' own words. */
#define ENOUGH_PARTS 4
#define MAX_HEADING_BYTES 120
#define MAX_LINE_BYTES 4000
/* Two under a heading of their own are a list that has only just been begun. */
#define MIN_TAKEAWAYS 3
#define MIN_UNDER_HEADING 2
#define MAX_TAKEAWAYS 12

static const char *const objective[]
    = { "objective", "objectives", "aim", "aims", "purpose", "study objective", NULL };
static const char *const approach[]
    = { "approach", "methods", "method", "study design", "design", "methodology", NULL };
static const char *const key_findings[] = {
  "key findings", "key finding", "findings", "main findings", "results", "key results", NULL
};
static const char *const interpretation[]
    = { "interpretation", "interpretations",       "discussion", "what it means",
        "implications",   "clinical implications", NULL };
static const char *const limitations[] = { "limitations", "limitation", "study limitations", NULL };
static const char *const conclusion[]
    = { "conclusion", "conclusions", "bottom line", "in conclusion", NULL };
static const char *const takeaways[] = { "key takeaways",
                                         "takeaways",
                                         "takeaway",
                                         "key takeaway",
                                         "5 key takeaways",
                                         "five key takeaways",
                                         "5 takeaways",
                                         "five takeaways",
                                         "top takeaways",
                                         "top 5 takeaways",
                                         "top five takeaways",
                                         "main takeaways",
                                         NULL };

static const VouchImportPart summary_parts[] = {
  { "objective", "Objective", objective },
  { "approach", "Approach", approach },
  { "key-findings", "Key Findings", key_findings },
  { "interpretation", "Interpretation", interpretation },
  { "limitations", "Limitations", limitations },
  { "conclusion", "Conclusion", conclusion },
};

static const VouchImportPart takeaway_parts[] = { { "takeaways", "Key Takeaways", takeaways } };

static const VouchImportOther summary
    = { "summary", summary_parts, G_N_ELEMENTS (summary_parts), FALSE };
static const VouchImportOther takeaway
    = { "takeaways", takeaway_parts, G_N_ELEMENTS (takeaway_parts), TRUE };

/* What the lines of a text say. */
typedef struct
{
  guint parts;          /* bits of a summary's whose own heading was seen */
  guint n_numbers;      /* lines numbered 1, 2, 3… in order */
  gboolean is_broken;   /* a number came out of order */
  gboolean has_word;    /* a heading or title speaks of takeaways */
  gboolean has_heading; /* a line says that and nothing else */
  gboolean has_other;   /* a part that these kinds don't have */
} Lines;

/**
 * vouch_import_kind_find_part:
 * @kind: a kind of card
 * @heading: a line
 *
 * Returns: (transfer none) (nullable): the part that such a heading opens
 */
const VouchImportPart *
vouch_import_kind_find_part (const VouchImportOther *kind, const char *heading)
{
  g_autofree char *folded = NULL;

  if (strnlen (heading, MAX_HEADING_BYTES + 1) > MAX_HEADING_BYTES)
    return NULL;
  folded = vouch_import_heading_fold (heading);
  for (guint i = 0; i < kind->n_parts; i++)
    if (g_strv_contains (kind->parts[i].words, folded))
      return &kind->parts[i];
  return NULL;
}

static const char *
skip_signs (const char *line)
{
  return line + strspn (line, " \t#*_>");
}

/* "Objective: To test…" names its part within the line. */
static void
note_part (Lines *lines, const char *line)
{
  g_autofree char *heading = g_strndup (line, strcspn (line, ":"));
  g_autofree char *folded = NULL;

  if (strlen (heading) > MAX_HEADING_BYTES)
    return;
  folded = vouch_import_heading_fold (heading);
  for (guint i = 0; i < summary.n_parts; i++)
    if (g_str_equal (summary_parts[i].words[0], folded)
        || (g_str_equal (summary_parts[i].role, "conclusion")
            && g_str_equal (folded, "conclusions")))
      lines->parts |= 1u << i;
}

static void
note_number (Lines *lines, const char *line)
{
  gsize n = strspn (line, "0123456789");

  if (n == 0 || n > 2 || !strchr (".)", line[n]) || line[n] == '\0' || !strchr (" \t", line[n + 1])
      || line[n + 1] == '\0')
    return;
  if ((guint) g_ascii_strtoull (line, NULL, 10) == lines->n_numbers + 1)
    lines->n_numbers++;
  else
    lines->is_broken = TRUE;
}

/* A part of the resources any kind of card has; "Key Takeaways" is a scorecard's highlights. */
static void
note_other (Lines *lines, const char *line)
{
  VouchImportSureness sureness;
  VouchImportRole role = vouch_import_heading_find (line, &sureness);

  if (sureness < VOUCH_IMPORT_SURE_AS_LINE || role == VOUCH_IMPORT_ROLE_RESOURCES
      || role == VOUCH_IMPORT_ROLE_REFERENCES
      || vouch_import_role_parent (role) == VOUCH_IMPORT_ROLE_RESOURCES)
    return;
  if (role != VOUCH_IMPORT_ROLE_HIGHLIGHTS || sureness == VOUCH_IMPORT_SURE_SCORECARD)
    lines->has_other = TRUE;
}

static void
note_word (Lines *lines, const char *line)
{
  g_autofree char *folded = NULL;

  if (lines->has_heading || strlen (line) > MAX_HEADING_BYTES)
    return;
  folded = vouch_import_heading_fold (line);
  lines->has_word
      = lines->has_word || strstr (folded, "takeaways") || strstr (folded, "take aways");
  lines->has_heading = g_strv_contains (takeaways, folded);
}

static void
note_line (Lines *lines, const char *start, gsize length)
{
  g_autofree char *line = NULL;
  const char *content;

  if (length == 0 || length > MAX_LINE_BYTES)
    return;
  line = g_strndup (start, length);
  if (!g_utf8_validate (line, -1, NULL))
    return;
  content = skip_signs (line);
  note_part (lines, content);
  note_number (lines, content);
  note_other (lines, content);
  note_word (lines, content);
}

static gboolean
are_takeaways (const Lines *lines)
{
  guint min = lines->has_heading ? MIN_UNDER_HEADING : MIN_TAKEAWAYS;

  return !lines->is_broken && lines->n_numbers >= min && lines->n_numbers <= MAX_TAKEAWAYS
         && lines->parts == 0 && (lines->has_word || lines->has_heading);
}

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits; bits &= bits - 1)
    n++;
  return n;
}

/**
 * vouch_import_kind_find:
 * @text: UTF-8
 *
 * Returns: (transfer none) (nullable): the kind of card that it is, where it is no scorecard
 *   and one of its siblings
 */
const VouchImportOther *
vouch_import_kind_find (const char *text)
{
  Lines lines = { 0 };

  while (*text && !lines.has_other)
    {
      gsize length = strcspn (text, "\r\n");

      note_line (&lines, text, length);
      text += length;
      text += *text != '\0';
    }
  if (lines.has_other)
    return NULL;
  if (count_bits (lines.parts) >= ENOUGH_PARTS)
    return &summary;
  return are_takeaways (&lines) ? &takeaway : NULL;
}
