/* vouch-reference-item.h: puts what a reader found into a CSL-JSON item, in its normal form.
 *
 * Each setter leaves a member alone that is there already, so that readers ask
 * the best source first, and sets nothing where nothing is left of a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-reference-date.h"

G_BEGIN_DECLS

/* Text. */
char       *vouch_reference_clean_text       (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char       *vouch_reference_clean_title      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_reference_item_has         (JsonObject *item,
                                              const char *member);
void        vouch_reference_item_set_text    (JsonObject *item,
                                              const char *member,
                                              const char *text);
void        vouch_reference_item_set_title   (JsonObject *item,
                                              const char *member,
                                              const char *text);
void        vouch_reference_item_order_containers (JsonObject *item);
void        vouch_reference_item_set_abstract (JsonObject *item,
                                              const char *text);

/* People. */
char       *vouch_reference_given            (const char *family,
                                              const char *given) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *vouch_reference_person           (const char *family,
                                              const char *given,
                                              const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *vouch_reference_person_read      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *vouch_reference_group            (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_reference_item_add_name    (JsonObject *item,
                                              const char *member,
                                              JsonObject *name);

/* Dates. */
int         vouch_reference_month_read       (const char *word);
gboolean    vouch_reference_date_guess       (VouchReferenceDate *self,
                                              const char         *text);
void        vouch_reference_item_set_date    (JsonObject               *item,
                                              const char               *member,
                                              const VouchReferenceDate *date);

/* Pages. */
char       *vouch_reference_pages            (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_reference_item_set_pages   (JsonObject *item,
                                              const char *first,
                                              const char *last);

/* Identifiers. */
void        vouch_reference_item_set_doi     (JsonObject *item,
                                              const char *text);
void        vouch_reference_item_set_pmid    (JsonObject *item,
                                              const char *text);
void        vouch_reference_item_set_pmcid   (JsonObject *item,
                                              const char *text);
void        vouch_reference_item_add_serial  (JsonObject *item,
                                              const char *text);
void        vouch_reference_item_set_url     (JsonObject *item,
                                              const char *text);
void        vouch_reference_item_keep_url    (JsonObject *item,
                                              const char *text);
void        vouch_reference_item_set_language (JsonObject *item,
                                              const char *text);

G_END_DECLS
