/* vouch-server-card.c: a stored card, who may see it and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-card.h"

#include <string.h>

VouchServerCard *
vouch_server_card_new (const char *id)
{
  VouchServerCard *self = g_new0 (VouchServerCard, 1);

  self->id = g_ascii_strdown (id, -1);
  return self;
}

void
vouch_server_card_free (VouchServerCard *self)
{
  g_free (self->id);
  g_free (self->slug);
  g_free (self->key);
  g_free (self->status);
  g_free (self->digest);
  g_free (self->title);
  g_free (self->excerpt);
  g_free (self->language);
  g_free (self->categories);
  g_free (self->tags);
  g_free (self->date);
  g_free (self->created);
  g_free (self->modified);
  g_free (self->card);
  g_free (self->html);
  g_free (self->jsonld);
  g_free (self);
}

gboolean
vouch_server_card_is_withdrawn (const VouchServerCard *self)
{
  return g_strcmp0 (self->status, VOUCH_SERVER_STATUS_WITHDRAWN) == 0;
}

/**
 * vouch_server_card_is_public:
 * @now: the time, RFC 3339 in UTC: such times compare as text
 *
 * Returns: whether everybody may read the page.
 */
gboolean
vouch_server_card_is_public (const VouchServerCard *self, const char *now)
{
  return g_strcmp0 (self->status, VOUCH_SERVER_STATUS_PUBLISH) == 0
         && (!self->date || strcmp (self->date, now) <= 0);
}

/** Returns: the status to tell a client. */
const char *
vouch_server_card_get_said_status (const VouchServerCard *self, const char *now)
{
  if (g_strcmp0 (self->status, VOUCH_SERVER_STATUS_PUBLISH) == 0
      && !vouch_server_card_is_public (self, now))
    return VOUCH_SERVER_STATUS_FUTURE;
  return self->status;
}

/** Returns: when the card was published: its own date, else when it first came. */
const char *
vouch_server_card_get_published (const VouchServerCard *self)
{
  return self->date ? self->date : self->created;
}

/**
 * vouch_server_card_dup_path:
 *
 * A draft's page has to be seen by its writer in any browser, without signing in:
 * it stands at an address that nobody can guess and nothing links to.
 *
 * Returns: (transfer full): the page's path, from "/".
 */
char *
vouch_server_card_dup_path (const VouchServerCard *self)
{
  if (g_strcmp0 (self->status, VOUCH_SERVER_STATUS_DRAFT) == 0)
    return g_strdup_printf ("/drafts/%s", self->key);
  return g_strdup_printf ("/cards/%s", self->slug);
}

/** Returns: whether putting @other in place of @self would change nothing. */
gboolean
vouch_server_card_equal (const VouchServerCard *self, const VouchServerCard *other)
{
  return g_strcmp0 (self->digest, other->digest) == 0
         && g_strcmp0 (self->status, other->status) == 0 && g_strcmp0 (self->slug, other->slug) == 0
         && g_strcmp0 (self->title, other->title) == 0
         && g_strcmp0 (self->excerpt, other->excerpt) == 0
         && g_strcmp0 (self->language, other->language) == 0
         && g_strcmp0 (self->categories, other->categories) == 0
         && g_strcmp0 (self->tags, other->tags) == 0 && g_strcmp0 (self->date, other->date) == 0
         && g_strcmp0 (self->card, other->card) == 0 && g_strcmp0 (self->html, other->html) == 0
         && g_strcmp0 (self->jsonld, other->jsonld) == 0;
}

/** Returns: (transfer full): the time as the portal writes it, RFC 3339 in UTC with seconds. */
char *
vouch_server_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
