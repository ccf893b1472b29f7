/* vouch-server-store.c: one transaction a request; what is acknowledged is on disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-store.h"
#include "vouch-server-schema.h"
#include "vouch-server-slug.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _VouchServerStore
{
  GObject parent_instance;

  sqlite3 *database; /* (owned) */
  char    *id;       /* (owned): the portal's own */
  int      lock;     /* (owned): held while we live, so that nobody else writes here */
};

G_DEFINE_FINAL_TYPE (VouchServerStore, vouch_server_store, G_TYPE_OBJECT)

#define LIST_COLUMNS \
  "number, revision, id, slug, key, status, digest, title, excerpt, language, categories, tags," \
  " date, created, modified"
#define ALL_COLUMNS LIST_COLUMNS ", card, html, jsonld"
#define IS_PUBLIC "status = 'publish' AND (date IS NULL OR date <= ?1)"

static VouchServerCard *
read_card (sqlite3_stmt *row)
{
  VouchServerCard *card = g_new0 (VouchServerCard, 1);
  char **members[] = { &card->id, &card->slug, &card->key, &card->status, &card->digest,
                       &card->title, &card->excerpt, &card->language, &card->categories,
                       &card->tags, &card->date, &card->created, &card->modified,
                       &card->card, &card->html, &card->jsonld };

  card->number = sqlite3_column_int64 (row, 0);
  card->revision = sqlite3_column_int64 (row, 1);
  for (int i = 2; i < sqlite3_column_count (row); i++)
    *members[i - 2] = vouch_server_sql_dup_text (row, i);
  return card;
}

static gboolean
find_one (VouchServerStore  *self,
          const char        *sql,
          const char        *value,
          VouchServerCard  **card,
          GError           **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  *card = NULL;
  row = vouch_server_sql_prepare (self->database, error, sql, "t", value);
  if (!row || !vouch_server_sql_next (row, &has_row, error))
    return FALSE;
  if (has_row)
    *card = read_card (row);
  return TRUE;
}

static gboolean
begin (VouchServerStore  *self,
       GError           **error)
{
  return vouch_server_sql_run (self->database, error, "BEGIN IMMEDIATE", "");
}

/* Ends what begin() began: with all of it, or with nothing. */
static gboolean
finish (VouchServerStore  *self,
        gboolean           is_good,
        GError           **error)
{
  if (is_good && vouch_server_sql_run (self->database, error, "COMMIT", ""))
    return TRUE;
  if (!sqlite3_get_autocommit (self->database))
    vouch_server_sql_run (self->database, NULL, "ROLLBACK", "");
  return FALSE;
}

/* --- what one request does --- */

/* Finds the revision that @job made: 0 = none. */
static gboolean
find_job (VouchServerStore  *self,
          VouchServerCard   *current,
          const char        *job,
          gint64            *revision,
          char             **digest,
          char             **status,
          GError           **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  *revision = 0;
  row = vouch_server_sql_prepare (self->database, error,
                                  "SELECT r.revision, r.digest, r.status FROM jobs j"
                                  " JOIN revisions r ON r.card = j.card AND r.revision = j.revision"
                                  " WHERE j.card = ? AND j.job = ?",
                                  "it", current->number, job);
  if (!row || !vouch_server_sql_next (row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *revision = sqlite3_column_int64 (row, 0);
      *digest = vouch_server_sql_dup_text (row, 1);
      *status = vouch_server_sql_dup_text (row, 2);
    }
  return TRUE;
}

/* A job that was done answers as it did then, whatever came after it. */
static gboolean
look_for_job (VouchServerStore    *self,
              VouchServerCard     *current,
              VouchServerCard     *wanted,
              const char          *job,
              gboolean            *is_decided,
              VouchServerOutcome  *outcome,
              GError             **error)
{
  g_autofree char *digest = NULL;
  g_autofree char *status = NULL;
  gint64 revision;

  if (!find_job (self, current, job, &revision, &digest, &status, error))
    return FALSE;
  *is_decided = revision > 0;
  if (!*is_decided)
    return TRUE;
  if (g_strcmp0 (digest, wanted->digest) != 0)
    {
      *outcome = VOUCH_SERVER_JOB_REUSED;
      return TRUE;
    }
  *outcome = VOUCH_SERVER_ALREADY_DONE;
  current->revision = revision;
  g_free (current->digest);
  current->digest = g_steal_pointer (&digest);
  g_free (current->status);
  current->status = g_steal_pointer (&status);
  return TRUE;
}

static gboolean
find_slug_owner (VouchServerStore  *self,
                 const char        *slug,
                 gint64            *number,
                 GError           **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  row = vouch_server_sql_prepare (self->database, error, "SELECT card FROM slugs WHERE slug = ?",
                                  "t", slug);
  if (!row || !vouch_server_sql_next (row, &has_row, error))
    return FALSE;
  *number = has_row ? sqlite3_column_int64 (row, 0) : 0;
  return TRUE;
}

/* Makes @wanted's slug one that no other card has or had. */
static gboolean
settle_slug (VouchServerStore  *self,
             VouchServerCard   *wanted,
             GError           **error)
{
  g_autofree char *slug = vouch_server_slug_new (wanted->slug ? wanted->slug : wanted->title,
                                                 wanted->id);

  for (guint i = 1;; i++)
    {
      g_autofree char *candidate = vouch_server_slug_number (slug, i);
      gint64 owner;

      if (!find_slug_owner (self, candidate, &owner, error))
        return FALSE;
      if (owner != 0 && owner != wanted->number)
        continue;
      g_free (wanted->slug);
      wanted->slug = g_steal_pointer (&candidate);
      return TRUE;
    }
}

static void
keep_if_absent (char       **member,
                const char  *stored)
{
  if (!*member)
    *member = g_strdup (stored);
}

/* Absent members leave the portal's values. */
static void
fill_from_current (VouchServerCard       *wanted,
                   const VouchServerCard *current)
{
  const char *status = vouch_server_card_is_withdrawn (current) ? VOUCH_SERVER_STATUS_DRAFT
                                                                : current->status;

  wanted->number = current->number;
  keep_if_absent (&wanted->slug, current->slug);
  keep_if_absent (&wanted->key, current->key);
  keep_if_absent (&wanted->status, status);
  keep_if_absent (&wanted->excerpt, current->excerpt);
  keep_if_absent (&wanted->language, current->language);
  keep_if_absent (&wanted->categories, current->categories);
  keep_if_absent (&wanted->tags, current->tags);
  keep_if_absent (&wanted->date, current->date);
  keep_if_absent (&wanted->created, current->created);
  keep_if_absent (&wanted->jsonld, current->jsonld);
}

static void
fill_new (VouchServerCard *wanted,
          const char      *now)
{
  g_autofree char *key = g_uuid_string_random ();

  keep_if_absent (&wanted->key, key);
  keep_if_absent (&wanted->status, VOUCH_SERVER_STATUS_DRAFT);
  keep_if_absent (&wanted->categories, "[]");
  keep_if_absent (&wanted->tags, "[]");
  keep_if_absent (&wanted->created, now);
}

static gboolean
write_row (VouchServerStore       *self,
           const VouchServerCard  *card,
           GError                **error)
{
  static const char sql[]
      = "INSERT INTO cards (" ALL_COLUMNS ")"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
        " ON CONFLICT (number) DO UPDATE SET revision = ?2, slug = ?4, status = ?6, digest = ?7,"
        " title = ?8, excerpt = ?9, language = ?10, categories = ?11, tags = ?12, date = ?13,"
        " modified = ?15, card = ?16, html = ?17, jsonld = ?18";

  return vouch_server_sql_run (self->database, error, sql, "iitttttttttttttttt",
                               card->number, card->revision, card->id, card->slug, card->key,
                               card->status, card->digest, card->title, card->excerpt,
                               card->language, card->categories, card->tags, card->date,
                               card->created, card->modified, card->card, card->html,
                               card->jsonld);
}

/* The card's next revision with all that hangs on it. */
static gboolean
write_revision (VouchServerStore  *self,
                VouchServerCard   *card,
                GError           **error)
{
  return write_row (self, card, error)
         && vouch_server_sql_run (self->database, error,
                                  "INSERT INTO revisions VALUES (?, ?, ?, ?, ?)", "iittt",
                                  card->number, card->revision, card->status, card->digest,
                                  card->modified)
         && vouch_server_sql_run (self->database, error,
                                  "INSERT OR IGNORE INTO slugs VALUES (?, ?)", "ti", card->slug,
                                  card->number);
}

static gboolean
write_job (VouchServerStore  *self,
           VouchServerCard   *card,
           const char        *job,
           GError           **error)
{
  return vouch_server_sql_run (self->database, error, "INSERT INTO jobs VALUES (?, ?, ?)", "iti",
                               card->number, job, card->revision);
}

static gboolean
read_next_number (VouchServerStore  *self,
                  gint64            *number,
                  GError           **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  row = vouch_server_sql_prepare (self->database, error,
                                  "SELECT coalesce (max (number), 0) + 1 FROM cards", "");
  if (!row || !vouch_server_sql_next (row, &has_row, error))
    return FALSE;
  *number = sqlite3_column_int64 (row, 0);
  return TRUE;
}

static gboolean
create_card (VouchServerStore  *self,
             VouchServerCard   *wanted,
             const char        *job,
             GError           **error)
{
  g_autofree char *now = vouch_server_now ();

  fill_new (wanted, now);
  wanted->revision = 1;
  wanted->modified = g_steal_pointer (&now);
  return settle_slug (self, wanted, error)
         && read_next_number (self, &wanted->number, error)
         && write_revision (self, wanted, error)
         && write_job (self, wanted, job, error);
}

static gboolean
update_card (VouchServerStore    *self,
             VouchServerCard     *wanted,
             VouchServerCard     *current,
             const char          *job,
             VouchServerOutcome  *outcome,
             GError             **error)
{
  fill_from_current (wanted, current);
  if (!settle_slug (self, wanted, error))
    return FALSE;
  if (vouch_server_card_equal (wanted, current))
    {
      *outcome = VOUCH_SERVER_UNCHANGED;
      wanted->revision = current->revision;
      wanted->modified = g_strdup (current->modified);
      return write_job (self, wanted, job, error);
    }
  *outcome = VOUCH_SERVER_UPDATED;
  wanted->revision = current->revision + 1;
  wanted->modified = vouch_server_now ();
  return write_revision (self, wanted, error) && write_job (self, wanted, job, error);
}

static gboolean
put_in_transaction (VouchServerStore      *self,
                    VouchServerCard       *wanted,
                    const char            *job,
                    VouchServerCondition   condition,
                    VouchServerOutcome    *outcome,
                    VouchServerCard      **current,
                    GError               **error)
{
  gboolean is_decided = FALSE;

  if (!vouch_server_store_find (self, wanted->id, current, error))
    return FALSE;
  if (!*current)
    {
      *outcome = condition.revision == 0 ? VOUCH_SERVER_CREATED : VOUCH_SERVER_MISSING;
      return condition.revision != 0 || create_card (self, wanted, job, error);
    }
  if (!look_for_job (self, *current, wanted, job, &is_decided, outcome, error))
    return FALSE;
  if (is_decided)
    return TRUE;
  if (condition.revision != (*current)->revision)
    {
      *outcome = VOUCH_SERVER_CHANGED_SINCE;
      return TRUE;
    }
  return update_card (self, wanted, *current, job, outcome, error);
}

/* What was withdrawn leaves the database; title and address stay, to say what is gone. */
static gboolean
withdraw_card (VouchServerStore  *self,
               VouchServerCard   *card,
               GError           **error)
{
  g_free (card->status);
  card->status = g_strdup (VOUCH_SERVER_STATUS_WITHDRAWN);
  g_free (card->modified);
  card->modified = vouch_server_now ();
  g_clear_pointer (&card->excerpt, g_free);
  g_clear_pointer (&card->card, g_free);
  g_clear_pointer (&card->html, g_free);
  g_clear_pointer (&card->jsonld, g_free);
  card->revision++;
  return write_revision (self, card, error);
}

static gboolean
withdraw_in_transaction (VouchServerStore      *self,
                         const char            *id,
                         VouchServerCondition   condition,
                         VouchServerOutcome    *outcome,
                         VouchServerCard      **card,
                         GError               **error)
{
  if (!vouch_server_store_find (self, id, card, error))
    return FALSE;
  if (!*card)
    *outcome = VOUCH_SERVER_MISSING;
  else if (vouch_server_card_is_withdrawn (*card))
    *outcome = VOUCH_SERVER_GONE;
  else if (condition.revision != (*card)->revision)
    *outcome = VOUCH_SERVER_CHANGED_SINCE;
  else
    {
      *outcome = VOUCH_SERVER_UPDATED;
      return withdraw_card (self, *card, error);
    }
  return TRUE;
}

/* --- opening --- */

static gboolean
lock_folder (VouchServerStore  *self,
             const char        *folder,
             GError           **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);

  if (g_mkdir_with_parents (folder, 0700) < 0
      || (self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) < 0)
    {
      g_set_error (error, VOUCH_SERVER_STORE_ERROR, VOUCH_SERVER_STORE_ERROR_FULL,
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
read_id (VouchServerStore  *self,
         GError           **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  row = vouch_server_sql_prepare (self->database, error, "SELECT id FROM portal", "");
  if (!row || !vouch_server_sql_next (row, &has_row, error))
    return FALSE;
  self->id = has_row ? vouch_server_sql_dup_text (row, 0) : NULL;
  return TRUE;
}

static void
vouch_server_store_finalize (GObject *object)
{
  VouchServerStore *self = VOUCH_SERVER_STORE (object);

  sqlite3_close (self->database);
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
}

/**
 * vouch_server_store_new:
 * @folder: where the cards lie; made where it is missing, and locked while the store lives
 * @error: a %VOUCH_SERVER_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the store.
 */
VouchServerStore *
vouch_server_store_new (const char  *folder,
                        GError     **error)
{
  g_autoptr (VouchServerStore) self = g_object_new (VOUCH_TYPE_SERVER_STORE, NULL);
  g_autofree char *path = g_build_filename (folder, "cards.db", NULL);

  if (!lock_folder (self, folder, error))
    return NULL;
  self->database = vouch_server_schema_open (path, error);
  if (!self->database || !read_id (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** Returns: (nullable): the UUID of this portal, which stays when its address changes. */
const char *
vouch_server_store_get_id (VouchServerStore *self)
{
  return self->id;
}

/** Finds a card by its UUID in lower case; @card is %NULL where there is none. */
gboolean
vouch_server_store_find (VouchServerStore  *self,
                         const char        *id,
                         VouchServerCard  **card,
                         GError           **error)
{
  return find_one (self, "SELECT " ALL_COLUMNS " FROM cards WHERE id = ?", id, card, error);
}

/** Finds a card by an address that it has or had; compare its slug to tell which. */
gboolean
vouch_server_store_find_slug (VouchServerStore  *self,
                              const char        *slug,
                              VouchServerCard  **card,
                              GError           **error)
{
  return find_one (self,
                   "SELECT " ALL_COLUMNS " FROM cards"
                   " WHERE number = (SELECT card FROM slugs WHERE slugs.slug = ?)",
                   slug, card, error);
}

/** Finds a card by the key of its draft's address. */
gboolean
vouch_server_store_find_key (VouchServerStore  *self,
                             const char        *key,
                             VouchServerCard  **card,
                             GError           **error)
{
  return find_one (self, "SELECT " ALL_COLUMNS " FROM cards WHERE key = ?", key, card, error);
}

/**
 * vouch_server_store_list:
 * @public_at: (nullable): only what everybody may read at this time, newest first; %NULL = all
 *   cards, in the order of their arrival, which no later change disturbs
 *
 * Returns: (transfer full) (nullable) (element-type VouchServerCard): without their content.
 */
GPtrArray *
vouch_server_store_list (VouchServerStore  *self,
                         const char        *public_at,
                         guint              limit,
                         guint              offset,
                         GError           **error)
{
  const char *sql = public_at ? "SELECT " LIST_COLUMNS " FROM cards WHERE " IS_PUBLIC
                                " ORDER BY coalesce (date, created) DESC, number DESC"
                                " LIMIT ?2 OFFSET ?3"
                              : "SELECT " LIST_COLUMNS " FROM cards WHERE ?1 IS NULL"
                                " ORDER BY number LIMIT ?2 OFFSET ?3";
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  cards = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_server_card_free);
  row = vouch_server_sql_prepare (self->database, error, sql, "tii", public_at, (gint64) limit,
                                  (gint64) offset);
  if (!row)
    return NULL;
  while (vouch_server_sql_next (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&cards);
      g_ptr_array_add (cards, read_card (row));
    }
  return NULL;
}

/** Counts what vouch_server_store_list() would list without a limit. */
gboolean
vouch_server_store_count (VouchServerStore  *self,
                          const char        *public_at,
                          guint             *count,
                          GError           **error)
{
  const char *sql = public_at ? "SELECT count (*) FROM cards WHERE " IS_PUBLIC
                              : "SELECT count (*) FROM cards WHERE ?1 IS NULL";
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  row = vouch_server_sql_prepare (self->database, error, sql, "t", public_at);
  if (!row || !vouch_server_sql_next (row, &has_row, error))
    return FALSE;
  *count = (guint) sqlite3_column_int64 (row, 0);
  return TRUE;
}

/**
 * vouch_server_store_put:
 * @wanted: the card as the request has it; absent members take the portal's values
 * @job: the publication's UUID
 * @condition: what it builds on
 * @outcome: (out): what was done
 * @card: (out) (transfer full) (nullable): the card as the answer should tell it: as it is
 *   now, or for a job that was done before, with the revision that it made
 *
 * Returns: %FALSE on an error, with nothing changed.
 */
gboolean
vouch_server_store_put (VouchServerStore      *self,
                        VouchServerCard       *wanted,
                        const char            *job,
                        VouchServerCondition   condition,
                        VouchServerOutcome    *outcome,
                        VouchServerCard      **card,
                        GError               **error)
{
  g_autoptr (VouchServerCard) current = NULL;
  gboolean is_good;

  if (!begin (self, error))
    return FALSE;
  is_good = put_in_transaction (self, wanted, job, condition, outcome, &current, error);
  if (!finish (self, is_good, error))
    return FALSE;
  if (*outcome <= VOUCH_SERVER_UNCHANGED)
    return vouch_server_store_find (self, wanted->id, card, error);
  *card = g_steal_pointer (&current);
  return TRUE;
}

/**
 * vouch_server_store_withdraw:
 * @card: (out) (transfer full) (nullable): the card as it is now
 *
 * Returns: %FALSE on an error, with nothing changed.
 */
gboolean
vouch_server_store_withdraw (VouchServerStore      *self,
                             const char            *id,
                             VouchServerCondition   condition,
                             VouchServerOutcome    *outcome,
                             VouchServerCard      **card,
                             GError               **error)
{
  g_autoptr (VouchServerCard) found = NULL;
  gboolean is_good;

  if (!begin (self, error))
    return FALSE;
  is_good = withdraw_in_transaction (self, id, condition, outcome, &found, error);
  if (!finish (self, is_good, error))
    return FALSE;
  *card = g_steal_pointer (&found);
  return TRUE;
}
