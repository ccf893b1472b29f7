/* vouch-outbox-sender-portals.c: where a sender is signed in, and as whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-sender-private.h"

static char *
make_key (VouchPortal *portal)
{
  return g_strconcat (vouch_portal_get_address (portal), "\n", vouch_portal_get_user (portal), NULL);
}

/** Returns: whether @job can be sent at all before somebody signs in. */
gboolean
vouch_outbox_sender_can_send (VouchOutboxSender *self, const VouchOutboxJob *job)
{
  g_autofree char *key = g_strconcat (job->place, "\n", job->user, NULL);

  return job->state == VOUCH_OUTBOX_WAITING
         && (job->kind == VOUCH_PORTAL_KIND_EMBEDDED || g_hash_table_contains (self->portals, key));
}

/** Returns: (transfer full) (element-type VouchPortal): those that are signed in to */
GPtrArray *
vouch_outbox_sender_list_portals (VouchOutboxSender *self)
{
  GPtrArray *portals = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer portal;

  g_hash_table_iter_init (&iter, self->portals);
  while (g_hash_table_iter_next (&iter, NULL, &portal))
    g_ptr_array_add (portals, g_object_ref (portal));
  return portals;
}

/**
 * vouch_outbox_sender_forget_portals:
 * @refused: (element-type VouchPortal): those that did not know us
 *
 * They are not asked with the same password again, but by somebody. Somebody may have signed in anew
 * meanwhile.
 */
void
vouch_outbox_sender_forget_portals (VouchOutboxSender *self, GPtrArray *refused)
{
  for (guint i = 0; i < refused->len; i++)
    {
      VouchPortal *portal = refused->pdata[i];
      g_autofree char *key = make_key (portal);

      if (g_hash_table_lookup (self->portals, key) == portal)
        g_hash_table_remove (self->portals, key);
      g_hash_table_replace (self->refused, g_steal_pointer (&key), g_object_ref (portal));
    }
}

static gboolean
has_password (VouchPortal *portal, const char *password)
{
  return portal && g_strcmp0 (vouch_portal_get_password (portal), password) == 0;
}

/** Remembers until somebody signs out who signs in there, and how; what waited for that is sent. */
void
vouch_outbox_sender_add_portal (VouchOutboxSender *self, VouchPortal *portal)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  g_hash_table_replace (self->portals, make_key (portal), g_object_ref (portal));
  vouch_outbox_sender_wake (self);
}

/* What was known already is no news, and what was refused is not tried by itself. */
static gboolean
take_account (VouchOutboxSender *self, VouchPortal *portal)
{
  g_autofree char *key = make_key (portal);
  const char *password = vouch_portal_get_password (portal);

  if (!password)
    return FALSE;
  if (has_password (g_hash_table_lookup (self->portals, key), password)
      || has_password (g_hash_table_lookup (self->refused, key), password))
    return FALSE;
  g_hash_table_remove (self->refused, key);
  g_hash_table_replace (self->portals, g_steal_pointer (&key), g_object_ref (portal));
  return TRUE;
}

/* Returns: (transfer full): the keys of these, those with a password apart. */
static GHashTable *
list_keys (GListModel *accounts, gboolean is_signed_in)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (accounts, i);

      if (!is_signed_in || vouch_portal_get_password (portal))
        g_hash_table_add (keys, make_key (portal));
    }
  return keys;
}

/* Who was signed in and is not any more has signed out, whatever was typed in between. Returns: whether
 * somebody has */
static gboolean
drop_signed_out (VouchOutboxSender *self, GListModel *accounts)
{
  gboolean is_dropped = FALSE;
  g_autoptr (GHashTable) known = list_keys (accounts, FALSE);
  g_autoptr (GHashTable) signed_in = list_keys (accounts, TRUE);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->portals);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (known, key)
        || (g_hash_table_contains (self->accounts, key) && !g_hash_table_contains (signed_in, key)))
      {
        g_hash_table_iter_remove (&iter);
        is_dropped = TRUE;
      }
  g_hash_table_unref (self->accounts);
  self->accounts = g_steal_pointer (&signed_in);
  return is_dropped;
}

/* What is under way knows those who were signed in when it began. */
static void
begin_anew (VouchOutboxSender *self)
{
  if (!self->round)
    return;
  g_cancellable_cancel (self->round);
  vouch_outbox_sender_begin_round (self);
}

/**
 * vouch_outbox_sender_set_accounts:
 * @accounts: (element-type VouchPortal): all that the user has, with a password where they are signed in
 *
 * What waits for those is sent; nothing is sent any more where somebody has signed out, or that was
 * taken away.
 */
void
vouch_outbox_sender_set_accounts (VouchOutboxSender *self, GListModel *accounts)
{
  gboolean is_news = FALSE;

  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  if (drop_signed_out (self, accounts))
    begin_anew (self);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (accounts, i);

      is_news = take_account (self, portal) || is_news;
    }
  if (is_news)
    vouch_outbox_sender_wake (self);
}
