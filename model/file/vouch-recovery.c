/* vouch-recovery.c: cards that a program which did not end well left behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-document.h"
#include "vouch-file-io.h"
#include "vouch-journal-reader.h"
#include "vouch-journal.h"
#include "vouch-json.h"
#include "vouch-node-snapshot.h"
#include "vouch-recovery-mark.h"

/* More than a journal grows to: a card of the greatest size and its changes. */
#define LARGEST ((off_t) 3 * 64 * 1024 * 1024)

/* Seconds after which a file that never got its name was left behind. */
#define OLD_AFTER 3600

/* Starts that didn't end well after which a journal is left alone. */
#define ENOUGH_STARTS 2

/**
 * VouchRecovery:
 *
 * One card, as it was when its program was gone. It holds the journal's lock, so that
 * no two programs recover the same card, and the journal stays where it is until
 * vouch_recovery_drop(): who recovers may itself not end well.
 */
struct _VouchRecovery
{
  GObject parent_instance;

  VouchDocument *document; /* (owned) */
  GFile *location;         /* (owned) (nullable): none of a card that was never saved */
  GFile *draft;            /* (owned) (nullable) */
  char *etag;              /* (owned) (nullable) */
  char *path;              /* (owned): the journal; once it is handed over, what is kept of it */
  char *marked;            /* (owned): the journal whose mark counts the starts */
  gint64 time;             /* seconds: when the last change was kept */
  int fd;                  /* the journal, locked */
  char *next;              /* (owned) (nullable): the journal that is to have the card */
  guint is_cut : 1;
  guint is_handed_over : 1;
};

G_DEFINE_FINAL_TYPE (VouchRecovery, vouch_recovery, G_TYPE_OBJECT)

static void
vouch_recovery_finalize (GObject *object)
{
  VouchRecovery *self = VOUCH_RECOVERY (object);

  g_clear_object (&self->document);
  g_clear_object (&self->location);
  g_clear_object (&self->draft);
  g_free (self->etag);
  g_free (self->path);
  g_free (self->marked);
  g_free (self->next);
  if (self->fd >= 0)
    close (self->fd);
  G_OBJECT_CLASS (vouch_recovery_parent_class)->finalize (object);
}

static void
vouch_recovery_class_init (VouchRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_recovery_finalize;
}

static void
vouch_recovery_init (VouchRecovery *self)
{
  self->fd = -1;
}

/* --- one journal --- */

/* That of a program that runs has its lock. Whoever had it may have removed the file
 * between the two calls. */
static int
open_left_over (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  struct stat there;
  struct stat opened;

  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &opened) == 0 && g_stat (path, &there) == 0
      && S_ISREG (opened.st_mode) && opened.st_ino == there.st_ino
      && opened.st_dev == there.st_dev)
    return fd;
  close (fd);
  return -1;
}

static char *
read_all (int fd, gsize *length, gint64 *time)
{
  struct stat info;
  g_autofree char *bytes = NULL;
  gsize done = 0;

  if (fstat (fd, &info) != 0 || info.st_size > LARGEST)
    return NULL;
  *time = info.st_mtime;
  bytes = g_malloc ((gsize) info.st_size + 1);
  while (done < (gsize) info.st_size)
    {
      ssize_t n = read (fd, bytes + done, (gsize) info.st_size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += (gsize) n;
    }
  *length = done;
  return g_steal_pointer (&bytes);
}

/* What does not fit, and what was built on it, is left out. */
static void
replay (VouchRecovery *self, VouchJournalReading *reading)
{
  self->is_cut = reading->is_cut;
  for (guint i = 0; i < reading->changes->len; i++)
    if (!vouch_document_apply (self->document, reading->changes->pdata[i], NULL))
      {
        self->is_cut = TRUE;
        return;
      }
}

static VouchRecovery *
read_journal (const char *path, int fd, GError **error)
{
  g_autoptr (VouchRecovery) self = g_object_new (VOUCH_TYPE_RECOVERY, NULL);
  g_autoptr (VouchJournalReading) reading = NULL;
  g_autoptr (VouchCard) card = NULL;
  gsize length = 0;
  g_autofree char *bytes = read_all (fd, &length, &self->time);

  self->path = g_strdup (path);
  self->marked = g_strdup (path);
  reading = bytes ? vouch_journal_read (bytes, length, error) : NULL;
  card = reading ? vouch_card_format_read (reading->snapshot, error) : NULL;
  self->document = card ? vouch_document_new (card) : NULL;
  if (!self->document)
    return NULL;
  replay (self, reading);
  self->location = reading->file ? g_file_new_for_uri (reading->file) : NULL;
  self->draft = reading->draft ? g_file_new_for_uri (reading->draft) : NULL;
  self->etag = g_steal_pointer (&reading->etag);
  return g_steal_pointer (&self);
}

/* --- what is worth it --- */

static JsonNode *
read_file (GFile *location)
{
  g_autoptr (GBytes) bytes = vouch_file_read (location, VOUCH_JSON_MAX_CARD, NULL, NULL);

  return bytes ? vouch_card_format_parse (bytes, NULL) : NULL;
}

/* It may have been killed between saving and removing the journal, or after all was undone. */
static gboolean
is_in_file (VouchRecovery *self)
{
  g_autoptr (JsonNode) mine = NULL;
  g_autoptr (JsonNode) there = self->location ? read_file (self->location) : NULL;

  if (!there)
    return FALSE;
  mine = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (self->document)));
  return vouch_json_equal (mine, there);
}

/* --- the folder --- */

/* Nothing can be made of it, but a person might: it stays, and is not tried again. */
static void
put_aside (const char *path, const char *suffix, GPtrArray *damaged)
{
  char *aside = g_strconcat (path, suffix, NULL);

  vouch_recovery_mark_remove (path);
  if (g_rename (path, aside) == 0)
    g_ptr_array_add (damaged, aside);
  else
    g_free (aside);
}

/* Where not all of it could be applied, what was left out is in no file. */
static void
take_recovery (VouchRecovery *recovery, GPtrArray *found, GPtrArray *damaged)
{
  if (!is_in_file (recovery))
    {
      g_ptr_array_add (found, recovery);
      return;
    }
  if (recovery->is_cut)
    put_aside (recovery->path, VOUCH_RECOVERY_DAMAGED_SUFFIX, damaged);
  else
    vouch_recovery_drop (recovery);
  g_object_unref (recovery);
}

/* What a newer version wrote is left to that. */
static void
take_unreadable (const char *path, const GError *error, GPtrArray *damaged)
{
  if (g_error_matches (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_VERSION_TOO_NEW))
    vouch_recovery_mark_remove (path);
  else
    put_aside (path, VOUCH_RECOVERY_DAMAGED_SUFFIX, damaged);
}

static void
look_inside (const char *path, int fd, GPtrArray *found, GPtrArray *damaged)
{
  g_autoptr (GError) error = NULL;
  VouchRecovery *recovery;

  vouch_recovery_mark_add (path);
  recovery = read_journal (path, fd, &error);
  if (recovery)
    {
      recovery->fd = fd;
      take_recovery (recovery, found, damaged);
      return;
    }
  take_unreadable (path, error, damaged);
  close (fd);
}

/* One that ended the program again and again would do so at each start. */
static void
look_at_journal (const char *path, GPtrArray *found, GPtrArray *damaged)
{
  int fd = open_left_over (path);

  if (fd < 0)
    return;
  if (vouch_recovery_mark_count (path) < ENOUGH_STARTS)
    {
      look_inside (path, fd, found, damaged);
      return;
    }
  put_aside (path, VOUCH_RECOVERY_REPEATED_SUFFIX, damaged);
  close (fd);
}

static void
look_at_temporary (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0
      && g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > OLD_AFTER)
    g_unlink (path);
}

/* Its journal went before it did. */
static void
look_at_mark (const char *path)
{
  g_autofree char *journal
      = g_strndup (path, strlen (path) - strlen (VOUCH_RECOVERY_MARK_SUFFIX));

  if (!g_file_test (journal, G_FILE_TEST_EXISTS))
    vouch_recovery_mark_remove (journal);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const VouchRecovery *one = *(VouchRecovery *const *) a;
  const VouchRecovery *other = *(VouchRecovery *const *) b;

  return (one->time > other->time) - (one->time < other->time);
}

/**
 * vouch_recovery_find:
 * @folder: (nullable): of journals; %NULL for the user's own
 * @damaged: (out) (optional) (transfer full) (element-type filename): journals that nothing, or
 *   nothing beyond the card's file, can be made of, and those that didn't go well twice before;
 *   they were renamed, each to a suffix that says why, and are not found again
 *
 * Looks for journals that no program has any more, and makes cards of them. What a journal has
 * beyond the card's file is all that counts: where that is nothing, and all of it
 * could be read, it is removed. Each is counted as a start that didn't end well, until
 * vouch_recovery_went_well() or vouch_recovery_drop(). Safe in any
 * thread that does not see the cards before this is done.
 *
 * Returns: (transfer full) (element-type VouchRecovery): the cards, the one that was worked on last
 *   at the end
 */
GPtrArray *
vouch_recovery_find (const char *folder, GPtrArray **damaged)
{
  g_autofree char *usual = folder ? NULL : vouch_journal_dup_folder ();
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) aside = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder ? folder : usual, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder ? folder : usual, name, NULL);

      if (g_str_has_suffix (name, VOUCH_JOURNAL_SUFFIX))
        look_at_journal (path, found, aside);
      else if (g_str_has_suffix (name, VOUCH_JOURNAL_SUFFIX ".new"))
        look_at_temporary (path);
      else if (g_str_has_suffix (name, VOUCH_JOURNAL_SUFFIX VOUCH_RECOVERY_MARK_SUFFIX))
        look_at_mark (path);
    }
  g_ptr_array_sort (found, compare_times);
  if (damaged)
    *damaged = g_steal_pointer (&aside);
  return found;
}

/** Returns: (transfer none): the card as it was. */
VouchDocument *
vouch_recovery_get_document (VouchRecovery *self)
{
  g_return_val_if_fail (VOUCH_IS_RECOVERY (self), NULL);
  return self->document;
}

/** Returns: (transfer none) (nullable): its file, which is as it was; %NULL where it has none. */
GFile *
vouch_recovery_get_location (VouchRecovery *self)
{
  g_return_val_if_fail (VOUCH_IS_RECOVERY (self), NULL);
  return self->location;
}

/** Returns: (transfer none) (nullable): of what the file held then; see VouchFile. */
const char *
vouch_recovery_get_etag (VouchRecovery *self)
{
  g_return_val_if_fail (VOUCH_IS_RECOVERY (self), NULL);
  return self->etag;
}

/** Returns: (transfer none) (nullable): the file that a new card was made of. */
GFile *
vouch_recovery_get_draft (VouchRecovery *self)
{
  g_return_val_if_fail (VOUCH_IS_RECOVERY (self), NULL);
  return self->draft;
}

/** Returns: when the last change was kept, in seconds since 1970. */
gint64
vouch_recovery_get_time (VouchRecovery *self)
{
  g_return_val_if_fail (VOUCH_IS_RECOVERY (self), 0);
  return self->time;
}

/** Returns: whether the end of the journal could not be read: the last changes may be missing. */
gboolean
vouch_recovery_get_cut (VouchRecovery *self)
{
  g_return_val_if_fail (VOUCH_IS_RECOVERY (self), FALSE);
  return self->is_cut;
}

/* What could not be read of it is in no other. */
static void
keep_cut (VouchRecovery *self)
{
  g_autofree char *aside = g_strconcat (self->path, VOUCH_RECOVERY_CUT_SUFFIX, NULL);

  if (g_rename (self->path, aside) != 0)
    return;
  g_free (self->path);
  self->path = g_steal_pointer (&aside);
}

static void
move_mark (VouchRecovery *self, const char *journal)
{
  if (!self->marked)
    return;
  vouch_recovery_mark_move (self->marked, journal);
  g_free (self->marked);
  self->marked = g_strdup (journal);
}

static void
let_go (VouchRecovery *self)
{
  g_unlink (self->path);
  close (self->fd);
  self->fd = -1;
}

/**
 * vouch_recovery_prepare:
 * @journal: path of the journal that is to have the card; before it is begun
 *
 * What ends the program may do so when @journal is there and nobody has heard of it: its starts count
 * on from those of this one, too.
 */
void
vouch_recovery_prepare (VouchRecovery *self, const char *journal)
{
  g_return_if_fail (VOUCH_IS_RECOVERY (self));
  g_return_if_fail (journal != NULL);

  if (!self->marked || self->next)
    return;
  self->next = g_strdup (journal);
  vouch_recovery_mark_copy (self->marked, journal);
}

/**
 * vouch_recovery_hand_over:
 * @journal: path of the journal that has the card now
 *
 * Whoever brings the card back after another crash does so from @journal, whose starts count on
 * from those of this one. This one is removed; one whose end could not be read stays, under another
 * name, until vouch_recovery_drop(). Only the first call counts.
 */
void
vouch_recovery_hand_over (VouchRecovery *self, const char *journal)
{
  g_return_if_fail (VOUCH_IS_RECOVERY (self));
  g_return_if_fail (journal != NULL);

  if (self->fd < 0 || self->is_handed_over)
    return;
  self->is_handed_over = TRUE;
  move_mark (self, journal);
  if (self->is_cut)
    keep_cut (self);
  else
    let_go (self);
}

/** The card came up, and the program lives: another crash is no longer this journal's doing. */
void
vouch_recovery_went_well (VouchRecovery *self)
{
  g_return_if_fail (VOUCH_IS_RECOVERY (self));

  if (self->marked)
    vouch_recovery_mark_remove (self->marked);
  if (self->next)
    vouch_recovery_mark_remove (self->next);
  g_clear_pointer (&self->marked, g_free);
}

/** Removes what is left of the journal: what was in it is kept elsewhere, or is not wanted. */
void
vouch_recovery_drop (VouchRecovery *self)
{
  g_return_if_fail (VOUCH_IS_RECOVERY (self));

  vouch_recovery_went_well (self);
  if (self->fd >= 0)
    let_go (self);
}
