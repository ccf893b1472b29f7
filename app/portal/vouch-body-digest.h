/* vouch-body-digest.h: whether a body came as it was sent (RFC 9530, Content-Digest).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_BODY_DIGEST_HEADER "Content-Digest"

char    *vouch_body_digest_new   (const void *bytes,
                                  gsize       length) G_GNUC_WARN_UNUSED_RESULT;
gboolean vouch_body_digest_check (const char *header,
                                  const void *bytes,
                                  gsize       length);

G_END_DECLS
