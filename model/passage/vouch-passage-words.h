/* vouch-passage-words.h: the words of one text, numbered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No word has this number. */
#define VOUCH_PASSAGE_NO_WORD G_MAXUINT

typedef struct _VouchPassageWords VouchPassageWords;

/** Reads a text word by word. */
typedef struct
{
  const char *text; /* (unowned): where the bytes are counted from */
  gsize       at;   /* where to go on */
  gsize       end;
  gsize       from; /* the word that was read last: its bytes */
  gsize       to;
  gsize       length;
  char        word[128]; /* folded: small letters without marks; what is longer is cut */
} VouchPassageReader;

void               vouch_passage_reader_init (VouchPassageReader      *reader,
                                              const char              *text,
                                              gsize                    from,
                                              gsize                    to);
gboolean           vouch_passage_reader_next (VouchPassageReader      *reader);

VouchPassageWords *vouch_passage_words_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_passage_words_free  (VouchPassageWords       *self);
guint              vouch_passage_words_add   (VouchPassageWords       *self,
                                              const char              *folded);
guint              vouch_passage_words_find  (const VouchPassageWords *self,
                                              const char              *folded);
guint              vouch_passage_words_stem  (const VouchPassageWords *self,
                                              guint                    word);
const char        *vouch_passage_words_text  (const VouchPassageWords *self,
                                              guint                    word);
guint              vouch_passage_words_count (const VouchPassageWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassageWords, vouch_passage_words_free)

G_END_DECLS
