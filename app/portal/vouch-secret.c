/* vouch-secret.c: what is random, what takes as long whatever it says, and what is wiped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-secret.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <gio/gio.h>

/**
 * vouch_random_hex:
 * @error: a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): 256 random bits from the system, as 64 hexadecimal digits.
 */
char *
vouch_random_hex (GError **error)
{
  guint8 bytes[VOUCH_SECRET_DIGITS / 2];
  GString *text;

  if (getrandom (bytes, sizeof bytes, 0) != sizeof bytes)
    {
      int number = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "getrandom: %s",
                   g_strerror (number));
      return NULL;
    }
  text = g_string_sized_new (VOUCH_SECRET_DIGITS);
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  explicit_bzero (bytes, sizeof bytes);
  return g_string_free (text, FALSE);
}

/**
 * vouch_secret_equal:
 * @ours: what it has to be
 * @given: what somebody says it is
 *
 * Compares in a time that depends on the length of @given alone: it says neither where the two differ
 * nor how long ours is.
 */
gboolean
vouch_secret_equal (const char *ours, const char *given)
{
  gsize length = strlen (ours);
  gsize given_length = strlen (given);
  guint8 difference = length != given_length;

  /* The NUL at the end is one more to compare with, so that no text is too short for it. */
  for (gsize i = 0; i < given_length; i++)
    difference |= (guint8) ours[i % (length + 1)] ^ (guint8) given[i];
  return difference == 0;
}

/** Frees a secret, which may be %NULL; nothing of it stays in the memory. */
void
vouch_secret_free (VouchSecret *self)
{
  if (self)
    explicit_bzero (self, strlen (self));
  g_free (self);
}
