/* vouch-report-html.c: findings as a page that an editor can send.
 *
 * One file, no script, nothing fetched; readable in light and dark, on paper and
 * by a screen reader: levels are words, never colours alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-report.h"

#include <glib/gi18n-lib.h>

#include "vouch-report-nodes.h"
#include "vouch-rule.h"
#include "vouch-words.h"

static const char style[]
    = ":root{color-scheme:light dark;--ink:#1c1b1f;--dim:#55535a;--page:#fff;--line:#d5d3da;"
      "--error:#a51d2d;--warning:#7a4a00;--hint:#1a5fb4;--mark:#fbe3a1}\n"
      "@media (prefers-color-scheme:dark){:root{--ink:#f1f0f4;--dim:#b9b7c0;--page:#1e1e20;"
      "--line:#48464f;--error:#ff8f92;--warning:#f8c66c;--hint:#8ab8ff;--mark:#5d4a14}}\n"
      "body{font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);margin:0 auto;"
      "padding:1.5rem;max-width:48rem;overflow-wrap:anywhere}\n"
      "h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .25rem;"
      "border-top:1px solid var(--line);padding-top:1.5rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}\n"
      "p{margin:.25rem 0}.dim{color:var(--dim)}ul{list-style:none;margin:0;padding:0}\n"
      "li{border-inline-start:.25rem solid var(--line);padding:.25rem .75rem;margin:.75rem 0}\n"
      "li.error{border-color:var(--error)}li.warning{border-color:var(--warning)}"
      "li.hint{border-color:var(--hint)}\n"
      ".error strong{color:var(--error)}.warning strong{color:var(--warning)}"
      ".hint strong{color:var(--hint)}\n"
      "blockquote{margin:.25rem 0;padding:0}mark{background:var(--mark);color:inherit;padding:0 .1em}\n"
      "code{font-size:.875rem}@media print{body{max-width:none;padding:0}li{break-inside:avoid}}\n";

/* Text of a card may hold what no HTML may: controls are shown as signs that can't be. */
static void
append (GString *html, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);

      if (sign == '<')
        g_string_append (html, "&lt;");
      else if (sign == '>')
        g_string_append (html, "&gt;");
      else if (sign == '&')
        g_string_append (html, "&amp;");
      else if (sign == '"')
        g_string_append (html, "&quot;");
      else if (sign == '\n' || sign == '\t')
        g_string_append_c (html, ' ');
      else if (g_unichar_iscntrl (sign) || (sign & 0xfffe) == 0xfffe
               || (sign >= 0xfdd0 && sign <= 0xfdef))
        g_string_append_unichar (html, 0xfffd);
      else
        g_string_append_unichar (html, sign);
    }
}

static void
append_element (GString *html, const char *tag, const char *class, const char *text)
{
  g_string_append_printf (html, "<%s", tag);
  if (class)
    g_string_append_printf (html, " class=\"%s\"", class);
  g_string_append_c (html, '>');
  append (html, text);
  g_string_append_printf (html, "</%s>", tag);
}

static const char *
get_level_title (VouchLevel level)
{
  static const char *const titles[] = { N_("Error"), N_("Warning"), N_("Hint") };

  return _(titles[level]);
}

/* The sentence with what is meant marked in it; in the reading order of its own language. */
static void
append_sentence (GString *html, VouchFinding *finding, VouchNode *row, const char *language)
{
  const char *text = vouch_report_nodes_text (row);
  const char *own = vouch_node_get_text (row, "text");
  glong length = g_utf8_strlen (text, -1);
  guint from = 0;
  guint to = 0;
  g_autofree char *before = NULL;
  g_autofree char *meant = NULL;

  if (own != text || !vouch_finding_get_range (finding, &from, &to) || to > length || from >= to)
    from = to = 0;
  before = g_utf8_substring (text, 0, from);
  meant = g_utf8_substring (text, from, to);
  g_string_append (html, "<blockquote dir=\"auto\"");
  if (language && g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", language, 0, 0))
    g_string_append_printf (html, " lang=\"%s\"", language);
  g_string_append (html, "><p>");
  append (html, before);
  if (*meant)
    append_element (html, "mark", NULL, meant);
  append (html, g_utf8_offset_to_pointer (text, to));
  g_string_append (html, "</p></blockquote>");
}

static void
append_finding (GString *html, VouchFinding *finding, GHashTable *nodes, const char *language)
{
  VouchNode *row = g_hash_table_lookup (nodes, vouch_finding_get_row (finding));
  VouchLevel level = vouch_finding_get_level (finding);
  const char *repair = vouch_finding_get_repair (finding);

  g_string_append_printf (html, "<li class=\"%s\"><p>", vouch_level_get_name (level));
  append_element (html, "strong", NULL, get_level_title (level));
  g_string_append (html, ": ");
  append (html, vouch_finding_get_message (finding));
  g_string_append (html, "</p>");
  if (row && !VOUCH_IS_CARD (row) && *vouch_report_nodes_text (row))
    append_sentence (html, finding, row, language);
  g_string_append (html, "<p class=\"dim\"><code>");
  append (html, vouch_finding_get_rule (finding));
  g_string_append (html, "</code>");
  if (repair)
    {
      g_string_append (html, " · ");
      append (html, repair);
    }
  if (vouch_finding_is_considered (finding))
    {
      g_string_append (html, " · ");
      append (html, _("kept as it is, with a reason"));
    }
  g_string_append (html, "</p></li>\n");
}

static void
append_findings (GString *html, const VouchReportCard *card, GHashTable *nodes)
{
  GListModel *model = G_LIST_MODEL (card->findings);
  const char *language = vouch_node_get_text (VOUCH_NODE (card->card), "language");
  g_autofree char *group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);
      g_autofree char *here = vouch_report_nodes_heading (nodes, finding);

      if (g_strcmp0 (here, group) != 0)
        {
          g_string_append (html, group ? "</ul>\n" : "");
          append_element (html, "h3", NULL, *here ? here : _("Without a heading"));
          g_string_append (html, "\n<ul>\n");
          g_free (group);
          group = g_steal_pointer (&here);
        }
      append_finding (html, finding, nodes, language);
    }
  g_string_append (html, group ? "</ul>\n" : "");
}

static char *
print_counts (const VouchSummary *summary)
{
  return g_strdup_printf (_("Errors %u, warnings %u, hints %u"), summary->errors,
                          summary->warnings, summary->hints);
}

static char *
print_card (const VouchReportCard *card)
{
  g_autoptr (GHashTable) nodes = vouch_report_nodes_new (VOUCH_NODE (card->card));
  const char *title = vouch_card_get_title (card->card);
  g_autofree char *counts = print_counts (&card->summary);
  g_autofree char *ladder
      = g_strdup_printf (_("Statements %u: unsourced %u, source named %u, passage marked %u, "
                           "checked %u, none needed, with a reason %u, never asked for %u"),
                         card->summary.statements, card->summary.unsourced, card->summary.linked,
                         card->summary.anchored, card->summary.verified, card->summary.declined,
                         card->summary.exempt);
  GString *html = g_string_new ("<section>\n");

  append_element (html, "h2", NULL, vouch_words_is_blank (title) ? _("(no title)") : title);
  append_element (html, "p", "dim", card->file);
  append_element (html, "p", NULL, counts);
  append_element (html, "p", "dim", ladder);
  g_string_append_c (html, '\n');
  append_findings (html, card, nodes);
  if (g_list_model_get_n_items (G_LIST_MODEL (card->findings)) == 0)
    append_element (html, "p", NULL, _("No findings."));
  g_string_append (html, "</section>\n");
  return g_string_free (html, FALSE);
}

static char *
begin_html (const VouchReportRun *run)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"");

  /* Of our own words; a card's have theirs. */
  append (html, C_("the language of this translation, as HTML has it", "en"));
  g_string_append (html, "\">\n<head>\n<meta charset=\"utf-8\">\n");
  g_string_append (
      html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'\">\n");
  append_element (html, "title", NULL, _("What the checks found"));
  g_string_append_printf (html, "\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
  append_element (html, "h1", NULL, _("What the checks found"));
  g_string_append_c (html, '\n');
  return g_string_free (html, FALSE);
}

static void
append_unread (GString *html, const VouchReportRun *run)
{
  if (run->unread->len == 0)
    return;
  g_string_append (html, "<section>\n");
  append_element (html, "h2", NULL, _("Not read"));
  g_string_append (html, "\n<ul>\n");
  for (guint i = 0; i < run->unread->len; i++)
    {
      VouchReportUnread *unread = run->unread->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s: %s", unread->file, unread->message);

      append_element (html, "li", "error", line);
      g_string_append_c (html, '\n');
    }
  g_string_append (html, "</ul>\n</section>\n");
}

static char *
end_html (const VouchReportRun *run)
{
  g_autofree char *counts = print_counts (&run->totals);
  g_autofree char *rules = vouch_report_rules_digest ();
  g_autofree char *cards
      = g_strdup_printf (ngettext ("%u card", "%u cards", run->n_cards), run->n_cards);
  g_autofree char *how = g_strdup_printf (_("Vouch %s, profile “%s”, rules %.12s"), VOUCH_VERSION,
                                          vouch_profile_get_title (run->profile), rules);
  GString *html = g_string_new (NULL);

  append_unread (html, run);
  g_string_append (html, "<section>\n");
  append_element (html, "h2", NULL, _("Total"));
  append_element (html, "p", NULL, cards);
  append_element (html, "p", NULL, counts);
  append_element (html, "p", "dim", how);
  g_string_append (html, "\n</section>\n</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

const VouchReportFormat vouch_report_format_html = {
  .name = "html",
  .begin = begin_html,
  .card = print_card,
  .between = "",
  .end = end_html,
};
