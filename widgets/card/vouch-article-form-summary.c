/* vouch-article-form-summary.c: what is known of the article, in one row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-article-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-article-types.h"
#include "vouch-card.h"
#include "vouch-reference-date.h"

/* As many authors as a line has room for. */
#define AUTHORS_SHOWN 2

/** Returns: (nullable): the card whose article is shown. */
VouchNode *
vouch_article_form_get_card (VouchArticleForm *self)
{
  return self->document ? VOUCH_NODE (vouch_document_get_card (self->document)) : NULL;
}

/** Returns: (nullable): the card's reference to its article. */
VouchReference *
vouch_article_form_find_original (VouchArticleForm *self)
{
  const char *id = vouch_card_get_article_reference (VOUCH_CARD (vouch_article_form_get_card (self)));
  VouchNode *node = id ? vouch_document_lookup (self->document, id) : NULL;

  return VOUCH_IS_REFERENCE (node) ? VOUCH_REFERENCE (node) : NULL;
}

/** Returns: whether @text says nothing. */
gboolean
vouch_article_form_is_blank (const char *text)
{
  return !text || text[strspn (text, " \t\n")] == '\0';
}

/* "Kim M, An Y and 10 others" are the card's own words for people: as it has them. */
static char *
dup_authors_line (char **authors)
{
  guint n_authors = authors ? g_strv_length (authors) : 0;
  guint n_others = n_authors - MIN (n_authors, AUTHORS_SHOWN);
  g_autofree char *names = NULL;
  GString *shown = g_string_new (NULL);

  /* One more name is as short as to say that there is one. */
  if (n_others == 1)
    n_others = 0;
  for (guint i = 0; i < n_authors - n_others; i++)
    g_string_append_printf (shown, "%s%s", i ? ", " : "", authors[i]);
  names = g_string_free (shown, FALSE);
  if (n_others == 0)
    return g_steal_pointer (&names);
  /* Translators: some names, then how many more there are */
  return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n_others), names,
                          n_others);
}

/** Returns: (transfer full): @text in words, where it is a date. */
char *
vouch_article_form_dup_date (const char *text)
{
  VouchReferenceDate date;

  if (vouch_reference_date_parse (&date, text))
    return vouch_reference_date_plain (&date);
  return g_strdup (text ? text : "");
}

static void
append (GString    *line,
        const char *words)
{
  if (!vouch_article_form_is_blank (words))
    g_string_append_printf (line, "%s%s", line->len ? " · " : "", words);
}

/** Says in one row what is known of the article. */
void
vouch_article_form_show_summary (VouchArticleForm *self)
{
  VouchCard *card = VOUCH_CARD (vouch_article_form_get_card (self));
  g_auto (GStrv) authors = vouch_card_dup_article_authors (card);
  g_autofree char *people = dup_authors_line (authors);
  g_autofree char *date = vouch_article_form_dup_date (vouch_node_get_text (VOUCH_NODE (card), "article/date"));
  guint type = vouch_article_types_find (vouch_card_get_article_type (card));
  GtkStringList *types = GTK_STRING_LIST (adw_combo_row_get_model (self->type));
  g_autoptr (GString) line = g_string_new (NULL);
  const char *title = vouch_card_get_article_title (card);

  append (line, people);
  append (line, vouch_node_get_text (VOUCH_NODE (card), "article/journal"));
  append (line, date);
  append (line, type > 0 ? gtk_string_list_get_string (types, type) : _("article type not set"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->article),
                                 vouch_article_form_is_blank (title) ? _("Article without a title") : title);
  adw_expander_row_set_subtitle (self->article, line->str);
}
