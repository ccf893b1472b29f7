/* vouch-lookup-registry.h: what each registry is asked, and its answers as CSL-JSON items.
 *
 * Each asks one question, blocks, and adds what was found to @batch, whose records
 * of trouble are left alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-lookup-settings.h"
#include "vouch-reference-batch.h"

G_BEGIN_DECLS

typedef struct
{
  const VouchLookupSettings *settings;
  VouchReferenceBatch *batch;
  GCancellable *cancellable; /* (nullable) */
} VouchLookupQuestion;

gboolean vouch_lookup_crossref_doi    (const VouchLookupQuestion *question,
                                       const char                *doi,
                                       GError                   **error);
gboolean vouch_lookup_crossref_isbn   (const VouchLookupQuestion *question,
                                       const char                *isbn,
                                       GError                   **error);
gboolean vouch_lookup_crossref_words  (const VouchLookupQuestion *question,
                                       const char                *words,
                                       GError                   **error);
gboolean vouch_lookup_pubmed_id       (const VouchLookupQuestion *question,
                                       const char                *pmids,
                                       GError                   **error);
gboolean vouch_lookup_pubmed_search   (const VouchLookupQuestion *question,
                                       const char                *term,
                                       guint                      limit,
                                       GError                   **error);
gboolean vouch_lookup_arxiv_id        (const VouchLookupQuestion *question,
                                       const char                *id,
                                       GError                   **error);
gboolean vouch_lookup_datacite_doi    (const VouchLookupQuestion *question,
                                       const char                *doi,
                                       GError                   **error);
gboolean vouch_lookup_books_isbn      (const VouchLookupQuestion *question,
                                       const char                *isbn,
                                       GError                   **error);
gboolean vouch_lookup_trials_number   (const VouchLookupQuestion *question,
                                       const char                *number,
                                       GError                   **error);
gboolean vouch_lookup_judge_json      (guint                      status,
                                       GBytes                    *answer,
                                       GError                   **error);
gboolean vouch_lookup_fail_not_found  (GError                   **error);

G_END_DECLS
