/* vouch-file.c: the file of an open card, and who else writes it.
 *
 * Scanning, parsing, building nodes and the disk are a worker's; the main thread
 * only takes the result. Saving is in vouch-file-save.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-file-private.h"

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-document.h"
#include "vouch-file-io.h"
#include "vouch-json.h"

G_DEFINE_FINAL_TYPE (VouchFile, vouch_file, G_TYPE_OBJECT)

typedef enum
{
  PROP_LOCATION = 1,
  PROP_NAME,
  PROP_ETAG,
  PROP_READ_ONLY,
  PROP_CHANGED_ON_DISK,
  PROP_GONE,
} Property;

static GParamSpec *properties[PROP_GONE + 1];

/* What a worker found. */
typedef struct
{
  VouchDocument *document; /* (owned) (nullable) */
  char *etag;              /* (owned) */
  gboolean read_only;
} Loaded;

static void
loaded_free (Loaded *self)
{
  g_clear_object (&self->document);
  g_free (self->etag);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

/* --- state --- */

static void
set_etag (VouchFile *self, const char *etag)
{
  if (g_strcmp0 (self->etag, etag) == 0)
    return;
  g_free (self->etag);
  self->etag = g_strdup (etag);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ETAG]);
}

static void
set_read_only (VouchFile *self, gboolean read_only)
{
  if (self->read_only == !!read_only)
    return;
  self->read_only = !!read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

static void
set_changed_on_disk (VouchFile *self, gboolean changed)
{
  if (self->changed_on_disk == !!changed)
    return;
  self->changed_on_disk = !!changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED_ON_DISK]);
}

static void
set_gone (VouchFile *self, gboolean is_gone)
{
  if (self->is_gone == !!is_gone)
    return;
  self->is_gone = !!is_gone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GONE]);
}

/* Our own saves are events, too; what they leave has our etag. */
static void
looked_cb (VouchFile *self, const char *etag, gboolean is_gone)
{
  if (!g_queue_is_empty (&self->saves))
    return;
  set_changed_on_disk (self, etag && g_strcmp0 (etag, self->etag) != 0);
  set_gone (self, is_gone);
}

static void
ensure_watch (VouchFile *self)
{
  if (self->watch || !self->location)
    return;
  self->watch = vouch_file_watch_new (self->location);
  g_signal_connect_object (self->watch, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
}

static void
drop_watch (VouchFile *self)
{
  if (self->watch)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
}

static char *
dup_display_name (GFile *location)
{
  g_autofree char *base = location ? g_file_get_basename (location) : NULL;

  return base ? g_filename_display_name (base) : NULL;
}

static void
set_location (VouchFile *self, GFile *location)
{
  if (location == self->location
      || (location && self->location && g_file_equal (location, self->location)))
    return;
  drop_watch (self);
  g_set_object (&self->location, location);
  g_free (self->name);
  self->name = dup_display_name (location);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCATION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

void
vouch_file_take_saved (VouchFile *self, GFile *location, const char *etag)
{
  set_location (self, location);
  set_etag (self, etag);
  set_read_only (self, FALSE);
  set_changed_on_disk (self, FALSE);
  set_gone (self, FALSE);
  ensure_watch (self);
}

void
vouch_file_take_refused (VouchFile *self)
{
  set_changed_on_disk (self, TRUE);
}

/* --- loading --- */

static gboolean
can_write (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE,
                           cancellable, NULL);

  return !info || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE)
         || g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

/* A file on our own disks is replaced by a new one, which its folder must allow. */
static gboolean
is_read_only (GFile *location, GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_is_native (location) ? g_file_get_parent (location) : NULL;

  return !can_write (location, cancellable) || (folder && !can_write (folder, cancellable));
}

/* Nobody else knows of it yet, so that it may be built here and used there. */
static VouchDocument *
open_document (GBytes *bytes, GError **error)
{
  g_autoptr (VouchCard) card = vouch_card_format_read (bytes, error);

  return card ? vouch_document_new (card) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer location, GCancellable *cancellable)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vouch_file_read (location, VOUCH_JSON_MAX_CARD, cancellable, &error);

  if (bytes)
    loaded->document = open_document (bytes, &error);
  if (!loaded->document)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  loaded->etag = vouch_file_etag (bytes);
  loaded->read_only = is_read_only (location, cancellable);
  g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) loaded_free);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VouchFile *self = VOUCH_FILE (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Loaded) loaded = g_task_propagate_pointer (G_TASK (result), &error);

  if (!loaded)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  set_etag (self, loaded->etag);
  set_read_only (self, loaded->read_only);
  set_changed_on_disk (self, FALSE);
  set_gone (self, FALSE);
  ensure_watch (self);
  /* What was written between reading and watching made no event. */
  vouch_file_watch_look (self->watch);
  g_task_return_pointer (task, g_steal_pointer (&loaded->document), g_object_unref);
}

/**
 * vouch_file_load_async:
 * @self: a file with a location
 * @cancellable: (nullable): to stop early
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads what is there now: the first time to open it, later to take what others have written.
 */
void
vouch_file_load_async (VouchFile           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) work = NULL;

  g_return_if_fail (VOUCH_IS_FILE (self));
  g_return_if_fail (self->location != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vouch_file_load_async);
  work = g_task_new (self, cancellable, loaded_cb, g_steal_pointer (&task));
  g_task_set_source_tag (work, load_in_thread);
  g_task_set_task_data (work, g_object_ref (self->location), g_object_unref);
  g_task_run_in_thread (work, load_in_thread);
}

/**
 * vouch_file_load_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: return location for a #VouchFormatError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the card, open; where it is %NULL all is as before
 */
VouchDocument *
vouch_file_load_finish (VouchFile     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (VOUCH_IS_FILE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- object --- */

static void
vouch_file_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  VouchFile *self = VOUCH_FILE (object);

  switch ((Property) prop_id)
    {
    case PROP_LOCATION:
      g_value_set_object (value, self->location);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ETAG:
      g_value_set_string (value, self->etag);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_CHANGED_ON_DISK:
      g_value_set_boolean (value, self->changed_on_disk);
      break;
    case PROP_GONE:
      g_value_set_boolean (value, self->is_gone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_file_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  if (prop_id == PROP_LOCATION)
    set_location (VOUCH_FILE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

/* Tasks hold us, so none is waiting here. */
static void
vouch_file_dispose (GObject *object)
{
  VouchFile *self = VOUCH_FILE (object);

  drop_watch (self);
  g_clear_object (&self->location);

  G_OBJECT_CLASS (vouch_file_parent_class)->dispose (object);
}

static void
vouch_file_finalize (GObject *object)
{
  VouchFile *self = VOUCH_FILE (object);

  g_free (self->name);
  g_free (self->etag);

  G_OBJECT_CLASS (vouch_file_parent_class)->finalize (object);
}

static void
vouch_file_class_init (VouchFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vouch_file_get_property;
  object_class->set_property = vouch_file_set_property;
  object_class->dispose = vouch_file_dispose;
  object_class->finalize = vouch_file_finalize;

  properties[PROP_LOCATION]
      = g_param_spec_object ("location", NULL, NULL, G_TYPE_FILE,
                             flags | G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_ETAG] = g_param_spec_string ("etag", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_CHANGED_ON_DISK]
      = g_param_spec_boolean ("changed-on-disk", NULL, NULL, FALSE, flags);
  properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
vouch_file_init (VouchFile *self)
{
  g_queue_init (&self->saves);
}

/**
 * vouch_file_new:
 * @location: (nullable): where it is, or will be; %NULL for a card that has no place yet
 *
 * Returns: (transfer full): a file that nothing was loaded from yet
 */
VouchFile *
vouch_file_new (GFile *location)
{
  g_return_val_if_fail (location == NULL || G_IS_FILE (location), NULL);

  return g_object_new (VOUCH_TYPE_FILE, "location", location, NULL);
}

/**
 * vouch_file_new_known:
 * @location: where it is
 * @etag: (nullable): of what was in it when the card was read
 *
 * For a card that was read from the file earlier: what is there now is looked at soon, and told as
 * after loading.
 *
 * Returns: (transfer full): a file that is not loaded
 */
VouchFile *
vouch_file_new_known (GFile *location, const char *etag)
{
  VouchFile *self;

  g_return_val_if_fail (G_IS_FILE (location), NULL);

  self = vouch_file_new (location);
  set_etag (self, etag);
  ensure_watch (self);
  vouch_file_watch_look (self->watch);
  return self;
}

/** Returns: (transfer none) (nullable): where it is; %NULL until a new card is saved. */
GFile *
vouch_file_get_location (VouchFile *self)
{
  g_return_val_if_fail (VOUCH_IS_FILE (self), NULL);

  return self->location;
}

/** Returns: (transfer none) (nullable): its name, to show: “draft.scorecard”. */
const char *
vouch_file_get_name (VouchFile *self)
{
  g_return_val_if_fail (VOUCH_IS_FILE (self), NULL);

  return self->name;
}

/** Returns: (transfer none) (nullable): of the content that was loaded or saved last. */
const char *
vouch_file_get_etag (VouchFile *self)
{
  g_return_val_if_fail (VOUCH_IS_FILE (self), NULL);

  return self->etag;
}

/** Returns: whether it, or its folder, can't be written. */
gboolean
vouch_file_get_read_only (VouchFile *self)
{
  g_return_val_if_fail (VOUCH_IS_FILE (self), FALSE);

  return self->read_only;
}

/** Returns: whether it holds what we neither loaded nor saved. */
gboolean
vouch_file_get_changed_on_disk (VouchFile *self)
{
  g_return_val_if_fail (VOUCH_IS_FILE (self), FALSE);

  return self->changed_on_disk;
}

/** Returns: whether somebody deleted it, or moved it away, after it was loaded or saved. */
gboolean
vouch_file_get_gone (VouchFile *self)
{
  g_return_val_if_fail (VOUCH_IS_FILE (self), FALSE);

  return self->is_gone;
}
