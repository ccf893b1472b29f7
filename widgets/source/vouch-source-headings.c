/* vouch-source-headings.c: where the headings of a source stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-headings.h"

#include <string.h>

#include "vouch-anchor.h"
#include "vouch-passage-split.h"

static void
find_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const char *text = vouch_source_text_get_text (data);
  g_autoptr (GArray) spans = vouch_passage_split (text, strlen (text));
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (VouchAnchorPart));

  for (guint i = 0; i < spans->len; i++)
    {
      VouchPassageSpan *span = &g_array_index (spans, VouchPassageSpan, i);
      VouchAnchorPart part = { span->start, span->end };

      if (span->kind == VOUCH_PASSAGE_HEADING)
        g_array_append_val (headings, part);
    }
  g_task_return_pointer (task, g_steal_pointer (&headings), (GDestroyNotify) g_array_unref);
}

/** Looks for the headings of @text, which may be long, without waiting. */
void
vouch_source_headings_find_async (VouchSourceText *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_source_headings_find_async);
  g_task_set_task_data (task, vouch_source_text_ref (text), (GDestroyNotify) vouch_source_text_unref);
  g_task_run_in_thread (task, find_in_thread);
}

/** Returns: (transfer full) (nullable) (element-type VouchAnchorPart): where they stand. */
GArray *
vouch_source_headings_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
