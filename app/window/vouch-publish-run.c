/* vouch-publish-run.c: saves, sends, and writes the receipt beside what was sent.
 *
 * VouchPublishRun:
 *
 *   save  ->  make what is sent (worker)  ->  send (worker)  ->  record the receipt  ->  save
 *
 * What is on the portal is on the disk too: the card is saved before it is sent, and
 * the receipt right after, or the next publishing would run into its own revision.
 * So the document and its file are held here, and the program stays until they have
 * the receipt, even where the window is closed meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-run-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-card.h"
#include "vouch-publication.h"

enum
{
  PROP_0,
  PROP_STEP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VouchPublishRun, vouch_publish_run, G_TYPE_OBJECT)

/* What a worker makes the publication of. */
typedef struct
{
  JsonNode *card; /* (owned) */
  char *status;   /* (owned) */
  char *reason;   /* (owned) (nullable) */
} Snapshot;

static void
free_snapshot (gpointer data)
{
  Snapshot *snapshot = data;

  json_node_unref (snapshot->card);
  g_free (snapshot->status);
  g_free (snapshot->reason);
  g_free (snapshot);
}

static void
set_step (VouchPublishRun *self, const char *step)
{
  if (g_strcmp0 (self->step, step) == 0)
    return;
  g_free (self->step);
  self->step = g_strdup (step);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

/* --- the end --- */

static void
let_go (VouchPublishRun *self)
{
  set_step (self, NULL);
  if (self->application)
    g_application_release (self->application);
  g_clear_object (&self->application);
}

static void
fail (GTask *task, GError *error)
{
  let_go (g_task_get_source_object (task));
  g_task_return_error (task, error);
  g_object_unref (task);
}

/** The task's data is the receipt. */
void
vouch_publish_run_succeed (GTask *task)
{
  VouchReceipt *receipt = g_task_get_task_data (task);
  VouchPublishRun *self = g_task_get_source_object (task);
  VouchOutboxSender *sender = vouch_application_get_default_outbox ();

  if (!self->unkept && sender)
    vouch_outbox_sender_note_kept (sender, vouch_publish_job_get_number (self->job));
  let_go (self);
  g_task_return_pointer (task, vouch_receipt_copy (receipt), (GDestroyNotify) vouch_receipt_free);
  g_object_unref (task);
}

/* --- sending --- */

static void
sent_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  VouchReceipt *receipt = vouch_publish_job_run_finish (VOUCH_PUBLISH_JOB (object), result, &error);

  if (receipt)
    vouch_publish_run_keep_receipt (task, receipt);
  else
    fail (task, error);
}

static void
job_step_cb (VouchPublishRun *self, GParamSpec *pspec, VouchPublishJob *job)
{
  if (vouch_publish_job_get_step (job))
    set_step (self, vouch_publish_job_get_step (job));
}

static void
send (GTask *task, VouchPublication *publication)
{
  VouchPublishRun *self = g_task_get_source_object (task);

  GFile *location = vouch_file_get_location (self->file);
  g_autofree char *uri = location ? g_file_get_uri (location) : NULL;

  g_clear_object (&self->job);
  self->job = vouch_publish_job_new (publication, self->portal);
  vouch_publish_job_set_file (self->job, uri);
  vouch_publish_job_set_due (self->job, self->due);
  if (self->base >= 0)
    vouch_publish_job_set_base (self->job, self->base, self->base_digest);
  g_signal_connect_object (self->job, "notify::step", G_CALLBACK (job_step_cb), self,
                           G_CONNECT_SWAPPED);
  vouch_publish_job_run_async (self->job, g_task_get_cancellable (task), sent_cb, task);
}

/* --- what is sent --- */

static void
make_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Snapshot *snapshot = data;
  GError *error = NULL;
  VouchPublication *publication
      = snapshot->reason
            ? vouch_publication_new_withdrawal (snapshot->card, snapshot->reason, &error)
            : vouch_publication_new (snapshot->card, snapshot->status, &error);

  if (publication)
    g_task_return_pointer (task, publication, (GDestroyNotify) vouch_publication_unref);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autoptr (VouchPublication) publication = g_task_propagate_pointer (G_TASK (result), &error);

  if (publication)
    send (data, publication);
  else
    fail (data, error);
}

/* The page of a long card takes a while to make, so a worker makes it of a copy. */
static void
make_publication (GTask *task)
{
  VouchPublishRun *self = g_task_get_source_object (task);
  g_autoptr (GTask) work = g_task_new (self, g_task_get_cancellable (task), made_cb, task);
  Snapshot *snapshot = g_new0 (Snapshot, 1);

  snapshot->card = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (self->document)));
  snapshot->status = g_strdup (self->status);
  snapshot->reason = g_strdup (self->reason);
  g_task_set_source_tag (work, make_publication);
  g_task_set_task_data (work, snapshot, free_snapshot);
  g_task_run_in_thread (work, make_thread_cb);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  VouchPublishRun *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->is_saved = vouch_editor_save_finish (VOUCH_EDITOR (object), result, &error);
  if (!self->is_saved
      || g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    fail (task, error);
  else
    make_publication (task);
}

/* --- the object --- */

static void
vouch_publish_run_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VouchPublishRun *self = VOUCH_PUBLISH_RUN (object);

  if (id == PROP_STEP)
    g_value_set_string (value, self->step);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vouch_publish_run_finalize (GObject *object)
{
  VouchPublishRun *self = VOUCH_PUBLISH_RUN (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_clear_object (&self->portal);
  g_clear_object (&self->job);
  g_clear_error (&self->unkept);
  g_free (self->status);
  g_free (self->reason);
  g_free (self->base_digest);
  g_free (self->step);
  G_OBJECT_CLASS (vouch_publish_run_parent_class)->finalize (object);
}

static void
vouch_publish_run_class_init (VouchPublishRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vouch_publish_run_get_property;
  object_class->finalize = vouch_publish_run_finalize;
  properties[PROP_STEP]
      = g_param_spec_string ("step", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_publish_run_init (VouchPublishRun *self)
{
  self->base = -1;
}

/**
 * vouch_publish_run_new:
 * @editor: whose card it is
 * @portal: (nullable): where to; %NULL = the embedded portal, started where it does not run
 * @status: "publish", "draft" or "pending"
 */
VouchPublishRun *
vouch_publish_run_new (VouchEditor *editor, VouchPortal *portal, const char *status)
{
  VouchPublishRun *self = g_object_new (VOUCH_TYPE_PUBLISH_RUN, NULL);

  self->editor = g_object_ref (editor);
  self->document = g_object_ref (vouch_editor_get_document (editor));
  self->file = g_object_ref (vouch_editor_get_file (editor));
  g_set_object (&self->portal, portal);
  self->status = g_strdup (status);
  return self;
}

/**
 * vouch_publish_run_new_withdrawal:
 * @editor: whose card it is
 * @portal: (nullable): where its page goes; %NULL = the embedded portal
 * @reason: why, for its readers
 */
VouchPublishRun *
vouch_publish_run_new_withdrawal (VouchEditor *editor, VouchPortal *portal, const char *reason)
{
  VouchPublishRun *self = vouch_publish_run_new (editor, portal, "withdrawn");

  self->reason = g_strdup (reason);
  return self;
}

/**
 * vouch_publish_run_hand_over:
 * @error: (nullable): why there is no receipt
 *
 * After the end. What has to wait is sent later with the same password, while the program runs. A
 * password that the portal did not know is for nothing any more.
 */
void
vouch_publish_run_hand_over (VouchPublishRun *self, const GError *error)
{
  VouchOutboxSender *sender = vouch_application_get_default_outbox ();
  VouchPortal *portal = vouch_publish_run_get_portal (self);
  gboolean is_stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gboolean is_refused
      = g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED);

  if (!sender || (error && !vouch_publish_run_is_waiting (self)))
    return;
  if (portal && vouch_portal_get_kind (portal) == VOUCH_PORTAL_KIND_SITE && !is_stopped
      && !is_refused)
    vouch_outbox_sender_add_portal (sender, portal);
  else
    vouch_outbox_sender_look (sender);
}

/**
 * vouch_publish_run_set_base:
 * @base: the portal's revision that the user has seen and wants to replace
 * @digest: (nullable): what that holds, as vouch_receipt_base_digest() says it
 */
void
vouch_publish_run_set_base (VouchPublishRun *self, gint64 base, const char *digest)
{
  self->base = base;
  g_free (self->base_digest);
  self->base_digest = g_strdup (digest);
}

/** Sets before when it is not sent, in milliseconds since 1970; 0: at once. */
void
vouch_publish_run_set_due (VouchPublishRun *self, gint64 due)
{
  self->due = due;
}

/**
 * vouch_publish_run_start_async:
 * @parent: (nullable): the dialog that shows it
 * @cancellable: (nullable): stops it before the card is sent, or the waiting for an answer
 *
 * Starts; once only. The card may be edited on while it runs.
 */
void
vouch_publish_run_start_async (VouchPublishRun *self,
                               GtkWindow *parent,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_publish_run_start_async);
  /* A receipt that came before the cancelling did is kept: the card is published. */
  g_task_set_check_cancellable (task, FALSE);
  if (g_set_object (&self->application, g_application_get_default ()))
    g_application_hold (self->application);
  set_step (self, _("Saving the card…"));
  vouch_editor_save_async (self->editor, parent, saved_cb, task);
}

/**
 * vouch_publish_run_start_finish:
 * @error: of the file, of the card, or a %VOUCH_PORTAL_ERROR
 *
 * Returns: (transfer full) (nullable): the receipt; vouch_publish_run_get_unkept() says whether
 *   it is on the disk.
 */
VouchReceipt *
vouch_publish_run_start_finish (VouchPublishRun *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Returns: (nullable): what is being done, in words. */
const char *
vouch_publish_run_get_step (VouchPublishRun *self)
{
  return self->step;
}

/** Returns: whether it came past saving: what failed then was not the file. */
gboolean
vouch_publish_run_is_saved (VouchPublishRun *self)
{
  return self->is_saved;
}

/** Returns: whether it stays in the outbox, to be sent later. */
gboolean
vouch_publish_run_is_waiting (VouchPublishRun *self)
{
  return self->job && vouch_publish_job_is_waiting (self->job);
}

/** Returns: its number in the outbox; 0 where it did not come so far. */
gint64
vouch_publish_run_get_number (VouchPublishRun *self)
{
  return self->job ? vouch_publish_job_get_number (self->job) : 0;
}

/** Returns: (transfer none) (nullable): where it was sent, once that was found. */
VouchPortal *
vouch_publish_run_get_portal (VouchPublishRun *self)
{
  return self->job ? vouch_publish_job_get_portal (self->job) : NULL;
}

/** Returns: (nullable): after a conflict, what the portal says of the card there. */
JsonNode *
vouch_publish_run_get_current (VouchPublishRun *self)
{
  return self->job ? vouch_publish_job_get_current (self->job) : NULL;
}

/** Returns: (nullable): why the receipt could not be kept, though the card is published. */
const GError *
vouch_publish_run_get_unkept (VouchPublishRun *self)
{
  return self->unkept;
}
