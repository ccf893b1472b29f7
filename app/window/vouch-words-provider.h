/* vouch-words-provider.h: Crossref or PubMed, for whoever cites by a few words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-cite-provider.h"
#include "vouch-lookup-words.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_WORDS_PROVIDER (vouch_words_provider_get_type ())

G_DECLARE_FINAL_TYPE (VouchWordsProvider, vouch_words_provider, VOUCH, WORDS_PROVIDER, GObject)

VouchCiteProvider *vouch_words_provider_new (GSettings        *settings,
                                             VouchCard        *card,
                                             VouchLookupWhere  where) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
