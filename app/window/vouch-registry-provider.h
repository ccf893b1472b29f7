/* vouch-registry-provider.h: Crossref, PubMed and arXiv, for whoever cites by an identifier.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-cite-provider.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REGISTRY_PROVIDER (vouch_registry_provider_get_type ())

G_DECLARE_FINAL_TYPE (VouchRegistryProvider, vouch_registry_provider, VOUCH, REGISTRY_PROVIDER, GObject)

VouchCiteProvider *vouch_registry_provider_new (GSettings *settings,
                                                VouchCard *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
