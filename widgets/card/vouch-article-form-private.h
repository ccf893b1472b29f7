/* vouch-article-form-private.h: for the files of the article's form only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-about-form.h"
#include "vouch-article-form.h"
#include "vouch-form-field.h"
#include "vouch-reference.h"
#include "vouch-text-row.h"

G_BEGIN_DECLS

struct _VouchArticleForm
{
  GtkWidget parent_instance;

  VouchDocument *document; /* (owned) (nullable) */
  char          *card_id;  /* (owned) (nullable): whose form was opened last */
  GSignalGroup  *of_card;  /* (owned) */
  gboolean       is_busy;  /* fields follow the card, or the card a field: not both at once */

  GtkWidget       *box;
  AdwExpanderRow  *article;
  VouchTextRow    *title;
  VouchTextRow    *authors;
  VouchFormField  *date; /* (owned) */
  AdwEntryRow     *journal;
  AdwComboRow     *type;
  GtkWidget       *confirm;
  VouchFormField  *doi; /* (owned) */
  AdwActionRow    *original;
  GtkButton       *original_button;
  GtkWidget       *find_button;
  VouchAboutForm  *about;
};

VouchNode      *vouch_article_form_get_card       (VouchArticleForm *self);
VouchReference *vouch_article_form_find_original  (VouchArticleForm *self);
gboolean        vouch_article_form_is_blank       (const char       *text);
char           *vouch_article_form_dup_date       (const char       *text) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_article_form_show_card      (VouchArticleForm *self);
void            vouch_article_form_show_summary   (VouchArticleForm *self);
void            vouch_article_form_show_type      (VouchArticleForm *self);

void            vouch_article_form_title_changed   (VouchArticleForm *self);
void            vouch_article_form_authors_changed (VouchArticleForm *self);
void            vouch_article_form_journal_changed (VouchArticleForm *self);
void            vouch_article_form_type_changed    (VouchArticleForm *self);
void            vouch_article_form_type_confirmed  (VouchArticleForm *self);
void            vouch_article_form_date_done       (VouchArticleForm *self);
void            vouch_article_form_doi_done        (VouchArticleForm *self);

G_END_DECLS
