/* vouch-lookup-settings.h: which registries are asked, and who asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchLookupSettings:
 * @crossref: address of Crossref's REST service, without a slash at its end
 * @pubmed: of NCBI's E-utilities
 * @arxiv: of arXiv's service
 * @datacite: of DataCite's REST service, which has the DOIs of data sets, software and preprints
 * @books: of Open Library
 * @trials: of ClinicalTrials.gov's service
 * @retractions: of the Retraction Watch list, as Crossref publishes it
 * @zotero: of Zotero's local service, on this computer
 * @mailto: (nullable): the user's address, which gives a better place in the registries' queues; sent
 *   only where the user has set it
 * @cache: (nullable): folder for answers; %NULL: none are kept
 * @max_tries: how often a question is put that the registry is too busy for
 * @timeout: seconds that it may be silent
 *
 * Immutable once it is used.
 */
typedef struct
{
  char *crossref; /* (owned) */
  char *pubmed;   /* (owned) */
  char *arxiv;    /* (owned) */
  char *datacite; /* (owned) */
  char *books;    /* (owned) */
  char *trials;   /* (owned) */
  char *retractions; /* (owned) */
  char *zotero;   /* (owned) */
  char *mailto;   /* (owned) (nullable) */
  char *cache;    /* (owned) (nullable) */
  guint max_tries;
  guint timeout;
} VouchLookupSettings;

VouchLookupSettings *vouch_lookup_settings_new      (void) G_GNUC_WARN_UNUSED_RESULT;
VouchLookupSettings *vouch_lookup_settings_copy     (const VouchLookupSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void                 vouch_lookup_settings_free     (VouchLookupSettings       *self);
gboolean             vouch_lookup_settings_is_local (const char                *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchLookupSettings, vouch_lookup_settings_free)

G_END_DECLS
