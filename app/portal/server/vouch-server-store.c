/* vouch-server-store.c: reads cards in any thread, and has one thread write them.
 *
 * Reading and writing have a connection each, so that neither waits for the other: the log that
 * SQLite writes ahead allows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-store.h"
#include "vouch-server-row.h"
#include "vouch-server-schema.h"
#include "vouch-server-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _VouchServerStore
{
  GObject parent_instance;

  GMutex reading;            /* guards the next, a connection being for one thread at a time */
  sqlite3 *database;         /* (owned) */
  GMutex searching;          /* guards the next */
  sqlite3 *searched;         /* (owned): its own, so that who reads a page waits for no search */
  VouchServerWriter *writer; /* (owned) */
  char *id;                  /* (owned): the portal's own */
  int lock;                  /* (owned): held while we live, so that nobody else writes here */
};

G_DEFINE_QUARK (vouch-server-store-error-quark, vouch_server_store_error)
G_DEFINE_FINAL_TYPE (VouchServerStore, vouch_server_store, G_TYPE_OBJECT)

#define IS_PUBLIC "status = 'publish' AND (date IS NULL OR date <= ?1)"

/* --- opening --- */

static gboolean
lock_folder (VouchServerStore *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);

  if (g_mkdir_with_parents (folder, 0700) < 0
      || (self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) < 0)
    {
      g_set_error (error, VOUCH_SERVER_STORE_ERROR, VOUCH_SERVER_STORE_ERROR_FOLDER,
                   _("The portal can’t use the folder “%s”: %s."), folder, g_strerror (errno));
      return FALSE;
    }
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  g_set_error (error, VOUCH_SERVER_STORE_ERROR, VOUCH_SERVER_STORE_ERROR_LOCKED,
               _("A portal is already running with the folder “%s”."), folder);
  return FALSE;
}

static gboolean
read_id (VouchServerStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  row = vouch_sql_prepare (self->database, error, "SELECT id FROM portal", "");
  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  self->id = has_row ? vouch_sql_dup_text (row, 0) : NULL;
  return TRUE;
}

static void
vouch_server_store_finalize (GObject *object)
{
  VouchServerStore *self = VOUCH_SERVER_STORE (object);

  g_clear_pointer (&self->writer, vouch_server_writer_free);
  sqlite3_close (self->database);
  sqlite3_close (self->searched);
  g_mutex_clear (&self->reading);
  g_mutex_clear (&self->searching);
  g_free (self->id);
  if (self->lock >= 0)
    close (self->lock);
  G_OBJECT_CLASS (vouch_server_store_parent_class)->finalize (object);
}

static void
vouch_server_store_class_init (VouchServerStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_server_store_finalize;
}

static void
vouch_server_store_init (VouchServerStore *self)
{
  self->lock = -1;
  g_mutex_init (&self->reading);
  g_mutex_init (&self->searching);
}

/**
 * vouch_server_store_new:
 * @folder: where the cards lie; made where it is missing, and locked while the store lives
 * @error: a %VOUCH_SERVER_STORE_ERROR or %VOUCH_SQL_ERROR
 *
 * Returns: (transfer full) (nullable): the store.
 */
VouchServerStore *
vouch_server_store_new (const char *folder, GError **error)
{
  g_autoptr (VouchServerStore) self = g_object_new (VOUCH_TYPE_SERVER_STORE, NULL);
  g_autofree char *path = g_build_filename (folder, VOUCH_SERVER_DATABASE, NULL);
  g_autoptr (sqlite3) writing = NULL;
  g_autoptr (sqlite3) tidying = NULL;

  if (!lock_folder (self, folder, error))
    return NULL;
  self->database = vouch_server_schema_open (path, error);
  if (!self->database || !read_id (self, error))
    return NULL;
  if (!(self->searched = vouch_server_schema_open (path, error))
      || !(writing = vouch_server_schema_open (path, error))
      || !(tidying = vouch_server_schema_open (path, error))
      || !vouch_server_search_fill (writing, error))
    return NULL;
  self->writer
      = vouch_server_writer_new (g_steal_pointer (&writing), g_steal_pointer (&tidying));
  return g_steal_pointer (&self);
}

/** Returns: (nullable): the UUID of this portal, which stays when its address changes. */
const char *
vouch_server_store_get_id (VouchServerStore *self)
{
  return self->id;
}

/** Returns: a number that is another one once a card has changed, before that is acknowledged. */
guint
vouch_server_store_get_generation (VouchServerStore *self)
{
  return vouch_server_writer_get_generation (self->writer);
}

/** Finds a card by its UUID in lower case; @card is %NULL where there is none. */
gboolean
vouch_server_store_find (VouchServerStore *self,
                         const char *id,
                         VouchServerCard **card,
                         GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->reading);

  return vouch_server_row_find_id (self->database, id, card, error);
}

/** Finds a card by an address that it has or had; compare its slug to tell which. */
gboolean
vouch_server_store_find_slug (VouchServerStore *self,
                              const char *slug,
                              VouchServerCard **card,
                              GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->reading);

  return vouch_server_row_find (self->database,
                                "SELECT " VOUCH_SERVER_ALL_COLUMNS " FROM cards"
                                " WHERE number = (SELECT card FROM slugs WHERE slugs.slug = ?)",
                                slug, card, error);
}

/** Finds a card by the key of its draft's address. */
gboolean
vouch_server_store_find_key (VouchServerStore *self,
                             const char *key,
                             VouchServerCard **card,
                             GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->reading);

  return vouch_server_row_find (self->database,
                                "SELECT " VOUCH_SERVER_ALL_COLUMNS " FROM cards WHERE key = ?", key,
                                card, error);
}

/**
 * vouch_server_store_list:
 * @public_at: (nullable): only what everybody may read at this time, newest first; %NULL = all
 *   cards, in the order of their arrival, which no later change disturbs
 *
 * Returns: (transfer full) (nullable) (element-type VouchServerCard): without their content.
 */
GPtrArray *
vouch_server_store_list (VouchServerStore *self,
                         const char *public_at,
                         guint limit,
                         guint offset,
                         GError **error)
{
  const char *sql = public_at ? "SELECT " VOUCH_SERVER_LIST_COLUMNS " FROM cards WHERE " IS_PUBLIC
                                " ORDER BY coalesce (date, created) DESC, number DESC"
                                " LIMIT ?2 OFFSET ?3"
                              : "SELECT " VOUCH_SERVER_LIST_COLUMNS " FROM cards WHERE ?1 IS NULL"
                                " ORDER BY number LIMIT ?2 OFFSET ?3";
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->reading);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  cards = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_server_card_free);
  row = vouch_sql_prepare (self->database, error, sql, "tii", public_at, (gint64) limit,
                                  (gint64) offset);
  if (!row)
    return NULL;
  while (vouch_sql_next (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&cards);
      g_ptr_array_add (cards, vouch_server_row_read (row));
    }
  return NULL;
}

/** Counts what vouch_server_store_list() would list without a limit. */
gboolean
vouch_server_store_count (VouchServerStore *self,
                          const char *public_at,
                          guint *count,
                          GError **error)
{
  const char *sql = public_at ? "SELECT count (*) FROM cards WHERE " IS_PUBLIC
                              : "SELECT count (*) FROM cards WHERE ?1 IS NULL";
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->reading);
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  row = vouch_sql_prepare (self->database, error, sql, "t", public_at);
  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  *count = (guint) sqlite3_column_int64 (row, 0);
  return TRUE;
}

/** Finds cards by their words, as vouch_server_search_find() does. */
GPtrArray *
vouch_server_store_search (VouchServerStore *self,
                           const VouchServerSearch *search,
                           guint *total,
                           GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->searching);

  return vouch_server_search_find (self->searched, search, total, error);
}

/** Finds somebody who may sign in; @user is %NULL where there is nobody of that name. */
gboolean
vouch_server_store_find_user (VouchServerStore *self,
                              const char *name,
                              VouchServerUser **user,
                              GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->reading);

  return vouch_server_users_find (self->database, name, user, error);
}

/** Returns: whether there is anybody who may sign in. */
gboolean
vouch_server_store_has_users (VouchServerStore *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->reading);
  g_autoptr (GPtrArray) users = vouch_server_users_list (self->database, NULL);

  return users && users->len > 0;
}

/** Has @order, which is taken, carried out by the writer; what its callback is told is on the disk. */
void
vouch_server_store_submit (VouchServerStore *self, VouchServerOrder *order)
{
  vouch_server_writer_push (self->writer, order);
}
