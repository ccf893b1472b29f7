/* vouch-publish-job.c: publishes in a worker thread and tells how far it is.
 *
 * VouchPublishJob:
 *
 *   publication  -->  +------------------------------------------------+
 *   portal (or none:  | put it into the outbox  ->  find the portal    |  -->  receipt
 *   the embedded one) | or start it, prove it  ->  send the card,      |  or   error, with the
 *                     | again if the answer is lost                    |       card as it is there
 *                     +------------------------------------------------+
 *                        "step" says in words what is being done
 *
 * A dialog shows the properties, starts the job and waits. What the network kept from being
 * answered stays in the outbox and is sent later, by whoever comes to it; what was refused does
 * not, and neither does what was cancelled, but for what may have arrived: the portal is asked for
 * it until it has told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-job.h"
#include "vouch-local-portal.h"
#include "vouch-outbox-send.h"

#define MAX_TRIES 3

/* Worker and main thread never touch the same field at the same time: the worker
 * has a Work of its own, and its results come back when the task ends. */
struct _VouchPublishJob
{
  GObject parent_instance;

  VouchPublication *publication; /* (owned) */
  VouchPortal *portal;           /* (owned) (nullable): the embedded one */
  VouchLocalPortal *local;       /* (owned) */
  char *id;                      /* (owned) (nullable): made from the content */
  char *file;                    /* (owned) (nullable): where the receipt goes, a URI */
  gint64 base;                   /* negative = the last receipt's */
  char *base_digest;             /* (owned) (nullable): of what @base holds */
  gint64 due;                    /* milliseconds since 1970; 0 = at once */
  gint64 number;                 /* in the outbox; 0 before it was there */
  char *step;                    /* (owned) (nullable) */
  JsonNode *current;             /* (owned) (nullable): after a conflict */
  gboolean is_running;
  gboolean is_waiting; /* it is sent later */
  gboolean is_stock;   /* the portal lacks the plugin */
};

enum
{
  PROP_0,
  PROP_STEP,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VouchPublishJob, vouch_publish_job, G_TYPE_OBJECT)

typedef struct
{
  VouchPublication *publication; /* (owned) */
  VouchLocalPortal *local;       /* (owned) */
  GMainContext *context;         /* (owned): where steps are told */
  char *id;                      /* (owned) (nullable) */
  char *file;                    /* (owned) (nullable) */
  gint64 base;
  char *base_digest; /* (owned) (nullable) */
  gint64 due;
  gint64 number;
  gboolean is_waiting;
  VouchOutboxSending sending; /* with the portal */
} Work;

typedef struct
{
  VouchPublishJob *job; /* (owned) */
  char *step;           /* (owned) */
} StepChange;

static void
free_work (gpointer data)
{
  Work *work = data;

  vouch_publication_unref (work->publication);
  g_object_unref (work->local);
  g_main_context_unref (work->context);
  g_free (work->id);
  g_free (work->file);
  g_free (work->base_digest);
  vouch_outbox_sending_clear (&work->sending);
  g_free (work);
}

/* --- in the main thread --- */

static void
take_step (VouchPublishJob *self, char *step)
{
  g_free (self->step);
  self->step = step;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

static void
set_running (VouchPublishJob *self, gboolean is_running)
{
  if (self->is_running == is_running)
    return;
  self->is_running = is_running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static gboolean
change_step_cb (gpointer user_data)
{
  StepChange *change = user_data;

  if (change->job->is_running)
    take_step (change->job, g_steal_pointer (&change->step));
  return G_SOURCE_REMOVE;
}

static void
free_step_change (gpointer data)
{
  StepChange *change = data;

  g_object_unref (change->job);
  g_free (change->step);
  g_free (change);
}

/* --- in the worker --- */

static void
tell_step (const char *step, gpointer data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);
  StepChange *change = g_new0 (StepChange, 1);

  change->job = g_object_ref (g_task_get_source_object (task));
  change->step = g_strdup (step);
  g_main_context_invoke_full (work->context, G_PRIORITY_DEFAULT, change_step_cb, change,
                              free_step_change);
}

/* Who was told of a refusal, or has stopped it, decides anew; anything else is sent later, and so
 * is what may be there: the portal knows it by its UUID, and tells. */
static void
settle (Work *work, VouchOutbox *outbox, const GError *reason)
{
  g_autoptr (VouchOutboxJob) job = vouch_outbox_find (outbox, work->number, NULL);

  if (!job)
    return;
  if (!job->is_sent
      && (job->state == VOUCH_OUTBOX_STOPPED
          || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          || !vouch_outbox_job_is_for_waiting (job, reason)))
    vouch_outbox_cancel (outbox, work->number, NULL);
  else
    work->is_waiting = TRUE;
}

static VouchReceipt *
publish (GTask *task, GCancellable *cancellable, GError **error)
{
  Work *work = g_task_get_task_data (task);
  VouchOutboxOrder order = { work->sending.portal, work->file, work->base, work->id, work->due,
                             work->base_digest };
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (error);
  g_autoptr (GError) reason = NULL;
  VouchReceipt *receipt;

  if (!outbox)
    return NULL;
  work->number = vouch_outbox_put (outbox, work->publication, &order, error);
  if (work->number == 0)
    return NULL;
  work->sending.local = work->local;
  work->sending.tries = MAX_TRIES;
  work->sending.tell = tell_step;
  work->sending.data = task;
  receipt = vouch_outbox_send (outbox, work->number, &work->sending, cancellable, &reason);
  if (receipt)
    return receipt;
  settle (work, outbox, reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

static void
run_thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  VouchReceipt *receipt = publish (task, cancellable, &error);

  if (receipt)
    g_task_return_pointer (task, receipt, (GDestroyNotify) vouch_receipt_free);
  else
    g_task_return_error (task, error);
}

static void
vouch_publish_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VouchPublishJob *self = VOUCH_PUBLISH_JOB (object);

  switch (id)
    {
    case PROP_STEP:
      g_value_set_string (value, self->step);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->is_running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vouch_publish_job_finalize (GObject *object)
{
  VouchPublishJob *self = VOUCH_PUBLISH_JOB (object);

  g_clear_pointer (&self->publication, vouch_publication_unref);
  g_clear_object (&self->portal);
  g_clear_object (&self->local);
  g_clear_pointer (&self->current, json_node_unref);
  g_free (self->id);
  g_free (self->file);
  g_free (self->base_digest);
  g_free (self->step);
  G_OBJECT_CLASS (vouch_publish_job_parent_class)->finalize (object);
}

static void
vouch_publish_job_class_init (VouchPublishJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vouch_publish_job_get_property;
  object_class->finalize = vouch_publish_job_finalize;
  properties[PROP_STEP]
      = g_param_spec_string ("step", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_publish_job_init (VouchPublishJob *self)
{
  self->local = vouch_local_portal_new ();
  self->base = -1;
}

/**
 * vouch_publish_job_new:
 * @publication: what to send
 * @portal: (nullable): where to; %NULL = the embedded portal, started where it does not run
 */
VouchPublishJob *
vouch_publish_job_new (VouchPublication *publication, VouchPortal *portal)
{
  VouchPublishJob *self = g_object_new (VOUCH_TYPE_PUBLISH_JOB, NULL);

  self->publication = vouch_publication_ref (publication);
  self->portal = portal ? g_object_ref (portal) : NULL;
  return self;
}

/** Sets the UUID that the portal knows the job by; else it is made from what is sent. */
void
vouch_publish_job_set_id (VouchPublishJob *self, const char *id)
{
  g_free (self->id);
  self->id = g_strdup (id);
}

/**
 * vouch_publish_job_set_base:
 * @base: the revision to build on, where it is not the last receipt's: after a conflict, the
 *   one that the user has seen and wants to replace; 0 = there must be none
 * @digest: (nullable): what that holds, as vouch_receipt_base_digest() says it
 */
void
vouch_publish_job_set_base (VouchPublishJob *self, gint64 base, const char *digest)
{
  self->base = base;
  g_free (self->base_digest);
  self->base_digest = g_strdup (digest);
}

/** Sets before when it is not sent, in milliseconds since 1970; an embargo that ends later wins. */
void
vouch_publish_job_set_due (VouchPublishJob *self, gint64 due)
{
  self->due = due;
}

/** Sets the file that gets the receipt, for whoever sends it later. */
void
vouch_publish_job_set_file (VouchPublishJob *self, const char *uri)
{
  g_free (self->file);
  self->file = g_strdup (uri);
}

/** Sets the program that is started as the embedded portal; else it is the one that runs. */
void
vouch_publish_job_set_program (VouchPublishJob *self, const char *program)
{
  vouch_local_portal_set_program (self->local, program);
}

/** Starts; the properties change in the thread that calls this. Not while it runs. */
void
vouch_publish_job_run_async (VouchPublishJob *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  g_return_if_fail (!self->is_running);
  g_task_set_source_tag (task, vouch_publish_job_run_async);
  /* A receipt that came before the cancelling did is kept: the card is published. */
  g_task_set_check_cancellable (task, FALSE);
  work->publication = vouch_publication_ref (self->publication);
  work->sending.portal = self->portal ? g_object_ref (self->portal) : NULL;
  work->local = g_object_ref (self->local);
  work->context = g_main_context_ref_thread_default ();
  work->id = g_strdup (self->id);
  work->file = g_strdup (self->file);
  work->base = self->base;
  work->base_digest = g_strdup (self->base_digest);
  work->due = self->due;
  g_task_set_task_data (task, work, free_work);
  set_running (self, TRUE);
  g_task_run_in_thread (task, run_thread_cb);
}

/**
 * vouch_publish_job_run_finish:
 * @error: a %VOUCH_PORTAL_ERROR
 *
 * Returns: (transfer full) (nullable): the portal's receipt, to be recorded in the card.
 */
VouchReceipt *
vouch_publish_job_run_finish (VouchPublishJob *self, GAsyncResult *result, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  set_running (self, FALSE);
  take_step (self, NULL);
  g_clear_pointer (&self->current, json_node_unref);
  self->current = g_steal_pointer (&work->sending.current);
  self->number = work->number;
  self->is_waiting = work->is_waiting;
  self->is_stock = work->sending.is_stock;
  if (work->sending.portal)
    g_set_object (&self->portal, work->sending.portal);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Returns: (nullable): what is being done, in words; %NULL when nothing is. */
const char *
vouch_publish_job_get_step (VouchPublishJob *self)
{
  return self->step;
}

/** Returns: (nullable): after %VOUCH_PORTAL_ERROR_CONFLICT: id, title, slug, status, revision,
 *   digest, address and modified of the card as it is on the portal; after
 *   %VOUCH_PORTAL_ERROR_NOT_FOUND: revision 0 */
JsonNode *
vouch_publish_job_get_current (VouchPublishJob *self)
{
  return self->current;
}

/** Returns: whether it was not answered yet and stays in the outbox, to be sent later. */
gboolean
vouch_publish_job_is_waiting (VouchPublishJob *self)
{
  return self->is_waiting;
}

/** Returns: whether it was sent to a WordPress without the plugin, which can't keep all that is
 *   promised. */
gboolean
vouch_publish_job_is_stock (VouchPublishJob *self)
{
  return self->is_stock;
}

/** Returns: its number in the outbox; 0 where it did not come so far. */
gint64
vouch_publish_job_get_number (VouchPublishJob *self)
{
  return self->number;
}

/** Returns: (transfer none) (nullable): where it was sent; the embedded one once it was found. */
VouchPortal *
vouch_publish_job_get_portal (VouchPublishJob *self)
{
  return self->portal;
}

/** Returns: (nullable): what the user calls the portal; for the embedded one, once it is found. */
const char *
vouch_publish_job_get_portal_name (VouchPublishJob *self)
{
  return self->portal ? vouch_portal_get_name (self->portal) : NULL;
}
