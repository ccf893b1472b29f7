/* vouch-outbox.c: the outbox's database: opening, putting in, looking up.
 *
 * One row a publication, with the very bytes that are sent, where to, and what became of it so
 * far; never a password. What a function here has said is done is on the disk. A row that is done
 * stays until the card has its receipt, and the newest of each card and portal for longer: it
 * holds what was published last, which a merge begins with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-private.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-outbox-lock.h"

/* Entry N brings user_version N to N + 1. Never change one that was released: add the next. */
static const char *const migrations[] = {
  "CREATE TABLE jobs ("
  "  number INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  card TEXT NOT NULL,"
  "  place TEXT NOT NULL,"
  "  kind INTEGER NOT NULL,"
  "  name TEXT NOT NULL,"
  "  user TEXT,"
  "  title TEXT NOT NULL,"
  "  status TEXT NOT NULL,"
  "  digest TEXT NOT NULL,"
  "  content TEXT NOT NULL,"
  "  file TEXT,"
  "  base INTEGER NOT NULL DEFAULT -1,"
  "  wanted_base INTEGER NOT NULL,"
  "  portal TEXT,"
  "  id TEXT,"
  "  state INTEGER NOT NULL DEFAULT 0,"
  "  known INTEGER NOT NULL,"
  "  sent INTEGER NOT NULL DEFAULT 0,"
  "  kept INTEGER NOT NULL DEFAULT 0,"
  "  attempts INTEGER NOT NULL DEFAULT 0,"
  "  next INTEGER NOT NULL,"
  "  created INTEGER NOT NULL,"
  "  code INTEGER NOT NULL DEFAULT 0,"
  "  trouble TEXT,"
  "  receipt TEXT"
  ") STRICT;"
  "CREATE INDEX jobs_by_card ON jobs (card, place, number);",
  "ALTER TABLE jobs ADD COLUMN due INTEGER NOT NULL DEFAULT 0;",
  "ALTER TABLE jobs ADD COLUMN pause INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE jobs ADD COLUMN awake INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE jobs ADD COLUMN boot TEXT;",
  "ALTER TABLE jobs ADD COLUMN base_digest TEXT;"
  "ALTER TABLE jobs ADD COLUMN wanted_base_digest TEXT;",
};

static const VouchSqlSchema schema = {
  "PRAGMA journal_mode = WAL;"
  "PRAGMA synchronous = FULL;"
  "PRAGMA secure_delete = ON;"
  "PRAGMA trusted_schema = OFF;",
  migrations,
  G_N_ELEMENTS (migrations),
  5000,
};

#define COLUMNS                                                                                    \
  "number, card, place, kind, name, user, title, status, digest, content, file, base, "            \
  "wanted_base, portal, id, state, known, sent, kept, attempts, next, created, code, trouble, "    \
  "receipt, due, pause, awake, boot, base_digest, wanted_base_digest"

/** Returns: (transfer full) (nullable): the user's outbox, made where it is missing. */
VouchOutbox *
vouch_outbox_open (GError **error)
{
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autofree char *path = g_build_filename (folder, "outbox.sqlite", NULL);
  sqlite3 *database;
  VouchOutbox *self;

  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("The outbox folder “%s” can’t be created: %s."), folder,
                   g_strerror (errno));
      return NULL;
    }
  database = vouch_sql_open (path, &schema, error);
  if (!database)
    return NULL;
  self = g_new0 (VouchOutbox, 1);
  self->database = database;
  self->path = g_steal_pointer (&path);
  return self;
}

void
vouch_outbox_close (VouchOutbox *self)
{
  sqlite3_close_v2 (self->database);
  g_free (self->path);
  g_free (self);
}

const char *
vouch_outbox_get_path (VouchOutbox *self)
{
  return self->path;
}

/* --- reading --- */

/** Returns: (transfer full) (nullable): what a row's "receipt" says. */
VouchReceipt *
vouch_outbox_read_receipt (const char *text)
{
  g_autoptr (JsonNode) json = text ? vouch_json_parse (text, strlen (text), G_MAXSIZE, NULL) : NULL;

  return json ? vouch_receipt_new_from_json (json) : NULL;
}

static VouchOutboxJob *
read_job (sqlite3_stmt *row)
{
  VouchOutboxJob *job = g_new0 (VouchOutboxJob, 1);
  int i = 0;

  job->number = sqlite3_column_int64 (row, i++);
  job->card = vouch_sql_dup_text (row, i++);
  job->place = vouch_sql_dup_text (row, i++);
  job->kind = sqlite3_column_int (row, i++);
  job->name = vouch_sql_dup_text (row, i++);
  job->user = vouch_sql_dup_text (row, i++);
  job->title = vouch_sql_dup_text (row, i++);
  job->status = vouch_sql_dup_text (row, i++);
  job->digest = vouch_sql_dup_text (row, i++);
  job->content = vouch_sql_dup_text (row, i++);
  job->file = vouch_sql_dup_text (row, i++);
  job->base = sqlite3_column_int64 (row, i++);
  job->wanted_base = sqlite3_column_int64 (row, i++);
  job->portal = vouch_sql_dup_text (row, i++);
  job->id = vouch_sql_dup_text (row, i++);
  job->state = sqlite3_column_int (row, i++);
  job->is_known = sqlite3_column_int (row, i++);
  job->is_sent = sqlite3_column_int (row, i++);
  job->is_kept = sqlite3_column_int (row, i++);
  job->attempts = (guint) sqlite3_column_int64 (row, i++);
  job->next = sqlite3_column_int64 (row, i++);
  job->created = sqlite3_column_int64 (row, i++);
  job->code = sqlite3_column_int (row, i++);
  job->trouble = vouch_sql_dup_text (row, i++);
  job->receipt = vouch_outbox_read_receipt ((const char *) sqlite3_column_text (row, i++));
  job->due = sqlite3_column_int64 (row, i++);
  job->pause = sqlite3_column_int64 (row, i++);
  job->awake = sqlite3_column_int64 (row, i++);
  job->boot = vouch_sql_dup_text (row, i++);
  job->base_digest = vouch_sql_dup_text (row, i++);
  job->wanted_base_digest = vouch_sql_dup_text (row, i++);
  return job;
}

/* Takes the statement. Returns: (transfer full) (nullable): all of its rows. */
static GPtrArray *
read_all (sqlite3_stmt *taken, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = taken;
  g_autoptr (GPtrArray) jobs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_outbox_job_free);
  gboolean has_row = TRUE;

  while (rows && has_row)
    {
      if (!vouch_sql_next (rows, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (jobs, read_job (rows));
    }
  return rows ? g_steal_pointer (&jobs) : NULL;
}

/* Takes the statement. Returns: (transfer full) (nullable): its first row, or none. */
static VouchOutboxJob *
read_first (sqlite3_stmt *taken, GError **error)
{
  g_autoptr (sqlite3_stmt) row = taken;
  gboolean has_row = FALSE;

  return row && vouch_sql_next (row, &has_row, error) && has_row ? read_job (row) : NULL;
}

/** Returns: (transfer full) (nullable): that job; %NULL without @error where it is gone. */
VouchOutboxJob *
vouch_outbox_find (VouchOutbox *self, gint64 number, GError **error)
{
  return read_first (vouch_sql_prepare (self->database, error,
                                        "SELECT " COLUMNS " FROM jobs WHERE number = ?", "i",
                                        number),
                     error);
}

/** Returns: (transfer full) (element-type VouchOutboxJob) (nullable): what is not done, in order.
 */
GPtrArray *
vouch_outbox_list (VouchOutbox *self, GError **error)
{
  return read_all (vouch_sql_prepare (self->database, error,
                                      "SELECT " COLUMNS " FROM jobs WHERE state < 2"
                                      " ORDER BY number",
                                      ""),
                   error);
}

/**
 * vouch_outbox_list_unkept:
 * @card: (nullable): a card's id; %NULL for all cards
 *
 * Returns: (transfer full) (element-type VouchOutboxJob) (nullable): what is done and whose receipt
 *   the card does not have yet, in order
 */
GPtrArray *
vouch_outbox_list_unkept (VouchOutbox *self, const char *card, GError **error)
{
  return read_all (vouch_sql_prepare (self->database, error,
                                      "SELECT " COLUMNS " FROM jobs WHERE state = 2 AND NOT kept"
                                      " AND card = coalesce (?, card) ORDER BY number",
                                      "t", card),
                   error);
}

/** Returns: (transfer full) (element-type VouchOutboxJob) (nullable): the newest that is done of each
 *   card and portal. */
GPtrArray *
vouch_outbox_list_published (VouchOutbox *self, GError **error)
{
  return read_all (vouch_sql_prepare (self->database, error,
                                      "SELECT " COLUMNS " FROM jobs WHERE number IN"
                                      " (SELECT max (number) FROM jobs WHERE state = 2"
                                      "  GROUP BY card, portal) ORDER BY number",
                                      ""),
                   error);
}

/** Returns: (transfer full) (nullable): the newest that went to a portal, as receipts name it. */
VouchOutboxJob *
vouch_outbox_find_portal (VouchOutbox *self, const char *portal, GError **error)
{
  return read_first (vouch_sql_prepare (self->database, error,
                                        "SELECT " COLUMNS " FROM jobs WHERE portal = ?"
                                        " ORDER BY number DESC LIMIT 1",
                                        "t", portal),
                     error);
}

/** Returns: (transfer full) (nullable): the first that waits for the same card and place, before
 *   @job; %NULL where it is @job's turn, or with @error. */
VouchOutboxJob *
vouch_outbox_find_earlier (VouchOutbox *self, const VouchOutboxJob *job, GError **error)
{
  return read_first (vouch_sql_prepare (self->database, error,
                                        "SELECT " COLUMNS " FROM jobs WHERE card = ? AND place = ?"
                                        " AND state = 0 AND number < ? ORDER BY number LIMIT 1",
                                        "tti", job->card, job->place, job->number),
                     error);
}

/** Returns: (transfer full) (nullable): the newest that was sent of a card, as a draft as well, to a portal
 *   as receipts name it; also where it was withdrawn since. */
VouchOutboxJob *
vouch_outbox_find_last (VouchOutbox *self, const char *card, const char *portal, GError **error)
{
  return read_first (vouch_sql_prepare (self->database, error,
                                        "SELECT " COLUMNS " FROM jobs WHERE card = ? AND portal = ?"
                                        " AND state = 2 AND status <> 'withdrawn'"
                                        " ORDER BY number DESC LIMIT 1",
                                        "tt", card, portal),
                     error);
}

/**
 * vouch_outbox_find_last_read:
 * @place: (nullable): a portal's address, "" for the one on this computer; %NULL = any
 * @portal: (nullable): the portal as receipts name it; %NULL = any
 *
 * Returns: (transfer full) (nullable): the newest that readers have found of a card, as drafts are none;
 *   also where it was withdrawn since
 */
VouchOutboxJob *
vouch_outbox_find_last_read (VouchOutbox *self,
                             const char *card,
                             const char *place,
                             const char *portal,
                             GError **error)
{
  return read_first (vouch_sql_prepare (self->database, error,
                                        "SELECT " COLUMNS " FROM jobs WHERE card = ?1"
                                        " AND place = coalesce (?2, place)"
                                        " AND portal = coalesce (?3, portal)"
                                        " AND state = 2 AND status = 'publish'"
                                        " ORDER BY number DESC LIMIT 1",
                                        "ttt", card, place, portal),
                     error);
}

/* --- putting in --- */

/* Who was only named by an address may be no portal at all. */
static gboolean
is_known (VouchPortal *portal)
{
  return !portal || vouch_portal_get_kind (portal) == VOUCH_PORTAL_KIND_EMBEDDED
         || strcmp (vouch_portal_get_name (portal), vouch_portal_get_address (portal)) != 0;
}

/* An embargo is never sent early, whatever was asked for. */
static gint64
find_due (const VouchPublication *publication, const VouchOutboxOrder *order)
{
  return MAX (order->due, vouch_publication_get_embargo (publication));
}

static gboolean
insert (VouchOutbox *self,
        const VouchPublication *publication,
        const VouchOutboxOrder *order,
        const char *content,
        GError **error)
{
  VouchPortal *portal = order->portal;
  gint64 now = vouch_outbox_now ();
  gint64 due = find_due (publication, order);

  return vouch_sql_run (
      self->database, error,
      "INSERT INTO jobs (card, place, kind, name, user, title, status, digest, content, file,"
      " wanted_base, id, known, next, created, due, wanted_base_digest)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
      "ttitttttttitiiiit", vouch_publication_get_id (publication),
      portal ? vouch_portal_get_address (portal) : "",
      (gint64) (portal ? vouch_portal_get_kind (portal) : VOUCH_PORTAL_KIND_EMBEDDED),
      portal ? vouch_portal_get_name (portal) : _("This computer"),
      portal ? vouch_portal_get_user (portal) : NULL, vouch_publication_get_title (publication),
      vouch_publication_get_status (publication), vouch_publication_get_digest (publication),
      content, order->file, order->base, order->id, (gint64) is_known (portal),
      due, now, due, order->base_digest);
}

/* The same that waits already, or was stopped, is that one, and its turn is now. */
static gboolean
find_same (VouchOutbox *self,
           const VouchPublication *publication,
           const VouchOutboxOrder *order,
           const char *content,
           gint64 *number,
           GError **error)
{
  const char *place = order->portal ? vouch_portal_get_address (order->portal) : "";
  g_autoptr (GError) reason = NULL;
  g_autoptr (VouchOutboxJob) last = read_first (
      vouch_sql_prepare (self->database, &reason,
                         "SELECT " COLUMNS " FROM jobs WHERE card = ? AND place = ? AND state < 2"
                         " ORDER BY number DESC LIMIT 1",
                         "tt", vouch_publication_get_id (publication), place),
      &reason);

  *number = 0;
  if (reason)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (!last || strcmp (last->content, content) != 0 || last->wanted_base != order->base
      || g_strcmp0 (last->wanted_base_digest, order->base_digest) != 0
      || (order->id && g_strcmp0 (last->id, order->id) != 0))
    return TRUE;
  *number = last->number;
  return vouch_sql_run (self->database, error,
                        "UPDATE jobs SET state = 0, next = ?1, due = ?1, pause = 0, file = coalesce (?2, file),"
                        " user = ?3, trouble = NULL WHERE number = ?4",
                        "itti", find_due (publication, order), order->file,
                        order->portal ? vouch_portal_get_user (order->portal) : NULL, last->number);
}

/* What was refused, and what never left, is not sent any more when there is something newer. What
 * may have arrived stays until the portal has told. */
static gboolean
clear_way (VouchOutbox *self,
           const VouchPublication *publication,
           const char *place,
           GError **error)
{
  return vouch_sql_run (self->database, error,
                        "DELETE FROM jobs WHERE card = ? AND place = ? AND state < 2 AND NOT sent",
                        "tt", vouch_publication_get_id (publication), place);
}

static gboolean
put (VouchOutbox *self,
     const VouchPublication *publication,
     const VouchOutboxOrder *order,
     gint64 *number,
     GError **error)
{
  const char *place = order->portal ? vouch_portal_get_address (order->portal) : "";
  g_autoptr (JsonNode) record = vouch_publication_to_record (publication);
  g_autofree char *content = vouch_json_print (record, FALSE);

  if (!find_same (self, publication, order, content, number, error))
    return FALSE;
  if (*number > 0)
    return TRUE;
  if (!clear_way (self, publication, place, error)
      || !insert (self, publication, order, content, error))
    return FALSE;
  *number = sqlite3_last_insert_rowid (self->database);
  return TRUE;
}

/**
 * vouch_outbox_put:
 * @publication: what is to be sent
 * @order: where to, and what it builds on
 * @error: return location for a #VouchSqlError
 *
 * What was asked for last and waits already is not put in twice. From here on it is sent, by
 * whichever process comes to it, until it is answered or cancelled.
 *
 * Returns: its number; 0 with @error
 */
gint64
vouch_outbox_put (VouchOutbox *self,
                  const VouchPublication *publication,
                  const VouchOutboxOrder *order,
                  GError **error)
{
  gint64 number = 0;

  if (!vouch_sql_run_script (self->database, "BEGIN IMMEDIATE", error))
    return 0;
  if (put (self, publication, order, &number, error)
      && vouch_sql_run_script (self->database, "COMMIT", error))
    return number;
  vouch_sql_run_script (self->database, "ROLLBACK", NULL);
  return 0;
}

/* Whoever sends it now is waited for: it may be done by then. */
static gboolean
cancel_sent (VouchOutbox *self, const VouchOutboxJob *job, GError **error)
{
  g_autoptr (VouchOutboxLock) lock = vouch_outbox_lock_wait (self, job, NULL, error);

  return lock
         && vouch_sql_run (self->database, error, "DELETE FROM jobs WHERE number = ? AND state < 2",
                           "i", job->number);
}

/** Takes out what was not sent yet; does not wait. */
gboolean
vouch_outbox_cancel_unsent (VouchOutbox *self, gint64 number, GError **error)
{
  return vouch_sql_run (self->database, error,
                        "DELETE FROM jobs WHERE number = ? AND state < 2 AND NOT sent", "i", number);
}

/** Takes out what is not done: it is not sent, or not again. Waits while it is being sent. */
gboolean
vouch_outbox_cancel (VouchOutbox *self, gint64 number, GError **error)
{
  g_autoptr (VouchOutboxJob) job = NULL;
  g_autoptr (GError) reason = NULL;

  /* One step: a sender that comes to it finds that it is gone, or has said that it sends it. */
  if (!vouch_sql_run (self->database, error,
                      "DELETE FROM jobs WHERE number = ? AND state < 2 AND NOT sent", "i", number))
    return FALSE;
  job = vouch_outbox_find (self, number, &reason);
  if (reason)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  return !job || job->state == VOUCH_OUTBOX_DONE || cancel_sent (self, job, error);
}
