/* vouch-editor-jobs.c: what runs in the background, shown in the header.
 *
 * Jobs may overlap: a save while a page is made. The header shows the one that was begun
 * last and can stop it; when that ends it shows the one before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include "vouch-tooltip.h"

/* Milliseconds before a job shows itself: most are done sooner. */
#define PATIENCE 300
#define PULSE 120

typedef struct
{
  guint number;
  char *words;               /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  double fraction;           /* that is done; below 0 where that isn't known */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->cancellable);
  g_free (job->words);
  g_free (job);
}

static Job *
get_shown (VouchEditor *self)
{
  return self->jobs && self->jobs->len > 0 ? self->jobs->pdata[self->jobs->len - 1] : NULL;
}

static gboolean
pulse_cb (gpointer data)
{
  VouchEditor *self = data;
  Job *job = get_shown (self);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_visible (self->cancel_button, job->cancellable != NULL);
  if (job->fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, job->fraction);
  return G_SOURCE_CONTINUE;
}

static gboolean
begin_pulse_cb (gpointer data)
{
  VouchEditor *self = data;

  pulse_cb (self);
  self->pulse = g_timeout_add (PULSE, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

static void
show_words (VouchEditor *self, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  vouch_tooltip_set (GTK_WIDGET (self->progress), words);
}

static void
show_nothing (VouchEditor *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (self->cancel_button, FALSE);
}

/**
 * vouch_editor_begin_job:
 * @words: what is done, “Saving”
 * @cancellable: (nullable): stops it, where it can be stopped
 *
 * Shows, if it takes long, that something runs.
 *
 * Returns: the job, for vouch_editor_end_job()
 */
guint
vouch_editor_begin_job (VouchEditor *self, const char *words, GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);

  if (!self->jobs)
    self->jobs = g_ptr_array_new_with_free_func (free_job);
  job->number = ++self->last_job;
  job->words = g_strdup (words);
  job->fraction = -1;
  g_set_object (&job->cancellable, cancellable);
  g_ptr_array_add (self->jobs, job);
  show_words (self, words);
  if (self->pulse == 0)
    self->pulse = g_timeout_add (PATIENCE, begin_pulse_cb, self);
  return job->number;
}

/**
 * vouch_editor_advance_job:
 * @job: what beginning it returned
 * @words: what is done now, “Reading page 3 of 12”
 * @fraction: that is done, 0 to 1
 */
void
vouch_editor_advance_job (VouchEditor *self, guint job, const char *words, double fraction)
{
  for (guint i = 0; self->jobs && i < self->jobs->len; i++)
    {
      Job *one = self->jobs->pdata[i];

      if (one->number != job)
        continue;
      one->fraction = fraction;
      g_free (one->words);
      one->words = g_strdup (words);
      if (one == get_shown (self))
        show_words (self, words);
    }
}

/** Ends that: @job is what beginning it returned. What else runs is shown on. */
void
vouch_editor_end_job (VouchEditor *self, guint job)
{
  for (guint i = 0; self->jobs && i < self->jobs->len; i++)
    if (((Job *) self->jobs->pdata[i])->number == job)
      {
        g_ptr_array_remove_index (self->jobs, i);
        break;
      }
  if (get_shown (self))
    show_words (self, get_shown (self)->words);
  else
    show_nothing (self);
}

static void
cancel_job_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  Job *job = get_shown (VOUCH_EDITOR (widget));

  if (job)
    g_cancellable_cancel (job->cancellable);
}

/** Installs the actions of this file. */
void
vouch_editor_install_job_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.cancel-job", NULL, cancel_job_cb);
}
