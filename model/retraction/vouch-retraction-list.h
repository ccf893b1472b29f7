/* vouch-retraction-list.h: the Retraction Watch list as it was read last, kept on this computer.
 *
 * The user gets the list, a table, from Crossref and has it read; what is looked up in it
 * stays here. Without a list nothing is opened and nothing is found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-retraction.h"

G_BEGIN_DECLS

/**
 * VouchRetractionError:
 * @VOUCH_RETRACTION_ERROR_FOREIGN: no list of retractions
 * @VOUCH_RETRACTION_ERROR_STORE: what was read can't be kept
 */
typedef enum
{
  VOUCH_RETRACTION_ERROR_FOREIGN,
  VOUCH_RETRACTION_ERROR_STORE,
} VouchRetractionError;

#define VOUCH_RETRACTION_ERROR (vouch_retraction_error_quark ())

/* The most damaged rows that are told of one by one. */
#define VOUCH_RETRACTION_MAX_TOLD 20

/**
 * VouchRetractionReport:
 * @n_notices: how many were taken
 * @n_without: rows without a DOI or PubMed number, by which nothing could be found
 * @n_damaged: rows that can't be read
 * @damaged: (element-type guint): the lines of the first of these
 * @latest: (nullable): the day of the latest notice
 *
 * What was read.
 */
typedef struct
{
  guint   n_notices;
  guint   n_without;
  guint   n_damaged;
  GArray *damaged; /* (owned) */
  char   *latest;  /* (owned) (nullable) */
} VouchRetractionReport;

GQuark                 vouch_retraction_error_quark (void);
void                   vouch_retraction_report_free (VouchRetractionReport  *self);
char                  *vouch_retraction_list_path   (void) G_GNUC_WARN_UNUSED_RESULT;
VouchRetractionReport *vouch_retraction_list_read   (GFile                  *table,
                                                     GCancellable           *cancellable,
                                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void                   vouch_retraction_list_read_async (GFile              *table,
                                                     GCancellable           *cancellable,
                                                     GAsyncReadyCallback     callback,
                                                     gpointer                data);
VouchRetractionReport *vouch_retraction_list_read_finish (GAsyncResult      *result,
                                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
VouchRetraction       *vouch_retraction_list_find   (const char             *doi,
                                                     const char             *pmid) G_GNUC_WARN_UNUSED_RESULT;
gboolean               vouch_retraction_list_is_damaged (void);
char                  *vouch_retraction_list_describe (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchRetractionReport, vouch_retraction_report_free)

G_END_DECLS
