/* vouch-page-document.h: the whole page around a card's fragment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchPageOptions:
 * @stylesheet: (nullable): address of what vouch_page_stylesheet() holds, for a site whose policy
 *   allows no style inside a page; %NULL puts it into the page
 * @canonical: (nullable): the page's own web address
 * @feed: (nullable): address of an Atom feed of the site's pages
 * @is_draft: whether it says at its top that it is no more than that
 * @is_site: whether it is about the site, such as a list, and not about a card
 *
 * What depends on where the page will stand. All strings belong to the caller.
 */
typedef struct
{
  const char *stylesheet;
  const char *canonical;
  const char *feed;
  gboolean    is_draft;
  gboolean    is_site;
} VouchPageOptions;

char       *vouch_page_document_new (const char             *html,
                                     const char             *jsonld,
                                     const char             *title,
                                     const char             *language,
                                     const char             *description,
                                     const VouchPageOptions *options) G_GNUC_WARN_UNUSED_RESULT;
const char *vouch_page_stylesheet   (void);

G_END_DECLS
