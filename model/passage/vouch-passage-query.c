/* vouch-passage-query.c: what passages are looked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-query.h"

#include "vouch-passage-words.h"

#include <string.h>

struct _VouchPassageQuery
{
  char *text;               /* (owned): without entities */
  VouchPassageWords *words; /* (owned) */
  GArray *numbers;          /* (owned) (element-type guint): its different words, in their order */
};

typedef struct
{
  const char *entity;
  const char *text;
} Entity;

/* What comes out of registers still has them. */
static const Entity entities[] = {
  { "&gt;", ">" }, { "&lt;", "<" }, { "&amp;", "&" }, { "&quot;", "\"" }, { "&#39;", "'" },
  { "&nbsp;", " " },
};

static char *
decode (const char *text)
{
  GString *decoded = g_string_new_len (text, MIN (strlen (text), VOUCH_PASSAGE_MAX_QUERY_BYTES));
  char *valid;

  if (strchr (decoded->str, '&'))
    for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
      g_string_replace (decoded, entities[i].entity, entities[i].text, 0);
  valid = g_utf8_make_valid (decoded->str, decoded->len);
  g_string_free (decoded, TRUE);
  return valid;
}

static void
add_word (VouchPassageQuery *self,
          guint              word)
{
  for (guint i = 0; i < self->numbers->len; i++)
    if (g_array_index (self->numbers, guint, i) == word)
      return;
  g_array_append_val (self->numbers, word);
}

/**
 * vouch_passage_query_new:
 * @text: a statement, an outcome, some words; what is too long to be either is cut
 */
VouchPassageQuery *
vouch_passage_query_new (const char *text)
{
  VouchPassageQuery *self = g_new0 (VouchPassageQuery, 1);
  VouchPassageReader reader;

  self->text = decode (text);
  self->words = vouch_passage_words_new ();
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  vouch_passage_reader_init (&reader, self->text, 0, strlen (self->text));
  while (self->numbers->len < VOUCH_PASSAGE_MAX_QUERY && vouch_passage_reader_next (&reader))
    add_word (self, vouch_passage_words_add (self->words, reader.word));
  return self;
}

void
vouch_passage_query_free (VouchPassageQuery *self)
{
  g_free (self->text);
  vouch_passage_words_free (self->words);
  g_array_unref (self->numbers);
  g_free (self);
}

/** Returns: how many different words it has. */
guint
vouch_passage_query_get_size (const VouchPassageQuery *self)
{
  return self->numbers->len;
}

const char *
vouch_passage_query_get_word (const VouchPassageQuery *self,
                              guint                    i)
{
  return vouch_passage_words_text (self->words, g_array_index (self->numbers, guint, i));
}

const char *
vouch_passage_query_get_stem (const VouchPassageQuery *self,
                              guint                    i)
{
  guint word = g_array_index (self->numbers, guint, i);

  return vouch_passage_words_text (self->words, vouch_passage_words_stem (self->words, word));
}

const char *
vouch_passage_query_get_text (const VouchPassageQuery *self)
{
  return self->text;
}
