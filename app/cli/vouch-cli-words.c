/* vouch-cli-words.c: finds what a word does, lists them all, and guesses at a misspelt one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-words.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-edit-distance.h"

/* A word that differs in more is another word. */
#define MAX_EDITS 2

/**
 * vouch_cli_words_find:
 *
 * Returns: (transfer none) (nullable): what @word stands for.
 */
const VouchCliWord *
vouch_cli_words_find (const VouchCliWords *self, const char *word)
{
  for (gsize i = 0; i < self->n_words; i++)
    if (g_str_equal (self->words[i].word, word))
      return &self->words[i];
  return NULL;
}

/** Prints each word with what it does, to standard output. */
void
vouch_cli_words_list (const VouchCliWords *self)
{
  gsize width = 0;

  for (gsize i = 0; i < self->n_words; i++)
    width = MAX (width, strlen (self->words[i].word));
  for (gsize i = 0; i < self->n_words; i++)
    g_print ("  %s %-*s  %s\n", self->before, (int) width, self->words[i].word, _(self->words[i].summary));
}

/**
 * vouch_cli_find_near:
 * @word: a word that nobody knows
 * @words: (array zero-terminated=1): those that are known
 *
 * Returns: (transfer none) (nullable): which of them may be meant.
 */
const char *
vouch_cli_find_near (const char *word, const char *const *words)
{
  const gsize length = strlen (word);
  const char *nearest = NULL;
  guint fewest = MAX_EDITS + 1;

  for (gsize i = 0; length > 0 && words[i]; i++)
    {
      guint edits = vouch_edit_distance_head ((const guint8 *) word, length,
                                              (const guint8 *) words[i], strlen (words[i]), FALSE);

      if (edits >= fewest || edits * 2 >= length)
        continue;
      fewest = edits;
      nearest = words[i];
    }
  return nearest;
}

static const char *
find_nearest (const VouchCliWords *self, const char *word)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (gsize i = 0; i < self->n_words; i++)
    g_ptr_array_add (words, (gpointer) self->words[i].word);
  g_ptr_array_add (words, NULL);
  return vouch_cli_find_near (word, (const char *const *) words->pdata);
}

/**
 * vouch_cli_words_dup_unknown:
 * @word: none of the words
 *
 * Returns: (transfer full): a sentence that says so, and which one may be meant.
 */
char *
vouch_cli_words_dup_unknown (const VouchCliWords *self, const char *word)
{
  const char *nearest = find_nearest (self, word);

  if (nearest)
    return g_strdup_printf (_("Unknown command “%s %s”. Did you mean “%s %s”?"), self->before, word,
                            self->before, nearest);
  return g_strdup_printf (_("Unknown command “%s %s”. Run “vouch help%s” for a list."), self->before,
                          word, self->before + strlen ("vouch"));
}

/* GOption's usage line begins with the program's name. */
static int
run_word (const VouchCliWords *self, const VouchCliWord *word, int argc, char **argv)
{
  g_autofree char *name = g_strconcat (self->before, " ", word->word, NULL);

  g_set_prgname (name);
  return word->run (argc, argv);
}

/**
 * vouch_cli_words_run:
 * @argc: number of arguments from the word before these on
 * @argv: (array length=argc): the word before, then one of these and its arguments
 *
 * Returns: a #VouchExit.
 */
int
vouch_cli_words_run (const VouchCliWords *self, int argc, char **argv)
{
  const VouchCliWord *word = argc > 1 ? vouch_cli_words_find (self, argv[1]) : NULL;
  g_autofree char *message = NULL;

  if (word)
    return run_word (self, word, argc - 1, argv + 1);
  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      vouch_cli_words_list (self);
      return VOUCH_EXIT_GOOD;
    }
  if (argc > 1)
    message = vouch_cli_words_dup_unknown (self, argv[1]);
  else
    message = g_strdup_printf (_("“%s” needs a command after it. “vouch help%s” lists them."), self->before,
                               self->before + strlen ("vouch"));
  return vouch_cli_fail_usage (message);
}
