/* vouch-publish-cards.c: publishes cards in a worker, tells how far it is, and prints the results.
 *
 * Ctrl+C stops after those that are under way; what is left waits in the outbox, as after a kill.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-cards.h"

#include <signal.h>
#include <unistd.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "vouch-cli-card.h"
#include "vouch-cli.h"
#include "vouch-file-io.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-publish-batch.h"
#include "vouch-publish-report.h"
#include "vouch-stock-words.h"

#define PATIENCE 120000 /* milliseconds */

typedef struct
{
  VouchPublishBatch batch;
  GCancellable *cancellable; /* (owned) */
  GMainLoop *loop;           /* (owned) */
  GError *error;             /* (owned) (nullable): of the outbox */
  guint interrupt;           /* source */
  guint terminate;           /* the same */
  guint n_ended;             /* only in the worker, as what follows */
  gboolean is_sending;
  gboolean is_terminal;
} Run;

/* --- in the worker --- */

static void
step_cb (const char *step, gpointer data)
{
  g_printerr ("%s\n", step);
}

/* A line of its own for each is for a file; who looks on sees one that counts. */
static void
tell_cb (VouchPublishCard *card, gpointer data)
{
  Run *run = data;
  guint n = run->batch.cards->len;

  if (!run->is_sending && !card->error)
    return;
  run->n_ended++;
  if (!run->is_terminal || n < 2)
    return;
  g_printerr (_("\r%u of %u"), run->n_ended, n);
  if (run->n_ended == n)
    g_printerr ("\n");
}

static gboolean
ended_cb (gpointer data)
{
  g_main_loop_quit (((Run *) data)->loop);
  return G_SOURCE_REMOVE;
}

static gpointer
work_thread (gpointer data)
{
  Run *run = data;

  vouch_publish_batch_queue (&run->batch, run->cancellable);
  if (!run->batch.order->is_dry)
    {
      run->is_sending = TRUE;
      vouch_publish_batch_send (&run->batch, run->cancellable, &run->error);
    }
  g_idle_add (ended_cb, run);
  return NULL;
}

/* --- in the main thread --- */

/* Who does it twice does not want to wait: the system ends the program then. */
static gboolean
interrupted_cb (gpointer data)
{
  Run *run = data;

  g_cancellable_cancel (run->cancellable);
  g_printerr (_("Stopping…\n"));
  g_clear_handle_id (&run->interrupt, g_source_remove);
  g_clear_handle_id (&run->terminate, g_source_remove);
  return G_SOURCE_CONTINUE;
}

static void
wait_for_worker (Run *run)
{
  GThread *thread;

  if (run->batch.cards->len > 1 && !run->batch.order->is_dry)
    {
      run->interrupt = g_unix_signal_add (SIGINT, interrupted_cb, run);
      run->terminate = g_unix_signal_add (SIGTERM, interrupted_cb, run);
    }
  thread = g_thread_new ("publish", work_thread, run);
  g_main_loop_run (run->loop);
  g_thread_join (thread);
  g_clear_handle_id (&run->interrupt, g_source_remove);
  g_clear_handle_id (&run->terminate, g_source_remove);
}

/* Of a draft it is said here how it becomes a card. */
static VouchPublishCard *
read_card (const char *name)
{
  VouchPublishCard *card = vouch_publish_card_new (name);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = vouch_file_read (card->file, VOUCH_JSON_MAX_CARD, NULL, &error);

  card->card = bytes ? vouch_cli_parse_card_json (bytes, &error) : NULL;
  if (!card->card)
    vouch_publish_card_fail (card, VOUCH_PUBLISH_UNUSABLE, error);
  return card;
}

static int
print_results (Run *run, gboolean is_json)
{
  GPtrArray *cards = run->batch.cards;
  gboolean is_dry = run->batch.order->is_dry;
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array = json_array_new ();
  VouchExit status = VOUCH_EXIT_GOOD;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < cards->len; i++)
    {
      const VouchPublishCard *card = cards->pdata[i];

      vouch_publish_report_print (card, is_dry, text);
      json_array_add_element (array, vouch_publish_report_card (card, is_dry));
      status = MAX (status, (VouchExit) card->verdict);
    }
  json = vouch_json_new_members (
      "cards", vouch_json_new_array (array), "summary",
      cards->len > 1 ? vouch_publish_report_summary (cards) : NULL, NULL);
  if (is_json)
    {
      g_autofree char *whole = vouch_json_print (json, TRUE);

      g_string_printf (text, "%s\n", whole);
    }
  return vouch_cli_print (text->str, &error) ? (int) status
                                             : vouch_cli_fail (_("standard output"), error);
}

static void
tell_all (Run *run)
{
  GPtrArray *cards = run->batch.cards;
  g_autofree char *words = cards->len > 1 ? vouch_publish_report_count (cards) : NULL;

  for (guint i = 0; i < cards->len; i++)
    {
      const VouchPublishCard *card = cards->pdata[i];
      g_autofree char *lacks = card->is_stock ? vouch_stock_describe (card->portal) : NULL;

      if (!lacks)
        continue;
      g_printerr ("%s\n", lacks);
      break;
    }
  if (words && !run->batch.order->is_dry)
    g_printerr ("%s\n", words);
}

/**
 * vouch_publish_cards_run:
 * @names: (element-type filename): the cards' files
 * @order: what is asked for, of each
 * @is_json: how it is told
 *
 * Sends the cards, as many as it may, and waits for the answers.
 *
 * Returns: the gravest exit code of all cards
 */
int
vouch_publish_cards_run (GPtrArray *names, const VouchPublishOrder *order, gboolean is_json)
{
  g_autoptr (GPtrArray) cards
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_publish_card_free);
  g_autoptr (VouchLocalPortal) local = vouch_local_portal_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { .batch = { order, cards, local, names->len > 1 ? PATIENCE : 0, tell_cb, NULL, NULL },
              .cancellable = cancellable, .loop = loop, .is_terminal = isatty (STDERR_FILENO) };
  int status;

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (cards, read_card (names->pdata[i]));
  run.batch.data = &run;
  if (run.is_terminal && names->len == 1)
    run.batch.step = step_cb;
  wait_for_worker (&run);
  if (run.error)
    {
      status = vouch_cli_fail (NULL, run.error);
      g_clear_error (&run.error);
      return status;
    }
  tell_all (&run);
  return print_results (&run, is_json);
}
