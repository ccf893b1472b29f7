/* vouch-server-order.c: carries out one change within the transaction of several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-order.h"

/** Returns: (transfer full): an order that changes nothing yet; fill in what is wanted. */
VouchServerOrder *
vouch_server_order_new (const char *id,
                        VouchServerOrderCallback callback,
                        gpointer user_data,
                        GDestroyNotify free_user_data)
{
  VouchServerOrder *self = g_new0 (VouchServerOrder, 1);

  self->id = g_strdup (id);
  self->context = g_main_context_ref_thread_default ();
  self->callback = callback;
  self->user_data = user_data;
  self->free_user_data = free_user_data;
  return self;
}

void
vouch_server_order_free (VouchServerOrder *self)
{
  if (self->free_user_data)
    self->free_user_data (self->user_data);
  g_clear_pointer (&self->wanted, vouch_server_card_free);
  g_clear_pointer (&self->card, vouch_server_card_free);
  g_clear_error (&self->error);
  g_main_context_unref (self->context);
  g_free (self->job);
  g_free (self->reason);
  g_free (self->base_digest);
  g_free (self->id);
  g_free (self);
}

static gboolean
put (VouchServerOrder *self, sqlite3 *database)
{
  g_autoptr (VouchServerCard) current = NULL;

  if (!vouch_server_write_put (database, self->wanted, self->job, self->may_publish,
                               self->condition, &self->outcome, &current, &self->error))
    return FALSE;
  /* What was written has every member filled in by now. */
  self->card = self->outcome <= VOUCH_SERVER_UNCHANGED ? g_steal_pointer (&self->wanted)
                                                       : g_steal_pointer (&current);
  return TRUE;
}

/**
 * vouch_server_order_do:
 * @database: the writer's, within a transaction
 *
 * Does all of it or nothing, whatever becomes of the other orders of the transaction.
 */
void
vouch_server_order_do (VouchServerOrder *self, sqlite3 *database)
{
  gboolean is_good;

  if (!vouch_sql_run_script (database, "SAVEPOINT one", &self->error))
    return;
  is_good = self->wanted
                ? put (self, database)
                : vouch_server_write_withdraw (database, self->id, self->reason, self->condition,
                                               &self->outcome, &self->card, &self->error);
  if (is_good && vouch_sql_run_script (database, "RELEASE one", &self->error))
    return;
  /* A disk that is full has ended the whole transaction already. */
  if (!sqlite3_get_autocommit (database))
    vouch_sql_run_script (database, "ROLLBACK TO one; RELEASE one", NULL);
}
