/* vouch-article-form-write.c: what is written into the fields of the article, in the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-article-form-private.h"

#include "vouch-article-type.h"
#include "vouch-article-types.h"
#include "vouch-card.h"
#include "vouch-csl-date.h"
#include "vouch-json.h"
#include "vouch-reference-article.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-links.h"

static void
write_value (VouchArticleForm *self,
             const char       *member,
             JsonNode         *value)
{
  g_autoptr (JsonNode) owned = value;
  g_autoptr (GError) error = NULL;

  if (!vouch_article_form_get_card (self) || vouch_json_equal (value, vouch_node_get_value (vouch_article_form_get_card (self), member)))
    return;
  self->is_busy = TRUE;
  if (!vouch_node_set_value (vouch_article_form_get_card (self), member, value, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
  self->is_busy = FALSE;
  vouch_article_form_show_summary (self);
}

static void
write_text (VouchArticleForm *self,
            const char       *member,
            const char       *text)
{
  write_value (self, member, vouch_article_form_is_blank (text) ? NULL : vouch_json_new_text (text));
}

/** The title proposes a type. */
void
vouch_article_form_title_changed (VouchArticleForm *self)
{
  if (self->is_busy)
    return;
  write_text (self, "article/title", vouch_text_row_get_text (self->title));
  if (vouch_article_form_get_card (self))
    {
      self->is_busy = TRUE;
      vouch_article_form_show_type (self);
      self->is_busy = FALSE;
    }
}

/** One name a line. */
void
vouch_article_form_authors_changed (VouchArticleForm *self)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) names = NULL;

  if (self->is_busy)
    return;
  lines = g_strsplit_set (vouch_text_row_get_text (self->authors), "\n\r", -1);
  names = g_ptr_array_new ();
  for (gsize i = 0; lines[i]; i++)
    if (*g_strstrip (lines[i]))
      g_ptr_array_add (names, lines[i]);
  g_ptr_array_add (names, NULL);
  write_value (self, "article/authors",
               names->len > 1 ? vouch_json_new_texts ((const char *const *) names->pdata) : NULL);
}

/** As it is typed. */
void
vouch_article_form_journal_changed (VouchArticleForm *self)
{
  if (!self->is_busy)
    write_text (self, "article/journal", gtk_editable_get_text (GTK_EDITABLE (self->journal)));
}

/** What can't be read is kept as it is written, and the field says so. */
void
vouch_article_form_date_done (VouchArticleForm *self)
{
  g_autofree char *iso = vouch_csl_date_dup_iso (vouch_form_field_get_text (self->date));

  if (self->is_busy)
    return;
  vouch_form_field_check (self->date);
  write_text (self, "article/date", iso ? iso : vouch_form_field_get_text (self->date));
}

/** As it is chosen. */
void
vouch_article_form_type_changed (VouchArticleForm *self)
{
  if (!self->is_busy)
    write_text (self, "article/type",
                vouch_article_types_get_id (adw_combo_row_get_selected (self->type)));
}

/** Takes the type that the title proposes. */
void
vouch_article_form_type_confirmed (VouchArticleForm *self)
{
  const char *title = vouch_card_get_article_title (VOUCH_CARD (vouch_article_form_get_card (self)));

  write_text (self, "article/type", vouch_article_type_propose (title, NULL));
  vouch_article_form_show_card (self);
}

static VouchChange *
make_doi_change (VouchArticleForm *self,
                 const char       *doi)
{
  VouchReference *original = vouch_article_form_find_original (self);
  g_autoptr (JsonObject) csl = NULL;
  g_autoptr (VouchReference) fresh = NULL;
  g_autoptr (JsonNode) value = vouch_article_form_is_blank (doi) ? NULL : vouch_json_new_text (doi);
  g_autofree char *id = NULL;

  if (original)
    return vouch_change_new_set (vouch_node_get_id (VOUCH_NODE (original)), "DOI",
                                 vouch_node_get_value (VOUCH_NODE (original), "DOI"), value);
  csl = vouch_reference_csl_from_article (VOUCH_CARD (vouch_article_form_get_card (self)));
  id = vouch_id_new ();
  json_object_set_string_member (csl, "id", id);
  json_object_set_string_member (csl, "DOI", doi);
  fresh = vouch_reference_find_same (VOUCH_CARD (vouch_article_form_get_card (self)), csl, NULL);
  fresh = fresh ? g_object_ref (fresh) : vouch_reference_new_from_csl (csl);
  return vouch_reference_edit_original (VOUCH_CARD (vouch_article_form_get_card (self)), fresh);
}

static gboolean
is_doi_new (VouchArticleForm *self,
            const char       *doi)
{
  VouchReference *original = vouch_article_form_find_original (self);
  g_autofree char *before
      = original ? vouch_reference_dup_doi (vouch_json_node_object (vouch_reference_get_csl (original)))
                 : NULL;

  return g_strcmp0 (vouch_article_form_is_blank (doi) ? NULL : doi, before) != 0;
}

/** One that can't be a DOI is told under the field, and not kept. */
void
vouch_article_form_doi_done (VouchArticleForm *self)
{
  const char *doi;
  g_autoptr (VouchChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_busy || !vouch_article_form_get_card (self) || !vouch_form_field_check (self->doi))
    return;
  doi = vouch_form_field_get_text (self->doi);
  if (!is_doi_new (self, doi))
    return;
  change = make_doi_change (self, doi);
  if (change && !vouch_document_edit (self->document, change, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
  vouch_article_form_show_card (self);
}
