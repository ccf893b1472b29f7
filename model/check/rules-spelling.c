/* rules-spelling.c: words that are in no dictionary.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-citation.h"
#include "vouch-evidence.h"
#include "vouch-node-list.h"
#include "vouch-repair.h"
#include "vouch-speller.h"
#include "vouch-statement.h"

/* Shorter ones are abbreviations and units. */
#define MIN_LETTERS 4
/* More in one statement are another language. */
#define MAX_FOUND 5

/* One word of a text. */
typedef struct
{
  const char *start;
  gsize length;
  gboolean begins_sentence;
} Word;

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
is_sign (gunichar c)
{
  return c == '/' || c == '_' || c == '@' || c == '\\';
}

/* What touches a digit, a slash, an underscore or an at sign is a name or a formula. */
static gboolean
touches_sign (const char *text, const char *start, const char *end)
{
  gunichar before = start > text ? g_utf8_get_char (g_utf8_prev_char (start)) : ' ';
  gunichar after = *end ? g_utf8_get_char (end) : ' ';

  return g_unichar_isdigit (before) || g_unichar_isdigit (after) || is_sign (before) || before == '.'
         || is_sign (after) || (after == '.' && g_unichar_isalpha (g_utf8_get_char (end + 1)));
}

/* The next word from @p; its apostrophes are in it. */
static gboolean
find_word (const char *text, const char **p, Word *word)
{
  const char *start = *p;
  const char *end;

  while (*start && !is_of_word (g_utf8_get_char (start)))
    {
      if (strchr (".!?:", *start))
        word->begins_sentence = TRUE;
      start = g_utf8_next_char (start);
    }
  for (end = start; *end; end = g_utf8_next_char (end))
    if (!is_of_word (g_utf8_get_char (end))
        && !(is_apostrophe (g_utf8_get_char (end)) && is_of_word (g_utf8_get_char (g_utf8_next_char (end)))))
      break;
  word->start = start;
  word->length = (gsize) (end - start);
  *p = end;
  return word->length > 0;
}

/* Names and abbreviations have capitals; at a sentence's beginning a word has one too. */
static gboolean
is_name (const char *word, gboolean begins_sentence)
{
  const char *rest = g_utf8_next_char (word);

  for (const char *p = rest; *p; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return g_unichar_isupper (g_utf8_get_char (word)) && !begins_sentence;
}

static const char *
find_whole (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = text; text && (at = strstr (at, word)); at += length)
    {
      gboolean begins = at == text || !is_of_word (g_utf8_get_char (g_utf8_prev_char (at)));

      if (begins && !is_of_word (g_utf8_get_char (at + length)))
        return at;
    }
  return NULL;
}

static gboolean
has_word_folded (const char *text, const char *lower)
{
  g_autofree char *folded = text ? g_utf8_strdown (text, -1) : NULL;

  return folded && find_whole (folded, lower);
}

/* Both "lens’s" and its pieces. */
static void
add_words (GHashTable *words, const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  const char *p = folded;
  Word at = { 0 };

  while (find_word (folded, &p, &at))
    {
      const char *piece = at.start;

      g_hash_table_add (words, g_strndup (at.start, at.length));
      for (const char *q = at.start; q < p; q = g_utf8_next_char (q))
        if (is_apostrophe (g_utf8_get_char (q)))
          {
            g_hash_table_add (words, g_strndup (piece, (gsize) (q - piece)));
            piece = g_utf8_next_char (q);
          }
      g_hash_table_add (words, g_strndup (piece, (gsize) (p - piece)));
    }
}

/* Made once: a card of thousands of statements has hundreds of references. */
static GHashTable *
get_title_words (VouchCheck *check)
{
  VouchNodeList *references = vouch_card_get_references (check->card);
  GHashTable *words = check->index->title_words;

  if (words)
    return words;
  words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < vouch_node_list_get_size (references); i++)
    {
      const char *title = vouch_node_get_text (vouch_node_list_peek (references, i), "title");

      if (title)
        add_words (words, title);
    }
  check->index->title_words = words;
  return words;
}

/* What the card's papers, or the passages of the statement, say is no mistake here. */
static gboolean
is_of_sources (VouchCheck *check, const char *lower)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");

  if (g_hash_table_contains (get_title_words (check), lower))
    return TRUE;
  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    if (has_word_folded (vouch_citation_get_quote (vouch_node_list_peek (citations, i)), lower))
      return TRUE;
  return FALSE;
}

/* Dictionaries have straight apostrophes. */
static char *
straighten (const char *word)
{
  GString *text = g_string_new (word);

  g_string_replace (text, "’", "'", 0);
  return g_string_free (text, FALSE);
}

static gboolean
is_known (VouchCheck *check, const char *as_written)
{
  const char *language = vouch_card_get_language (check->card);
  g_autofree char *word = straighten (as_written);
  g_autofree char *lower = NULL;

  if (vouch_speller_knows (language, word))
    return TRUE;
  lower = g_utf8_strdown (word, -1);
  return vouch_speller_knows (language, lower) || vouch_treatment_is_drug (lower)
         || vouch_profile_has_word (check->profile, "spelling", word) || vouch_speller_is_own (lower)
         || is_of_sources (check, lower);
}

static void
report (VouchCheck *check, const char *text, const Word *at, const char *word)
{
  VouchFindingFields fields = vouch_check_begin (check);
  g_autofree char *subject = g_strdup (word);
  g_autofree char *message
      = g_strdup_printf (_ ("“%s” isn’t in the dictionary, in a word list or in the card’s "
                            "sources."), word);

  fields.member = "text";
  fields.subject = subject;
  fields.from = (guint) g_utf8_strlen (text, at->start - text);
  fields.to = fields.from + (guint) g_utf8_strlen (at->start, (gssize) at->length);
  fields.message = message;
  vouch_check_report (check, &fields);
}

static void
check_spelling (VouchCheck *check)
{
  const char *text = vouch_check_get_text (check);
  const char *p = text;
  Word at = { .begins_sentence = TRUE };
  guint n = 0;

  if (!text || !*text || !vouch_speller_is_there (vouch_card_get_language (check->card)))
    return;
  while (n < MAX_FOUND && find_word (text, &p, &at))
    {
      g_autofree char *word = g_strndup (at.start, at.length);
      gboolean begins = at.begins_sentence;

      at.begins_sentence = FALSE;
      if (g_utf8_strlen (word, -1) < MIN_LETTERS || is_name (word, begins)
          || touches_sign (text, at.start, p) || is_known (check, word))
        continue;
      report (check, text, &at, word);
      n++;
    }
}

/* Where the word stands that was found: the same letters may be within another before it. In a
 * text that has changed since, it is where the word is now. */
static const char *
find_found (const char *text, VouchFinding *finding)
{
  const char *word = vouch_finding_get_subject (finding);
  guint from = 0;
  guint to = 0;

  if (vouch_finding_get_range (finding, &from, &to) && from <= (guint) g_utf8_strlen (text, -1))
    {
      const char *at = g_utf8_offset_to_pointer (text, from);

      if (g_str_has_prefix (at, word))
        return at;
    }
  return find_whole (text, word);
}

static VouchChange *
mend_spelling (VouchCheck *check, VouchFinding *finding)
{
  const char *text = vouch_check_get_text (check);
  const char *word = vouch_finding_get_subject (finding);
  g_autofree char *better = vouch_speller_suggest (vouch_card_get_language (check->card), word);
  g_autofree char *mended = NULL;
  const char *at = better ? find_found (text, finding) : NULL;
  GPtrArray *changes;

  if (!at)
    return NULL;
  mended = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, better, at + strlen (word));
  changes = vouch_repair_begin ();
  vouch_repair_set_rich (changes, check->unit->node, mended);
  return vouch_repair_end (changes, _ ("Correct Spelling"));
}

const VouchRule vouch_rules_spelling[] = {
  {
      .id = "spelling",
      .title = N_ ("Spelling"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_OPT_IN,
      .check = check_spelling,
      .repair = N_ ("Correct"),
      .mend = mend_spelling,
      .when = N_ ("A word isn’t in a dictionary of the card’s language, in the house’s or your "
                  "word list, or in the card’s references and passages. Names and abbreviations "
                  "are ignored."),
      .meaning = N_ ("One letter can make a different word, and readers who see one mistake expect "
                     "more."),
      .authority = N_ ("The dictionaries on this computer (Enchant)."),
      .bad = N_ ("Osmolarity rose durring wear."),
      .good = N_ ("Osmolarity rose during wear."),
  },
  { NULL },
};
