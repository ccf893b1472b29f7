/* vouch-server-card.h: one card as the portal keeps it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_SERVER_STATUS_PUBLISH   "publish"
#define VOUCH_SERVER_STATUS_DRAFT     "draft"
#define VOUCH_SERVER_STATUS_FUTURE    "future" /* said in answers only: to be published on its date */
#define VOUCH_SERVER_STATUS_WITHDRAWN "withdrawn"

/**
 * VouchServerCard:
 * @number: the order of arrival; 0 = not stored yet
 * @id: UUID in lower case
 * @slug: the last part of the page's address
 * @key: what makes a draft's address unguessable
 * @status: one of the four above, never "future" in the database
 * @date: (nullable): when it is, or was, to be published; RFC 3339, UTC
 * @categories: a JSON array of texts
 * @tags: a JSON array of texts
 * @created: when the first revision came
 * @modified: when the last one came
 * @card: (nullable): the published form, byte for byte as it came; lists leave out this and the next two
 * @html: (nullable): the page's fragment
 * @jsonld: (nullable): what the page tells machines
 */
typedef struct
{
  gint64  number;
  gint64  revision;
  char   *id;
  char   *slug;
  char   *key;
  char   *status;
  char   *digest;
  char   *title;
  char   *excerpt;
  char   *language;
  char   *categories;
  char   *tags;
  char   *date;
  char   *created;
  char   *modified;
  char   *card;
  char   *html;
  char   *jsonld;
} VouchServerCard;

VouchServerCard *vouch_server_card_new           (const char            *id) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_server_card_free          (VouchServerCard       *self);
gboolean         vouch_server_card_is_public     (const VouchServerCard *self,
                                                  const char            *now);
gboolean         vouch_server_card_is_withdrawn  (const VouchServerCard *self);
const char      *vouch_server_card_get_said_status (const VouchServerCard *self,
                                                  const char            *now);
const char      *vouch_server_card_get_published (const VouchServerCard *self);
char            *vouch_server_card_dup_path      (const VouchServerCard *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vouch_server_card_equal         (const VouchServerCard *self,
                                                  const VouchServerCard *other);
char            *vouch_server_now                (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchServerCard, vouch_server_card_free)

G_END_DECLS
