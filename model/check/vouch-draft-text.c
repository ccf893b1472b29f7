/* vouch-draft-text.c: what machines and templates leave behind in a draft's sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-draft-text.h"

#include <string.h>

#include "vouch-draft-pattern.h"
#include "vouch-words.h"

/* Letters and digits; more are in none of the words that stand for a whole text. */
#define MAX_WHOLE 64

static gboolean
find_bytes (VouchDraftPattern pattern, const char *text, int *start, int *end)
{
  g_autoptr (GMatchInfo) info = NULL;

  return g_regex_match (vouch_pattern_get (vouch_draft_pattern (pattern)), text, 0, &info)
         && g_match_info_fetch_pos (info, 0, start, end);
}

static gboolean
find_range (VouchDraftPattern pattern, const char *text, guint *from, guint *to)
{
  int start, end;

  if (!find_bytes (pattern, text, &start, &end))
    return FALSE;
  *from = (guint) g_utf8_strlen (text, start);
  *to = *from + (guint) g_utf8_strlen (text + start, end - start);
  return TRUE;
}

static gboolean
is_match (VouchDraftPattern pattern, const char *text)
{
  return vouch_pattern_matches (vouch_draft_pattern (pattern), text);
}

/* Some letters outside of ASCII are small or large forms of k and s. */
static char *
make_lower (const char *text)
{
  return strstr (text, "\xE2\x84\xAA") || strstr (text, "\xC5\xBF") ? g_utf8_casefold (text, -1)
                                                                 : g_ascii_strdown (text, -1);
}

static gboolean
has_any (const char *lower, const char *const *pieces, guint length)
{
  for (guint i = 0; i < length; i++)
    if (strstr (lower, pieces[i]))
      return TRUE;
  return FALSE;
}

static gboolean
begins_with_any (const char *lower, const char *const *pieces, guint length)
{
  for (guint i = 0; i < length; i++)
    if (g_str_has_prefix (lower, pieces[i]))
      return TRUE;
  return FALSE;
}

/* One of these is in all that SPEECH knows: searching for it is dear, and nearly always in vain. */
static gboolean
may_be_speech (const char *text)
{
  static const char *const begins[]
      = { "sure", "certainly", "of course", "absolutely", "here", "i'", "i’", "i c" };
  static const char *const within[]
      = { "as a ", "as an ", "hope this helps", "let me know", "my knowledge", "my training",
          "based on the " };
  g_autofree char *lower = make_lower (text);

  return begins_with_any (lower, begins, G_N_ELEMENTS (begins))
         || has_any (lower, within, G_N_ELEMENTS (within));
}

static gboolean
may_have_placeholder (const char *text)
{
  static const char *const signs[] = { "TODO", "FIXME", "TBD", "TBC", "XXX" };
  static const char *const within[] = { "lorem ipsum", "erase this" };
  g_autofree char *lower = NULL;

  if (has_any (text, signs, G_N_ELEMENTS (signs)))
    return TRUE;
  lower = make_lower (text);
  return has_any (lower, within, G_N_ELEMENTS (within));
}

/* Too many letters and digits for the patterns that a whole text is held against. */
static gboolean
is_sentence (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p && n <= MAX_WHOLE; p++)
    n += g_ascii_isalnum (*p) ? 1 : 0;
  return n > MAX_WHOLE;
}

/* One of these is in all that the patterns of instructions know. */
static gboolean
may_be_instruction (const char *text)
{
  static const char *const begins[]
      = { "please",  "specify", "cite",   "reference", "include", "provide", "add",      "insert",
          "supply",  "give",    "replace", "rewrite",   "rephrase", "revise",  "remove",   "delete",
          "mention", "list",    "state",   "detail",    "outline",  "describe", "identify", "indicate",
          "define",  "summari", "explain", "discuss" };
  static const char *const within[] = { "unsupported claims", "or provide " };
  g_autofree char *lower = make_lower (text);

  return begins_with_any (lower, begins, G_N_ELEMENTS (begins))
         || has_any (lower, within, G_N_ELEMENTS (within));
}

static gboolean
may_be_page_title (const char *text)
{
  static const char *const within[] = { "scorecard", "summary", "takeaways" };
  g_autofree char *lower = make_lower (text);

  return has_any (lower, within, G_N_ELEMENTS (within));
}

static char *
cut_bytes (const char *text, int start, int end)
{
  GString *cut = g_string_new_len (text, start);

  if (end > start && strchr (".,;:!?", text[end]))
    while (cut->len > 0 && g_ascii_isspace (cut->str[cut->len - 1]))
      g_string_truncate (cut, cut->len - 1);
  else
    while (cut->len > 0 && text[end] == ' ' && cut->str[cut->len - 1] == ' ')
      g_string_truncate (cut, cut->len - 1);
  g_string_append (cut, text + end);
  return g_strstrip (g_string_free (cut, FALSE));
}

/**
 * vouch_draft_text_find_marker:
 * @text: a statement
 * @from: (out): where it starts
 * @to: (out): where it ends
 *
 * Returns: whether brackets in @text ask for a source.
 */
gboolean
vouch_draft_text_find_marker (const char *text, guint *from, guint *to)
{
  return strpbrk (text, "([{") && find_range (VOUCH_DRAFT_MARKER, text, from, to);
}

/**
 * vouch_draft_text_lift_marker:
 * @text: a statement that vouch_draft_text_find_marker() finds one in
 * @marker: (out) (transfer full): its words, without the brackets
 * @at: (out): code points before it in what is left
 *
 * Returns: (transfer full): the sentence without the marker, its full stop intact.
 */
char *
vouch_draft_text_lift_marker (const char *text, char **marker, guint *at)
{
  int start = 0, end = 0;
  char *rest;

  find_bytes (VOUCH_DRAFT_MARKER, text, &start, &end);
  *marker = g_strstrip (g_strndup (text + start + 1, MAX (end - start - 2, 0)));
  rest = cut_bytes (text, start, end);
  while (start > 0 && text[start - 1] == ' ')
    start--;
  *at = MIN ((guint) g_utf8_strlen (text, start), (guint) g_utf8_strlen (rest, -1));
  return rest;
}

/**
 * vouch_draft_text_find_placeholder:
 * @text: a statement or an item
 * @from: (out): where it starts
 * @to: (out): where it ends
 *
 * Returns: what kind of stand-in @text is or has.
 */
VouchPlaceholder
vouch_draft_text_find_placeholder (const char *text, guint *from, guint *to)
{
  gboolean is_short = !is_sentence (text);

  if (vouch_words_is_blank (text))
    return VOUCH_PLACEHOLDER_NONE;
  if (is_short && find_range (VOUCH_DRAFT_NOT_APPLICABLE, text, from, to))
    return VOUCH_PLACEHOLDER_NOT_APPLICABLE;
  if (is_short && find_range (VOUCH_DRAFT_NOT_REPORTED, text, from, to))
    return VOUCH_PLACEHOLDER_NOT_REPORTED;
  if ((is_short && find_range (VOUCH_DRAFT_PLACEHOLDER_WHOLE, text, from, to))
      || (may_have_placeholder (text) && find_range (VOUCH_DRAFT_PLACEHOLDER_WORD, text, from, to)))
    return VOUCH_PLACEHOLDER_LEFT;
  return VOUCH_PLACEHOLDER_NONE;
}

static gboolean
is_for_people (const char *text)
{
  return is_match (VOUCH_DRAFT_INSTRUCTION_TO_PEOPLE, text);
}

/**
 * vouch_draft_text_is_instruction:
 * @text: a statement
 * @place: where it stands
 *
 * Returns: whether it tells the writer what to write, instead of the reader something.
 */
gboolean
vouch_draft_text_is_instruction (const char *text, VouchDraftPlace place)
{
  if (!may_be_instruction (text))
    return FALSE;
  if (is_match (VOUCH_DRAFT_INSTRUCTION_PLAIN, text) || is_match (VOUCH_DRAFT_INSTRUCTION_WITHIN, text))
    return TRUE;
  switch (place)
    {
    case VOUCH_DRAFT_PLACE_ADVICE:
      return is_match (VOUCH_DRAFT_INSTRUCTION_SPECIFIC, text) && !is_for_people (text);
    case VOUCH_DRAFT_PLACE_FIELD:
      return is_match (VOUCH_DRAFT_INSTRUCTION_SPECIFIC, text)
             || is_match (VOUCH_DRAFT_INSTRUCTION_LOOSE, text)
             || is_match (VOUCH_DRAFT_INSTRUCTION_FIELD, text);
    case VOUCH_DRAFT_PLACE_OTHER:
    default:
      return is_match (VOUCH_DRAFT_INSTRUCTION_SPECIFIC, text)
             || (is_match (VOUCH_DRAFT_INSTRUCTION_LOOSE, text) && !is_for_people (text));
    }
}

/* "P < .05" and "[1]" are common. */
static gboolean
may_be_markup (const char *text)
{
  static const char *const signs[] = { "~~", "<!--", "【", "[cite", "[^", "oaicite" };

  if (strpbrk (text, "*_#"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (text, signs[i]))
      return TRUE;
  return FALSE;
}

/**
 * vouch_draft_text_find_residue:
 * @text: a statement
 * @from: (out): where it starts
 * @to: (out): where it ends
 *
 * Returns: what of a conversation with a machine is left in @text.
 */
VouchResidue
vouch_draft_text_find_residue (const char *text, guint *from, guint *to)
{
  if (may_be_speech (text) && find_range (VOUCH_DRAFT_SPEECH, text, from, to))
    return VOUCH_RESIDUE_SPEECH;
  if (strpbrk (text, "[{") && find_range (VOUCH_DRAFT_BLANK, text, from, to))
    return VOUCH_RESIDUE_BLANK;
  if (may_be_markup (text)
      && (find_range (VOUCH_DRAFT_MARKUP, text, from, to)
          || find_range (VOUCH_DRAFT_MARKUP_START, text, from, to)))
    return VOUCH_RESIDUE_MARKUP;
  return VOUCH_RESIDUE_NONE;
}

/* What a chat program or Markdown leaves whole: comments, marks of its sources and of footnotes. */
static void
strip_marks (GString *text)
{
  static VouchPattern marks = {
    " ?(?:<!--.*?-->|【[^】]{1,80}】|\\[cite(?:_start|_end)?(?::[^\\]]{0,80})?\\]"
    "|:?contentReference\\[oaicite:\\d+\\](?:\\{index=\\d+\\})?|\\[\\^\\w{1,20}\\])",
    0
  };
  g_autofree char *plain = g_regex_replace_literal (vouch_pattern_get (&marks), text->str, -1, 0, "", 0, NULL);

  g_string_assign (text, plain);
}

static char *
strip_markup (const char *text)
{
  GRegex *start = vouch_pattern_get (vouch_draft_pattern (VOUCH_DRAFT_MARKUP_START));
  g_autofree char *plain = g_regex_replace_literal (start, text, -1, 0, "", 0, NULL);
  GString *clean = g_string_new (plain);

  strip_marks (clean);
  g_string_replace (clean, "**", "", 0);
  g_string_replace (clean, "~~", "", 0);
  if (is_match (VOUCH_DRAFT_MARKUP, clean->str))
    g_string_replace (clean, "__", "", 0);
  return g_strstrip (g_string_free (clean, FALSE));
}

/* The sentence that @at is in goes, the rest stays. */
static char *
cut_sentence (const char *text, int at)
{
  static const char ends[] = ".!?:";
  int start = at;
  int end;

  /* The match may open with the end of the sentence before. */
  if (strchr (ends, text[at]))
    start = ++at;
  while (start > 0 && !strchr (ends, text[start - 1]))
    start--;
  end = at + (int) strcspn (text + at, ends);
  while (text[end] && (strchr (ends, text[end]) || text[end] == ' '))
    end++;
  return cut_bytes (text, start, end);
}

/**
 * vouch_draft_text_clean_residue:
 * @text: a statement that vouch_draft_text_find_residue() finds some in
 *
 * Returns: (transfer full): @text without it; empty where nothing else was there.
 */
char *
vouch_draft_text_clean_residue (const char *text)
{
  g_autofree char *clean = g_strdup (text);
  guint from, to;
  int start, end;

  /* Each turn takes at least one sign away. */
  for (;;)
    {
      VouchResidue residue = vouch_draft_text_find_residue (clean, &from, &to);
      char *next = NULL;

      if (residue == VOUCH_RESIDUE_SPEECH && find_bytes (VOUCH_DRAFT_SPEECH, clean, &start, &end))
        next = cut_sentence (clean, start);
      else if (residue == VOUCH_RESIDUE_BLANK && find_bytes (VOUCH_DRAFT_BLANK, clean, &start, &end))
        next = cut_bytes (clean, start, end);
      else if (residue == VOUCH_RESIDUE_MARKUP)
        next = strip_markup (clean);
      if (!next || strlen (next) >= strlen (clean))
        {
          g_free (next);
          break;
        }
      g_free (clean);
      clean = next;
    }
  if (vouch_words_count (clean) == 0)
    return g_strdup ("");
  return g_steal_pointer (&clean);
}

/**
 * vouch_draft_text_is_chrome:
 * @text: a statement or an item
 *
 * Returns: whether the whole of it is a web page's furniture.
 */
gboolean
vouch_draft_text_is_chrome (const char *text)
{
  g_autofree char *trimmed = NULL;

  if (is_sentence (text) && !may_be_page_title (text))
    return FALSE;
  trimmed = g_strstrip (g_strdup (text));
  return is_match (VOUCH_DRAFT_CHROME, trimmed);
}

/**
 * vouch_draft_text_find_site_suffix:
 * @title: a title
 * @from: (out): code points before it
 *
 * Returns: whether @title ends as the browser's window title does (" - Scorecard - SITE").
 */
gboolean
vouch_draft_text_find_site_suffix (const char *title, guint *from)
{
  guint to;

  return find_range (VOUCH_DRAFT_SITE_SUFFIX, title, from, &to);
}
