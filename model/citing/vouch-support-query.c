/* vouch-support-query.c: what is looked for to bear a statement out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-support-query.h"

#include <string.h>

#include "vouch-section.h"

/* Code points of a cell that is filled from a passage: it is read at one glance. */
#define MAX_CELL 110

/* How papers speak of what a glance cell asks for. Papers' words, not the user's. */
static const struct
{
  const char *label; /* folded: how the label begins */
  const char *words;
} cells[] = {
  { "condition", "keywords patients diagnosed disorder disease syndrome diagnosis" },
  { "key mechanism", "mechanism mechanisms mediated pathway action inhibits receptor" },
  { "target population",
    "participants patients adults aged years recruited enrolled eligible included inclusion criteria" },
  { "population", "participants patients adults aged years recruited enrolled eligible included" },
  { "care setting", "setting hospital clinic outpatient inpatient primary care centre center community" },
  { "setting", "setting hospital clinic outpatient inpatient primary care centre center community" },
  { "objective", "aim aimed objective purpose study evaluate investigate" },
  { "limitation", "limitations limited small sample size" },
  { "conclusion", "conclusion findings suggest" },
};

static gboolean
is_blank (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/** Returns: whether @statement is a cell with nothing in it: its label says what it asks for. */
gboolean
vouch_support_is_cell (VouchStatement *statement)
{
  const char *label = vouch_statement_get_label (statement);

  return label && *label && is_blank (vouch_statement_get_text (statement));
}

/** Returns: whether @statement wants a passage: it has none, and doesn't say why it needs none. */
gboolean
vouch_support_is_open (VouchStatement *statement)
{
  switch (vouch_statement_get_rung (statement))
    {
    case VOUCH_RUNG_UNSOURCED:
    case VOUCH_RUNG_LINKED:
      return TRUE;
    case VOUCH_RUNG_EMPTY:
      return vouch_support_is_cell (statement) && !vouch_statement_has_none (statement)
             && !vouch_statement_is_declined (statement);
    case VOUCH_RUNG_ANCHORED:
    case VOUCH_RUNG_VERIFIED:
    case VOUCH_RUNG_DECLINED:
    case VOUCH_RUNG_SET_ASIDE:
    default:
      return FALSE;
    }
}

static char *
ask_with_label (const char *label)
{
  g_autofree char *folded = g_utf8_casefold (label, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    if (g_str_has_prefix (folded, cells[i].label))
      return g_strdup (cells[i].words);
  return g_strdup (label);
}

/**
 * vouch_support_query_dup:
 * @statement: a statement
 *
 * Returns: (transfer full): its text; of an empty cell the words in which papers answer its label;
 *   empty where there is nothing to look for.
 */
char *
vouch_support_query_dup (VouchStatement *statement)
{
  if (vouch_support_is_cell (statement))
    return ask_with_label (vouch_statement_get_label (statement));
  return g_strdup (vouch_statement_get_text (statement));
}

/* --- a cell's words --- */

static const char *
skip_label (const char *text)
{
  static const char *const labels[] = { "keywords", "key words", "index terms" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strncasecmp (text, labels[i], strlen (labels[i])) == 0)
      {
        text += strlen (labels[i]);
        return text + strspn (text, " :.\xc2\xa0-");
      }
  return text;
}

/* Where a part of a sentence ends after which the rest can be left out. */
static gboolean
is_break (const char *at)
{
  return (*at == ',' || *at == ';' || *at == ':') && g_ascii_isspace (at[1]);
}

/* The last break before the cell would be full, else the last space there. */
static gsize
find_end (const char *text)
{
  const char *space = NULL;
  const char *end = NULL;
  const char *at = text;

  for (guint i = 0; i < MAX_CELL && *at; i++, at = g_utf8_next_char (at))
    {
      if (is_break (at))
        end = at;
      else if (*at == ' ')
        space = at;
    }
  if (!*at)
    return at - text;
  /* A first word with a comma says nothing yet: “Overall, …”. */
  if (end && end - text >= MAX_CELL / 4)
    return end - text;
  return (space ? space : at) - text;
}

/**
 * vouch_support_answers_cell:
 * @passage: what was found for an empty cell
 *
 * Returns: whether it speaks of what the cell asks for: two of the words in which papers do so, or
 *   the paper's own key words. One alone stands anywhere.
 */
gboolean
vouch_support_answers_cell (const VouchPassage *passage)
{
  return passage->words->len >= 2 || skip_label (passage->exact) != passage->exact;
}

/**
 * vouch_support_words_dup:
 * @passage: the words of a passage
 *
 * Returns: (transfer full): as much of it as a glance cell has room for, on one line; always words
 *   of the passage in its own order.
 */
char *
vouch_support_words_dup (const char *passage)
{
  g_auto (GStrv) words = g_strsplit_set (passage, " \n\t\r", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *line = NULL;
  const char *begin;
  gsize length;

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_strv_builder_add (kept, words[i]);
  list = g_strv_builder_end (kept);
  line = g_strjoinv (" ", list);
  begin = skip_label (line);
  length = find_end (begin);
  while (length > 0 && strchr (".,;: ", begin[length - 1]))
    length--;
  return g_strndup (begin, length);
}
