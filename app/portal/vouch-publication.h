/* vouch-publication.h: what one publishing sends: a card as it was when it was asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "vouch-receipt.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLICATION (vouch_publication_get_type ())

/**
 * VouchPublication:
 *
 * Immutable, made of text alone, and so fit for any thread: the card may be
 * edited on while it is sent.
 */
typedef struct _VouchPublication VouchPublication;

GType             vouch_publication_get_type  (void) G_GNUC_CONST;

VouchPublication *vouch_publication_new       (JsonNode               *card,
                                               const char             *status,
                                               GError                **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPublication *vouch_publication_new_withdrawal (JsonNode          *card,
                                               const char             *reason,
                                               GError                **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPublication *vouch_publication_new_from_record (JsonNode         *record) G_GNUC_WARN_UNUSED_RESULT;
JsonNode         *vouch_publication_to_record (const VouchPublication *self) G_GNUC_WARN_UNUSED_RESULT;
VouchPublication *vouch_publication_ref       (VouchPublication       *self);
void              vouch_publication_unref     (VouchPublication       *self);

const char       *vouch_publication_get_id    (const VouchPublication *self);
const char       *vouch_publication_get_title (const VouchPublication *self);
const char       *vouch_publication_get_digest (const VouchPublication *self);
const char       *vouch_publication_get_status (const VouchPublication *self);
gboolean          vouch_publication_is_withdrawal (const VouchPublication *self);
const char       *vouch_publication_get_reason (const VouchPublication *self);
const char       *vouch_publication_get_card  (const VouchPublication *self);
gint64            vouch_publication_get_embargo (const VouchPublication *self);
const char       *vouch_publication_find_reason (const VouchPublication *self,
                                               const char             *portal,
                                               gint64                  revision);
const VouchReceipt *vouch_publication_get_last (const VouchPublication *self,
                                               const char             *portal);
gint64            vouch_publication_get_base  (const VouchPublication *self,
                                               const char             *portal);
gboolean          vouch_publication_was_at_other (const VouchPublication *self,
                                               const char             *address);
char             *vouch_publication_make_job  (const VouchPublication *self,
                                               const char             *portal,
                                               gint64                  base) G_GNUC_WARN_UNUSED_RESULT;
JsonNode         *vouch_publication_to_json   (const VouchPublication *self,
                                               const char             *job,
                                               gint64                  base,
                                               const char             *base_digest) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPublication, vouch_publication_unref)

G_END_DECLS
