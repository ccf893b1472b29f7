/* vouch-source-ahead.c: the source that is likely to be looked at next, opened before it is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-ahead.h"

#include "vouch-page-layout.h"
#include "vouch-weak.h"

/**
 * VouchSourceAhead:
 *
 * Who stays at a citation is likely to press it. Meanwhile its file is opened, in another process,
 * and its page drawn: that takes as long as the page does, with figures a tenth of a second. Of one
 * source only, and of that the pages that were expected last. Whoever opens the source is given what
 * is there, or waits for what is on its way.
 *
 *     expect() --REST--> load ---> draw
 *                          |          |
 *        load_async() <----+          +----> take_images()
 */
struct _VouchSourceAhead
{
  GObject parent_instance;

  char            *digest;  /* (owned) (nullable): that is expected */
  gsize            offset;  /* of the passage in its text; G_MAXSIZE: not known */
  guint            page;    /* of the passage; 0: not known */
  VouchPageRoom    room;
  guint            resting; /* source: begins then */

  char            *loaded;  /* (owned) (nullable): digest of `source`, or of what is being loaded */
  GCancellable    *loading; /* (owned) (nullable): while it is */
  GTask           *waiting; /* (owned) (nullable): who asked for it meanwhile */
  VouchOpenSource *source;  /* (owned) (nullable) */
  VouchPageImages *images;  /* (owned) (nullable): of `source` */
};

G_DEFINE_FINAL_TYPE (VouchSourceAhead, vouch_source_ahead, G_TYPE_OBJECT)

/* Who goes along the chips, or down the card, stays at none. Milliseconds. */
#define REST 120
/* Bytes of pictures that nobody has asked for yet. */
#define MAX_BYTES ((gsize) 16 << 20)
/* The text of a longer one takes more memory than may be spent on a guess. */
#define MAX_PAGES 400

/* --- what is there --- */

static void
drop (VouchSourceAhead *self)
{
  if (self->loading)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->images)
    g_signal_handlers_disconnect_by_data (self->images, self);
  g_clear_object (&self->images);
  g_clear_pointer (&self->source, vouch_open_source_unref);
  g_clear_pointer (&self->loaded, g_free);
}

/* Whoever opens it is told why by opening it. */
static void
failed_cb (VouchSourceAhead *self)
{
  drop (self);
}

static VouchPageImages *
get_images (VouchSourceAhead *self)
{
  VouchSourcePages *pages = vouch_open_source_get_pages (self->source);
  guint n_pages = vouch_source_text_get_n_pages (vouch_open_source_get_text (self->source));

  if (self->images || !pages || n_pages == 0)
    return self->images;
  self->images = vouch_page_images_new (pages, n_pages, MAX_BYTES);
  g_signal_connect_object (self->images, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  return self->images;
}

static guint
find_page (VouchSourceAhead *self, VouchSourceText *text)
{
  if (self->offset < vouch_source_text_get_length (text))
    return vouch_source_text_get_page_at (text, self->offset);
  return self->page <= vouch_source_text_get_n_pages (text) ? self->page : 0;
}

static void
draw (VouchSourceAhead *self)
{
  VouchSourceText *text = vouch_open_source_get_text (self->source);
  guint page = find_page (self, text);
  VouchPageLayout *layout;

  if (page == 0 || self->room.width < 1 || !get_images (self))
    return;
  layout = vouch_page_layout_new (text);
  vouch_page_images_want (self->images, page, page, 0,
                          vouch_page_layout_get_fit (layout, self->room.width) * self->room.factor);
  vouch_page_layout_free (layout);
}

/* --- opening --- */

static void
give (GTask *task, VouchOpenSource *source, GError *error)
{
  if (source)
    g_task_return_pointer (task, vouch_open_source_ref (source), (GDestroyNotify) vouch_open_source_unref);
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchSourceAhead) self = vouch_weak_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOpenSource) source = vouch_open_source_load_finish (result, &error);
  g_autoptr (GTask) waiting = NULL;

  /* It was given up for another one. */
  if (!self || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  waiting = g_steal_pointer (&self->waiting);
  g_clear_object (&self->loading);
  if (waiting)
    give (waiting, source, error);
  if (!source || !self->digest
      || (!waiting && vouch_open_source_get_source (source)->n_pages > MAX_PAGES))
    {
      drop (self);
      return;
    }
  self->source = g_steal_pointer (&source);
  draw (self);
}

static void
begin (VouchSourceAhead *self)
{
  if (g_strcmp0 (self->loaded, self->digest) == 0)
    {
      if (self->source)
        draw (self);
      return;
    }
  /* Somebody waits for what is on its way: that comes first. */
  if (self->waiting)
    return;
  drop (self);
  self->loaded = g_strdup (self->digest);
  self->loading = g_cancellable_new ();
  vouch_open_source_load_async (self->digest, self->loading, loaded_cb, vouch_weak_new (self));
}

static gboolean
rested_cb (gpointer data)
{
  VouchSourceAhead *self = data;

  self->resting = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

/* --- the object --- */

static void
vouch_source_ahead_dispose (GObject *object)
{
  VouchSourceAhead *self = VOUCH_SOURCE_AHEAD (object);

  vouch_source_ahead_forget (self);
  G_OBJECT_CLASS (vouch_source_ahead_parent_class)->dispose (object);
}

static void
vouch_source_ahead_class_init (VouchSourceAheadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_source_ahead_dispose;
}

static void
vouch_source_ahead_init (VouchSourceAhead *self)
{
}

VouchSourceAhead *
vouch_source_ahead_new (void)
{
  return g_object_new (VOUCH_TYPE_SOURCE_AHEAD, NULL);
}

/** Returns: (transfer none): the one of this program. */
VouchSourceAhead *
vouch_source_ahead_get_default (void)
{
  static VouchSourceAhead *self;

  if (!self)
    self = vouch_source_ahead_new ();
  return self;
}

/**
 * vouch_source_ahead_expect:
 * @digest: SHA-256 of a source in the user's store
 * @offset: where its passage begins in its text; %G_MAXSIZE where that isn't known
 * @page: its passage's page where @offset isn't known; 0 where that isn't either
 * @room: what pages will have
 *
 * This source is likely to be opened in a moment. Doesn't wait.
 */
void
vouch_source_ahead_expect (VouchSourceAhead *self,
                           const char *digest,
                           gsize offset,
                           guint page,
                           const VouchPageRoom *room)
{
  char *copy;

  g_return_if_fail (VOUCH_IS_SOURCE_AHEAD (self) && digest);

  copy = g_strdup (digest);
  g_free (self->digest);
  self->digest = copy;
  self->offset = offset;
  self->page = page;
  self->room = *room;
  g_clear_handle_id (&self->resting, g_source_remove);
  self->resting = g_timeout_add (REST, rested_cb, self);
}

/** Returns: whether a source is being opened that nobody has asked for yet. */
gboolean
vouch_source_ahead_is_opening (VouchSourceAhead *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_AHEAD (self), FALSE);

  return self->loading != NULL;
}

/** Lets go of all that nobody has asked for: sources changed. */
void
vouch_source_ahead_forget (VouchSourceAhead *self)
{
  g_return_if_fail (VOUCH_IS_SOURCE_AHEAD (self));

  g_clear_handle_id (&self->resting, g_source_remove);
  g_clear_pointer (&self->digest, g_free);
  if (!self->waiting)
    drop (self);
}

/* --- for whoever opens it --- */

static void
passed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOpenSource) source = vouch_open_source_load_finish (result, &error);

  give (task, source, error);
}

/**
 * vouch_source_ahead_load_async:
 * @digest: SHA-256 of a source in the user's store
 * @cancellable: (nullable): to give up
 * @callback: called when it is there
 * @data: for @callback
 *
 * Opens a source as vouch_open_source_load_async() does: at once where it was expected.
 */
void
vouch_source_ahead_load_async (VouchSourceAhead *self,
                               const char *digest,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task;

  g_return_if_fail (VOUCH_IS_SOURCE_AHEAD (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, vouch_source_ahead_load_async);
  /* Nothing is begun beside what is wanted now. */
  g_clear_handle_id (&self->resting, g_source_remove);
  if (g_strcmp0 (self->loaded, digest) == 0 && self->source)
    {
      give (task, self->source, NULL);
      g_object_unref (task);
    }
  else if (g_strcmp0 (self->loaded, digest) == 0 && !self->waiting)
    self->waiting = task;
  else
    vouch_open_source_load_async (digest, cancellable, passed_cb, task);
}

/** See vouch_open_source_load_finish(). */
VouchOpenSource *
vouch_source_ahead_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vouch_source_ahead_take_images:
 * @source: what was loaded
 *
 * Gives away what was drawn of @source, and keeps nothing of it.
 *
 * Returns: (transfer full) (nullable): its pictures, if any was expected.
 */
VouchPageImages *
vouch_source_ahead_take_images (VouchSourceAhead *self, VouchOpenSource *source)
{
  VouchPageImages *images;

  g_return_val_if_fail (VOUCH_IS_SOURCE_AHEAD (self), NULL);

  if (self->source != source)
    return NULL;
  if (self->images)
    g_signal_handlers_disconnect_by_data (self->images, self);
  images = g_steal_pointer (&self->images);
  drop (self);
  return images;
}
