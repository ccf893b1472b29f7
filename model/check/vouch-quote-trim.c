/* vouch-quote-trim.c: a long quote cut to the clause that bears a statement out.
 *
 * What is cut off becomes context before and after, so that the quote is found again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-quote-trim.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-words.h"

/* Of context, on either side: as anchors keep it. */
#define CONTEXT 32

/* Ends of clauses and sentences, the end of the text among them. */
static GArray *
find_cuts (const char *text)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize place = 0;

  g_array_append_val (cuts, place);
  for (const char *p = text; *p; p++)
    if (strchr (".;:,?!", *p) && g_ascii_isspace (p[1]))
      {
        place = (gsize) (p - text) + 1;
        g_array_append_val (cuts, place);
      }
  place = strlen (text);
  g_array_append_val (cuts, place);
  return cuts;
}

/* A few clauses in a row, as many as fit, that share most with the statement. */
static void
find_best (const char *text, const char *statement, guint max_words, gsize *from, gsize *to)
{
  g_autoptr (GArray) cuts = find_cuts (text);
  double best = -1;

  *from = *to = 0;
  for (guint i = 0; i + 1 < cuts->len; i++)
    for (guint k = MIN (i + 6, cuts->len - 1); k > i; k--)
      {
        gsize start = g_array_index (cuts, gsize, i);
        gsize end = g_array_index (cuts, gsize, k);
        g_autofree char *piece = g_strndup (text + start, end - start);
        double share;

        if (vouch_words_count (piece) > max_words || vouch_words_count (piece) < 3)
          continue;
        share = vouch_words_share (statement, piece) + (vouch_words_count (piece) > 7 ? 0.05 : 0);
        if (share <= best)
          continue;
        best = share;
        *from = start;
        *to = end;
      }
}

/* No clause is short enough: the first words. */
static void
take_first (const char *text, guint max_words, gsize *from, gsize *to)
{
  const char *p = text;

  for (guint n = 0; *p && n < max_words; n++)
    {
      p += strspn (p, " \t\n");
      p += strcspn (p, " \t\n");
    }
  *from = 0;
  *to = (gsize) (p - text);
}

static char *
take_end (const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  return g_strdup (g_utf8_offset_to_pointer (text, MAX (0, length - CONTEXT)));
}

static char *
take_start (const char *text)
{
  return g_utf8_substring (text, 0, MIN (CONTEXT, g_utf8_strlen (text, -1)));
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  json_object_set_string_member (object, member, text);
}

static const char *
get_text (JsonObject *object, const char *member)
{
  const char *text = vouch_json_get_text (object, member);

  return text ? text : "";
}

/**
 * vouch_quote_trim:
 * @quote: a quote
 * @statement: what it supports
 * @max_words: how long it may be
 *
 * Returns: (transfer full): the same with fewer words
 */
JsonNode *
vouch_quote_trim (JsonNode *quote, const char *statement, guint max_words)
{
  JsonNode *copy = json_node_new (JSON_NODE_OBJECT);
  JsonObject *old = vouch_json_node_object (quote);
  JsonObject *object = json_object_new ();
  const char *text = get_text (old, "exact");
  gsize from, to;
  g_autoptr (GList) members = json_object_get_members (old);
  g_autofree char *exact = NULL;
  g_autofree char *head = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  g_autofree char *rest = NULL;

  for (GList *l = members; l; l = l->next)
    json_object_set_member (object, l->data, json_object_dup_member (old, l->data));
  find_best (text, statement, max_words, &from, &to);
  if (to == 0)
    take_first (text, max_words, &from, &to);
  from += strspn (text + from, " \t\n");
  exact = g_strndup (text + from, to - from);
  rest = g_strndup (text, from);
  head = g_strconcat (get_text (old, "prefix"), rest, NULL);
  prefix = take_end (head);
  g_free (rest);
  rest = g_strconcat (text + to, get_text (old, "suffix"), NULL);
  suffix = take_start (rest);
  set_text (object, "exact", exact);
  set_text (object, "prefix", prefix);
  set_text (object, "suffix", suffix);
  json_node_take_object (copy, object);
  json_node_seal (copy);
  return copy;
}
