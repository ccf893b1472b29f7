/* vouch-page-citations.h: numbers the references and links them with their places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-builder.h"

G_BEGIN_DECLS

VouchPageCitations *vouch_page_citations_new          (JsonObject         *form) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_page_citations_free         (VouchPageCitations *self);
guint               vouch_page_citations_get_n        (VouchPageCitations *self);
JsonObject         *vouch_page_citations_get_csl      (VouchPageCitations *self,
                                                       guint               index);
void                vouch_page_citations_append_marks (VouchPageBuilder   *builder,
                                                       JsonObject         *owner);
char               *vouch_page_citations_dup_numbers  (VouchPageBuilder   *builder,
                                                       JsonObject         *owner) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_page_citations_append_list  (VouchPageBuilder   *builder);

JsonObject         *vouch_page_find_reference         (JsonObject         *form,
                                                       const char         *id);

G_END_DECLS
