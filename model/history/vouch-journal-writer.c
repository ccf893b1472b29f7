/* vouch-journal-writer.c: brings a journal to the disk, in a thread of its own.
 *
 * The main thread leaves what is to be written under a lock that is never held while
 * the disk is waited for, but for a rename or an unlink. What the thread has used goes
 * back to the main thread to be freed: values count the references to what is in them
 * without locks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-journal-writer.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "vouch-journal-private.h"
#include "vouch-journal-record.h"
#include "vouch-json-print.h"

/* Microseconds: what was done is in the file within the first, on the disk within the second. */
#define WRITE_WITHIN (50 * G_TIME_SPAN_MILLISECOND)
#define SYNC_WITHIN (300 * G_TIME_SPAN_MILLISECOND)

/* What one round of the thread writes. */
typedef struct
{
  char *header;                /* (owned) (nullable): of a new file */
  VouchNodeSnapshot *snapshot; /* (owned) (nullable): the same */
  GPtrArray *changes;          /* (owned) (element-type VouchChange) */
} Round;

struct _VouchJournalWriter
{
  gatomicrefcount references;
  GMainContext *context; /* (owned): of who owns it */
  gsize longest;         /* bytes of changes */
  VouchJournalTell tell; /* (nullable): none once it has ended; owner's thread only */
  gpointer data;

  GMutex mutex;
  GCond wake;             /* there is something to do */
  GCond idle;             /* there is nothing left to do */
  GThread *thread;        /* (owned) (nullable): from the first journal on; owner's thread only */
  Round next;             /* what the next round writes */
  gint64 write_due;       /* when */
  gint64 sync_due;        /* when what was written is brought to the disk */
  GPtrArray *spent_changes;   /* (owned) (element-type VouchChange): to be freed by the owner */
  GPtrArray *spent_snapshots; /* (owned) (element-type VouchNodeSnapshot): the same */
  GError *error;          /* (owned) (nullable): of the last round that failed */
  guint64 generation;     /* of the journal that is wanted; a new one each time it may go */
  guint is_unsynced : 1;  /* written, and not on the disk yet */
  guint is_there : 1;
  guint is_long : 1;
  guint is_telling : 1;   /* the owner will be told */
  guint is_hurried : 1;   /* somebody waits */
  guint is_ended : 1;

  VouchJournalFile file;   /* the thread's alone, as what follows; but for its path */
  guint64 file_generation;
  gboolean is_broken;      /* something is missing: it must be written anew */
  gboolean is_overfull;    /* what is missing is longer than a record may be */
};

static void
clear_round (Round *round)
{
  g_clear_pointer (&round->header, g_free);
  g_clear_pointer (&round->snapshot, vouch_node_snapshot_free);
  g_clear_pointer (&round->changes, g_ptr_array_unref);
}

static GPtrArray *
new_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
}

static GPtrArray *
new_snapshots (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_node_snapshot_free);
}

/* Only the owner's thread may drop the last one: there is what only it may free. */
static void
unref (VouchJournalWriter *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  clear_round (&self->next);
  g_ptr_array_unref (self->spent_changes);
  g_ptr_array_unref (self->spent_snapshots);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_cond_clear (&self->idle);
  g_main_context_unref (self->context);
  g_free (self->file.path);
  g_free (self);
}

/* --- telling the owner --- */

static void
take_spent (VouchJournalWriter *self, GPtrArray **changes, GPtrArray **snapshots)
{
  *changes = g_steal_pointer (&self->spent_changes);
  *snapshots = g_steal_pointer (&self->spent_snapshots);
  self->spent_changes = new_changes ();
  self->spent_snapshots = new_snapshots ();
}

static gboolean
tell_cb (gpointer data)
{
  VouchJournalWriter *self = data;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (GError) error = NULL;
  VouchJournalNews news = { FALSE };

  g_mutex_lock (&self->mutex);
  self->is_telling = FALSE;
  take_spent (self, &changes, &snapshots);
  error = self->error ? g_error_copy (self->error) : NULL;
  news = (VouchJournalNews){ self->is_there, self->is_long, error };
  g_mutex_unlock (&self->mutex);
  if (self->tell)
    self->tell (&news, self->data);
  return G_SOURCE_REMOVE;
}

/* Under the lock. */
static void
tell_later (VouchJournalWriter *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->is_telling)
    return;
  self->is_telling = TRUE;
  g_atomic_ref_count_inc (&self->references);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (source, tell_cb, self, (GDestroyNotify) unref);
  g_source_attach (source, self->context);
}

/* --- writing --- */

/* Returns: whether they all fit; what follows one that does not is built on it. */
static gboolean
print_changes (GString *to, GPtrArray *changes)
{
  gboolean fit = TRUE;

  for (guint i = 0; fit && i < changes->len; i++)
    {
      g_autoptr (JsonNode) json = vouch_change_to_json (changes->pdata[i]);
      g_autofree char *text = vouch_json_print (json, FALSE);

      fit = vouch_journal_record_append (to, text, strlen (text));
    }
  return fit;
}

/* The owner may want no journal any more, and has removed it already. */
static gboolean
install (VouchJournalWriter *self, guint64 generation, GError **error)
{
  gboolean is_done = TRUE;

  g_mutex_lock (&self->mutex);
  if (generation != self->generation || self->is_ended)
    vouch_journal_file_discard (&self->file);
  else if ((is_done = vouch_journal_file_install (&self->file, error)))
    self->file_generation = generation;
  g_mutex_unlock (&self->mutex);
  return is_done;
}

/* It is told to be there only when a power cut would leave it there: what was recovered is dropped
 * for it, and so is the journal that it replaces. */
static gboolean
write_anew (VouchJournalWriter *self, const Round *round, guint64 generation, GError **error)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  gsize length;
  g_autofree char *card = vouch_node_snapshot_print (round->snapshot, &length);

  if (!vouch_journal_record_append (bytes, round->header, strlen (round->header))
      || !vouch_journal_record_append (bytes, card, length))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                           _("The card is too large."));
      return FALSE;
    }
  return vouch_journal_file_create (&self->file, bytes, error)
         && install (self, generation, error)
         && vouch_journal_file_sync_folder (&self->file, error);
}

/* What follows on something that is missing would never be applied. */
static gboolean
append (VouchJournalWriter *self, GPtrArray *changes, guint64 generation, GError **error)
{
  g_autoptr (GString) bytes = NULL;

  if (changes->len == 0 || self->file.fd < 0 || self->file_generation != generation)
    return TRUE;
  bytes = g_string_new (NULL);
  self->is_overfull = !print_changes (bytes, changes);
  return vouch_journal_file_append (&self->file, bytes, error) && !self->is_overfull;
}

static gboolean
write_round (VouchJournalWriter *self, const Round *round, guint64 generation, GError **error)
{
  if (round->snapshot)
    {
      self->is_overfull = FALSE;
      self->is_broken = !write_anew (self, round, generation, error);
    }
  if (!self->is_broken)
    self->is_broken = !append (self, round->changes, generation, error);
  return !self->is_broken;
}

/* --- the thread; all of it under the lock, which is let go of while the disk is waited for --- */

static gboolean
has_work (VouchJournalWriter *self)
{
  return self->next.snapshot || self->next.changes->len > 0;
}

static gboolean
must_write (VouchJournalWriter *self)
{
  return self->next.snapshot
         || (has_work (self)
             && (self->is_hurried || g_get_monotonic_time () >= self->write_due));
}

static gboolean
must_sync (VouchJournalWriter *self)
{
  return self->is_unsynced
         && ((self->is_hurried && !has_work (self)) || g_get_monotonic_time () >= self->sync_due);
}

static void
wait_for_work (VouchJournalWriter *self)
{
  gint64 due = G_MAXINT64;

  if (has_work (self))
    due = self->write_due;
  if (self->is_unsynced)
    due = MIN (due, self->sync_due);
  if (due < G_MAXINT64)
    g_cond_wait_until (&self->wake, &self->mutex, due);
  else
    {
      self->is_hurried = FALSE;
      g_cond_broadcast (&self->idle);
      g_cond_wait (&self->wake, &self->mutex);
    }
}

static void
give_back (VouchJournalWriter *self, Round *round)
{
  g_ptr_array_extend_and_steal (self->spent_changes, g_steal_pointer (&round->changes));
  if (round->snapshot)
    g_ptr_array_add (self->spent_snapshots, g_steal_pointer (&round->snapshot));
  clear_round (round);
}

/* A journal that is begun anew already is no trouble: all that is missing is in its snapshot. */
static void
take_error (VouchJournalWriter *self, GError *error)
{
  g_clear_error (&self->error);
  if (self->next.snapshot)
    g_clear_error (&error);
  self->error = error;
}

/* What failed is told, and whoever owns it begins the journal anew. */
static void
take_result (VouchJournalWriter *self, guint64 generation, GError *error)
{
  if (generation != self->generation)
    {
      g_clear_error (&error);
      return;
    }
  if (error || !self->is_broken)
    take_error (self, error);
  self->is_there = !self->is_broken;
  self->is_long
      = self->is_overfull || self->file.length - self->file.snapshot >= self->longest;
  if (!self->is_unsynced)
    self->sync_due = g_get_monotonic_time () + SYNC_WITHIN;
  self->is_unsynced = TRUE;
}

static void
do_write (VouchJournalWriter *self)
{
  Round round = self->next;
  guint64 generation = self->generation;
  GError *error = NULL;

  self->next = (Round){ .changes = new_changes () };
  g_mutex_unlock (&self->mutex);
  write_round (self, &round, generation, &error);
  g_mutex_lock (&self->mutex);
  give_back (self, &round);
  take_result (self, generation, error);
  tell_later (self);
}

/* After a sync that failed nobody knows what is on the disk, nor does another one tell. */
static void
do_sync (VouchJournalWriter *self)
{
  guint64 generation = self->generation;
  GError *error = NULL;

  self->is_unsynced = FALSE;
  if (self->file.fd < 0)
    return;
  g_mutex_unlock (&self->mutex);
  vouch_journal_file_sync (&self->file, &error);
  g_mutex_lock (&self->mutex);
  if (!error)
    return;
  self->is_broken = TRUE;
  take_result (self, generation, error);
  self->is_unsynced = FALSE;
  tell_later (self);
}

/* The file of a journal that is not wanted any more is gone already. */
static void
drop_old_file (VouchJournalWriter *self)
{
  if (self->file.fd >= 0 && self->file_generation != self->generation)
    vouch_journal_file_close (&self->file);
}

static gpointer
work (gpointer data)
{
  VouchJournalWriter *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->is_ended)
    {
      drop_old_file (self);
      if (must_sync (self))
        do_sync (self);
      else if (must_write (self))
        do_write (self);
      else
        wait_for_work (self);
    }
  vouch_journal_file_close (&self->file);
  g_cond_broadcast (&self->idle);
  /* What was used is freed where it may be. */
  tell_later (self);
  g_mutex_unlock (&self->mutex);
  unref (self);
  return NULL;
}

/* --- for the owner --- */

/**
 * vouch_journal_writer_new:
 * @path: of the journal
 * @longest: bytes of changes after which the owner is told to begin anew
 * @tell: called in this thread's main context when something has been written, or could not be
 * @data: for @tell
 *
 * Returns: a writer that has written nothing yet; there is no file before there is something to
 *   be lost
 */
VouchJournalWriter *
vouch_journal_writer_new (const char *path, gsize longest, VouchJournalTell tell, gpointer data)
{
  VouchJournalWriter *self = g_new0 (VouchJournalWriter, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  g_cond_init (&self->idle);
  self->context = g_main_context_ref_thread_default ();
  self->longest = longest;
  self->tell = tell;
  self->data = data;
  self->next.changes = new_changes ();
  self->spent_changes = new_changes ();
  self->spent_snapshots = new_snapshots ();
  vouch_journal_file_init (&self->file, path);
  return self;
}

static void
ensure_thread (VouchJournalWriter *self)
{
  if (self->thread)
    return;
  g_atomic_ref_count_inc (&self->references);
  self->thread = g_thread_new ("vouch-journal", work, self);
}

/**
 * vouch_journal_writer_begin:
 * @header: what the journal begins with
 * @snapshot: (transfer full): the card now
 *
 * Begins the journal, or begins it anew: what was added before is in the snapshot. What is on the
 * disk is good until the new one is.
 */
void
vouch_journal_writer_begin (VouchJournalWriter *self,
                            const char         *header,
                            VouchNodeSnapshot  *snapshot)
{
  Round before;

  ensure_thread (self);
  g_mutex_lock (&self->mutex);
  before = self->next;
  self->next = (Round){ g_strdup (header), snapshot, new_changes () };
  self->is_long = FALSE;
  g_clear_error (&self->error);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
  clear_round (&before);
}

/* Typing in one field is one change. */
static gboolean
join_last (GPtrArray *changes, VouchChange *change)
{
  VouchChange *last = changes->len > 0 ? changes->pdata[changes->len - 1] : NULL;
  VouchChange *both;

  if (!last || vouch_change_get_kind (last) != VOUCH_CHANGE_SET
      || vouch_change_get_kind (change) != VOUCH_CHANGE_SET || vouch_change_is_record (last)
      || vouch_change_is_record (change)
      || !g_str_equal (vouch_change_get_node (last), vouch_change_get_node (change))
      || !g_str_equal (vouch_change_get_member (last), vouch_change_get_member (change)))
    return FALSE;
  both = vouch_change_new_set (vouch_change_get_node (last), vouch_change_get_member (last),
                               vouch_change_get_before (last), vouch_change_get_after (change));
  changes->pdata[changes->len - 1] = both;
  vouch_change_unref (last);
  return TRUE;
}

/** Adds a change to the journal that was begun. */
void
vouch_journal_writer_add (VouchJournalWriter *self, VouchChange *change)
{
  g_mutex_lock (&self->mutex);
  if (self->next.changes->len == 0)
    {
      self->write_due = g_get_monotonic_time () + WRITE_WITHIN;
      g_cond_signal (&self->wake);
    }
  if (!join_last (self->next.changes, change))
    g_ptr_array_add (self->next.changes, vouch_change_ref (change));
  g_mutex_unlock (&self->mutex);
}

/* Under the lock: a file that is only being made does not get its name any more. */
static Round
give_up (VouchJournalWriter *self)
{
  Round before = self->next;

  self->next = (Round){ .changes = new_changes () };
  self->generation++;
  self->is_there = self->is_long = FALSE;
  g_clear_error (&self->error);
  g_unlink (self->file.path);
  g_cond_signal (&self->wake);
  return before;
}

/** Removes the journal: there is nothing to be lost. */
void
vouch_journal_writer_rest (VouchJournalWriter *self)
{
  Round before;

  if (!self->thread)
    return;
  g_mutex_lock (&self->mutex);
  before = give_up (self);
  g_mutex_unlock (&self->mutex);
  clear_round (&before);
}

/** Waits until all is on the disk, or could not be brought there. Not for the main loop. */
void
vouch_journal_writer_flush (VouchJournalWriter *self)
{
  if (!self->thread)
    return;
  g_mutex_lock (&self->mutex);
  self->is_hurried = TRUE;
  g_cond_signal (&self->wake);
  while (self->is_hurried)
    g_cond_wait (&self->idle, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/** Removes the journal, ends the thread, and frees @self when that is done. */
void
vouch_journal_writer_end (VouchJournalWriter *self)
{
  Round before = { NULL };

  self->tell = NULL;
  g_mutex_lock (&self->mutex);
  if (self->thread)
    before = give_up (self);
  self->is_ended = TRUE;
  g_mutex_unlock (&self->mutex);
  clear_round (&before);
  if (self->thread)
    g_thread_unref (self->thread);
  unref (self);
}
