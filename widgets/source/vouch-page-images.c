/* vouch-page-images.c: the pictures of the pages near the view, and no more than there is room for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-images.h"

#include <math.h>

#include "vouch-weak.h"

/**
 * VouchPageImages:
 *
 * Asks for the pages that are on the screen, and when these are drawn for those next to them,
 * beginning where one is scrolling to; what is wanted no longer is not drawn. A picture stays until the room that all may take is wanted for others,
 * those that were wanted longest ago first: one in another size is better than none while the
 * right one is drawn.
 */
struct _VouchPageImages
{
  GObject parent_instance;

  VouchSourcePages *pages; /* (owned) */
  guint n_pages;
  GHashTable *entries;     /* (owned) (element-type uint Entry): by page */
  gsize bytes;             /* of all pictures */
  gsize max_bytes;
  guint64 turn; /* counts what was wanted, to tell how long ago */
  guint first;  /* on the screen, as it was told last; 0 for none */
  guint last;
  guint n_near; /* on each side of these */
  double scale;
  gboolean goes_up; /* to pages before them: then these come next */
};

/* What is known of a page. */
typedef struct
{
  guint page;
  VouchPagePicture *picture; /* (owned) (nullable) */
  double scale;              /* of `picture`, as it was asked for */
  GCancellable *cancellable; /* (owned) (nullable): while it is drawn */
  double asked;              /* scale: while it is drawn */
  guint64 turn;              /* when it was wanted last */
  gboolean has_failed;
} Entry;

typedef struct
{
  gpointer images; /* (owned): see vouch_weak_new() */
  GCancellable *cancellable; /* (owned): which request this is */
  guint page;
  double scale;
} Request;

G_DEFINE_FINAL_TYPE (VouchPageImages, vouch_page_images, G_TYPE_OBJECT)

enum
{
  DRAWN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
entry_cancel (Entry *entry)
{
  if (entry->cancellable)
    g_cancellable_cancel (entry->cancellable);
  g_clear_object (&entry->cancellable);
}

static void
entry_free (Entry *entry)
{
  entry_cancel (entry);
  g_clear_object (&entry->picture);
  g_free (entry);
}

static Entry *
get_entry (VouchPageImages *self, guint page)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page));

  if (!entry)
    {
      entry = g_new0 (Entry, 1);
      entry->page = page;
      g_hash_table_insert (self->entries, GUINT_TO_POINTER (page), entry);
    }
  return entry;
}

/* --- room --- */

static void
drop_picture (VouchPageImages *self, Entry *entry)
{
  if (entry->picture)
    self->bytes -= vouch_page_picture_get_bytes (entry->picture);
  g_clear_object (&entry->picture);
}

/* What is wanted now stays, however much that is. */
static Entry *
find_oldest (VouchPageImages *self)
{
  GHashTableIter iter;
  gpointer value;
  Entry *oldest = NULL;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (entry->picture && entry->turn != self->turn && (!oldest || entry->turn < oldest->turn))
        oldest = entry;
    }
  return oldest;
}

static void
make_room (VouchPageImages *self)
{
  Entry *oldest;

  while (self->bytes > self->max_bytes && (oldest = find_oldest (self)))
    drop_picture (self, oldest);
}

/* --- drawing --- */

static void
take_image (VouchPageImages *self, Entry *entry, const VouchPageImage *image, double scale)
{
  drop_picture (self, entry);
  entry->picture = vouch_page_picture_new (image);
  entry->scale = scale;
  self->bytes += vouch_page_picture_get_bytes (entry->picture);
  make_room (self);
  g_signal_emit (self, signals[DRAWN], 0, entry->page);
}

/* The size was altered while it was drawn: it can be read while the right one is drawn. */
static void
take_meanwhile (VouchPageImages *self, Entry *entry, const VouchPageImage *image, double scale)
{
  if (entry && entry->cancellable && !entry->picture && image)
    take_image (self, entry, image, scale);
}

static void
fail (VouchPageImages *self, Entry *entry, GError *error)
{
  entry->has_failed = TRUE;
  g_signal_emit (self, signals[FAILED], 0, entry->page, error);
}

static void drawn_cb (GObject *object, GAsyncResult *result, gpointer data);

static gboolean
is_scale (double a, double b)
{
  return fabs (a - b) < 0.001 * MAX (a, b);
}

static void
ask (VouchPageImages *self, guint page, double scale, VouchPageUrgency urgency)
{
  Entry *entry = get_entry (self, page);
  Request *request;

  entry->turn = self->turn;
  if (entry->has_failed || (entry->picture && is_scale (entry->scale, scale))
      || (entry->cancellable && is_scale (entry->asked, scale)))
    return;
  entry_cancel (entry);
  entry->cancellable = g_cancellable_new ();
  entry->asked = scale;
  request = g_new (Request, 1);
  request->images = vouch_weak_new (self);
  request->cancellable = g_object_ref (entry->cancellable);
  request->page = page;
  request->scale = scale;
  vouch_source_pages_render_async (self->pages, page, scale, urgency, entry->cancellable, drawn_cb,
                                   request);
}

/* One that is drawn already stays, and goes on being drawn. */
static void
keep (VouchPageImages *self, guint page)
{
  get_entry (self, page)->turn = self->turn;
}

static void
ask_near (VouchPageImages *self, guint page)
{
  ask (self, page, self->scale, VOUCH_PAGE_NEAR);
}

/* The pages next to those on the screen, those first that one is scrolling to. */
static void
visit_near (VouchPageImages *self, void (*visit) (VouchPageImages *, guint))
{
  for (guint i = 1; i <= self->n_near; i++)
    for (guint side = 0; side < 2; side++)
      {
        gboolean is_before = (side == 0) == self->goes_up;

        if (is_before && self->first > i)
          visit (self, self->first - i);
        if (!is_before && self->last + i <= self->n_pages)
          visit (self, self->last + i);
      }
}

/* Whether the pages on the screen are drawn: until then no other takes any power of them. */
static gboolean
has_all (VouchPageImages *self)
{
  for (guint page = self->first; page <= self->last; page++)
    {
      const Entry *entry = get_entry (self, page);

      if (!entry->has_failed && !(entry->picture && is_scale (entry->scale, self->scale)))
        return FALSE;
    }
  return self->first > 0;
}

static void
drawn_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Request *request = data;
  g_autoptr (VouchPageImages) self = vouch_weak_take (request->images);
  g_autoptr (GCancellable) cancellable = request->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPageImage) image = vouch_source_pages_render_finish (result, &error);
  Entry *entry
      = self ? g_hash_table_lookup (self->entries, GUINT_TO_POINTER (request->page)) : NULL;

  if (!entry || entry->cancellable != cancellable)
    {
      take_meanwhile (self, entry, image, request->scale);
      return;
    }
  g_clear_object (&entry->cancellable);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (image)
    take_image (self, entry, image, request->scale);
  else
    fail (self, entry, error);
  if (has_all (self))
    visit_near (self, ask_near);
}

static void
cancel_others (VouchPageImages *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Entry *) value)->turn != self->turn)
      entry_cancel (value);
}

/* --- the object --- */

static void
vouch_page_images_dispose (GObject *object)
{
  VouchPageImages *self = VOUCH_PAGE_IMAGES (object);

  g_hash_table_remove_all (self->entries);
  g_clear_object (&self->pages);
  G_OBJECT_CLASS (vouch_page_images_parent_class)->dispose (object);
}

static void
vouch_page_images_finalize (GObject *object)
{
  g_hash_table_unref (VOUCH_PAGE_IMAGES (object)->entries);
  G_OBJECT_CLASS (vouch_page_images_parent_class)->finalize (object);
}

static void
vouch_page_images_class_init (VouchPageImagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vouch_page_images_dispose;
  object_class->finalize = vouch_page_images_finalize;
  signals[DRAWN] = g_signal_new ("drawn", VOUCH_TYPE_PAGE_IMAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", VOUCH_TYPE_PAGE_IMAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
vouch_page_images_init (VouchPageImages *self)
{
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) entry_free);
}

/**
 * vouch_page_images_new:
 * @pages: where they come from
 * @n_pages: how many there are
 * @max_bytes: as much as all of them may take that are not wanted now
 *
 * Returns: (transfer full): no pictures yet.
 */
VouchPageImages *
vouch_page_images_new (VouchSourcePages *pages, guint n_pages, gsize max_bytes)
{
  VouchPageImages *self = g_object_new (VOUCH_TYPE_PAGE_IMAGES, NULL);

  self->pages = g_object_ref (pages);
  self->n_pages = n_pages;
  self->max_bytes = max_bytes;
  return self;
}

/** @max_bytes: as much as all of them may take that are not wanted now */
void
vouch_page_images_set_max_bytes (VouchPageImages *self, gsize max_bytes)
{
  g_return_if_fail (VOUCH_IS_PAGE_IMAGES (self));

  self->max_bytes = max_bytes;
  make_room (self);
}

/**
 * vouch_page_images_want:
 * @self: the pictures
 * @first: first page on the screen, from 1
 * @last: last page on the screen
 * @n_near: so many pages on each side may be next
 * @scale: pixels a point
 *
 * Draws them in this size, and nothing else any more. May be called for each frame.
 */
void
vouch_page_images_want (VouchPageImages *self, guint first, guint last, guint n_near, double scale)
{
  g_return_if_fail (VOUCH_IS_PAGE_IMAGES (self));

  self->turn++;
  for (guint page = first; page <= last; page++)
    ask (self, page, scale, VOUCH_PAGE_VISIBLE);
  if (first != self->first)
    self->goes_up = first < self->first;
  self->first = first;
  self->last = last;
  self->n_near = n_near;
  self->scale = scale;
  visit_near (self, keep);
  cancel_others (self);
  make_room (self);
  if (has_all (self))
    visit_near (self, ask_near);
}

/** Draws one page when there is nothing more urgent; others that were wanted stay wanted. */
void
vouch_page_images_want_one (VouchPageImages *self, guint page, double scale)
{
  g_return_if_fail (VOUCH_IS_PAGE_IMAGES (self));

  self->turn++;
  ask (self, page, scale, VOUCH_PAGE_SMALL);
  make_room (self);
}

/** The page is no longer wanted: if it is being drawn, or waits to be, others come sooner. */
void
vouch_page_images_forget_one (VouchPageImages *self, guint page)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page));

  if (entry)
    entry_cancel (entry);
}

/** Returns: (transfer none) (nullable): the picture of a page, in the size that there is. */
VouchPagePicture *
vouch_page_images_get (VouchPageImages *self, guint page)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page));

  return entry ? entry->picture : NULL;
}

/** Returns: whether the page can't be drawn. */
gboolean
vouch_page_images_has_failed (VouchPageImages *self, guint page)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page));

  return entry && entry->has_failed;
}

/** Returns: how much all pictures take. */
gsize
vouch_page_images_get_bytes (VouchPageImages *self)
{
  return self->bytes;
}
