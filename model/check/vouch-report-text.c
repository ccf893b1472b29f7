/* vouch-report-text.c: findings for people who read a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-report.h"

#include <glib/gi18n-lib.h>

#include "vouch-section.h"
#include "vouch-statement.h"
#include "vouch-words.h"

/* Enough to know a statement again. */
#define FIRST_WORDS 8

static void
add_node (VouchNode *node, gpointer data)
{
  g_hash_table_insert (data, (gpointer) vouch_node_get_id (node), node);
}

static const char *
get_text_of (VouchNode *node)
{
  const char *text = vouch_node_get_text (node, "text");

  if (vouch_words_is_blank (text))
    text = vouch_node_get_text (node, "label");
  if (vouch_words_is_blank (text))
    text = vouch_node_get_text (node, "title");
  return text ? text : "";
}

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
                             "checked %u, no source needed %u\n"),
                          summary->statements, summary->unsourced, summary->linked,
                          summary->anchored, summary->verified, summary->declined);
  g_string_append_printf (text, _("  Findings: errors %u, warnings %u, hints %u\n"),
                          summary->errors, summary->warnings, summary->hints);
}

/* Headings of the sections that a finding stands in, outermost first. */
static char *
dup_heading (VouchNode *node)
{
  g_autoptr (GString) heading = g_string_new (NULL);

  for (; node; node = vouch_node_get_parent (node))
    {
      const char *title
          = VOUCH_IS_SECTION (node) ? vouch_section_get_title (VOUCH_SECTION (node)) : NULL;

      if (!title)
        continue;
      if (heading->len > 0)
        g_string_prepend (heading, " › ");
      g_string_prepend (heading, title);
    }
  return g_strdup (heading->str);
}

static char *
dup_group (VouchFinding *finding, GHashTable *nodes)
{
  const char *section = vouch_finding_get_section (finding);
  VouchNode *node = g_hash_table_lookup (nodes, vouch_finding_get_node (finding));

  if (section && g_hash_table_contains (nodes, section))
    return dup_heading (g_hash_table_lookup (nodes, section));
  return g_strdup (node && VOUCH_IS_CARD (node) ? _("The card") : _("References"));
}

static void
add_finding (GString *text, VouchFinding *finding, GHashTable *nodes)
{
  VouchNode *node = g_hash_table_lookup (nodes, vouch_finding_get_node (finding));
  VouchNode *row = g_hash_table_lookup (nodes, vouch_finding_get_row (finding));
  VouchNode *other = vouch_finding_get_other (finding)
                         ? g_hash_table_lookup (nodes, vouch_finding_get_other (finding))
                         : NULL;
  g_autofree char *path = node ? vouch_node_dup_path (node) : g_strdup ("");
  g_autofree char *other_path = other ? vouch_node_dup_path (other) : NULL;
  g_autofree char *start = vouch_words_begin (row ? get_text_of (row) : "", FIRST_WORDS);

  g_string_append (text, "    ");
  add_harmless (text, "%-7s %s [%s]%s%s", vouch_level_get_name (vouch_finding_get_level (finding)),
                vouch_finding_get_message (finding), vouch_finding_get_rule (finding),
                vouch_finding_is_considered (finding) ? " " : "",
                vouch_finding_is_considered (finding) ? _("(kept as it is)") : "");
  g_string_append (text, "\n");
  if (*path)
    {
      g_string_append (text, "            ");
      add_harmless (text, "%s%s%s%s", path, *start ? "  “" : "", start, *start ? "”" : "");
    }
  if (other_path)
    add_harmless (text, " → %s", other_path);
  if (*path)
    g_string_append_c (text, '\n');
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
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *model = G_LIST_MODEL (card->findings);
  const char *title = vouch_card_get_title (card->card);
  GString *text = g_string_new (NULL);
  g_autofree char *group = NULL;

  vouch_node_foreach (VOUCH_NODE (card->card), add_node, nodes);
  add_harmless (text, "%s: %s", card->file, vouch_words_is_blank (title) ? _("(no title)") : title);
  g_string_append_c (text, '\n');
  add_counts (text, &card->summary);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);
      g_autofree char *here = dup_group (finding, nodes);

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
