/* vouch-publish-job.c: publishes in a worker thread and tells how far it is.
 *
 * VouchPublishJob:
 *
 *   publication  -->  +-----------------------------------------------+
 *   portal (or none:  | find or start it  ->  prove it  ->  send the  |  -->  receipt
 *   the embedded one) | card, again if the answer is lost             |  or   error, with the
 *                     +-----------------------------------------------+       card as it is there
 *                        "step" says in words what is being done
 *
 * A dialog shows the properties, starts the job and waits. What is sent again
 * carries the same job's UUID, so the portal does it once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-job.h"
#include "vouch-json.h"
#include "vouch-local-portal.h"
#include "vouch-portal-client.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define MAX_TRIES 3
#define FIRST_PAUSE_MICROSECONDS 300000

/* Worker and main thread never touch the same field at the same time: the worker
 * has a Work of its own, and its results come back when the task ends. */
struct _VouchPublishJob
{
  GObject parent_instance;

  VouchPublication *publication; /* (owned) */
  VouchPortal *portal;           /* (owned) (nullable): the embedded one */
  VouchLocalPortal *local;       /* (owned) */
  char *id;                      /* (owned) (nullable): made from the content */
  gint64 base;                   /* negative = the last receipt's */
  char *step;                    /* (owned) (nullable) */
  JsonNode *current;             /* (owned) (nullable): after a conflict */
  gboolean is_running;
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
  VouchPortal *portal;           /* (owned) (nullable) */
  VouchLocalPortal *local;       /* (owned) */
  GMainContext *context;         /* (owned): where steps are told */
  char *id;                      /* (owned) (nullable) */
  gint64 base;
  JsonNode *current; /* (owned) (nullable) */
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
  g_clear_object (&work->portal);
  g_object_unref (work->local);
  g_main_context_unref (work->context);
  g_free (work->id);
  g_clear_pointer (&work->current, json_node_unref);
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
tell_step (GTask *task, const char *step)
{
  Work *work = g_task_get_task_data (task);
  StepChange *change = g_new0 (StepChange, 1);

  change->job = g_object_ref (g_task_get_source_object (task));
  change->step = g_strdup (step);
  g_main_context_invoke_full (work->context, G_PRIORITY_DEFAULT, change_step_cb, change,
                              free_step_change);
}

static gboolean
find_portal (GTask *task, GCancellable *cancellable, GError **error)
{
  Work *work = g_task_get_task_data (task);

  if (work->portal)
    return TRUE;
  tell_step (task, _("Looking for the portal…"));
  work->portal = vouch_local_portal_ensure (work->local, cancellable, error);
  return work->portal != NULL;
}

/* Whether it was the network: the card may be there or not, and sending it again is safe. */
static gboolean
is_worth_another_try (const GError *error)
{
  return g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE);
}

static void
say_that_again_is_safe (VouchPortal *portal, GError **error)
{
  g_clear_error (error);
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE,
               _("The card was sent to “%s”, but no answer came back, so it may be there or not. "
                  "Publishing again is safe: it won’t stand there twice."),
               vouch_portal_get_name (portal));
}

static VouchPortalAnswer *
send_until_answered (GTask *task,
                     VouchPortalClient *client,
                     JsonNode *body,
                     gint64 base,
                     GCancellable *cancellable,
                     GError **error)
{
  Work *work = g_task_get_task_data (task);
  g_autofree char *path
      = g_strconcat ("cards/", vouch_publication_get_id (work->publication), NULL);
  gulong pause = FIRST_PAUSE_MICROSECONDS;

  for (guint i = 1;; i++)
    {
      g_autoptr (GError) reason = NULL;
      VouchPortalAnswer *answer = NULL;

      /* Whoever took the address meanwhile has to prove itself anew. */
      if (i == 1 || vouch_portal_client_connect (client, cancellable, &reason))
        answer = vouch_portal_client_send (client, SOUP_METHOD_PUT, path, body, base, cancellable,
                                           &reason);
      if (answer)
        return answer;
      if (i == MAX_TRIES || !is_worth_another_try (reason))
        {
          if (is_worth_another_try (reason))
            say_that_again_is_safe (work->portal, &reason);
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      tell_step (task, _("No answer came. Trying once more…"));
      g_usleep (pause);
      pause *= 2;
    }
}

static VouchReceipt *
read_receipt (Work *work, const char *portal, const VouchPortalAnswer *answer, GError **error)
{
  JsonObject *object = vouch_json_node_object (answer->json);
  const char *id = vouch_json_get_text (object, "id");
  const char *address = vouch_json_get_text (object, "address");
  gint64 revision = vouch_json_get_int (object, "revision", 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  VouchReceipt *receipt;

  if (!id || g_ascii_strcasecmp (id, vouch_publication_get_id (work->publication)) != 0 || !address
      || revision < 1)
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                   _("“%s” took the card, but its answer can’t be understood. Publishing again is "
                      "safe: it won’t stand there twice."),
                   vouch_portal_get_name (work->portal));
      return NULL;
    }
  receipt = g_new0 (VouchReceipt, 1);
  receipt->portal = g_strdup (portal);
  receipt->remote_id = g_strdup (id);
  receipt->address = g_strdup (address);
  receipt->revision = revision;
  receipt->digest = g_strdup (vouch_publication_get_digest (work->publication));
  receipt->status = g_strdup (vouch_json_get_text (object, "status"));
  receipt->is_unchanged = vouch_json_get_boolean (object, "unchanged", FALSE);
  receipt->at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  return receipt;
}

static void
keep_current (Work *work, const VouchPortalAnswer *answer)
{
  JsonObject *object = vouch_json_node_object (answer->json);
  JsonNode *current = object ? vouch_json_get_node (object, "current") : NULL;

  if (vouch_json_node_object (current))
    work->current = json_node_ref (current);
}

static VouchReceipt *
publish (GTask *task, GCancellable *cancellable, GError **error)
{
  Work *work = g_task_get_task_data (task);
  g_autoptr (VouchPortalClient) client = NULL;
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autoptr (JsonNode) body = NULL;
  g_autofree char *id = NULL;
  const char *portal;
  gint64 base;

  if (!find_portal (task, cancellable, error))
    return NULL;
  tell_step (task, _("Making sure of the portal…"));
  client = vouch_portal_client_new (work->portal);
  if (!vouch_portal_client_connect (client, cancellable, error))
    return NULL;
  portal = vouch_portal_client_get_id (client);
  base = work->base >= 0 ? work->base : vouch_publication_get_base (work->publication, portal);
  id = work->id ? g_strdup (work->id)
                : vouch_publication_make_job (work->publication, portal, base);
  body = vouch_publication_to_json (work->publication, id, base);
  tell_step (task, _("Sending the card…"));
  answer = send_until_answered (task, client, body, base, cancellable, error);
  if (!answer)
    return NULL;
  if (vouch_portal_answer_is_good (answer))
    return read_receipt (work, portal, answer, error);
  keep_current (work, answer);
  vouch_portal_answer_to_error (answer, work->portal, error);
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
 */
void
vouch_publish_job_set_base (VouchPublishJob *self, gint64 base)
{
  self->base = base;
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
  work->portal = self->portal ? g_object_ref (self->portal) : NULL;
  work->local = g_object_ref (self->local);
  work->context = g_main_context_ref_thread_default ();
  work->id = g_strdup (self->id);
  work->base = self->base;
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
  self->current = g_steal_pointer (&work->current);
  if (work->portal)
    g_set_object (&self->portal, work->portal);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Returns: (nullable): what is being done, in words; %NULL when nothing is. */
const char *
vouch_publish_job_get_step (VouchPublishJob *self)
{
  return self->step;
}

/** Returns: (nullable): after %VOUCH_PORTAL_ERROR_CONFLICT: id, title, slug, status, revision,
 *   digest, address and modified of the card as it is on the portal */
JsonNode *
vouch_publish_job_get_current (VouchPublishJob *self)
{
  return self->current;
}

/** Returns: (nullable): what the user calls the portal; for the embedded one, once it is found. */
const char *
vouch_publish_job_get_portal_name (VouchPublishJob *self)
{
  return self->portal ? vouch_portal_get_name (self->portal) : NULL;
}
