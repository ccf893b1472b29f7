/* vouch-source-search.c: words in the text of a source.
 *
 * Lines of print are no lines of thought: a word may be parted by a hyphen, a phrase by a line's
 * end. Letters and digits are looked for first, then all signs between them have to agree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-search.h"

#include <string.h>

#include "vouch-anchor.h"
#include "vouch-fold.h"
#include "vouch-skeleton.h"

/* What of a text counts when it is compared with what was typed: case, accents, ligatures, the
 * kind of dashes and quotes and where lines end don't; hyphens are left out, as the print has
 * them anywhere. */
static GString *
plain (const gunichar *text, gsize from, gsize to)
{
  GString *plain = g_string_new (NULL);
  gboolean was_hyphen = FALSE;

  for (gsize i = from; i < to; i++)
    {
      char bytes[VOUCH_FOLD_MAX];
      gunichar sign = vouch_fold_sign (text[i]);
      guint n = vouch_fold_char (text[i], bytes);

      if (n > 0)
        g_string_append_len (plain, bytes, n);
      else if (g_unichar_isspace (text[i]))
        {
          if (!was_hyphen && plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c (plain, ' ');
          continue;
        }
      else if (sign != '-' && sign != 0xad)
        g_string_append_unichar (plain, sign);
      was_hyphen = sign == '-' || sign == 0xad;
    }
  return plain;
}

typedef struct
{
  const gunichar *text;
  VouchSkeleton *skeleton;
  VouchSkeleton *words; /* the skeleton of what is looked for */
  GString *plain;       /* the same with its signs */
  GArray *found;
} Search;

static gboolean
is_same (Search *search, gsize from, gsize to)
{
  g_autoptr (GString) there = plain (search->text, from, to);

  return g_string_equal (there, search->plain);
}

static void
look (Search *search)
{
  const VouchSkeleton *words = search->words;
  gsize at = 0;

  while (search->found->len < VOUCH_SOURCE_SEARCH_MOST
         && (at = vouch_skeleton_find (search->skeleton, words->bytes, words->length, at)) != G_MAXSIZE)
    {
      VouchAnchorPart part = { search->skeleton->places[at],
                               search->skeleton->places[at + words->length - 1] + 1 };

      if (is_same (search, part.start, part.end))
        g_array_append_val (search->found, part);
      at++;
    }
}

/* From the first letter or digit to the last one. */
static GString *
plain_words (const gunichar *words, gsize length)
{
  gsize from = 0;
  gsize to = length;

  while (from < to && !vouch_fold_is_alnum (words[from]))
    from++;
  while (to > from && !vouch_fold_is_alnum (words[to - 1]))
    to--;
  return plain (words, from, to);
}

/**
 * vouch_source_search:
 * @text: where to look
 * @words: UTF-8; signs at its ends don't count
 *
 * Goes through the whole text: for a thread where that may be long.
 *
 * Returns: (transfer full) (element-type VouchAnchorPart): where they stand, in order, at most
 *   %VOUCH_SOURCE_SEARCH_MOST places; none where @words has no letter and no digit.
 */
GArray *
vouch_source_search (VouchSourceText *text, const char *words)
{
  glong n_text;
  glong n_words;
  g_autofree gunichar *characters
      = g_utf8_to_ucs4_fast (vouch_source_text_get_text (text), -1, &n_text);
  g_autofree gunichar *wanted = g_utf8_to_ucs4_fast (words, -1, &n_words);
  g_autoptr (VouchSkeleton) skeleton = vouch_skeleton_new (characters, (gsize) n_text, NULL, FALSE);
  g_autoptr (VouchSkeleton) short_skeleton = vouch_skeleton_new (wanted, (gsize) n_words, NULL, FALSE);
  g_autoptr (GString) signs = plain_words (wanted, (gsize) n_words);
  Search search = { characters, skeleton, short_skeleton, signs,
                    g_array_new (FALSE, FALSE, sizeof (VouchAnchorPart)) };

  if (short_skeleton->length > 0)
    look (&search);
  return search.found;
}

typedef struct
{
  VouchSourceText *text; /* (owned) */
  char *words;           /* (owned) */
} Request;

static void
request_free (Request *request)
{
  vouch_source_text_unref (request->text);
  g_free (request->words);
  g_free (request);
}

static void
search_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Request *request = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, vouch_source_search (request->text, request->words),
                           (GDestroyNotify) g_array_unref);
}

/** The same in a thread. */
void
vouch_source_search_async (VouchSourceText *text,
                           const char *words,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new (Request, 1);

  request->text = vouch_source_text_ref (text);
  request->words = g_strdup (words);
  g_task_set_source_tag (task, vouch_source_search_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, search_in_thread);
}

/** Returns: (transfer full) (nullable): as vouch_source_search(); %NULL where it was cancelled. */
GArray *
vouch_source_search_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
