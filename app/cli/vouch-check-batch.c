/* vouch-check-batch.c: many cards checked side by side, reported in their order.
 *
 * A card is read, checked and printed by one of as many threads as there are
 * processors; what they have ready is written in the order of the names. Only so
 * many cards are ahead of the one that is written, so that a folder of ten
 * thousand takes no more memory than one of a hundred.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check-batch.h"

#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-check.h"
#include "vouch-cli-card.h"
#include "vouch-cli.h"
#include "vouch-file-io.h"
#include "vouch-json.h"

#define SUFFIX ".scorecard"
/* Cards ahead of the one that is written. */
#define AHEAD 64

/* One card on its way. */
typedef struct
{
  const char *name;     /* (unowned) */
  char *shown;          /* (owned) */
  char *part;           /* (owned) (nullable) */
  JsonNode *record;     /* (owned) (nullable) */
  GError *error;        /* (owned) (nullable) */
  VouchSummary summary;
  gboolean is_ready;
} Job;

typedef struct
{
  const VouchCheckBatch *batch;
  GMutex lock;
  GCond ready;
} Desk;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
keep_unread (GPtrArray *list, const char *shown, const char *message)
{
  VouchReportUnread *unread = g_new0 (VouchReportUnread, 1);

  unread->file = g_strdup (shown);
  unread->message = g_strdup (message);
  g_ptr_array_add (list, unread);
}

/* Cards that nobody could look for are not cards without errors. */
static void
tell_closed_folder (GPtrArray *unread, const char *folder, const GError *error)
{
  g_autofree char *shown = g_filename_display_name (folder);
  gboolean is_forbidden = g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES);
  g_autoptr (GError) told
      = g_error_new_literal (G_IO_ERROR,
                             is_forbidden ? G_IO_ERROR_PERMISSION_DENIED : G_IO_ERROR_FAILED,
                             is_forbidden ? _("You don’t have permission to read this folder.") : error->message);

  vouch_cli_fail (shown, told);
  keep_unread (unread, shown, told->message);
}

/* Who waits at a pipe waits for ever. A link that leads nowhere is told of. */
static gboolean
is_card_file (const char *path)
{
  return g_str_has_suffix (path, SUFFIX)
         && (g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What is hidden was thrown away, or is another program's. */
static void
add_folder (GPtrArray *list, const char *folder, GPtrArray *unread)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (!dir)
    tell_closed_folder (unread, folder, error);
  while (dir && (name = g_dir_read_name (dir)))
    if (name[0] != '.')
      g_ptr_array_add (entries, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (entries, compare_names);
  for (guint i = 0; i < entries->len; i++)
    {
      const char *path = entries->pdata[i];

      /* A link to a folder may lead back to where we are. */
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
            add_folder (list, path, unread);
        }
      else if (is_card_file (path))
        g_ptr_array_add (list, g_strdup (path));
    }
}

/**
 * vouch_check_batch_list:
 * @names: (array length=n_names): files, and folders whose cards are meant, by letter
 * @n_names: how many
 * @unread: (element-type VouchReportUnread): gets the folders that can't be read; each is told
 *
 * Returns: (transfer full) (element-type filename): the cards
 */
GPtrArray *
vouch_check_batch_list (char **names, int n_names, GPtrArray *unread)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n_names; i++)
    if (g_file_test (names[i], G_FILE_TEST_IS_DIR))
      add_folder (list, names[i], unread);
    else
      g_ptr_array_add (list, g_strdup (names[i]));
  return list;
}

static void
check_card (Job *job, const VouchCheckBatch *batch)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (job->name);
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, &job->error);
  g_autoptr (VouchCard) card = bytes ? vouch_cli_parse_card (bytes, &job->error) : NULL;
  g_autoptr (VouchFindingList) findings = NULL;
  VouchReportCard report = { .file = job->shown, .bytes = bytes, .card = card };

  if (!card)
    return;
  report.findings = findings = vouch_check_card_for (card, batch->profile, &report.summary);
  job->summary = report.summary;
  job->part = batch->format->card (&report);
  if (batch->records)
    job->record = vouch_report_record_card (&report);
}

static void
do_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  Desk *desk = user_data;

  check_card (job, desk->batch);
  g_mutex_lock (&desk->lock);
  job->is_ready = TRUE;
  g_cond_signal (&desk->ready);
  g_mutex_unlock (&desk->lock);
}

static void
wait_for (Desk *desk, Job *job)
{
  g_mutex_lock (&desk->lock);
  while (!job->is_ready)
    g_cond_wait (&desk->ready, &desk->lock);
  g_mutex_unlock (&desk->lock);
}

static void
add_up (VouchReportRun *run, const VouchSummary *summary)
{
  guint *totals = (guint *) &run->totals;
  const guint *counts = (const guint *) summary;

  G_STATIC_ASSERT (sizeof (VouchSummary) % sizeof (guint) == 0);
  for (gsize i = 0; i < sizeof (VouchSummary) / sizeof (guint); i++)
    totals[i] += counts[i];
  run->n_cards++;
}

static gboolean
print_text (char *text, gboolean *is_written)
{
  g_autofree char *owned = text;
  g_autoptr (GError) error = NULL;

  if (*is_written && owned && *owned && !vouch_cli_print (owned, &error))
    {
      vouch_cli_fail (_("standard output"), error);
      *is_written = FALSE;
    }
  return *is_written;
}

/* One that can't be read doesn't keep the others from being checked. */
static int
finish_job (const VouchCheckBatch *batch, Job *job, VouchReportRun *run, gboolean *has_begun,
            gboolean *is_written)
{
  int status = job->summary.errors > 0 ? VOUCH_EXIT_NO : VOUCH_EXIT_GOOD;

  if (job->error)
    {
      keep_unread (run->unread, job->shown, job->error->message);
      status = vouch_cli_fail (job->shown, job->error);
    }
  else
    {
      add_up (run, &job->summary);
      if (vouch_profile_do_warnings_block (batch->profile) && job->summary.warnings > 0)
        status = VOUCH_EXIT_NO;
    }
  if (job->part && *job->part)
    {
      if (*has_begun)
        print_text (g_strdup (batch->format->between), is_written);
      *has_begun = TRUE;
      print_text (g_steal_pointer (&job->part), is_written);
    }
  if (job->record)
    json_array_add_element (batch->records, g_steal_pointer (&job->record));
  g_free (job->shown);
  g_free (job->part);
  g_clear_error (&job->error);
  return status;
}

/**
 * vouch_check_batch_run:
 * @self: how cards are checked and reported
 * @names: (element-type filename): the cards
 * @run: (inout): profile and the folders that could not be read in; counts and unread cards out
 *
 * Writes the report to standard output while cards are checked.
 *
 * Returns: the gravest exit code of all cards
 */
int
vouch_check_batch_run (const VouchCheckBatch *self, GPtrArray *names, VouchReportRun *run)
{
  Desk desk = { .batch = self };
  g_autofree Job *jobs = g_new0 (Job, names->len + 1);
  GThreadPool *pool = NULL;
  gboolean has_begun = FALSE;
  gboolean is_written = TRUE;
  int status = run->unread->len > 0 ? VOUCH_EXIT_UNUSABLE : VOUCH_EXIT_GOOD;
  guint next = 0;

  /* A thread costs more than a card: for one there is none. */
  if (names->len > 1)
    pool = g_thread_pool_new (do_job, &desk, (int) g_get_num_processors (), FALSE, NULL);
  if (self->format->begin)
    print_text (self->format->begin (run), &is_written);
  for (guint i = 0; i < names->len; i++)
    {
      int outcome;

      for (; next < names->len && next < i + AHEAD; next++)
        {
          jobs[next].name = names->pdata[next];
          jobs[next].shown = g_filename_display_name (names->pdata[next]);
          if (pool)
            g_thread_pool_push (pool, &jobs[next], NULL);
        }
      if (pool)
        wait_for (&desk, &jobs[i]);
      else
        check_card (&jobs[i], self);
      outcome = finish_job (self, &jobs[i], run, &has_begun, &is_written);
      status = MAX (status, outcome);
    }
  if (pool)
    g_thread_pool_free (pool, FALSE, TRUE);
  if (self->format->end)
    print_text (self->format->end (run), &is_written);
  return is_written ? status : VOUCH_EXIT_UNUSABLE;
}
