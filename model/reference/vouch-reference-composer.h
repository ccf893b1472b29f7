/* vouch-reference-composer.h: what the entries of all types of records are made of.
 *
 * For vouch-reference-plain.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-reference-part.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray  *parts; /* of VouchReferencePart */
  JsonObject *csl;
} VouchComposer;

void     vouch_compose_append               (VouchComposer *composer,
                                             VouchReferencePartKind kind,
                                             const char *text,
                                             const char *address);
void     vouch_compose_text                 (VouchComposer *composer,
                                             const char *text);
void     vouch_compose_end_sentence         (VouchComposer *composer);
void     vouch_compose_begin_sentence       (VouchComposer *composer);
void     vouch_compose_sentence             (VouchComposer *composer,
                                             const char *text);
char    *vouch_compose_dup_member           (JsonObject *csl,
                                             const char *member);
char    *vouch_compose_dup_first_member     (JsonObject *csl,
                                             const char *const *members);
char    *vouch_compose_dup_pages            (JsonObject *csl);
void     vouch_compose_names                (VouchComposer *composer);
void     vouch_compose_title                (VouchComposer *composer,
                                             gboolean is_emphasised);
void     vouch_compose_container            (VouchComposer *composer);
void     vouch_compose_date_after           (VouchComposer *composer,
                                             const char *words,
                                             const char *member);
gboolean vouch_compose_has_place_in_journal (JsonObject *csl);
void     vouch_compose_place_in_journal     (VouchComposer *composer);
void     vouch_compose_year_and_place       (VouchComposer *composer);
void     vouch_compose_publisher_and_year   (VouchComposer *composer);
void     vouch_compose_edition              (VouchComposer *composer);
void     vouch_compose_address              (VouchComposer *composer,
                                             gboolean is_always_shown);
void     vouch_compose_identifiers          (VouchComposer *composer);

G_END_DECLS
