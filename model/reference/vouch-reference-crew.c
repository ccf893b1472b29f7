/* vouch-reference-crew.c: a long list of references, formatted by several processors.
 *
 * Entries that don't depend on each other can be formatted side by side. Each helper is a
 * thread with a processor of its own, which takes as long to start as a hundred entries,
 * and lives for one list. All take chunk after chunk from one counter, so that one whose
 * start takes long, or whose core is busy, keeps nobody waiting but for its last chunk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-crew.h"

/* Between two of these a job can be cancelled. */
#define CHUNK 50
/* For fewer the start of another processor doesn't pay. */
#define ITEMS_PER_MEMBER 300
#define MAX_MEMBERS 4

typedef struct
{
  const char        *style;
  const char        *locale;
  const char *const *items;
  guint              n_items;
  GCancellable      *cancellable; /* (unowned) (nullable) */
  char             **entries;     /* (owned): each written by the one who took its chunk */
  guint              next;        /* atomic: the first item that nobody has taken */
  GMutex             lock;
  GError            *error;       /* (owned) (nullable): under the lock; the first one counts */
} List;

static void
fail (List   *list,
      GError *error)
{
  g_mutex_lock (&list->lock);
  if (list->error)
    g_error_free (error);
  else
    list->error = error;
  g_mutex_unlock (&list->lock);
  g_atomic_int_set (&list->next, list->n_items);
}

/* FALSE where nothing is left. */
static gboolean
format_chunk (List                    *list,
              VouchReferenceProcessor *processor)
{
  guint from = (guint) g_atomic_int_add (&list->next, CHUNK);
  guint length;
  g_autofree char **entries = NULL;
  GError *error = NULL;

  if (from >= list->n_items)
    return FALSE;
  length = MIN (CHUNK, list->n_items - from);
  if (!g_cancellable_set_error_if_cancelled (list->cancellable, &error))
    entries = vouch_reference_processor_format (processor, list->items + from, length, &error);
  if (!entries)
    {
      fail (list, error);
      return FALSE;
    }
  for (guint i = 0; i < length; i++)
    list->entries[from + i] = entries[i];
  return TRUE;
}

/* A helper that can't start leaves its part to the others. */
static gpointer
help (gpointer data)
{
  List *list = data;
  VouchReferenceProcessor *processor = vouch_reference_processor_new ();

  if (vouch_reference_processor_set_style (processor, list->style, list->locale, NULL))
    while (format_chunk (list, processor))
      ;
  vouch_reference_processor_free (processor);
  return NULL;
}

static guint
count_helpers (guint n_items)
{
  guint n = MIN (g_get_num_processors (), MIN (n_items / ITEMS_PER_MEMBER, MAX_MEMBERS));

  return n > 1 ? n - 1 : 0;
}

/**
 * vouch_reference_crew_format:
 * @processor: a processor of this thread, with @style
 * @style: as for vouch_reference_processor_set_style(); one whose entries don't depend on each other
 * @locale: so too
 * @items: (array length=n_items): CSL-JSON items, each as text
 * @n_items: how many
 * @cancellable: (nullable): stops between two chunks
 * @error: (nullable): return location
 *
 * Returns: (transfer full) (nullable): as vouch_reference_processor_format(), also with an error
 *   of %G_IO_ERROR_CANCELLED
 */
GStrv
vouch_reference_crew_format (VouchReferenceProcessor  *processor,
                             const char               *style,
                             const char               *locale,
                             const char *const        *items,
                             guint                     n_items,
                             GCancellable             *cancellable,
                             GError                  **error)
{
  List list = { style, locale, items, n_items, cancellable, g_new0 (char *, n_items + 1), 0 };
  GThread *helpers[MAX_MEMBERS] = { NULL };
  guint n_helpers = count_helpers (n_items);

  g_mutex_init (&list.lock);
  for (guint i = 0; i < n_helpers; i++)
    helpers[i] = g_thread_try_new ("references", help, &list, NULL);
  while (format_chunk (&list, processor))
    ;
  for (guint i = 0; i < n_helpers; i++)
    if (helpers[i])
      g_thread_join (helpers[i]);
  g_mutex_clear (&list.lock);
  if (!list.error)
    return list.entries;
  for (guint i = 0; i < n_items; i++)
    g_free (list.entries[i]);
  g_free (list.entries);
  g_propagate_error (error, list.error);
  return NULL;
}
