/* vouch-page-builder.h: what the parts of the page's renderer share; private to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-page-words.h"

G_BEGIN_DECLS

typedef struct _VouchPageCitations VouchPageCitations;

/**
 * VouchPageBuilder:
 * @html: the fragment so far
 * @form: the published form
 * @language: the card's language, fit for a page
 * @words: the page's own words, in that language or in English
 * @prefix: of all ids in the fragment, so that two cards fit on one page
 * @citations: the numbers of the references
 * @entries: (nullable) (element-type GPtrArray): the references in a citation style, by number
 * @n_headings: how many have an id
 */
typedef struct
{
  GString              *html;      /* (owned) */
  JsonObject           *form;      /* (unowned) */
  char                 *language;  /* (owned) */
  const VouchPageWords *words;     /* (unowned) */
  char                 *prefix;    /* (owned) */
  VouchPageCitations   *citations; /* (owned) */
  GPtrArray            *entries;   /* (owned) (nullable) */
  guint                 n_headings;
} VouchPageBuilder;

void        vouch_page_builder_init              (VouchPageBuilder *self,
                                                  JsonObject       *form);
void        vouch_page_builder_clear             (VouchPageBuilder *self);
const char *vouch_page_builder_get_word          (VouchPageBuilder *self,
                                                  VouchPageWord     word);
void        vouch_page_builder_append_word       (VouchPageBuilder *self,
                                                  VouchPageWord     word);
void        vouch_page_builder_append_own_words  (VouchPageBuilder *self,
                                                  const char       *text);
void        vouch_page_builder_append_heading    (VouchPageBuilder *self,
                                                  guint             level,
                                                  const char       *title);
void        vouch_page_builder_append_word_heading (VouchPageBuilder *self,
                                                    guint             level,
                                                    VouchPageWord     word);
void        vouch_page_builder_append_time       (VouchPageBuilder *self,
                                                  const char       *date);

G_END_DECLS
