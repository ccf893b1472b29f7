/* vouch-article-finder.h: looks for the article that a card summarises.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_ARTICLE_FINDER (vouch_article_finder_get_type ())

G_DECLARE_FINAL_TYPE (VouchArticleFinder, vouch_article_finder, VOUCH, ARTICLE_FINDER, AdwBin)

/* Signal "done": the article is the card's original source now. Property "button" (GtkWidget, read
 * only, nullable): what Enter should press: the button that takes what was found. */
GtkWidget *vouch_article_finder_new    (GSettings          *settings,
                                        VouchDocument      *document) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_article_finder_begin  (VouchArticleFinder *self);
gboolean   vouch_article_finder_wanted (VouchDocument      *document);
void       vouch_article_finder_present (GtkWindow         *parent,
                                        GSettings          *settings,
                                        VouchDocument      *document);

G_END_DECLS
