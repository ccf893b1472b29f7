/* vouch-server-failures.c: counts wrong passwords by computer and name, and by computer, for a minute.
 *
 * By name, so that who is right under one gets no more guesses of another's password; by computer, so
 * that it does not help to guess a little of everybody's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-failures.h"

#include <string.h>
#include <gio/gio.h>

/* Within a minute. */
#define MAX_OF_NAME 10
#define MAX_OF_ALL 60
#define MICROSECONDS (60 * G_USEC_PER_SEC)

#define MAX_REMEMBERED 10000
#define MAX_NAME 100 /* bytes: nobody has a longer one */

struct _VouchServerFailures
{
  GHashTable *counts; /* (owned) (element-type utf8 Count) */
};

typedef struct
{
  guint n;
  gint64 since; /* monotonic microseconds */
} Count;

/* Who has one address of IPv6 has 2^64 of them: those count as one. */
static char *
make_key (const char *remote)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (remote);
  const guint8 *bytes;

  if (!address || g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV6)
    return g_strdup (remote);
  bytes = g_inet_address_to_bytes (address);
  /* An address of IPv4 in one of IPv6 is somebody's own. */
  if (memcmp (bytes, "\0\0\0\0\0\0\0\0\0\0\xff\xff", 12) == 0)
    return g_strdup (remote);
  return g_strdup_printf ("%02x%02x:%02x%02x:%02x%02x:%02x%02x::", bytes[0], bytes[1], bytes[2],
                          bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]);
}

static char *
make_name_key (const char *remote, const char *name)
{
  g_autofree char *key = make_key (remote);

  return g_strdup_printf ("%s\n%.*s", key, MAX_NAME, name ? name : "");
}

static gboolean
is_over_cb (gpointer key, gpointer count, gpointer user_data)
{
  return g_get_monotonic_time () - ((const Count *) count)->since > MICROSECONDS;
}

/* Returns: (nullable): what was counted within the last minute */
static Count *
find (VouchServerFailures *self, const char *key)
{
  Count *count = g_hash_table_lookup (self->counts, key);

  if (!count || !is_over_cb (NULL, count, NULL))
    return count;
  g_hash_table_remove (self->counts, key);
  return NULL;
}

static gboolean
has (VouchServerFailures *self, const char *key, guint most)
{
  const Count *count = find (self, key);

  return count && count->n >= most;
}

static void
count_one (VouchServerFailures *self, const char *key)
{
  Count *count = find (self, key);

  if (!count)
    {
      if (g_hash_table_size (self->counts) >= MAX_REMEMBERED)
        g_hash_table_foreach_remove (self->counts, is_over_cb, NULL);
      if (g_hash_table_size (self->counts) >= MAX_REMEMBERED)
        g_hash_table_remove_all (self->counts);
      count = g_new0 (Count, 1);
      count->since = g_get_monotonic_time ();
      g_hash_table_insert (self->counts, g_strdup (key), count);
    }
  count->n++;
}

static void
take_back_one (VouchServerFailures *self, const char *key)
{
  Count *count = find (self, key);

  if (count && count->n > 0)
    count->n--;
}

VouchServerFailures *
vouch_server_failures_new (void)
{
  VouchServerFailures *self = g_new0 (VouchServerFailures, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
vouch_server_failures_free (VouchServerFailures *self)
{
  g_hash_table_unref (self->counts);
  g_free (self);
}

/**
 * vouch_server_failures_are_too_many:
 * @remote: an IP address
 * @name: (nullable): whose password is tried
 *
 * Returns: whether that computer has to wait.
 */
gboolean
vouch_server_failures_are_too_many (VouchServerFailures *self, const char *remote, const char *name)
{
  g_autofree char *key = make_key (remote);
  g_autofree char *name_key = make_name_key (remote, name);

  return has (self, name_key, MAX_OF_NAME) || has (self, key, MAX_OF_ALL);
}

/** Counts a wrong password, or one that may be. */
void
vouch_server_failures_count (VouchServerFailures *self, const char *remote, const char *name)
{
  g_autofree char *key = make_key (remote);
  g_autofree char *name_key = make_name_key (remote, name);

  count_one (self, key);
  count_one (self, name_key);
}

/** Takes back one that was counted and was none. */
void
vouch_server_failures_take_back (VouchServerFailures *self, const char *remote, const char *name)
{
  g_autofree char *key = make_key (remote);
  g_autofree char *name_key = make_name_key (remote, name);

  take_back_one (self, key);
  take_back_one (self, name_key);
}

/** Forgets those of one name: somebody is in under it, what went before were slips. */
void
vouch_server_failures_forget (VouchServerFailures *self, const char *remote, const char *name)
{
  g_autofree char *name_key = make_name_key (remote, name);

  g_hash_table_remove (self->counts, name_key);
}
