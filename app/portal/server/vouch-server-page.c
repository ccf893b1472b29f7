/* vouch-server-page.c: makes answers for readers, and tells who has one already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-page.h"

#include <string.h>

/**
 * vouch_server_page_new:
 * @type: (not copied): its MIME type with charset
 * @body: (transfer full): the whole page
 *
 * The tag of a page is a digest of what it says, so a reader that has the same
 * page gets 304 however often the portal was restarted since.
 */
VouchServerPage *
vouch_server_page_new (guint status, const char *type, char *body)
{
  VouchServerPage *self = g_atomic_rc_box_new0 (VouchServerPage);
  gsize length = strlen (body);

  self->status = status;
  self->type = type;
  self->body = g_bytes_new_take (body, length);
  if (status == 200)
    {
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->body);

      self->tag = g_strdup_printf ("\"%.32s\"", digest);
    }
  return self;
}

/** Leads from an address that a card had to the one that it has. */
VouchServerPage *
vouch_server_page_new_moved (const char *path)
{
  VouchServerPage *self
      = vouch_server_page_new (301, "text/plain; charset=utf-8", g_strdup ("\n"));

  self->location = g_strdup (path);
  return self;
}

VouchServerPage *
vouch_server_page_ref (VouchServerPage *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  VouchServerPage *self = data;

  g_free (self->tag);
  g_free (self->location);
  g_bytes_unref (self->body);
}

void
vouch_server_page_unref (VouchServerPage *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * vouch_server_page_is_known:
 * @tags: (nullable): what If-None-Match says; RFC 9110, 13.1.2: weak comparison, a list, or "*"
 *
 * Returns: whether the reader has this very page.
 */
gboolean
vouch_server_page_is_known (const VouchServerPage *self, const char *tags)
{
  return self->tag && tags && (strcmp (tags, "*") == 0 || strstr (tags, self->tag) != NULL);
}
