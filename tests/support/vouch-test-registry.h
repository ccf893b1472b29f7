/* vouch-test-registry.h: a registry in this process that answers as it is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VouchTestReply:
 * @path: what the question's path and query have in them; %NULL: any question
 * @status: of HTTP; 0: the connection is left open without an answer
 * @body: (nullable): what is answered
 * @location: (nullable): where else it sends
 * @retry_after: (nullable): when to ask again
 * @times: how many questions it is for; 0: all
 * @length: bytes of @body, where NUL is among them; 0: up to the first NUL
 * @repeats: how many times @body is sent, one behind the other, in one answer; 0: once
 */
typedef struct
{
  const char *path;
  guint status;
  const char *body;
  const char *location;
  const char *retry_after;
  guint times;
  gsize length;
  guint repeats;
} VouchTestReply;

typedef struct _VouchTestRegistry VouchTestRegistry;

/* Runs in a thread of its own; the first reply that fits is given. @replies must outlive it. */
VouchTestRegistry *vouch_test_registry_new         (const VouchTestReply *replies,
                                                    gsize                 n_replies);
void               vouch_test_registry_free        (VouchTestRegistry    *self);
const char        *vouch_test_registry_get_address (VouchTestRegistry    *self);
guint              vouch_test_registry_count       (VouchTestRegistry    *self);
char              *vouch_test_registry_dup_asked   (VouchTestRegistry    *self);
char              *vouch_test_registry_dup_agent   (VouchTestRegistry    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchTestRegistry, vouch_test_registry_free)

G_END_DECLS
