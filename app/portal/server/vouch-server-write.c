/* vouch-server-write.c: decides what a request does to the cards, and writes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-write.h"
#include "vouch-server-row.h"
#include "vouch-server-search.h"
#include "vouch-server-slug.h"

#include <string.h>

/* So many cards with one title are told apart by a number. */
#define MAX_NUMBERED 9

/* Finds the revision that @job made: 0 = none. */
static gboolean
find_job (sqlite3 *database,
          VouchServerCard *current,
          const char *job,
          gint64 *revision,
          char **digest,
          char **status,
          GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  *revision = 0;
  row = vouch_sql_prepare (database, error,
                                  "SELECT r.revision, r.digest, r.status FROM jobs j"
                                  " JOIN revisions r ON r.card = j.card AND r.revision = j.revision"
                                  " WHERE j.card = ? AND j.job = ?",
                                  "it", current->number, job);
  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *revision = sqlite3_column_int64 (row, 0);
      *digest = vouch_sql_dup_text (row, 1);
      *status = vouch_sql_dup_text (row, 2);
    }
  return TRUE;
}

/* A job that was done answers as it did then, whatever came after it. */
static gboolean
look_for_job (sqlite3 *database,
              VouchServerCard *current,
              VouchServerCard *wanted,
              const char *job,
              gboolean *is_decided,
              VouchServerOutcome *outcome,
              GError **error)
{
  g_autofree char *digest = NULL;
  g_autofree char *status = NULL;
  gint64 revision;

  if (!find_job (database, current, job, &revision, &digest, &status, error))
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
find_slug_owner (sqlite3 *database, const char *slug, gint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  row = vouch_sql_prepare (database, error, "SELECT card FROM slugs WHERE slug = ?", "t",
                                  slug);
  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  *number = has_row ? sqlite3_column_int64 (row, 0) : 0;
  return TRUE;
}

/* Of many cards with one title the later ones take as much of their id as it needs, so that nobody
 * has to count up to a thousand. */
static char *
make_candidate (const char *slug, const char *id, guint try)
{
  if (try <= MAX_NUMBERED || try > strlen (id))
    return vouch_server_slug_number (slug, try);
  return g_strdup_printf ("%s-%.*s", slug, (int) try, id);
}

/* Makes @wanted's slug one that no other card has or had. */
static gboolean
settle_slug (sqlite3 *database, VouchServerCard *wanted, GError **error)
{
  g_autofree char *slug
      = vouch_server_slug_new (wanted->slug ? wanted->slug : wanted->title, wanted->id);

  for (guint i = 1;; i++)
    {
      g_autofree char *candidate = make_candidate (slug, wanted->id, i);
      gint64 owner;

      if (!find_slug_owner (database, candidate, &owner, error))
        return FALSE;
      if (owner != 0 && owner != wanted->number)
        continue;
      g_free (wanted->slug);
      wanted->slug = g_steal_pointer (&candidate);
      return TRUE;
    }
}

static void
keep_if_absent (char **member, const char *stored)
{
  if (!*member)
    *member = g_strdup (stored);
}

/* Absent members leave the portal's values. */
static void
fill_from_current (VouchServerCard *wanted, const VouchServerCard *current)
{
  const char *status
      = vouch_server_card_is_withdrawn (current) ? VOUCH_SERVER_STATUS_DRAFT : current->status;

  wanted->number = current->number;
  if (g_strcmp0 (current->slug, current->key) != 0) /* the address of a draft that was withdrawn */
    keep_if_absent (&wanted->slug, current->slug);
  keep_if_absent (&wanted->key, current->key);
  keep_if_absent (&wanted->status, status);
  /* That of a withdrawn card says why it is gone. */
  if (!vouch_server_card_is_withdrawn (current))
    keep_if_absent (&wanted->excerpt, current->excerpt);
  keep_if_absent (&wanted->language, current->language);
  keep_if_absent (&wanted->categories, current->categories);
  keep_if_absent (&wanted->tags, current->tags);
  keep_if_absent (&wanted->date, current->date);
  keep_if_absent (&wanted->created, current->created);
  keep_if_absent (&wanted->jsonld, current->jsonld);
}

static void
fill_new (VouchServerCard *wanted, const char *now)
{
  g_autofree char *key = g_uuid_string_random ();

  keep_if_absent (&wanted->key, key);
  keep_if_absent (&wanted->status, VOUCH_SERVER_STATUS_DRAFT);
  keep_if_absent (&wanted->categories, "[]");
  keep_if_absent (&wanted->tags, "[]");
  keep_if_absent (&wanted->created, now);
}

static gboolean
write_row (sqlite3 *database, const VouchServerCard *card, GError **error)
{
  static const char sql[]
      = "INSERT INTO cards (" VOUCH_SERVER_ALL_COLUMNS ")"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
        " ON CONFLICT (number) DO UPDATE SET revision = ?2, slug = ?4, status = ?6, digest = ?7,"
        " title = ?8, excerpt = ?9, language = ?10, categories = ?11, tags = ?12, date = ?13,"
        " modified = ?15, card = ?16, html = ?17, jsonld = ?18";

  return vouch_sql_run (database, error, sql, "iitttttttttttttttt", card->number,
                               card->revision, card->id, card->slug, card->key, card->status,
                               card->digest, card->title, card->excerpt, card->language,
                               card->categories, card->tags, card->date, card->created,
                               card->modified, card->card, card->html, card->jsonld);
}

/* The card's next revision with all that hangs on it. */
static gboolean
write_revision (sqlite3 *database, VouchServerCard *card, GError **error)
{
  return write_row (database, card, error)
         && vouch_sql_run (database, error, "INSERT INTO revisions VALUES (?, ?, ?, ?, ?)",
                                  "iittt", card->number, card->revision, card->status, card->digest,
                                  card->modified)
         && vouch_sql_run (database, error, "INSERT OR IGNORE INTO slugs VALUES (?, ?)",
                                  "ti", card->slug, card->number)
         && vouch_server_search_forget (database, card, error);
}

static gboolean
write_job (sqlite3 *database, VouchServerCard *card, const char *job, GError **error)
{
  return vouch_sql_run (database, error, "INSERT INTO jobs VALUES (?, ?, ?)", "iti",
                               card->number, job, card->revision);
}

static gboolean
read_next_number (sqlite3 *database, gint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  row = vouch_sql_prepare (database, error,
                                  "SELECT coalesce (max (number), 0) + 1 FROM cards", "");
  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  *number = sqlite3_column_int64 (row, 0);
  return TRUE;
}

static gboolean
create_card (sqlite3 *database, VouchServerCard *wanted, const char *job, GError **error)
{
  g_autofree char *now = vouch_server_now ();

  fill_new (wanted, now);
  wanted->revision = 1;
  wanted->modified = g_steal_pointer (&now);
  return settle_slug (database, wanted, error)
         && read_next_number (database, &wanted->number, error)
         && write_revision (database, wanted, error) && write_job (database, wanted, job, error);
}

static gboolean
update_card (sqlite3 *database,
             VouchServerCard *wanted,
             VouchServerCard *current,
             const char *job,
             VouchServerOutcome *outcome,
             GError **error)
{
  fill_from_current (wanted, current);
  if (!settle_slug (database, wanted, error))
    return FALSE;
  if (vouch_server_card_equal (wanted, current))
    {
      *outcome = VOUCH_SERVER_UNCHANGED;
      wanted->revision = current->revision;
      wanted->modified = g_strdup (current->modified);
      return write_job (database, wanted, job, error);
    }
  *outcome = VOUCH_SERVER_UPDATED;
  wanted->revision = current->revision + 1;
  wanted->modified = vouch_server_now ();
  return write_revision (database, wanted, error) && write_job (database, wanted, job, error);
}

/* Whether the card is seen by readers, or was, or will be. */
static gboolean
is_for_publishers (const VouchServerCard *wanted, const VouchServerCard *current)
{
  return (wanted->status && strcmp (wanted->status, VOUCH_SERVER_STATUS_DRAFT) != 0)
         || (current && strcmp (current->status, VOUCH_SERVER_STATUS_DRAFT) != 0);
}

/* After a backup was put back its numbers are given out again: what a revision holds tells it from another
 * one of the same number. */
static gboolean
is_base (const VouchServerCard *current, VouchServerCondition condition)
{
  const char *digest = vouch_server_card_is_withdrawn (current) ? "" : current->digest;

  return condition.revision == current->revision
         && (!condition.digest || strcmp (condition.digest, digest) == 0);
}

/**
 * vouch_server_write_put:
 * @wanted: the card as the request has it; absent members are filled in
 * @may_publish: whether more than drafts may be written
 * @current: (out) (transfer full) (nullable): the card before; for a job that was done before,
 *   with the revision that it made
 *
 * Within a transaction. See vouch_server_order_do().
 */
gboolean
vouch_server_write_put (sqlite3 *database,
                        VouchServerCard *wanted,
                        const char *job,
                        gboolean may_publish,
                        VouchServerCondition condition,
                        VouchServerOutcome *outcome,
                        VouchServerCard **current,
                        GError **error)
{
  gboolean is_decided = FALSE;

  if (!vouch_server_row_find_id (database, wanted->id, current, error))
    return FALSE;
  /* An answer that got lost is given again, whatever became of the card since: nothing is written. */
  if (*current && !look_for_job (database, *current, wanted, job, &is_decided, outcome, error))
    return FALSE;
  if (is_decided)
    return TRUE;
  if (!may_publish && is_for_publishers (wanted, *current))
    {
      *outcome = VOUCH_SERVER_FORBIDDEN;
      return TRUE;
    }
  if (!*current)
    {
      *outcome = condition.revision == 0 ? VOUCH_SERVER_CREATED : VOUCH_SERVER_MISSING;
      return condition.revision != 0 || create_card (database, wanted, job, error);
    }
  if (!is_base (*current, condition))
    {
      *outcome = VOUCH_SERVER_CHANGED_SINCE;
      return TRUE;
    }
  return update_card (database, wanted, *current, job, outcome, error);
}

static gboolean
was_ever_read (sqlite3 *database, const VouchServerCard *card, gboolean *was_read, GError **error)
{
  g_autoptr (sqlite3_stmt) row
      = vouch_sql_prepare (database, error,
                           "SELECT 1 FROM revisions WHERE card = ? AND status = 'publish' LIMIT 1", "i", card->number);

  return row && vouch_sql_next (row, was_read, error);
}

/* Of what was only ever a draft nobody has to learn that it is gone, nor what it was called: only who has the
 * draft's own address does. */
static gboolean
hide_draft (sqlite3 *database, VouchServerCard *card, GError **error)
{
  gboolean was_read = FALSE;

  if (!was_ever_read (database, card, &was_read, error))
    return FALSE;
  if (was_read)
    return TRUE;
  g_free (card->slug);
  card->slug = g_strdup (card->key);
  return vouch_sql_run (database, error, "DELETE FROM slugs WHERE card = ?", "i", card->number);
}

/* What was withdrawn leaves the database; title and address stay, to say what is gone, and why
 * takes the excerpt's place. */
static gboolean
withdraw_card (sqlite3 *database, VouchServerCard *card, const char *reason, GError **error)
{
  if (!hide_draft (database, card, error))
    return FALSE;
  g_free (card->status);
  card->status = g_strdup (VOUCH_SERVER_STATUS_WITHDRAWN);
  g_free (card->modified);
  card->modified = vouch_server_now ();
  g_free (card->excerpt);
  card->excerpt = g_strdup (reason);
  g_clear_pointer (&card->card, g_free);
  g_clear_pointer (&card->html, g_free);
  g_clear_pointer (&card->jsonld, g_free);
  card->revision++;
  return write_revision (database, card, error);
}

/** Withdraws a card, within a transaction. See vouch_server_order_do(). */
gboolean
vouch_server_write_withdraw (sqlite3 *database,
                             const char *id,
                             const char *reason,
                             VouchServerCondition condition,
                             VouchServerOutcome *outcome,
                             VouchServerCard **card,
                             GError **error)
{
  if (!vouch_server_row_find_id (database, id, card, error))
    return FALSE;
  if (!*card)
    *outcome = VOUCH_SERVER_MISSING;
  else if (vouch_server_card_is_withdrawn (*card))
    *outcome = VOUCH_SERVER_GONE;
  else if (!is_base (*card, condition))
    *outcome = VOUCH_SERVER_CHANGED_SINCE;
  else
    {
      *outcome = VOUCH_SERVER_UPDATED;
      return withdraw_card (database, *card, reason, error);
    }
  return TRUE;
}
