/* vouch-reference-found.h: what a registry told of one work, and for which identifiers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchReferenceFound:
 * @texts: (element-type utf8) (nullable elements): what it put into each field; %NULL: nothing
 * @others: what no field shows
 * @type: what it chose; %G_MAXUINT: nothing
 * @identifiers: the item's identifiers when it was filled in
 *
 * Kept so that it isn't taken for what the user wrote, and goes when the identifier turns out to
 * be another work's.
 */
typedef struct
{
  GPtrArray  *texts;       /* (owned) */
  JsonObject *others;      /* (owned) */
  guint       type;
  JsonObject *identifiers; /* (owned) */
} VouchReferenceFound;

VouchReferenceFound *vouch_reference_found_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void                 vouch_reference_found_free        (VouchReferenceFound *self);
void                 vouch_reference_found_identify    (VouchReferenceFound *self,
                                                        JsonObject          *csl);
gboolean             vouch_reference_found_is_of       (VouchReferenceFound *self,
                                                        JsonObject          *csl);
gboolean             vouch_reference_found_has_text    (VouchReferenceFound *self,
                                                        guint                field,
                                                        const char          *text);

G_END_DECLS
