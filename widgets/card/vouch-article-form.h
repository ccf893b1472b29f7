/* vouch-article-form.h: the article that the card summarises, in one row that opens into a form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_ARTICLE_FORM (vouch_article_form_get_type ())

G_DECLARE_FINAL_TYPE (VouchArticleForm, vouch_article_form, VOUCH, ARTICLE_FORM, GtkWidget)

/* Property "expanded" (boolean). */
GtkWidget *vouch_article_form_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_article_form_set_document (VouchArticleForm   *self,
                                            VouchDocument      *document,
                                            VouchCitationIndex *index);
void       vouch_article_form_open         (VouchArticleForm   *self);
gboolean   vouch_article_form_go           (VouchArticleForm   *self,
                                            const char         *member);

G_END_DECLS
