/* vouch-house.c: a house profile as the windows use it, with what that house hides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-house.h"

#include <glib/gi18n-lib.h>

#include "vouch-profile-folder.h"

/**
 * VouchHouse:
 *
 * Read once by a worker, however many cards are open: all that are checked by the same
 * profile have the same object, so that what is hidden in one is hidden in all.
 */
struct _VouchHouse
{
  GObject parent_instance;

  char         *where;   /* (owned): a name, or the address of a file */
  VouchProfile *profile; /* (owned) (nullable): until it is read */
  char         *trouble; /* (owned) (nullable): why it can't be read */
  char        **muted;   /* (owned): ids of rules */
  guint is_reading : 1;
  guint is_writing : 1;
  guint is_dirty : 1; /* what is hidden changed while it was written */
};

G_DEFINE_FINAL_TYPE (VouchHouse, vouch_house, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_NOT_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Where -> house, unowned: it goes with the last card that is checked by it. */
static GHashTable *houses;

/* What the worker has read. */
typedef struct
{
  VouchProfile *profile; /* (owned) */
  char        **muted;   /* (owned) */
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->profile);
  g_strfreev (reading->muted);
  g_free (reading);
}

/* What the worker is to write. */
typedef struct
{
  char  *name;  /* (owned) */
  char **rules; /* (owned) */
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_free (writing->name);
  g_strfreev (writing->rules);
  g_free (writing);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  VouchProfile *profile = vouch_profile_open (data, &error);
  Reading *reading;

  if (!profile)
    {
      g_task_return_error (task, error);
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->profile = profile;
  reading->muted = vouch_profile_read_muted (vouch_profile_get_name (profile));
  g_task_return_pointer (task, reading, free_reading);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchHouse *self = VOUCH_HOUSE (object);
  g_autoptr (GError) error = NULL;
  Reading *reading = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_reading = FALSE;
  g_clear_pointer (&self->trouble, g_free);
  if (reading)
    {
      g_clear_object (&self->profile);
      self->profile = g_steal_pointer (&reading->profile);
      /* What is just being written is newer than what was read. */
      if (!self->is_writing)
        {
          g_strfreev (self->muted);
          self->muted = g_steal_pointer (&reading->muted);
        }
      free_reading (reading);
    }
  else
    {
      g_clear_object (&self->profile);
      self->trouble = g_strdup (error->message);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
start_reading (VouchHouse *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, g_strdup (self->where), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;

  if (vouch_profile_write_muted (writing->name, (const char *const *) writing->rules, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void write_muted (VouchHouse *self);

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchHouse *self = VOUCH_HOUSE (object);
  g_autoptr (GError) error = NULL;

  self->is_writing = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[SIGNAL_NOT_KEPT], 0, error->message);
  if (self->is_dirty)
    write_muted (self);
}

/* One after the other: a slow one would undo the one that came after it. */
static void
write_muted (VouchHouse *self)
{
  g_autoptr (GTask) task = NULL;
  Writing *writing;

  self->is_dirty = TRUE;
  if (self->is_writing)
    return;
  self->is_writing = TRUE;
  self->is_dirty = FALSE;
  writing = g_new0 (Writing, 1);
  writing->name = g_strdup (vouch_profile_get_name (self->profile));
  writing->rules = g_strdupv (self->muted);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, write_muted);
  g_task_set_task_data (task, writing, free_writing);
  g_task_run_in_thread (task, write_in_thread);
}

static void
vouch_house_finalize (GObject *object)
{
  VouchHouse *self = VOUCH_HOUSE (object);

  if (houses && self->where && g_hash_table_lookup (houses, self->where) == self)
    g_hash_table_remove (houses, self->where);
  g_clear_object (&self->profile);
  g_strfreev (self->muted);
  g_free (self->trouble);
  g_free (self->where);
  G_OBJECT_CLASS (vouch_house_parent_class)->finalize (object);
}

static void
vouch_house_class_init (VouchHouseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_house_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VOUCH_TYPE_HOUSE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NOT_KEPT] = g_signal_new ("not-kept", VOUCH_TYPE_HOUSE, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vouch_house_init (VouchHouse *self)
{
  self->muted = g_new0 (char *, 1);
}

/**
 * vouch_house_get:
 * @where: a profile's name, or the address (URI) of its file; the default one where empty
 *
 * Returns: (transfer full): the house; it says when its profile has been read. One that
 *   nobody holds any more is read again: a file may have been put right meanwhile.
 */
VouchHouse *
vouch_house_get (const char *where)
{
  VouchHouse *self;

  where = where && *where ? where : VOUCH_PROFILE_DEFAULT;
  if (!houses)
    houses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self = g_hash_table_lookup (houses, where);
  if (self)
    return g_object_ref (self);
  self = g_object_new (VOUCH_TYPE_HOUSE, NULL);
  self->where = g_strdup (where);
  g_hash_table_insert (houses, g_strdup (where), self);
  start_reading (self);
  return self;
}

/**
 * vouch_house_reload:
 * @where: as vouch_house_get() has it
 *
 * Reads the profile again where anybody holds it: it was chosen once more, and its file may
 * have been put right.
 */
void
vouch_house_reload (const char *where)
{
  VouchHouse *self;

  where = where && *where ? where : VOUCH_PROFILE_DEFAULT;
  self = houses ? g_hash_table_lookup (houses, where) : NULL;
  if (self)
    start_reading (self);
}

/** Returns: (transfer none): its profile's name, or the address of its file. */
const char *
vouch_house_get_where (VouchHouse *self)
{
  g_return_val_if_fail (VOUCH_IS_HOUSE (self), NULL);
  return self->where;
}

/** Returns: whether the worker is back, with the profile or without. */
gboolean
vouch_house_is_read (VouchHouse *self)
{
  g_return_val_if_fail (VOUCH_IS_HOUSE (self), FALSE);
  return self->profile || self->trouble;
}

/** Returns: (transfer none) (nullable): the profile; %NULL until it is read, or where it can't be. */
VouchProfile *
vouch_house_get_profile (VouchHouse *self)
{
  g_return_val_if_fail (VOUCH_IS_HOUSE (self), NULL);
  return self->profile;
}

/** Returns: (transfer none) (nullable): why the profile can't be read, for people. */
const char *
vouch_house_get_trouble (VouchHouse *self)
{
  g_return_val_if_fail (VOUCH_IS_HOUSE (self), NULL);
  return self->trouble;
}

/** Returns: (transfer none) (array zero-terminated=1): rules that the house hides. */
const char *const *
vouch_house_get_muted (VouchHouse *self)
{
  g_return_val_if_fail (VOUCH_IS_HOUSE (self), NULL);
  return (const char *const *) self->muted;
}

/**
 * vouch_house_mute:
 * @rule: a rule's id
 * @is_muted: whether the house hides it on every card
 *
 * Kept beside the user's profiles, under this profile's name; nothing happens while the
 * profile is not read.
 */
void
vouch_house_mute (VouchHouse *self, const char *rule, gboolean is_muted)
{
  g_auto (GStrv) old = NULL;

  g_return_if_fail (VOUCH_IS_HOUSE (self) && rule);

  if (!self->profile
      || g_strv_contains ((const char *const *) self->muted, rule) == !!is_muted)
    return;
  old = self->muted;
  self->muted = vouch_strv_with ((const char *const *) old, rule, is_muted);
  write_muted (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/** Returns: (transfer full): @list without @word, and with it at the end where @is_in. */
char **
vouch_strv_with (const char *const *list, const char *word, gboolean is_in)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (gsize i = 0; list[i]; i++)
    if (!g_str_equal (list[i], word))
      g_strv_builder_add (words, list[i]);
  if (is_in)
    g_strv_builder_add (words, word);
  return g_strv_builder_end (words);
}
