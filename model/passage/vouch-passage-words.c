/* vouch-passage-words.c: the words of one text, numbered.
 *
 * Words are compared far more often than they are read: each gets a number when it is met
 * first, and its stem gets one too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-words.h"

#include "vouch-passage-stem.h"
#include "vouch-raised.h"

#include <string.h>

struct _VouchPassageWords
{
  GStringChunk *texts;   /* (owned) */
  GHashTable   *numbers; /* (owned): text (in texts) to its number + 1 */
  GPtrArray    *words;   /* (owned): texts by number */
  GArray       *stems;   /* (owned) (element-type guint): numbers of the stems by number */
};

/**
 * vouch_passage_reader_init:
 * @reader: to be told
 * @text: UTF-8; must outlive @reader
 * @from: first byte to read
 * @to: byte to stop before
 */
void
vouch_passage_reader_init (VouchPassageReader *reader,
                           const char         *text,
                           gsize               from,
                           gsize               to)
{
  reader->text = text;
  reader->at = from;
  reader->end = to;
  reader->from = reader->to = from;
  reader->length = 0;
}

static gboolean
is_wordly (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
add_folded (VouchPassageReader *reader,
            gunichar            c)
{
  gunichar base;
  gunichar mark;

  if (vouch_raised_to_plain (c))
    c = vouch_raised_to_plain (c);
  while (g_unichar_decompose (c, &base, &mark) && base)
    c = base;
  if (!g_unichar_ismark (c) && reader->length + 6 < sizeof reader->word)
    reader->length += g_unichar_to_utf8 (g_unichar_tolower (c), reader->word + reader->length);
}

/* A point or comma inside a number, a hyphen at the end of a line inside a word: how many bytes
 * belong to the word although they are no letters. @is_kept says whether they are part of it. */
static gsize
measure_joint (const VouchPassageReader *reader,
               gboolean                 *is_kept)
{
  const char *p = reader->text + reader->at;
  gsize left = reader->end - reader->at;

  *is_kept = TRUE;
  if (left < 2 || reader->length == 0)
    return 0;
  if (*p == '.' && g_ascii_isdigit (p[1]) && g_ascii_isdigit (reader->word[reader->length - 1]))
    return 1;
  *is_kept = FALSE;
  if (*p == '-' && left > 2 && p[1] == '\n' && g_ascii_islower (p[2])
      && g_ascii_isalpha (reader->word[reader->length - 1]))
    return 2;
  if ((guchar) p[0] == 0xc2 && (guchar) p[1] == 0xad) /* a soft hyphen */
    return 2;
  return 0;
}

static gboolean
skip_to_word (VouchPassageReader *reader)
{
  while (reader->at < reader->end)
    {
      const char *p = reader->text + reader->at;

      if ((guchar) *p < 0x80 ? g_ascii_isalnum (*p) : is_wordly (g_utf8_get_char (p)))
        return TRUE;
      reader->at += g_utf8_next_char (p) - p;
    }
  return FALSE;
}

/* Takes one character, or what joins two; FALSE at the end of the word. */
static gboolean
take_character (VouchPassageReader *reader)
{
  const char *p = reader->text + reader->at;
  gboolean is_kept;
  gsize joint;

  if ((guchar) *p < 0x80 && g_ascii_isalnum (*p))
    {
      if (reader->length + 1 < sizeof reader->word)
        reader->word[reader->length++] = g_ascii_tolower (*p);
      reader->at++;
      return TRUE;
    }
  joint = measure_joint (reader, &is_kept);
  if (joint > 0)
    {
      if (is_kept && reader->length + 1 < sizeof reader->word)
        reader->word[reader->length++] = *p;
      reader->at += joint;
      return TRUE;
    }
  if ((guchar) *p < 0x80 || !is_wordly (g_utf8_get_char (p)))
    return FALSE;
  add_folded (reader, g_utf8_get_char (p));
  reader->at += g_utf8_next_char (p) - p;
  return TRUE;
}

/**
 * vouch_passage_reader_next:
 *
 * Reads the next word: letters and digits, the point inside a number, a word divided at the end
 * of a line in one.
 *
 * Returns: %FALSE where there is none left.
 */
gboolean
vouch_passage_reader_next (VouchPassageReader *reader)
{
  do
    {
      reader->length = 0;
      if (!skip_to_word (reader))
        return FALSE;
      reader->from = reader->at;
      while (reader->at < reader->end && take_character (reader))
        ;
      reader->to = reader->at;
    }
  while (reader->length == 0); /* marks alone */
  reader->word[reader->length] = '\0';
  return TRUE;
}

VouchPassageWords *
vouch_passage_words_new (void)
{
  VouchPassageWords *self = g_new0 (VouchPassageWords, 1);

  self->texts = g_string_chunk_new (4096);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_ptr_array_new ();
  self->stems = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
vouch_passage_words_free (VouchPassageWords *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->words);
  g_array_unref (self->stems);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static guint
insert (VouchPassageWords *self,
        const char        *folded)
{
  char *text = g_string_chunk_insert (self->texts, folded);
  guint number = self->words->len;

  g_ptr_array_add (self->words, text);
  g_array_append_val (self->stems, number);
  g_hash_table_insert (self->numbers, text, GUINT_TO_POINTER (number + 1));
  return number;
}

/**
 * vouch_passage_words_add:
 * @folded: as a #VouchPassageReader gives it
 *
 * Returns: the word's number, a new one where it was not met before.
 */
guint
vouch_passage_words_add (VouchPassageWords *self,
                         const char        *folded)
{
  guint number = vouch_passage_words_find (self, folded);
  char stem[sizeof ((VouchPassageReader *) NULL)->word];
  gsize length;

  if (number != VOUCH_PASSAGE_NO_WORD)
    return number;
  number = insert (self, folded);
  g_strlcpy (stem, folded, sizeof stem);
  length = vouch_passage_stem (stem, strlen (stem));
  stem[length] = '\0';
  if (!g_str_equal (stem, folded))
    {
      guint root = vouch_passage_words_find (self, stem);

      if (root == VOUCH_PASSAGE_NO_WORD)
        root = insert (self, stem);
      g_array_index (self->stems, guint, number) = root;
    }
  return number;
}

/** Returns: the word's number, or %VOUCH_PASSAGE_NO_WORD. */
guint
vouch_passage_words_find (const VouchPassageWords *self,
                          const char              *folded)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, folded)) - 1;
}

/** Returns: the number of the word's stem; a stem is its own. */
guint
vouch_passage_words_stem (const VouchPassageWords *self,
                          guint                    word)
{
  return g_array_index (self->stems, guint, word);
}

const char *
vouch_passage_words_text (const VouchPassageWords *self,
                          guint                    word)
{
  return self->words->pdata[word];
}

/** Returns: how many numbers are in use: words and stems. */
guint
vouch_passage_words_count (const VouchPassageWords *self)
{
  return self->words->len;
}
