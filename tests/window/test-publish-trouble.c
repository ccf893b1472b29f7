/* test-publish-trouble.c: what is said when a card can't be published, and that nothing is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "vouch-card.h"
#include "vouch-outbox-dialog.h"
#include "vouch-publish-run.h"

#define DEADLINE (30000 * VOUCH_TEST_SLOWNESS) /* milliseconds */

static void
send_to_site (VouchTestPublish *self, const char *password)
{
  GtkWidget *entry;

  vouch_test_publish_ask (self);
  vouch_test_publish_choose (self, "Portal", 1);
  entry = vouch_test_find (self->dialog, ADW_TYPE_PASSWORD_ENTRY_ROW);
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  gtk_widget_grab_focus (entry);
  vouch_test_type (self->dialog, password);
  vouch_test_shoot (self->dialog, "publish-password");
  vouch_test_press (self->dialog, "Return");
}

static void
test_wrong_password (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("right");

  send_to_site (self, "wrong");
  vouch_test_publish_wait (self, "Not Signed In");
  assert_int_equal (vouch_test_publish_revision (self), 0);
  vouch_test_shoot (self->dialog, "publish-refused");
  vouch_test_press (self->dialog, "Return"); /* Try Again has the keyboard */
  vouch_test_press (self->dialog, "ctrl+a");
  vouch_test_type (self->dialog, "right");
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (site->n_taken, 1);
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_test_publish_close (self);
  vouch_test_site_free (site);
}

static void
test_nobody_there (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("right");

  vouch_test_site_stop (site);
  send_to_site (self, "right");
  vouch_test_publish_wait (self, "Waiting for the Network");
  vouch_test_shoot (self->dialog, "publish-waiting");
  vouch_test_site_start (site);
  vouch_test_press (self->dialog, "Return"); /* Try Now has the keyboard */
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
  vouch_test_site_free (site);
}

static VouchOutboxSender *
get_outbox (void)
{
  return vouch_application_get_default_outbox ();
}

static gboolean
is_one_waiting (gpointer unused)
{
  return vouch_outbox_sender_get_jobs (get_outbox ())->len == 1;
}

static gboolean
is_none_waiting (gpointer unused)
{
  return vouch_outbox_sender_get_jobs (get_outbox ())->len == 0;
}

static gboolean
has_receipt (gpointer data)
{
  return vouch_test_publish_revision (data) == 1;
}

static GtkWidget *
show_outbox (VouchTestPublish *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->desk->application), "show-outbox", NULL);
  return vouch_test_wait_for (VOUCH_TYPE_OUTBOX_DIALOG);
}

/* The dialog is closed, and the card goes out by itself, once; its receipt comes to the open card. */
static void
test_sent_later (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("right");
  GtkWidget *outbox;

  vouch_test_site_stop (site);
  send_to_site (self, "right");
  vouch_test_publish_wait (self, "Waiting for the Network");
  vouch_test_publish_leave (self, "Escape");
  assert_true (vouch_test_wait_until (is_one_waiting, NULL, DEADLINE));
  outbox = show_outbox (self);
  vouch_test_shoot (outbox, "outbox");
  vouch_test_site_start (site);
  g_signal_emit_by_name (vouch_test_button (outbox, "_Try Now"), "clicked");
  assert_true (vouch_test_wait_until (is_none_waiting, NULL, DEADLINE));
  vouch_test_shoot (outbox, "outbox-empty");
  gtk_window_close (GTK_WINDOW (outbox));
  assert_int_equal (site->n_taken, 1);
  assert_true (vouch_test_wait_until (has_receipt, self, DEADLINE));
  vouch_test_close (GTK_WIDGET (self->window), self->window, self->editor, NULL);
  vouch_test_site_free (site);
}

static gboolean
is_refused (gpointer unused)
{
  GPtrArray *jobs = vouch_outbox_sender_get_jobs (get_outbox ());

  return jobs->len == 1
         && ((VouchOutboxJob *) jobs->pdata[0])->code == VOUCH_PORTAL_ERROR_UNAUTHORISED;
}

/* A password that is only found to be wrong later stops nothing for good. */
static void
test_refused_later (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("right");
  const VouchOutboxJob *job;

  vouch_test_site_stop (site);
  send_to_site (self, "wrong");
  vouch_test_publish_wait (self, "Waiting for the Network");
  assert_true (vouch_test_wait_until (is_one_waiting, NULL, DEADLINE));
  vouch_test_site_start (site);
  vouch_outbox_sender_hurry (get_outbox ());
  assert_true (vouch_test_wait_until (is_refused, NULL, DEADLINE));
  job = vouch_outbox_sender_get_jobs (get_outbox ())->pdata[0];
  assert_int_equal (job->state, VOUCH_OUTBOX_WAITING);
  vouch_test_publish_leave (self, "Escape");
  send_to_site (self, "right");
  vouch_test_publish_wait (self, "Published");
  assert_true (vouch_test_wait_until (is_none_waiting, NULL, DEADLINE));
  assert_int_equal (site->n_taken, 1);
  vouch_test_publish_close (self);
  vouch_test_site_free (site);
}

static void
test_taken_out (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("right");

  vouch_test_site_stop (site);
  send_to_site (self, "right");
  vouch_test_publish_wait (self, "Waiting for the Network");
  assert_true (vouch_test_wait_until (is_one_waiting, NULL, DEADLINE));
  vouch_test_publish_click (self, "_Don’t Send It");
  assert_true (vouch_test_wait_until (is_none_waiting, NULL, DEADLINE));
  vouch_test_site_start (site);
  vouch_outbox_sender_hurry (get_outbox ());
  assert_int_equal (site->n_taken, 0);
  vouch_test_publish_close (self);
  vouch_test_site_free (site);
}

static gboolean
is_waiting (gpointer site)
{
  return ((VouchTestSite *) site)->waiting->len > 0;
}

/* The card is there, its answer is not. */
static VouchTestSite *
send_slowly (VouchTestPublish *self)
{
  VouchTestSite *site = vouch_test_site_new ("right");

  site->is_slow = TRUE;
  send_to_site (self, "right");
  assert_true (vouch_test_wait_until (is_waiting, site, DEADLINE));
  return site;
}

static void
test_stopped (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = send_slowly (self);

  vouch_test_shoot (self->dialog, "publish-running");
  vouch_test_press (self->dialog, "Escape");
  vouch_test_publish_wait (self, "Stopped");
  vouch_test_shoot (self->dialog, "publish-stopped");
  assert_true (vouch_test_wait_until (is_one_waiting, NULL, DEADLINE)); /* it may be there */
  vouch_test_site_answer (site);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
  vouch_test_site_free (site);
}

static gboolean
is_gone (gpointer dialog)
{
  return *(GtkWidget **) dialog == NULL;
}

/* A run that goes on holds its dialog, and lets go of it. */
static void
test_closed_while_running (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = send_slowly (self);

  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  gtk_window_close (GTK_WINDOW (self->dialog));
  vouch_test_site_answer (site);
  assert_true (vouch_test_wait_until (is_gone, &self->dialog, DEADLINE));
  vouch_test_close (GTK_WIDGET (self->window), self->window, self->editor, NULL);
  vouch_test_site_free (site);
}

typedef struct
{
  VouchReceipt *receipt; /* (owned) (nullable) */
  gboolean is_done;
} Result;

static void
ran_cb (GObject *run, GAsyncResult *async_result, gpointer data)
{
  Result *result = data;

  result->receipt
      = vouch_publish_run_start_finish (VOUCH_PUBLISH_RUN (run), async_result, NULL);
  result->is_done = TRUE;
}

static gboolean
is_done (gpointer result)
{
  return ((Result *) result)->is_done;
}

/* The answer comes when the window is gone: the receipt is in the file all the same. */
static void
test_window_closed_while_running (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("right");
  g_autoptr (VouchPortal) portal = vouch_portal_new ("Site", site->root, "ann", NULL);
  g_autoptr (VouchPublishRun) run = vouch_publish_run_new (self->editor, portal, "publish");
  Result result = { 0 };

  site->is_slow = TRUE;
  vouch_portal_set_password (portal, "right");
  vouch_publish_run_start_async (run, NULL, NULL, ran_cb, &result);
  assert_true (vouch_test_wait_until (is_waiting, site, DEADLINE));
  gtk_window_destroy (GTK_WINDOW (self->window));
  vouch_test_site_answer (site);
  assert_true (vouch_test_wait_until (is_done, &result, DEADLINE));
  assert_non_null (result.receipt);
  assert_null (vouch_publish_run_get_unkept (run));
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_receipt_free (result.receipt);
  vouch_test_site_free (site);
}

/* What was typed after the card was sent, and given up, does not come back with its receipt. */
static void
test_discarded_while_running (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("right");
  g_autoptr (VouchPortal) portal = vouch_portal_new ("Site", site->root, "ann", NULL);
  g_autoptr (VouchPublishRun) run = vouch_publish_run_new (self->editor, portal, "publish");
  Result result = { 0 };
  g_autofree char *after = NULL;

  site->is_slow = TRUE;
  vouch_portal_set_password (portal, "right");
  vouch_publish_run_start_async (run, NULL, NULL, ran_cb, &result);
  assert_true (vouch_test_wait_until (is_waiting, site, DEADLINE));
  vouch_card_set_title (vouch_test_publish_card (self),
                        "Given up");
  gtk_window_close (GTK_WINDOW (self->window));
  vouch_test_answer ("Save Changes?", "discard");
  vouch_test_site_answer (site);
  assert_true (vouch_test_wait_until (is_done, &result, DEADLINE));
  assert_null (vouch_publish_run_get_unkept (run));
  assert_int_equal (vouch_test_publish_revision (self), 1);
  after = vouch_test_read (self->path);
  assert_null (strstr (after, "Given up"));
  vouch_receipt_free (result.receipt);
  vouch_test_site_free (site);
}

/* What can't be saved is not sent. */
static void
test_read_only (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_ask (self);
  assert_int_equal (g_chmod (self->desk->folder, 0500), 0);
  vouch_test_become_nobody (self->desk->folder);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "No Permission to Save “card.scorecard”");
  vouch_test_become_oneself ();
  assert_int_equal (g_chmod (self->desk->folder, 0700), 0);
  assert_non_null (vouch_test_button (self->dialog, "Save _As…"));
  vouch_test_shoot (self->dialog, "publish-read-only");
  vouch_test_publish_close (self);
}

/* A card in no file asks where first; who does not say has sent nothing. */
static void
test_unsaved (void **state)
{
  VouchTestPublish *self = *state;
  GtkWidget *chooser;

  vouch_test_act (self->window, "win.new-from-template", "scorecard");
  self->window = VOUCH_WINDOW (gtk_application_get_active_window (
      GTK_APPLICATION (self->desk->application)));
  self->editor = vouch_test_editor (self->window);
  vouch_card_set_title (vouch_test_publish_card (self), "New");
  vouch_test_publish_ask (self);
  vouch_test_publish_click (self, "_Send as a Draft");
  chooser = vouch_test_wait_for (GTK_TYPE_FILE_CHOOSER_DIALOG);
  assert_ptr_equal (gtk_window_get_transient_for (GTK_WINDOW (chooser)), self->dialog);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  vouch_test_publish_wait (self, "Destination");
  vouch_test_publish_close (self);
}

static void
end_portals (void)
{
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autoptr (GPtrArray) tokens = vouch_portal_token_list (folder);

  for (guint i = 0; i < tokens->len; i++)
    kill ((pid_t) ((VouchPortalToken *) tokens->pdata[i])->pid, SIGTERM);
}

/* This computer's portal is started when it is needed; where another program sits on its port it
 * takes another one, and proves itself there. */
static void
test_port_in_use (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *other = vouch_test_site_new ("right");
  g_autofree char *port = g_strdup_printf ("%u", other->port);

  g_setenv ("VOUCH_PORTAL_PORT", port, TRUE);
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (other->n_taken, 0);
  assert_int_equal (vouch_test_publish_revision (self), 1);
  end_portals ();
  vouch_test_publish_close (self);
  vouch_test_site_free (other);
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    PUBLISH_TEST (test_wrong_password),
    PUBLISH_TEST (test_nobody_there),
    PUBLISH_TEST (test_sent_later),
    PUBLISH_TEST (test_refused_later),
    PUBLISH_TEST (test_taken_out),
    PUBLISH_TEST (test_stopped),
    PUBLISH_TEST (test_closed_while_running),
    PUBLISH_TEST (test_window_closed_while_running),
    PUBLISH_TEST (test_discarded_while_running),
    PUBLISH_TEST (test_read_only),
    PUBLISH_TEST (test_unsaved),
    PUBLISH_TEST (test_port_in_use),
  };

  /* The window starts itself as the portal. Here that is this program. */
  if (argc > 1 && strcmp (argv[1], "serve") == 0)
    return execv (g_getenv ("VOUCH_PROGRAM"), argv);

  return vouch_test_run_widgets ("publish-trouble", tests);
}
