/* vouch-cli-words.h: the words that may follow another on the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchCliWord:
 * @word: as it is typed
 * @run: what it does: takes the arguments from @word on, returns a #VouchExit
 * @summary: for the list; translatable
 */
typedef struct
{
  const char *word;
  int (*run) (int argc, char **argv);
  const char *summary;
} VouchCliWord;

/**
 * VouchCliWords:
 * @before: what is typed before each of them: “vouch”, “vouch sources”
 * @words: (array length=n_words): in the order of the alphabet
 * @n_words: how many there are
 */
typedef struct
{
  const char         *before;
  const VouchCliWord *words;
  gsize               n_words;
} VouchCliWords;

const char         *vouch_cli_find_near  (const char          *word,
                                          const char *const   *words);
const VouchCliWord *vouch_cli_words_find (const VouchCliWords *self,
                                          const char          *word);
void                vouch_cli_words_list (const VouchCliWords *self);
int                 vouch_cli_words_run  (const VouchCliWords *self,
                                          int                  argc,
                                          char               **argv);
char               *vouch_cli_words_dup_unknown (const VouchCliWords *self,
                                                 const char          *word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
