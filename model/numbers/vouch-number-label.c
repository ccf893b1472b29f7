/* vouch-number-label.c: "type 2", "stage IIIb", "class A": which of several kinds a text speaks of.
 *
 * They are parts of names and no figures; but type 2 diabetes is not type I diabetes. Nothing is said of a
 * label that a passage has no noun for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-label.h"

#include <string.h>

/* Longer lists of grades are none. */
#define MAX_LABELS 200
/* "Grades 1 to 5": more are a count. */
#define MAX_LABEL_NUMBER 20

/* In small letters, with all that it may be called. */
static const char *const nouns[][4] = {
  { "type", "types", "subtype", "subtypes" },
  { "grade", "grades", NULL, NULL },
  { "stage", "stages", NULL, NULL },
  { "phase", "phases", NULL, NULL },
  { "class", "classes", NULL, NULL },
  { "category", "categories", NULL, NULL },
  { "nyha", NULL, NULL, NULL },
  { "asa", NULL, NULL, NULL },
  { "pugh", NULL, NULL, NULL },
  { "factor", "factors", NULL, NULL },
  { "interleukin", "interleukins", "il", NULL },
  { "vitamin", "vitamins", NULL, NULL },
  { "hepatitis", NULL, NULL, NULL },
  { "influenza", NULL, NULL, NULL },
};

/* "NYHA class III", "Child-Pugh score A": said between a scale and its label. */
static const char *const between[] = { "class", "grade", "stage", "score", "status" };

/* Bytes of a word. */
typedef struct
{
  const char *from;
  const char *to;
} Word;

static gboolean
is_word (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isalnum (*p) : g_unichar_isalnum (g_utf8_get_char (p));
}

static gboolean
is_equal (const Word *word, const char *text)
{
  gsize length = word->to - word->from;

  return strlen (text) == length && g_ascii_strncasecmp (word->from, text, length) == 0;
}

static Word
read_word (const char *p)
{
  Word word = { p, p };

  while (*word.to && is_word (word.to))
    word.to = g_utf8_next_char (word.to);
  return word;
}

static int
find_noun (const Word *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (nouns[i]) && nouns[i][k]; k++)
      if (is_equal (word, nouns[i][k]))
        return (int) i;
  return -1;
}

/* --- one label --- */

/* Returns: its value; 0 where it is no Roman numeral as labels have them */
static guint
read_roman (const char *from, const char *to)
{
  static const char *const numerals[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x" };
  const Word word = { from, to };

  /* “Type I have seen” is rare, “type v” is no label. */
  if (to == from || (to - from == 1 && !g_ascii_isupper (*from)))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (is_equal (&word, numerals[i]))
      return i + 1;
  return 0;
}

static guint
read_digits (const char *from, const char **to)
{
  guint number = 0;

  for (*to = from; g_ascii_isdigit (**to) && number <= MAX_LABEL_NUMBER; (*to)++)
    number = 10 * number + (guint) g_ascii_digit_value (**to);
  return number <= MAX_LABEL_NUMBER ? number : 0;
}

/* Vitamins go beyond E. */
static gboolean
is_letter_of_label (char c)
{
  return (c >= 'a' && c <= 'e') || (c >= 'A' && c <= 'E') || c == 'K';
}

/* “B12”, “D3”. */
static gboolean
read_vitamin (const Word *word, VouchNumberLabel *label)
{
  const char *end;

  if (word->to - word->from < 2 || !g_ascii_isupper (*word->from) || !is_letter_of_label (*word->from))
    return FALSE;
  label->number = read_digits (word->from + 1, &end);
  label->letter = g_ascii_tolower (*word->from);
  return label->number > 0 && end == word->to;
}

/* "2", "III", "3b", "IIIB", "A". */
static gboolean
read_value (const Word *word, VouchNumberLabel *label)
{
  const char *end;
  gsize length = word->to - word->from;
  const char *last = word->to - 1;

  label->letter = 0;
  label->number = read_digits (word->from, &end);
  if (end == word->from)
    {
      end = word->to;
      label->number = read_roman (word->from, end);
      if (label->number == 0 && length > 1 && is_letter_of_label (*last))
        label->number = read_roman (word->from, end = last);
    }
  if (label->number == 0 && length == 1 && g_ascii_isupper (*word->from) && is_letter_of_label (*word->from))
    end = word->from;
  else if (label->number == 0)
    return FALSE;
  if (end < word->to && !(end == last && is_letter_of_label (*last)))
    return FALSE;
  label->letter = end < word->to ? g_ascii_tolower (*last) : 0;
  return TRUE;
}

/* --- a list of them --- */

/* Over spaces, hyphens, and signs that say “at least”: none of them is a sentence's end. */
static const char *
skip_joint (const char *p)
{
  for (; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !strchr ("-/,&<>=", c < 0x80 ? (int) c : 'x') && c != 0x2013 && c != 0x2010
          && c != 0x2011 && c != 0x2264 && c != 0x2265)
        break;
    }
  return p;
}

static const char *
skip_conjunction (const char *p, gboolean *is_range)
{
  static const char *const words[] = { "and", "or", "to" };
  const char *next = skip_joint (p);
  Word word = read_word (next);

  *is_range = memchr (p, '-', next - p) != NULL || g_strstr_len (p, next - p, "\342\200\223") != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_equal (&word, words[i]))
      {
        *is_range = i == 2;
        return skip_joint (word.to);
      }
  return next;
}

static void
add (GArray *labels, VouchNumberLabel label)
{
  if (labels->len < MAX_LABELS)
    g_array_append_val (labels, label);
}

/* "Grade 2 to 4" speaks of 3 as well. */
static void
add_between (GArray *labels, VouchNumberLabel last)
{
  guint first = labels->len > 0 ? g_array_index (labels, VouchNumberLabel, labels->len - 1).number : 0;

  for (guint number = first + 1; first > 0 && number < last.number; number++)
    {
      VouchNumberLabel label = last;

      label.number = number;
      label.letter = 0;
      add (labels, label);
    }
}

static const char *
skip_between (const char *p)
{
  Word word = read_word (p);

  for (gsize i = 0; i < G_N_ELEMENTS (between); i++)
    if (is_equal (&word, between[i]))
      return skip_joint (word.to);
  return p;
}

/* Reads the labels behind a noun. */
static void
read_labels (GArray *labels, const char *text, const Word *noun, guint which)
{
  const char *p = skip_between (skip_joint (noun->to));
  VouchNumberLabel label = { .noun = which };
  gboolean is_range = FALSE;

  for (;;)
    {
      Word word = read_word (p);

      if (word.to == word.from || (!read_vitamin (&word, &label) && !read_value (&word, &label)))
        return;
      label.from = (guint) g_utf8_strlen (text, noun->from - text);
      label.to = (guint) g_utf8_strlen (text, word.to - text);
      if (is_range)
        add_between (labels, label);
      add (labels, label);
      p = skip_conjunction (word.to, &is_range);
      /* “type 2 was” ends it; so does “type 2. A”. */
      if (p == word.to)
        return;
    }
}

/** Returns: whether it is worth while to look for labels. */
gboolean
vouch_number_labels_may_have (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    for (const char *p = text; *p; p++)
      if (g_ascii_tolower (*p) == *nouns[i][0] && g_ascii_strncasecmp (p, nouns[i][0], strlen (nouns[i][0])) == 0)
        return TRUE;
  return FALSE;
}

/**
 * vouch_number_labels_read:
 * @text: a text, in UTF-8
 *
 * Returns: (transfer full) (element-type VouchNumberLabel): in their order; each of "grades 2 to 4"
 */
GArray *
vouch_number_labels_read (const char *text)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (VouchNumberLabel));

  for (const char *p = text; *p && labels->len < MAX_LABELS;)
    {
      Word word = read_word (p);
      int noun = word.to > word.from ? find_noun (&word) : -1;

      if (noun >= 0)
        read_labels (labels, text, &word, (guint) noun);
      p = word.to > word.from ? word.to : g_utf8_next_char (p);
    }
  return labels;
}

/* Stage III is all of it, IIIa and IIIb; vitamin D is D2 and D3. */
static gboolean
agrees (const VouchNumberLabel *a, const VouchNumberLabel *b)
{
  if (a->letter == b->letter)
    return a->number == b->number || (a->letter && (a->number == 0 || b->number == 0));
  return a->number == b->number && a->number > 0 && (a->letter == 0 || b->letter == 0);
}

/**
 * vouch_number_label_is_contradicted:
 * @self: a label of a statement
 * @others: (element-type VouchNumberLabel): of its passages
 *
 * Returns: whether they speak of others of its kind, and not of it
 */
gboolean
vouch_number_label_is_contradicted (const VouchNumberLabel *self, GArray *others)
{
  gboolean has_other = FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      const VouchNumberLabel *other = &g_array_index (others, VouchNumberLabel, i);

      if (other->noun != self->noun)
        continue;
      if (agrees (self, other))
        return FALSE;
      has_other = TRUE;
    }
  return has_other;
}
