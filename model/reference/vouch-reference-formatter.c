/* vouch-reference-formatter.c: references as a citation style prints them.
 *
 * One thread owns the processor and does one job after another; it starts with the first
 * job and sleeps between them. For a long list it has helpers (vouch-reference-crew.h). Entries that depend on nothing but their record are kept,
 * so that a row or a page which is drawn again costs nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-formatter.h"

#include <string.h>

#include "vouch-reference-crew.h"
#include "vouch-reference-html.h"
#include "vouch-reference-plain.h"
#include "vouch-reference-processor.h"

G_DEFINE_QUARK (vouch-reference-formatter-error-quark, vouch_reference_formatter_error)

/* About a kilobyte each; then the next ones start anew. */
#define MAX_KEPT 5000

typedef struct
{
  GTask        *task;        /* (owned) (nullable): an asynchronous job answers here */
  GCancellable *cancellable; /* (owned) (nullable) */
  GStrv         items;       /* (owned): each as JSON */
  guint         n_items;
  char         *style;       /* (owned) */
  char         *locale;      /* (owned) */
  GPtrArray    *entries;     /* (owned) (nullable) (element-type GPtrArray): the answer */
  GError       *error;       /* (owned) (nullable): or why there is none */
  gboolean      is_done;     /* under `lock` */
} Job;

static GMutex lock;
static GCond answered;
static GAsyncQueue *jobs; /* (owned) (nullable): there since the first job */
/* Under the lock: "style\nlocale\nitem" -> HTML. */
static GHashTable *kept; /* (owned) (nullable) (element-type utf8 utf8) */

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->cancellable);
  g_strfreev (job->items);
  g_free (job->style);
  g_free (job->locale);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static char *
make_key (const char *style,
          const char *locale,
          const char *item)
{
  return g_strconcat (style, "\n", locale, "\n", item, NULL);
}

static char *
look_up (const char *style,
         const char *locale,
         const char *item)
{
  g_autofree char *key = make_key (style, locale, item);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  return kept ? g_strdup (g_hash_table_lookup (kept, key)) : NULL;
}

/* A style that lies in a file may be written anew: nothing of it is kept. */
static gboolean
can_keep (const char *style)
{
  return !strchr (style, '/') && !g_str_has_suffix (style, ".csl");
}

static void
keep (Job        *job,
      guint       index,
      const char *html)
{
  g_autoptr (GMutexLocker) locker = NULL;

  if (!can_keep (job->style))
    return;
  locker = g_mutex_locker_new (&lock);
  if (!kept)
    kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_hash_table_size (kept) >= MAX_KEPT)
    g_hash_table_remove_all (kept);
  g_hash_table_insert (kept, make_key (job->style, job->locale, job->items[index]),
                       g_strdup (html));
}

/* An item that the processor can't print is printed in the plain form. */
static GPtrArray *
make_parts (const char *html,
            const char *item)
{
  g_autoptr (JsonNode) node = NULL;

  if (*html)
    return vouch_reference_html_parse (html);
  node = json_from_string (item, NULL);
  return vouch_reference_parts (node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                      : NULL);
}

/* Entries that depend on nothing but their record: what is not kept is formatted, and kept. */
static gboolean
format_apart (VouchReferenceProcessor *processor,
              Job                     *job,
              char                   **entries)
{
  g_autofree const char **items = g_new0 (const char *, job->n_items);
  g_autofree guint *places = g_new0 (guint, job->n_items);
  g_autofree char **made = NULL;
  guint n = 0;

  for (guint i = 0; i < job->n_items; i++)
    if (!(entries[i] = look_up (job->style, job->locale, job->items[i])))
      {
        places[n] = i;
        items[n++] = job->items[i];
      }
  made = vouch_reference_crew_format (processor, job->style, job->locale, items, n, job->cancellable,
                                      &job->error);
  for (guint i = 0; made && i < n; i++)
    {
      entries[places[i]] = made[i];
      keep (job, places[i], made[i]);
    }
  return made != NULL;
}

/* Where entries depend on each other, all of them are formatted at once. */
static gboolean
format_together (VouchReferenceProcessor *processor,
                 Job                     *job,
                 char                   **entries)
{
  g_autofree char **made = vouch_reference_processor_format (
      processor, (const char *const *) job->items, job->n_items, &job->error);

  for (guint i = 0; made && i < job->n_items; i++)
    entries[i] = made[i];
  return made != NULL;
}

static void
format_all (VouchReferenceProcessor *processor,
            Job                     *job)
{
  g_autofree char **entries = g_new0 (char *, job->n_items + 1);
  gboolean is_good = vouch_reference_processor_is_numeric (processor) || job->n_items == 1
                         ? format_apart (processor, job, entries)
                         : format_together (processor, job, entries);

  for (guint i = 0; i < job->n_items; i++)
    {
      if (is_good)
        g_ptr_array_add (job->entries, make_parts (entries[i], job->items[i]));
      g_free (entries[i]);
    }
}

static void
answer_task (Job *job)
{
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  if (job->error)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->entries),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
run_job (VouchReferenceProcessor *processor,
         Job                     *job)
{
  job->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error)
      && vouch_reference_processor_set_style (processor, job->style, job->locale, &job->error)
      && job->n_items > 0)
    format_all (processor, job);
  if (job->task)
    {
      answer_task (job);
      return;
    }
  g_mutex_lock (&lock);
  job->is_done = TRUE;
  g_cond_broadcast (&answered);
  g_mutex_unlock (&lock);
}

static gpointer
work (gpointer data)
{
  VouchReferenceProcessor *processor = vouch_reference_processor_new ();

  while (TRUE)
    run_job (processor, g_async_queue_pop (jobs));
  return NULL;
}

static void
push (Job *job)
{
  static gsize is_started;

  if (g_once_init_enter (&is_started))
    {
      jobs = g_async_queue_new ();
      g_thread_unref (g_thread_new ("references", work, NULL));
      g_once_init_leave (&is_started, 1);
    }
  g_async_queue_push (jobs, job);
}

static char *
print_item (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  return json_generator_to_data (generator, NULL);
}

static char *
print_object (JsonObject *item)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), item);

  return print_item (node);
}

static Job *
job_new (JsonArray    *items,
         const char   *style,
         const char   *locale,
         GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);

  job->n_items = json_array_get_length (items);
  job->items = g_new0 (char *, job->n_items + 1);
  for (guint i = 0; i < job->n_items; i++)
    job->items[i] = print_item (json_array_get_element (items, i));
  job->style = g_strdup (style ? style : VOUCH_CITATION_STYLE_DEFAULT);
  job->locale = g_strdup (locale ? locale : VOUCH_REFERENCE_FORMATTER_LOCALE);
  job->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  return job;
}

/**
 * vouch_reference_formatter_run:
 * @items: CSL-JSON items; what is none gives an empty entry
 * @style: (nullable): as for vouch_citation_style_load(); %NULL for the AMA's
 * @locale: (nullable): the language of its words, "en-US" by default
 * @cancellable: (nullable): stops between two chunks of a long list
 * @error: (nullable): return location
 *
 * Formats references, unnumbered and in the order given. Waits for the processor: in a
 * window use vouch_reference_formatter_run_async().
 *
 * Returns: (transfer container) (element-type GPtrArray) (nullable): of each item its parts
 *   (of #VouchReferencePart); %NULL with an error of %VOUCH_CITATION_STYLE_ERROR,
 *   %VOUCH_REFERENCE_FORMATTER_ERROR, %VOUCH_ENGINE_ERROR or %G_IO_ERROR
 */
GPtrArray *
vouch_reference_formatter_run (JsonArray     *items,
                               const char    *style,
                               const char    *locale,
                               GCancellable  *cancellable,
                               GError       **error)
{
  Job *job = job_new (items, style, locale, cancellable);
  GPtrArray *entries = NULL;

  push (job);
  g_mutex_lock (&lock);
  while (!job->is_done)
    g_cond_wait (&answered, &lock);
  g_mutex_unlock (&lock);
  if (job->error)
    g_propagate_error (error, g_steal_pointer (&job->error));
  else
    entries = g_steal_pointer (&job->entries);
  job_free (job);
  return entries;
}

/**
 * vouch_reference_formatter_run_async:
 * @items: CSL-JSON items; they are copied before this returns
 * @style: (nullable): as for vouch_reference_formatter_run()
 * @locale: (nullable): so too
 * @cancellable: (nullable): stops a job that waits, or between two chunks
 * @callback: called in the caller's main context
 * @data: for @callback
 */
void
vouch_reference_formatter_run_async (JsonArray           *items,
                                     const char          *style,
                                     const char          *locale,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             data)
{
  Job *job = job_new (items, style, locale, cancellable);

  job->task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (job->task, vouch_reference_formatter_run_async);
  g_task_set_task_data (job->task, job, job_free);
  push (job);
}

/* Nobody asked for it: it may fail again, in words, when somebody does. */
static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) entries = vouch_reference_formatter_run_finish (result, NULL);
}

/**
 * vouch_reference_formatter_prepare:
 * @style: (nullable): as for vouch_reference_formatter_run()
 *
 * Starts the processor and reads the style, in the processor's thread, so that the first list that is
 * asked for need not wait for that. Returns at once.
 */
void
vouch_reference_formatter_prepare (const char *style)
{
  g_autoptr (JsonArray) items = json_array_new ();
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "type", "article-journal");
  json_object_set_string_member (item, "title", "–");
  json_array_add_object_element (items, item);
  vouch_reference_formatter_run_async (items, style, NULL, NULL, prepared_cb, NULL);
}

/**
 * vouch_reference_formatter_run_finish:
 * @result: what the callback got
 * @error: (nullable): return location
 *
 * Returns: (transfer container) (element-type GPtrArray) (nullable): as
 *   vouch_reference_formatter_run()
 */
GPtrArray *
vouch_reference_formatter_run_finish (GAsyncResult  *result,
                                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vouch_reference_formatter_peek:
 * @item: a CSL-JSON item
 * @style: (nullable): as for vouch_reference_formatter_run()
 * @locale: (nullable): so too
 *
 * Returns: (transfer container) (element-type VouchReferencePart) (nullable): the entry of
 *   an item that was formatted before; %NULL where it has to be run
 */
GPtrArray *
vouch_reference_formatter_peek (JsonObject *item,
                                const char *style,
                                const char *locale)
{
  g_autofree char *text = print_object (item);
  g_autofree char *html
      = look_up (style ? style : VOUCH_CITATION_STYLE_DEFAULT,
                 locale ? locale : VOUCH_REFERENCE_FORMATTER_LOCALE, text);

  return html ? make_parts (html, text) : NULL;
}
