/* vouch-body-digest.c: whether a body came as it was sent (RFC 9530, Content-Digest).
 *
 * Off loopback TLS sees to it; what stands between a proxy and a server often has none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-body-digest.h"

#include <string.h>

#define ALGORITHM "sha-256=:"

/** Returns: (transfer full): the header's value. */
char *
vouch_body_digest_new (const void *bytes, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *text = NULL;
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (checksum, bytes, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
  text = g_base64_encode (digest, size);
  return g_strconcat (ALGORITHM, text, ":", NULL);
}

/**
 * vouch_body_digest_check:
 * @header: (nullable): what came with the body
 *
 * Returns: %FALSE where the header says that the body was another; nothing is known without one,
 *   or of an algorithm that is not ours
 */
gboolean
vouch_body_digest_check (const char *header, const void *bytes, gsize length)
{
  g_autofree char *wanted = NULL;
  const char *ours = header ? strstr (header, ALGORITHM) : NULL;

  if (!ours)
    return TRUE;
  wanted = vouch_body_digest_new (bytes, length);
  return g_str_has_prefix (ours, wanted);
}
