/* vouch-page.h: a card as the page that portal, preview and export show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchPage:
 * @html: one `<article>` element
 * @jsonld: a schema.org description, fit to stand in a script element as it is
 * @title: the card's title, plain text
 * @description: a sentence or two from the card, plain text
 * @label: (nullable): that somebody paid for what it is about, plain text; @description begins with it
 * @language: the card's language, a tag that `lang` takes
 *
 * What a published form looks like. The same form gives the same bytes, whoever renders it and
 * when.
 */
typedef struct
{
  char *html;        /* (owned) */
  char *jsonld;      /* (owned) */
  char *title;       /* (owned) */
  char *description; /* (owned) */
  char *label;       /* (owned) (nullable) */
  char *language;    /* (owned) */
} VouchPage;

VouchPage *vouch_page_new          (JsonNode    *published) G_GNUC_WARN_UNUSED_RESULT;
VouchPage *vouch_page_new_in_style (JsonNode    *published,
                                    const char  *style,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_page_free         (VouchPage   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPage, vouch_page_free)

G_END_DECLS
