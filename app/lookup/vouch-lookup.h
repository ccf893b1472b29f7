/* vouch-lookup.h: a reference from an identifier, an address or a pasted reference.
 *
 * What is sent is the identifier, or the pasted words, to the registry that knows such
 * things: Crossref, PubMed or arXiv; DataCite and Open Library where Crossref does not
 * know it; ClinicalTrials.gov for a trial's number. Nothing else of a card goes out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "vouch-lookup-error.h"
#include "vouch-lookup-settings.h"

G_BEGIN_DECLS

const char *vouch_lookup_get_registry (const char                 *text);
JsonArray  *vouch_lookup_run          (const VouchLookupSettings  *settings,
                                       const char                 *text,
                                       GCancellable               *cancellable,
                                       GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_lookup_run_async    (const VouchLookupSettings  *settings,
                                       const char                 *text,
                                       GCancellable               *cancellable,
                                       GAsyncReadyCallback         callback,
                                       gpointer                    data);
JsonArray  *vouch_lookup_run_finish   (GAsyncResult               *result,
                                       GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
