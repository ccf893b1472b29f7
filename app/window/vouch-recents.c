/* vouch-recents.c: the cards that were open last, as a list model, newest first.
 *
 * The list is one small file in the state folder. Reading, writing and looking at
 * the cards happen in workers, one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-recents.h"

#include <string.h>

#include "vouch-file-io.h"
#include "vouch-json-print.h"
#include "vouch-json.h"

/* More than a person looks through; the list is not an archive. */
#define MAX_CARDS 300
#define MAX_BYTES ((gsize) 1024 * 1024)
#define VERSION 1

struct _VouchRecents
{
  GObject parent_instance;

  GFile        *store;   /* (owned) */
  GPtrArray    *cards;   /* (owned) (element-type VouchRecentCard): newest first */
  GCancellable *looking; /* (owned) (nullable): while cards are looked at */
  GMutex        writing; /* held while the file is written, by whichever thread */
  guint64       written; /* turn of what is in the file; under `writing` */
  guint64       turn;    /* of what was last handed out to be written */
  guint         is_loaded : 1;
  guint         is_loading : 1;
  guint         is_saving : 1;
  guint         is_dirty : 1; /* not written as it is now */
  guint         is_kept : 1; /* what is in the file could not be read, and stays */
};

static void list_model_iface_init (GListModelInterface *iface);
static void save (VouchRecents *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchRecents,
                               vouch_recents,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_IS_LOADED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_LOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the writer needs. */
typedef struct
{
  VouchRecents *recents; /* (unowned: the task, or who flushes, holds it) */
  GBytes       *bytes;   /* (owned) */
  guint64       turn;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_bytes_unref (writing->bytes);
  g_free (writing);
}

static gboolean
find (VouchRecents *self, const char *uri, guint *position)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (g_str_equal (vouch_recent_card_get_uri (self->cards->pdata[i]), uri))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
remove_at (VouchRecents *self, guint position)
{
  g_ptr_array_remove_index (self->cards, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
insert_at (VouchRecents *self, guint position, VouchRecentCard *card)
{
  g_ptr_array_insert (self->cards, (int) position, g_object_ref (card));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/* Where it belongs by the time when it was open last. */
static guint
find_place (VouchRecents *self, gint64 opened)
{
  guint i = 0;

  while (i < self->cards->len && vouch_recent_card_get_opened (self->cards->pdata[i]) >= opened)
    i++;
  return i;
}

/* What was never opened is last, and goes first. */
static void
trim (VouchRecents *self)
{
  while (self->cards->len > MAX_CARDS)
    remove_at (self, self->cards->len - 1);
}

static GBytes *
print (VouchRecents *self)
{
  JsonArray *entries = json_array_new ();
  g_autoptr (JsonNode) list = NULL;
  char *text;

  for (guint i = 0; i < self->cards->len; i++)
    {
      VouchRecentCard *card = self->cards->pdata[i];

      json_array_add_element (
          entries, vouch_json_new_members (
                       "uri", vouch_json_new_text (vouch_recent_card_get_uri (card)), "title",
                       vouch_json_new_text (vouch_recent_card_get_title (card)), "opened",
                       vouch_json_new_int (vouch_recent_card_get_opened (card)), NULL));
    }
  list = vouch_json_new_members ("version", vouch_json_new_int (VERSION), "cards",
                                 vouch_json_new_array (entries), NULL);
  text = vouch_json_print (list, TRUE);
  return g_bytes_new_take (text, strlen (text));
}

static void
write_bytes (GFile *store, GBytes *bytes)
{
  g_autoptr (GFile) folder = g_file_get_parent (store);
  g_autoptr (GError) error = NULL;

  g_file_make_directory_with_parents (folder, NULL, NULL);
  if (!vouch_file_write (store, bytes, VOUCH_FILE_OVERWRITE, NULL, NULL, &error))
    g_info ("The list of cards was not written: %s", error->message);
}

/* A worker may be slower than the flush that came after it: what is older is not written. */
static void
write_now (const Writing *writing)
{
  VouchRecents *self = writing->recents;

  g_mutex_lock (&self->writing);
  if (writing->turn > self->written)
    {
      write_bytes (self->store, writing->bytes);
      self->written = writing->turn;
    }
  g_mutex_unlock (&self->writing);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  write_now (data);
  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchRecents *self = VOUCH_RECENTS (object);

  self->is_saving = FALSE;
  if (self->is_dirty)
    save (self);
}

static Writing *
make_writing (VouchRecents *self)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->recents = self;
  writing->bytes = print (self);
  writing->turn = ++self->turn;
  self->is_dirty = FALSE;
  return writing;
}

/* Before it is read it would overwrite what is there. */
static void
save (VouchRecents *self)
{
  g_autoptr (GTask) task = NULL;

  self->is_dirty = TRUE;
  if (self->is_saving || !self->is_loaded || self->is_kept)
    return;
  self->is_saving = TRUE;
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, make_writing (self), free_writing);
  g_task_run_in_thread (task, write_in_thread);
}

/* The same card may have been opened while the list was read. */
static void
take_entry (VouchRecents *self, JsonObject *entry)
{
  const char *uri = vouch_json_get_text (entry, "uri");
  const char *title = vouch_json_get_text (entry, "title");
  g_autoptr (VouchRecentCard) card = NULL;
  guint position;

  if (!uri || find (self, uri, &position))
    return;
  card = vouch_recent_card_new (uri, title ? title : "", vouch_json_get_int (entry, "opened", 0));
  insert_at (self, find_place (self, vouch_recent_card_get_opened (card)), card);
  trim (self);
}

static void
take_list (VouchRecents *self, JsonNode *list)
{
  JsonObject *object = vouch_json_node_object (list);
  JsonArray *entries = object ? vouch_json_get_array (object, "cards") : NULL;

  for (guint i = 0; i < vouch_json_array_length (entries); i++)
    {
      JsonObject *entry = vouch_json_array_object (entries, i);

      if (entry)
        take_entry (self, entry);
    }
}

/* What can be read and is no list is nobody's; it goes aside, and a new one begins. */
static void
put_aside (GFile *store)
{
  g_autofree char *uri = g_file_get_uri (store);
  g_autofree char *other = g_strconcat (uri, ".damaged", NULL);
  g_autoptr (GFile) aside = g_file_new_for_uri (other);
  g_autoptr (GError) error = NULL;

  if (!g_file_move (store, aside, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    g_info ("The damaged list of cards was not put aside: %s", error->message);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = vouch_file_read (data, MAX_BYTES, NULL, &error);
  JsonNode *list = NULL;

  if (bytes)
    list = vouch_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), MAX_BYTES,
                             &error);
  if (bytes && !list)
    put_aside (data);
  if (list)
    g_task_return_pointer (task, list, (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, error);
}

/* A later version may have written what this one would lose. */
static gboolean
is_newer (JsonNode *list)
{
  JsonObject *object = vouch_json_node_object (list);

  return object && vouch_json_get_int (object, "version", VERSION) > VERSION;
}

/* It may be there again the next time. */
static gboolean
is_out_of_reach (const GError *error)
{
  return error->domain == G_IO_ERROR && error->code != G_IO_ERROR_NOT_FOUND;
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchRecents *self = VOUCH_RECENTS (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) list = g_task_propagate_pointer (G_TASK (result), &error);

  if (list)
    take_list (self, list);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_info ("The list of cards was not read: %s", error->message);
  self->is_kept = list ? is_newer (list) : is_out_of_reach (error);
  self->is_loading = FALSE;
  self->is_loaded = TRUE;
  g_object_notify_by_pspec (object, properties[PROP_IS_LOADED]);
  if (self->is_dirty)
    save (self);
}

static void look_at_next (VouchRecents *self, guint position);

/* Cancelled: who comes back looks again. */
static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VouchRecentLook *look;

  if (g_task_return_error_if_cancelled (task))
    return;
  look = vouch_recent_look_new (vouch_recent_card_get_file (data), cancellable);
  g_task_return_pointer (task, look, (GDestroyNotify) vouch_recent_look_free);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchRecents *self = VOUCH_RECENTS (object);
  VouchRecentCard *card = g_task_get_task_data (G_TASK (result));
  VouchRecentLook *look = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean was_urgent = vouch_recent_card_is_urgent (card);
  guint position;

  if (!look)
    return;
  vouch_recent_card_take_look (card, look);
  /* Its place in a list that is sorted by it is another. */
  if (vouch_recent_card_is_urgent (card) != was_urgent
      && find (self, vouch_recent_card_get_uri (card), &position))
    g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
  look_at_next (self, GPOINTER_TO_UINT (data) + 1);
}

static void
look_at_next (VouchRecents *self, guint position)
{
  g_autoptr (GTask) task = NULL;

  if (position >= self->cards->len)
    {
      g_clear_object (&self->looking);
      g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
      return;
    }
  task = g_task_new (self, self->looking, looked_cb, GUINT_TO_POINTER (position));
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, g_object_ref (self->cards->pdata[position]), g_object_unref);
  g_task_run_in_thread (task, look_in_thread);
}

static GType
get_item_type (GListModel *model)
{
  return VOUCH_TYPE_RECENT_CARD;
}

static guint
get_n_items (GListModel *model)
{
  return VOUCH_RECENTS (model)->cards->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  VouchRecents *self = VOUCH_RECENTS (model);

  return position < self->cards->len ? g_object_ref (self->cards->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
vouch_recents_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_LOADED:
      g_value_set_boolean (value, VOUCH_RECENTS (object)->is_loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_recents_dispose (GObject *object)
{
  VouchRecents *self = VOUCH_RECENTS (object);

  vouch_recents_stop (self);
  g_ptr_array_set_size (self->cards, 0);
  G_OBJECT_CLASS (vouch_recents_parent_class)->dispose (object);
}

static void
vouch_recents_finalize (GObject *object)
{
  VouchRecents *self = VOUCH_RECENTS (object);

  g_ptr_array_unref (self->cards);
  g_clear_object (&self->store);
  g_mutex_clear (&self->writing);
  G_OBJECT_CLASS (vouch_recents_parent_class)->finalize (object);
}

static void
vouch_recents_class_init (VouchRecentsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vouch_recents_get_property;
  object_class->dispose = vouch_recents_dispose;
  object_class->finalize = vouch_recents_finalize;
  properties[PROP_IS_LOADED]
      = g_param_spec_boolean ("is-loaded", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_LOOKED] = g_signal_new ("looked", VOUCH_TYPE_RECENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
vouch_recents_init (VouchRecents *self)
{
  self->cards = g_ptr_array_new_with_free_func (g_object_unref);
  g_mutex_init (&self->writing);
}

/**
 * vouch_recents_new:
 * @store: (nullable): the list's file; that of this user without one
 *
 * Returns: (transfer full): a list that is empty until vouch_recents_load() has read it.
 */
VouchRecents *
vouch_recents_new (GFile *store)
{
  VouchRecents *self = g_object_new (VOUCH_TYPE_RECENTS, NULL);

  if (store)
    self->store = g_object_ref (store);
  else
    self->store = g_file_new_build_filename (g_get_user_state_dir (), "vouch", "cards.json", NULL);
  return self;
}

gboolean
vouch_recents_is_loaded (VouchRecents *self)
{
  g_return_val_if_fail (VOUCH_IS_RECENTS (self), FALSE);
  return self->is_loaded;
}

/** Reads the list, in a worker, unless it was read already. */
void
vouch_recents_load (VouchRecents *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VOUCH_IS_RECENTS (self));

  if (self->is_loaded || self->is_loading)
    return;
  self->is_loading = TRUE;
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * vouch_recents_add:
 * @file: a card that is open now
 * @title: its title
 *
 * Puts it on top, whether it was in the list or not.
 */
void
vouch_recents_add (VouchRecents *self, GFile *file, const char *title)
{
  g_autofree char *uri = g_file_get_uri (file);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (VouchRecentCard) card = NULL;
  guint position;

  g_return_if_fail (VOUCH_IS_RECENTS (self));

  if (find (self, uri, &position))
    {
      card = g_object_ref (self->cards->pdata[position]);
      vouch_recent_card_set_opened (card, title, now);
      if (position > 0)
        remove_at (self, position);
    }
  else
    {
      card = vouch_recent_card_new (uri, title, now);
      position = G_MAXUINT;
    }
  if (position > 0)
    insert_at (self, 0, card);
  trim (self);
  vouch_recents_load (self);
  save (self);
}

/* Until it is looked at it is called as its file; it was never opened. */
static void
add_unopened (VouchRecents *self, GFile *file, const char *uri)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base ? base : "");
  g_autoptr (VouchRecentCard) card = vouch_recent_card_new (uri, name, 0);

  insert_at (self, self->cards->len, card);
}

/**
 * vouch_recents_add_all:
 * @files: (element-type GFile): cards that were not opened, the first to come first
 *
 * Puts those that are not in the list behind those that are, as many as there is room for, and
 * looks at them. What was open before stays.
 *
 * Returns: how many of @files are in the list now
 */
guint
vouch_recents_add_all (VouchRecents *self, GPtrArray *files)
{
  guint n = 0;

  g_return_val_if_fail (VOUCH_IS_RECENTS (self), 0);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (files->pdata[i]);
      guint position;
      gboolean is_known = find (self, uri, &position);

      if (!is_known && self->cards->len < MAX_CARDS)
        add_unopened (self, files->pdata[i], uri);
      n += is_known || find (self, uri, &position);
    }
  vouch_recents_load (self);
  save (self);
  vouch_recents_look (self);
  return n;
}

/**
 * vouch_recents_remove:
 * @uri: of a card's file, which stays as it is
 *
 * Returns: (transfer full) (nullable): what was taken off the list.
 */
VouchRecentCard *
vouch_recents_remove (VouchRecents *self, const char *uri)
{
  VouchRecentCard *card;
  guint position;

  g_return_val_if_fail (VOUCH_IS_RECENTS (self), NULL);

  if (!find (self, uri, &position))
    return NULL;
  card = g_object_ref (self->cards->pdata[position]);
  remove_at (self, position);
  save (self);
  return card;
}

/** Puts what was taken off the list back to its place. */
void
vouch_recents_put_back (VouchRecents *self, VouchRecentCard *card)
{
  guint position;

  g_return_if_fail (VOUCH_IS_RECENTS (self));

  if (find (self, vouch_recent_card_get_uri (card), &position))
    return;
  insert_at (self, find_place (self, vouch_recent_card_get_opened (card)), card);
  save (self);
}

/** Looks at the files of all cards, one after the other, in a worker. */
void
vouch_recents_look (VouchRecents *self)
{
  g_return_if_fail (VOUCH_IS_RECENTS (self));

  vouch_recents_stop (self);
  self->looking = g_cancellable_new ();
  look_at_next (self, 0);
}

/** Ends that: nobody looks at the list any more. */
void
vouch_recents_stop (VouchRecents *self)
{
  g_return_if_fail (VOUCH_IS_RECENTS (self));

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

/** Writes now what is not written yet: the program ends. */
void
vouch_recents_flush (VouchRecents *self)
{
  Writing *writing;

  g_return_if_fail (VOUCH_IS_RECENTS (self));

  if (!self->is_loaded || self->is_kept || (!self->is_dirty && !self->is_saving))
    return;
  writing = make_writing (self);
  write_now (writing);
  free_writing (writing);
}
