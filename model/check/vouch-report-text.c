/* vouch-report-text.c: findings for people who read a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-report.h"

#include <glib/gi18n-lib.h>

#include "vouch-report-nodes.h"
#include "vouch-words.h"

/* Enough to know a statement again. */
#define FIRST_WORDS 8
/* A sentence is shown in so many columns, and so many of these before what is meant. */
#define COLUMNS 66
#define BEFORE 40

/* A card may hold what a terminal would obey, what turns the reading order round, or what would
 * look like lines of ours. */
static char *
make_harmless (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter == '\n' || letter == '\t')
        g_string_append_c (plain, ' ');
      else if (g_unichar_iscntrl (letter) || (letter >= 0x202a && letter <= 0x202e)
               || (letter >= 0x2066 && letter <= 0x2069))
        g_string_append_unichar (plain, 0xfffd);
      else
        g_string_append_unichar (plain, letter);
    }
  return g_string_free (plain, FALSE);
}

static void
add_harmless (GString *to, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_harmless (GString *to, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  plain = make_harmless (text);
  g_string_append (to, plain);
}

static void
add_counts (GString *text, const VouchSummary *summary)
{
  g_string_append_printf (text,
                          _("  Statements: %u; unsourced %u, source named %u, passage marked %u, "
                             "checked %u, none needed, with a reason %u, never asked for %u\n"),
                          summary->statements, summary->unsourced, summary->linked,
                          summary->anchored, summary->verified, summary->declined,
                          summary->exempt);
  g_string_append_printf (text, _("  Findings: errors %u, warnings %u, hints %u\n"),
                          summary->errors, summary->warnings, summary->hints);
}

/* Columns that a sign takes on a terminal. */
static guint
measure_sign (gunichar sign)
{
  if (g_unichar_iszerowidth (sign))
    return 0;
  return g_unichar_iswide (sign) ? 2 : 1;
}

static guint
measure (const char *from, const char *to)
{
  guint columns = 0;

  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    columns += measure_sign (g_utf8_get_char (p));
  return columns;
}

/* The part of a long sentence around what is meant, at words' ends. */
static const char *
find_start (const char *text, const char *from)
{
  const char *start = from;

  while (start > text && measure (start, from) < BEFORE)
    start = g_utf8_prev_char (start);
  while (start > text && start < from && *start != ' ')
    start++;
  return *start == ' ' ? start + 1 : start;
}

static const char *
find_end (const char *start, const char *to)
{
  const char *end = to;

  while (*end && measure (start, end) < COLUMNS)
    end = g_utf8_next_char (end);
  while (*end && end > to && *end != ' ')
    end = g_utf8_prev_char (end);
  return end;
}

/* The sentence, and under it a caret at what is meant. */
static void
add_place (GString *text, const char *sentence, guint first, guint last)
{
  g_autofree char *plain = make_harmless (sentence);
  glong length = g_utf8_strlen (plain, -1);
  const char *from = g_utf8_offset_to_pointer (plain, MIN ((glong) first, length));
  const char *to = g_utf8_offset_to_pointer (plain, MIN ((glong) last, length));
  const char *start = find_start (plain, from);
  const char *end = find_end (start, to);
  guint indent = measure (start, from) + (start > plain ? 1 : 0);
  guint width = MAX (1, measure (from, to));

  g_string_append_printf (text, "%12s%s%.*s%s\n", "", start > plain ? "…" : "",
                          (int) (end - start), start, *end ? "…" : "");
  g_string_append_printf (text, "%12s%*s^", "", (int) indent, "");
  for (guint i = 1; i < width; i++)
    g_string_append_c (text, '~');
  g_string_append_c (text, '\n');
}

/* Where a sentence can be shown with what is meant in it. */
static gboolean
get_sentence (VouchFinding *finding, VouchNode *row, const char **sentence, guint *from, guint *to)
{
  const char *member = vouch_finding_get_member (finding);

  if (!row || !vouch_finding_get_range (finding, from, to) || *to <= *from)
    return FALSE;
  *sentence = vouch_node_get_text (row, member && *member ? member : "text");
  return *sentence != NULL;
}

static void
add_finding (GString *text, VouchFinding *finding, GHashTable *nodes)
{
  VouchNode *row = g_hash_table_lookup (nodes, vouch_finding_get_row (finding));
  g_autofree char *path = vouch_report_nodes_path (nodes, vouch_finding_get_node (finding));
  g_autofree char *other = vouch_report_nodes_path (nodes, vouch_finding_get_other (finding));
  g_autofree char *start
      = vouch_words_begin (row ? vouch_report_nodes_text (row) : "", FIRST_WORDS);
  const char *sentence;
  guint from, to;
  gboolean has_place = get_sentence (finding, row, &sentence, &from, &to);

  g_string_append (text, "    ");
  add_harmless (text, "%-7s %s [%s]%s%s", vouch_level_get_name (vouch_finding_get_level (finding)),
                vouch_finding_get_message (finding), vouch_finding_get_rule (finding),
                vouch_finding_is_considered (finding) ? " " : "",
                vouch_finding_is_considered (finding) ? _("(kept as it is)") : "");
  g_string_append (text, "\n");
  if (*path)
    {
      gboolean has_start = *start && !has_place;

      g_string_append (text, "            ");
      add_harmless (text, "%s%s%s%s", path, has_start ? "  “" : "", has_start ? start : "",
                    has_start ? "”" : "");
    }
  if (*other)
    add_harmless (text, " → %s", other);
  if (*path)
    g_string_append_c (text, '\n');
  if (has_place)
    add_place (text, sentence, from, to);
}

/**
 * vouch_report_text:
 * @card: a checked card
 *
 * Returns: (transfer full): its findings by section, translated.
 */
char *
vouch_report_text (const VouchReportCard *card)
{
  g_autoptr (GHashTable) nodes = vouch_report_nodes_new (VOUCH_NODE (card->card));
  GListModel *model = G_LIST_MODEL (card->findings);
  const char *title = vouch_card_get_title (card->card);
  GString *text = g_string_new (NULL);
  g_autofree char *group = NULL;

  add_harmless (text, "%s: %s", card->file, vouch_words_is_blank (title) ? _("(no title)") : title);
  g_string_append_c (text, '\n');
  add_counts (text, &card->summary);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);
      g_autofree char *here = vouch_report_nodes_heading (nodes, finding);

      if (g_strcmp0 (here, group) != 0)
        {
          g_string_append (text, "\n  ");
          add_harmless (text, "%s", here);
          g_string_append_c (text, '\n');
        }
      g_free (group);
      group = g_steal_pointer (&here);
      add_finding (text, finding, nodes);
    }
  return g_string_free (text, FALSE);
}

/* One card needs no sum. */
static char *
end_text (const VouchReportRun *run)
{
  if (run->n_cards < 2)
    return g_strdup ("");
  return g_strdup_printf (_("\n%u cards: errors %u, warnings %u, hints %u\n"), run->n_cards,
                          run->totals.errors, run->totals.warnings, run->totals.hints);
}

const VouchReportFormat vouch_report_format_text = {
  .name = "text",
  .card = vouch_report_text,
  .between = "\n",
  .end = end_text,
};
