/* vouch-import-marker.c: finds where a draft asks for a source, and takes the asking out.
 *
 * Only what asks counts: "(source needed)", "[ref?]", "(verify)". Brackets that
 * say something, "(n = 12)", "(see source data)", "(source: WHO)", are text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-marker.h"

#include <string.h>

/* Between the brackets; longer ones say something. */
#define MAX_MARKER_CHARS 60
/* What else may stand in brackets with it. */
#define MAX_INNER_BYTES 400
/* In longer texts nothing is looked for: no writer typed them. */
#define MAX_TEXT_BYTES (256 * 1024)

/* At a statement's end, one after the other. */
#define MAX_BARE 8

#define NOUN "(?:source|citation|reference|ref|cite|sourcing|evidence|footnote|link)s?"

/* The whole of what stands in brackets, folded by fold_words(). */
static const char bracketed_pattern[]
    = "^(?:please )?(?:"
      /* ensure sourced, must be cited, to be verified */
      "(?:(?:ensure|must|should|needs?|to|has to|make sure)(?: that)?(?: "
      "(?:this|it|claim|statement))?"
      "(?: (?:is|be|to be))?(?: (?:properly|fully|well))?"
      " (?:sourced|cited|referenced|verified|fact "
      "checked|sourcing|verification|verify|cite|source))"
      /* ensure a source, add the reference, verify source */
      "|(?:ensure|add|insert|provide|include|find|supply|need|needs|check|confirm|verify|give|"
      "attach)"
      "(?: (?:a|an|the|its|your|this|to|with|supporting|original|proper))*"
      " (?:" NOUN "|claim|statement)(?: here)?"
      /* source needed, citations missing, ref to come */
      "|(?:original |supporting )?" NOUN
      " (?:(?:is|are) )?(?:needed|required|missing|pending|lacking|tbd|tba|tbc|"
      "to come|to be added|to be provided|to be confirmed|to be verified|to verify|unclear|unknown|"
      "unverified|not found|not given|not provided|here)"
      "|(?:verification|fact check|fact checking|sourcing) (?:needed|required|pending)"
      "|(?:source|citation|reference|ref|cite)s?"
      "|(?:no|without|missing|which|what|what is the|add) " NOUN
      "|unsourced|uncited|unreferenced|unverified|not sourced|not cited|not verified|cn"
      "|verify|verify this|check this|fact check"
      ")(?: please(?: (?:add|check|confirm|provide|verify))?)?$";

/* Distinctive enough to be found without brackets of their own. */
#define DISTINCTIVE                                                                                \
  "(?:ensure sourced|ensure (?:a )?source|sources? needed|citations? needed|references? needed|"   \
  "needs (?:a )?(?:source|citation|reference)|add (?:a )?(?:source|citation|reference))"

/* At the end, after a dash or a stop. */
static const char bare_pattern[] = "[-–—;:,.]\\s*(" DISTINCTIVE ")\\s*[.!?]?\\s*$";

/* Beside something that is said: "(25% vs 18%, source needed)". */
static const char beside_pattern[]
    = "(?:\\s*[,;–—-]\\s*(" DISTINCTIVE ")[?!.]?\\s*$|^\\s*(" DISTINCTIVE ")[?!.]?\\s*[,;–—-]\\s*)";

static gpointer
compile_bracketed (gpointer data)
{
  return g_regex_new (bracketed_pattern, G_REGEX_OPTIMIZE, 0, NULL);
}

static gpointer
compile_caseless (gpointer pattern)
{
  return g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
}

/* Lower case, one space between words, signs at the ends away; NULL when a sign
 * within says that these are no plain words ("source: WHO 2024" has a colon). */
static char *
fold_words (const char *start, const char *end)
{
  GString *words = g_string_new (NULL);
  g_autofree char *inner = g_strndup (start, end - start);

  g_strdelimit (inner, "?!.:;,*_/ \n", ' ');
  for (const char *p = inner; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2026 || c == ' ')
        {
          if (words->len > 0 && words->str[words->len - 1] != ' ')
            g_string_append_c (words, ' ');
        }
      else
        g_string_append_unichar (words, g_unichar_tolower (c));
    }
  return g_strchomp (g_string_free (words, FALSE));
}

static gboolean
is_asking (const char *start, const char *end)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *regex = g_once (&once, compile_bracketed, NULL);
  g_autofree char *words = NULL;

  /* "(CN)" is a cranial nerve; the wiki's marker is in small letters. */
  if (end - start == 2 && g_ascii_isupper (*start))
    return FALSE;
  words = fold_words (start, end);
  /* "(reference)" is the group that others are compared with; asking, it has a question mark. */
  if ((g_str_equal (words, "reference") || g_str_equal (words, "references"))
      && memchr (start, '?', end - start) == NULL)
    return FALSE;
  return g_regex_match (regex, words, 0, NULL);
}

/* "(needs source; ref?)": several in one bracket. */
static gboolean
are_asking (const char *start, const char *end)
{
  for (const char *p = start; p < end;)
    {
      gsize length = strcspn (p, ";,/");

      length = MIN (length, (gsize) (end - p));
      if (!is_asking (p, p + length))
        return FALSE;
      p += length + 1;
    }
  return end > start;
}

/* Narrows the bracket's content down to what asks, with the sign that parts it
 * from the rest; the words alone are at @words_start. */
static gboolean
find_beside (const char **start, const char **end, const char **words_start, const char **words_end)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *regex = g_once (&once, compile_caseless, (gpointer) beside_pattern);
  g_autofree char *inner = g_strndup (*start, *end - *start);
  g_autoptr (GMatchInfo) match = NULL;
  int from, to, words_from, words_to;

  if (!g_regex_match (regex, inner, 0, &match))
    return FALSE;
  g_match_info_fetch_pos (match, 0, &from, &to);
  if (!g_match_info_fetch_pos (match, 1, &words_from, &words_to) || words_from < 0)
    g_match_info_fetch_pos (match, 2, &words_from, &words_to);
  *words_start = *start + words_from;
  *words_end = *start + words_to;
  *end = *start + to;
  *start += from;
  return TRUE;
}

static char
get_closing (char opening)
{
  switch (opening)
    {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    default:
      return '\0';
    }
}

/* What asks for a source, somewhere in the text. */
typedef struct
{
  const char *start; /* with its brackets, or with the comma before it */
  const char *end;
  const char *words; /* without */
  const char *words_end;
} Found;

/* Reads the bracket at @p, which the text up to @start opened. "[[…]]" counts once. */
static gboolean
read_bracket (const char *p, const char *start, Found *found)
{
  gsize length = strcspn (start, "()[]{}");
  gsize depth = start - p;
  char closing = get_closing (*p);
  gsize closings;

  if (start[length] != closing || length > MAX_INNER_BYTES)
    return FALSE;
  found->words = found->start = start;
  found->words_end = found->end = start + length;
  if (g_utf8_strlen (start, length) > MAX_MARKER_CHARS
      || !(is_asking (start, start + length) || are_asking (start, start + length)))
    return find_beside (&found->start, &found->end, &found->words, &found->words_end);
  closings = strspn (start + length, (char[]){ closing, '\0' });
  depth = MIN (depth, closings);
  found->start = start - depth;
  found->end = start + length + depth;
  return TRUE;
}

/* Finds the next bracket from @p on that asks for a source. */
static gboolean
find_bracket (const char *p, Found *found)
{
  for (; (p = strpbrk (p, "([{")); p++)
    {
      const char *start = p + strspn (p, (char[]){ *p, '\0' });

      if (read_bracket (p, start, found))
        return TRUE;
      p = start - 1;
    }
  return FALSE;
}

/* --- cutting ---------------------------------------------------------- */

/* Reads the text once, however many markers it has: what is kept is noted
 * down, and the text is rewritten at the end. */
typedef struct
{
  gunichar *chars; /* (owned): of the whole text */
  guint length;    /* of @chars */
  guint at;        /* what has been read */
  GArray *kept;    /* (owned) (element-type guint): offsets in @chars */
} Cutter;

static gunichar
get_next (const Cutter *cutter)
{
  return cutter->at < cutter->length ? cutter->chars[cutter->at] : 0;
}

/* The last character that was kept, or the one @back before it; 0 = none. */
static gunichar
get_kept (const Cutter *cutter, guint back)
{
  GArray *kept = cutter->kept;

  return kept->len > back ? cutter->chars[g_array_index (kept, guint, kept->len - 1 - back)] : 0;
}

static void
keep_until (Cutter *cutter, guint end)
{
  for (; cutter->at < end; cutter->at++)
    g_array_append_val (cutter->kept, cutter->at);
}

static void
forget_last (Cutter *cutter)
{
  g_array_set_size (cutter->kept, cutter->kept->len - 1);
}

static gboolean
is_sentence_sign (gunichar c)
{
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
}

/* "¹": the number of a reference stands close to its word. */
static gboolean
is_superscript (gunichar c)
{
  return c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x2079);
}

static gboolean
stands_close (gunichar c)
{
  return is_sentence_sign (c) || is_superscript (c) || c == ')' || c == ']' || c == '}';
}

/* Whether what was kept ends a sentence, a closing quotation mark aside. */
static gboolean
ends_sentence (const Cutter *cutter)
{
  gunichar before = get_kept (cutter, 0);

  if (before == '"' || before == '\'' || before == 0x2019 || before == 0x201d)
    before = get_kept (cutter, 1);
  return before == '.' || before == '!' || before == '?';
}

/* Mends the seam where a marker stood: no space before a full stop, no two
 * spaces, no full stop twice. */
static void
mend_seam (Cutter *cutter)
{
  gunichar after;
  gunichar before;

  /* "oedema (ref) ; shock": the sign goes up to its word. */
  if (get_next (cutter) == ' ' && cutter->at + 1 < cutter->length
      && is_sentence_sign (cutter->chars[cutter->at + 1]))
    cutter->at++;
  after = get_next (cutter);
  if (get_kept (cutter, 0) == ' '
      && (after == 0 || after == ' ' || after == '\n' || stands_close (after)))
    forget_last (cutter);
  before = get_kept (cutter, 0);
  if (after == ' ' && (before == 0 || before == '\n'))
    cutter->at++;
  else if ((after == '.' && ends_sentence (cutter))
           || (is_sentence_sign (after) && before == after))
    cutter->at++;
  else if (after == '.' && is_sentence_sign (before))
    forget_last (cutter);
  /* Nothing but the marker's own full stop is left. */
  if (cutter->kept->len == 0 && cutter->at + 1 == cutter->length
      && is_sentence_sign (get_next (cutter)))
    cutter->at++;
}

/* Takes [from, to) out. Returns where the marker stood in what is kept. */
static guint
cut_marker (Cutter *cutter, guint from, guint to)
{
  keep_until (cutter, from);
  cutter->at = to;
  mend_seam (cutter);
  return cutter->kept->len;
}

static void
begin_cutting (Cutter *cutter, const VouchImportText *text)
{
  glong length;

  cutter->chars = g_utf8_to_ucs4_fast (text->text->str, text->text->len, &length);
  cutter->length = length;
  cutter->at = 0;
  cutter->kept = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
end_cutting (Cutter *cutter, VouchImportText *text)
{
  keep_until (cutter, cutter->length);
  if (cutter->kept->len < cutter->length)
    vouch_import_text_keep (text, (const guint *) (gpointer) cutter->kept->data, cutter->kept->len);
  g_array_unref (cutter->kept);
  g_free (cutter->chars);
}

static void
add_marker (GString *markers, const char *start, gsize length)
{
  g_autofree char *words = g_strndup (start, length);

  vouch_import_marker_add (markers, g_strstrip (words));
}

static guint
count_chars (const char *from, const char *to)
{
  return g_utf8_strlen (from, to - from);
}

/* Returns how many there were. */
static guint
lift_bracketed (VouchImportText *text, GString *markers, guint *at)
{
  const char *p = text->text->str;
  Cutter cutter;
  Found found;
  guint offset = 0;
  guint count = 0;

  if (!find_bracket (p, &found))
    return 0;
  begin_cutting (&cutter, text);
  do
    {
      guint from = offset + count_chars (p, found.start);
      guint to = from + count_chars (found.start, found.end);
      guint stood;

      add_marker (markers, found.words, found.words_end - found.words);
      stood = cut_marker (&cutter, from, to);
      if (count++ == 0)
        *at = stood;
      offset = to;
      p = found.end;
    }
  while (find_bracket (p, &found));
  end_cutting (&cutter, text);
  return count;
}

static gboolean
lift_bare (VouchImportText *text, GString *markers, guint *at)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *regex = g_once (&once, compile_caseless, (gpointer) bare_pattern);
  g_autoptr (GMatchInfo) match = NULL;
  gsize skip = text->text->len > 200 ? text->text->len - 200 : 0;
  const char *tail = text->text->str + skip;
  const char *start;
  const char *end;
  Cutter cutter;
  int from, to;

  while ((*tail & 0xc0) == 0x80)
    tail++;
  if (!g_regex_match (regex, tail, 0, &match) || !g_match_info_fetch_pos (match, 1, &from, &to))
    return FALSE;
  start = tail + from;
  end = tail + to;
  add_marker (markers, start, end - start);
  /* The dash before it goes too; a full stop before it stays. */
  while (start > text->text->str && strchr (" -;:,", start[-1]))
    start--;
  while (start > text->text->str + 2
         && (g_str_has_prefix (start - 3, "–") || g_str_has_prefix (start - 3, "—")))
    for (start -= 3; start > text->text->str && start[-1] == ' ';)
      start--;
  begin_cutting (&cutter, text);
  *at = cut_marker (&cutter, count_chars (text->text->str, start),
                    count_chars (text->text->str, end));
  end_cutting (&cutter, text);
  return TRUE;
}

/** Returns: whether the whole of @text, brackets or not, asks for a source. */
gboolean
vouch_import_marker_is_one (const char *text)
{
  gsize length = strlen (text);

  if (length > 0 && get_closing (text[0]) && text[length - 1] == get_closing (text[0]))
    return is_asking (text + 1, text + length - 1);
  return length > 0 && length <= MAX_INNER_BYTES && is_asking (text, text + length);
}

/**
 * vouch_import_marker_add:
 * @markers: the words of a statement's markers, "; " between them
 * @words: those of one more
 *
 * Adds @words, unless they are there already: what asks twice asks once.
 */
void
vouch_import_marker_add (GString *markers, const char *words)
{
  gsize length = strlen (words);

  for (const char *p = markers->str; (p = strstr (p, words)); p++)
    if ((p == markers->str || g_str_has_prefix (p - 2, "; "))
        && (p[length] == '\0' || g_str_has_prefix (p + length, "; ")))
      return;
  if (markers->len > 0)
    g_string_append (markers, "; ");
  g_string_append (markers, words);
}

/**
 * vouch_import_marker_lift:
 * @text: a statement; loses its markers and stays a sentence
 * @at: (out): code point offset in the cleaned text where the first marker stood
 * @count: (out): how many there were
 *
 * Returns: (transfer full) (nullable): the markers' words without brackets,
 *   "; " between several; %NULL when there were none.
 */
char *
vouch_import_marker_lift (VouchImportText *text, guint *at, guint *count)
{
  g_autoptr (GString) markers = g_string_new (NULL);
  guint from;

  *at = *count = 0;
  if (text->text->len > MAX_TEXT_BYTES)
    return NULL;
  *count = lift_bracketed (text, markers, at);
  for (guint i = 0; i < MAX_BARE && lift_bare (text, markers, &from); i++)
    if ((*count)++ == 0)
      *at = from;
  if (*count == 0)
    return NULL;
  vouch_import_text_trim (text);
  *at = MIN (*at, text->length);
  return g_string_free (g_steal_pointer (&markers), FALSE);
}
