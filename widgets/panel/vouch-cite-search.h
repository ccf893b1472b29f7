/* vouch-cite-search.h: what fits what is typed: of the card, and of whoever else is asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-citation-index.h"
#include "vouch-cite-provider.h"
#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CITE_SEARCH (vouch_cite_search_get_type ())

G_DECLARE_FINAL_TYPE (VouchCiteSearch, vouch_cite_search, VOUCH, CITE_SEARCH, GObject)

/* Signal "changed": hits came, or what is to be said of the search is another. */
VouchCiteSearch *vouch_cite_search_new          (GListStore         *hits) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_cite_search_add_provider (VouchCiteSearch    *self,
                                                 VouchCiteProvider  *provider);
void             vouch_cite_search_set_document (VouchCiteSearch    *self,
                                                 VouchDocument      *document,
                                                 VouchCitationIndex *index);
void             vouch_cite_search_run          (VouchCiteSearch    *self,
                                                 VouchNode          *owner,
                                                 const char         *typed);
void             vouch_cite_search_stop         (VouchCiteSearch    *self);
void             vouch_cite_search_use          (VouchCiteSearch    *self,
                                                 const char         *reference);
const char      *vouch_cite_search_get_status   (VouchCiteSearch    *self);
const char      *vouch_cite_search_get_question (VouchCiteSearch    *self);
void             vouch_cite_search_agree        (VouchCiteSearch    *self);

G_END_DECLS
