/* vouch-import-cite.c: the marks of citations in a draft's sentences.
 *
 * "[1, 2]", "¹", "^2^" and "[^1]" become citations of the references that the draft numbers so. What a
 * chat program leaves of its own sources ("【4†source】") leads nowhere: it becomes a marker, as
 * "(citation needed)" does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-cite.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-import-marker.h"

/* No sentence has more; each costs a look at the whole of it. */
#define MAX_MARKS 60
#define MAX_TEXT_BYTES 20000
/* "1-9999" is no list of references. */
#define MAX_SPAN 50

#define LIST "\\d{1,3}(?:\\s*[-–—,;]\\s*\\d{1,3})*"
#define RAISED "[⁰¹²³⁴⁵⁶⁷⁸⁹]"

/* Each: what may stand before, then the numbers. Raised figures belong to a word of some letters or to
 * the end of a clause: "cm²" and "10⁶" are amounts. */
static const char cited_pattern[]
    = "\\s*\\[\\^?(" LIST ")\\](?!\\()"
      "|\\s*<ref[^>]{0,40}>(" LIST ")</ref>"
      "|\\s*\\^(" LIST ")\\^"
      "|(?<=\\p{L}{4}|[.,;:)\\]”\"%])(" RAISED "+(?:[⁻˒,–-]" RAISED "+)*)(?![\\p{L}\\d])";

static const char residue_pattern[]
    = "\\s*【([^】]{1,80})】"
      "|\\s*\\[(cite_start|cite(?:_end)?:[^\\]]{0,80})\\]"
      "|\\s*:?(contentReference\\[oaicite:\\d{1,4}\\])(?:\\{index=\\d{1,4}\\})?"
      "|\\s*\\x{E200}([^\\x{E201}]{1,120})\\x{E201}"
      "|\\s*\\b(citeturn\\d+\\w{1,40})"
      /* a remark in the margin, as a word processor copies it; "~~(source?)~~" after its marker went */
      "|\\s*\\[\\s*Comment(?:ed)?\\s*\\[\\w{1,6}\\]\\s*:?\\s*([^\\]]{1,300})\\]"
      "|\\s*(\\?{2,})(?=\\s*$)"
      "|\\s*(?<!~)~~\\s*~~(?!~)";

/* Where the draft has no list, or not that number: at the end of a clause it can be nothing else. */
static const char unlisted_pattern[]
    = "(?<=\\p{L}{3}|[.%)])\\s?(\\[" LIST "\\])(?=[.,;:]?\\s*$|[.,;:] )"
      "|^(\\[" LIST "\\])$"
      "|\\s*<ref[^>]{0,40}>([^<]{1,40})</ref>";

/* Before these numbers in brackets are the ends of an interval. */
static const char interval_pattern[]
    = "(?:\\b(?:ci|cri|iqr|interval|range|ranged?|ranging|from|between|was|were|is|of|at|to|median|mean|limits?)|[=:])\\s*$";

/* "7 days [6, 8]", "5 [3-9]", "score 4 [2] at rest": behind a figure, or a figure and its unit, two numbers
 * are a range, and one within a clause its spread. */
static const char figure_pattern[] = "\\d[\\d.,]*\\s*(?:%|\\p{L}{1,14}\\.?|[^\\s\\d]{1,8}/[^\\s\\d]{1,8})?\\s*$";

typedef struct
{
  GHashTable *keys; /* (owned) (element-type utf8 utf8): number -> id of a reference; both unowned */
  VouchImportReport *report; /* (unowned) */
} Cites;

static gpointer
compile (gpointer pattern)
{
  return g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
}

static gpointer
compile_caseless (gpointer pattern)
{
  return g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL);
}

static GHashTable *
collect_keys (const VouchImportDraft *draft)
{
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (draft->references); i++)
    {
      JsonObject *item = json_array_get_object_element (draft->references, i);
      const char *key = json_object_get_string_member_with_default (item, "citation-key", NULL);

      if (key && !g_hash_table_contains (keys, key))
        g_hash_table_insert (keys, (gpointer) key, (gpointer) json_object_get_string_member (item, "id"));
    }
  return keys;
}

/* --- numbers --- */

/* "¹⁻³" as "1-3". */
static char *
lower_figures (const char *numbers)
{
  static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  GString *plain = g_string_new (numbers);

  for (guint i = 0; i < G_N_ELEMENTS (raised); i++)
    g_string_replace (plain, raised[i], (char[]){ (char) ('0' + i), '\0' }, 0);
  g_string_replace (plain, "⁻", "-", 0);
  g_string_replace (plain, "˒", ",", 0);
  g_string_replace (plain, "–", "-", 0);
  g_string_replace (plain, "—", "-", 0);
  return g_string_free (plain, FALSE);
}

/* Returns: whether the draft has a reference of that number. */
static gboolean
add_number (const Cites *self, GPtrArray *ids, guint number)
{
  g_autofree char *key = g_strdup_printf ("%u", number);
  const char *id = g_hash_table_lookup (self->keys, key);

  if (!id)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (ids->pdata[i], id))
      return TRUE;
  g_ptr_array_add (ids, g_strdup (id));
  return TRUE;
}

static gboolean
add_span (const Cites *self, GPtrArray *ids, const char *span)
{
  g_auto (GStrv) ends = g_strsplit (span, "-", -1);
  guint from = (guint) g_ascii_strtoull (g_strstrip (ends[0]), NULL, 10);
  guint to = ends[1] ? (guint) g_ascii_strtoull (g_strstrip (ends[1]), NULL, 10) : from;

  if (to < from || to - from > MAX_SPAN)
    return FALSE;
  for (guint number = from; number <= to; number++)
    if (!add_number (self, ids, number))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the references; %NULL where one of the numbers has none: then they
 * may be anything, as the ends of an interval. */
static GPtrArray *
find_references (const Cites *self, const char *numbers)
{
  g_autofree char *plain = lower_figures (numbers);
  g_auto (GStrv) spans = g_strsplit_set (plain, ",;", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; spans[i]; i++)
    if (!add_span (self, ids, spans[i]))
      return NULL;
  return g_steal_pointer (&ids);
}

static void
cite (Cites *self, VouchImportStatement *statement, GPtrArray *ids)
{
  if (!statement->cites)
    statement->cites = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++)
    if (!g_ptr_array_find_with_equal_func (statement->cites, ids->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (statement->cites, g_strdup (ids->pdata[i]));
}

/* --- marks --- */

static char *
fetch_group (GMatchInfo *match)
{
  for (int i = 1; i < g_match_info_get_match_count (match); i++)
    {
      g_autofree char *group = g_match_info_fetch (match, i);

      if (group && *group)
        return g_steal_pointer (&group);
    }
  return g_strdup ("");
}

static void
erase_match (VouchImportStatement *statement, GMatchInfo *match)
{
  const char *text = statement->text->text->str;
  int from, to;
  guint start;

  g_match_info_fetch_pos (match, 0, &from, &to);
  start = (guint) g_utf8_strlen (text, from);
  vouch_import_text_erase (statement->text, start, start + (guint) g_utf8_strlen (text + from, to - from));
}

static void
add_marker (VouchImportStatement *statement, const char *words)
{
  if (!statement->marker)
    {
      statement->marker = g_string_new (NULL);
      statement->marker_at = statement->text->length;
    }
  vouch_import_marker_add (statement->marker, words);
}

static gboolean
is_amount (const char *text, GMatchInfo *match, const char *numbers)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *figure = g_once (&once, compile, (gpointer) figure_pattern);
  g_autofree char *before = NULL;
  int from, to;

  g_match_info_fetch_pos (match, 0, &from, &to);
  if (!memchr (text + from, '[', (gsize) (to - from)))
    return FALSE;
  before = g_strndup (text, (gsize) from);
  if (!g_regex_match (figure, before, 0, NULL))
    return FALSE;
  return strpbrk (numbers, ",;-–—") || !strchr (".,;:", text[to]);
}

/* Returns: whether there was one from @at on; @at is where to look next. */
static gboolean
lift_cited (Cites *self, VouchImportStatement *statement, int *at)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *regex = g_once (&once, compile, (gpointer) cited_pattern);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *numbers = NULL;
  int from;

  if (!g_regex_match_full (regex, statement->text->text->str, -1, *at, 0, &match, NULL))
    return FALSE;
  numbers = fetch_group (match);
  ids = find_references (self, numbers);
  g_match_info_fetch_pos (match, 0, &from, at);
  if (!ids || is_amount (statement->text->text->str, match, numbers))
    return TRUE;
  cite (self, statement, ids);
  erase_match (statement, match);
  *at = from;
  return TRUE;
}

static gboolean
lift_residue (VouchImportStatement *statement)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *regex = g_once (&once, compile, (gpointer) residue_pattern);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *words = NULL;

  if (!g_regex_match (regex, statement->text->text->str, 0, &match))
    return FALSE;
  words = fetch_group (match);
  erase_match (statement, match);
  if (*words)
    add_marker (statement, words);
  return TRUE;
}

/* Returns: whether there was one from @at on; @at is where to look next. */
static gboolean
lift_unlisted (VouchImportStatement *statement, int *at)
{
  static GOnce once = G_ONCE_INIT;
  static GOnce interval_once = G_ONCE_INIT;
  GRegex *regex = g_once (&once, compile, (gpointer) unlisted_pattern);
  GRegex *interval = g_once (&interval_once, compile_caseless, (gpointer) interval_pattern);
  const char *text = statement->text->text->str;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *before = NULL;
  g_autofree char *words = NULL;
  int from;

  if (!g_regex_match_full (regex, text, -1, *at, 0, &match, NULL))
    return FALSE;
  g_match_info_fetch_pos (match, 0, &from, at);
  before = g_strndup (text, (gsize) from);
  words = fetch_group (match);
  if (g_regex_match (interval, before, 0, NULL) || is_amount (text, match, words))
    return TRUE;
  erase_match (statement, match);
  add_marker (statement, words);
  *at = from;
  return TRUE;
}

/* The figures of "Gout affects 4% of adults<sup>1</sup>", raised by a mark. */
static gboolean
lift_raised (Cites *self, VouchImportStatement *statement)
{
  VouchImportText *text = statement->text;

  for (guint i = text->marks->len; i > 0; i--)
    {
      const VouchImportMark mark = g_array_index (text->marks, VouchImportMark, i - 1);
      g_autofree char *raised = NULL;
      g_autoptr (GPtrArray) ids = NULL;

      if (mark.as != VOUCH_IMPORT_MARK_SUPERSCRIPT || mark.from < 4)
        continue;
      raised = g_utf8_substring (text->text->str, mark.from, mark.to);
      if (!g_regex_match_simple ("^" LIST "$", raised, 0, 0) || !(ids = find_references (self, raised)))
        continue;
      cite (self, statement, ids);
      vouch_import_text_erase (text, mark.from, mark.to);
      return TRUE;
    }
  return FALSE;
}

static void
lift_known (Cites *self, VouchImportStatement *statement)
{
  int at = 0;

  for (guint i = 0; i < MAX_MARKS && lift_raised (self, statement); i++)
    ;
  for (guint i = 0; i < MAX_MARKS && lift_cited (self, statement, &at); i++)
    ;
}

static void
lift (Cites *self, VouchImportStatement *statement)
{
  int at = 0;

  if (statement->text->text->len > MAX_TEXT_BYTES)
    return;
  for (guint i = 0; i < MAX_MARKS && lift_residue (statement); i++)
    ;
  if (g_hash_table_size (self->keys) > 0)
    lift_known (self, statement);
  for (guint i = 0; i < MAX_MARKS && lift_unlisted (statement, &at); i++)
    ;
  if (statement->marker)
    statement->marker_at = MIN (statement->marker_at, statement->text->length);
  if (statement->cites)
    vouch_import_report_tell (self->report, statement->line,
                              ngettext ("%u citation taken from the number in the sentence",
                                        "%u citations taken from the numbers in the sentence",
                                        statement->cites->len),
                              statement->cites->len);
}

static void
lift_in (Cites *self, GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const VouchImportSection *section = sections->pdata[i];

      for (guint k = 0; k < section->statements->len; k++)
        lift (self, section->statements->pdata[k]);
    }
}

/**
 * vouch_import_cites_lift:
 * @draft: a draft that has been read to its end; its statements lose their marks
 * @report: told of each line whose numbers became citations
 */
void
vouch_import_cites_lift (VouchImportDraft *draft, VouchImportReport *report)
{
  g_autoptr (GHashTable) keys = collect_keys (draft);
  Cites cites = { keys, report };

  lift_in (&cites, draft->sections);
  if (draft->parts)
    lift_in (&cites, draft->parts);
}
