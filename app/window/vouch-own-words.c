/* vouch-own-words.c: the user's own words, as all windows hear of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-own-words.h"

#include "vouch-speller.h"

struct _VouchOwnWords
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchOwnWords, vouch_own_words, G_TYPE_OBJECT)

static guint changed;

static void
vouch_own_words_class_init (VouchOwnWordsClass *klass)
{
  changed = g_signal_new ("changed", VOUCH_TYPE_OWN_WORDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                          G_TYPE_NONE, 0);
}

static void
vouch_own_words_init (VouchOwnWords *self)
{
}

/** Returns: (transfer none): the only one; it lives as long as the program. */
VouchOwnWords *
vouch_own_words_get_default (void)
{
  static VouchOwnWords *only;

  if (!only)
    only = g_object_new (VOUCH_TYPE_OWN_WORDS, NULL);
  return only;
}

static void
learn_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (vouch_speller_learn (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_own_words_learn_async:
 * @word: it is right, on this card and on others
 *
 * Writes it down in a worker.
 */
void
vouch_own_words_learn_async (VouchOwnWords *self,
                             const char *word,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VOUCH_IS_OWN_WORDS (self) && word);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, vouch_own_words_learn_async);
  g_task_set_task_data (task, g_strdup (word), g_free);
  g_task_run_in_thread (task, learn_in_thread);
}

/** Returns: whether it was written; all windows are told then. */
gboolean
vouch_own_words_learn_finish (VouchOwnWords *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  g_signal_emit (self, changed, 0);
  return TRUE;
}
