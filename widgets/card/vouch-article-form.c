/* vouch-article-form.c: the article that the card summarises, in one row that opens into a form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-article-form-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-article-type.h"
#include "vouch-article-types.h"
#include "vouch-card.h"
#include "vouch-editable.h"
#include "vouch-json.h"
#include "vouch-reference-links.h"
#include "vouch-reference-plain.h"
#include "vouch-widgets.h"

/**
 * VouchArticleForm:
 *
 * Two rows that say what is known, of the article and of the card itself, and open
 * into fields. What is written is the card's at once; a date and a DOI are read when
 * they are left, or with Enter. Undo is the window's.
 *
 * A DOI is the original source's: where the card names none yet, it makes one of
 * what the form says.
 */
G_DEFINE_FINAL_TYPE (VouchArticleForm, vouch_article_form, GTK_TYPE_WIDGET)

enum
{
  PROP_EXPANDED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const VouchReferenceField date_field = { "issued", VOUCH_REFERENCE_FIELD_DATE, N_("Date") };
static const VouchReferenceField doi_field
    = { "DOI", VOUCH_REFERENCE_FIELD_DOI, N_("DOI of the original source") };

/* --- the fields --- */

/** Shows the type of the article, and the one that its title proposes. */
void
vouch_article_form_show_type (VouchArticleForm *self)
{
  VouchCard *card = VOUCH_CARD (vouch_article_form_get_card (self));
  const char *title = vouch_card_get_article_title (card);
  const char *type = vouch_card_get_article_type (card);
  const char *proposed = title ? vouch_article_type_propose (title, NULL) : "unknown";
  guint position = vouch_article_types_find (type);
  gboolean has_proposal = position == 0 && !g_str_equal (proposed, "unknown");
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (self->type));
  g_autofree char *words = NULL;

  adw_combo_row_set_selected (self->type, position);
  if (has_proposal)
    words = g_strdup_printf (_("Suggested by the title: %s"),
                             gtk_string_list_get_string (names, vouch_article_types_find (proposed)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->type), words ? words : "");
  gtk_widget_set_visible (self->confirm, has_proposal);
}

static void
show_original (VouchArticleForm *self)
{
  VouchReference *original = vouch_article_form_find_original (self);
  JsonObject *csl
      = original ? vouch_json_node_object (vouch_reference_get_csl (original)) : NULL;
  g_autofree char *entry = csl ? vouch_reference_plain (csl) : g_strdup (_("Not set"));
  g_autofree char *doi = csl ? vouch_reference_dup_doi (csl) : NULL;

  adw_action_row_set_subtitle (self->original, entry);
  gtk_button_set_label (self->original_button, original ? _("Edit…") : _("Add…"));
  gtk_widget_set_visible (self->find_button, !original);
  vouch_form_field_set_text (self->doi, doi);
  vouch_form_field_check (self->doi);
}

/** Shows what the card says of its article. */
void
vouch_article_form_show_card (VouchArticleForm *self)
{
  VouchCard *card = VOUCH_CARD (vouch_article_form_get_card (self));
  g_auto (GStrv) authors = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *date = NULL;

  if (self->is_busy || !card)
    return;
  self->is_busy = TRUE;
  authors = vouch_card_dup_article_authors (card);
  lines = authors ? g_strjoinv ("\n", authors) : NULL;
  date = vouch_article_form_dup_date (vouch_node_get_text (VOUCH_NODE (card), "article/date"));
  vouch_text_row_set_text (self->title, vouch_card_get_article_title (card));
  vouch_text_row_set_text (self->authors, lines);
  vouch_form_field_set_text (self->date, date);
  vouch_form_field_check (self->date);
  vouch_editable_show_text (GTK_EDITABLE (self->journal),
                            vouch_node_get_text (VOUCH_NODE (card), "article/journal"));
  vouch_article_form_show_type (self);
  show_original (self);
  vouch_article_form_show_summary (self);
  self->is_busy = FALSE;
}

static void
original_cb (VouchArticleForm *self)
{
  VouchReference *original = vouch_article_form_get_card (self) ? vouch_article_form_find_original (self) : NULL;

  if (original)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.edit-reference", "s",
                                vouch_node_get_id (VOUCH_NODE (original)));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.add-original-source", NULL);
}

static void
find_cb (VouchArticleForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.find-article", NULL);
}

static void
expanded_cb (VouchArticleForm *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

/* --- following --- */

/* The reference itself may be another now: its title, its DOI, or that it is there at all. */
static void
document_changed_cb (VouchArticleForm *self,
                     VouchChange      *change)
{
  if (self->is_busy || !vouch_article_form_get_card (self))
    return;
  self->is_busy = TRUE;
  show_original (self);
  self->is_busy = FALSE;
}

/* Behind the fields that are made here, and so made here, too. */
static void
add_original (VouchArticleForm *self)
{
  self->original = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Original source"), "use-markup",
                                 FALSE, NULL);
  self->find_button = gtk_button_new_with_label (_("Find…"));
  gtk_widget_set_valign (self->find_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->find_button,
                               _("Find the Article by Title, First Author and Year"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->find_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find the article"), -1);
  adw_action_row_add_suffix (self->original, self->find_button);
  g_signal_connect_object (self->find_button, "clicked", G_CALLBACK (find_cb), self,
                           G_CONNECT_SWAPPED);
  self->original_button = g_object_new (GTK_TYPE_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);
  adw_action_row_add_suffix (self->original, GTK_WIDGET (self->original_button));
  adw_expander_row_add_row (self->article, GTK_WIDGET (self->original));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->original_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Original source"), -1);
  g_signal_connect_object (self->original_button, "clicked", G_CALLBACK (original_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_fields (VouchArticleForm *self)
{
  GtkStringList *types = vouch_article_types_new_model ();

  self->date = vouch_form_field_new (&date_field);
  self->doi = vouch_form_field_new (&doi_field);
  vouch_form_field_add_below (self->date, self->article);
  vouch_form_field_add_below (self->doi, self->article);
  add_original (self);
  vouch_form_field_leave_undo (self->date);
  vouch_form_field_leave_undo (self->doi);
  g_signal_connect_object (self->date, "left", G_CALLBACK (vouch_article_form_date_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->date, "activated", G_CALLBACK (vouch_article_form_date_done), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->doi, "left", G_CALLBACK (vouch_article_form_doi_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->doi, "activated", G_CALLBACK (vouch_article_form_doi_done), self,
                           G_CONNECT_SWAPPED);
  vouch_editable_leave_undo (GTK_EDITABLE (self->journal));
  adw_combo_row_set_model (self->type, G_LIST_MODEL (types));
  g_object_unref (types);
}

static void
vouch_article_form_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EXPANDED:
      g_value_set_boolean (value,
                           adw_expander_row_get_expanded (VOUCH_ARTICLE_FORM (object)->article));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_article_form_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_EXPANDED:
      adw_expander_row_set_expanded (VOUCH_ARTICLE_FORM (object)->article,
                                     g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_article_form_dispose (GObject *object)
{
  VouchArticleForm *self = VOUCH_ARTICLE_FORM (object);

  if (self->of_card)
    vouch_article_form_set_document (self, NULL, NULL);
  g_clear_object (&self->of_card);
  gtk_widget_dispose_template (GTK_WIDGET (self), VOUCH_TYPE_ARTICLE_FORM);
  g_clear_object (&self->date);
  g_clear_object (&self->doi);
  G_OBJECT_CLASS (vouch_article_form_parent_class)->dispose (object);
}

static void
vouch_article_form_finalize (GObject *object)
{
  g_free (VOUCH_ARTICLE_FORM (object)->card_id);
  G_OBJECT_CLASS (vouch_article_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VouchArticleForm, box);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleForm, article);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleForm, title);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleForm, authors);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleForm, journal);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleForm, type);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleForm, confirm);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleForm, about);
  gtk_widget_class_bind_template_callback_full (widget_class, "title_changed_cb",
                                                G_CALLBACK (vouch_article_form_title_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "authors_changed_cb",
                                                G_CALLBACK (vouch_article_form_authors_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "journal_changed_cb",
                                                G_CALLBACK (vouch_article_form_journal_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "type_changed_cb",
                                                G_CALLBACK (vouch_article_form_type_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "confirm_cb",
                                                G_CALLBACK (vouch_article_form_type_confirmed));
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
vouch_article_form_class_init (VouchArticleFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_article_form_get_property;
  object_class->set_property = vouch_article_form_set_property;
  object_class->dispose = vouch_article_form_dispose;
  object_class->finalize = vouch_article_form_finalize;
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VOUCH_TYPE_TEXT_ROW);
  g_type_ensure (VOUCH_TYPE_ABOUT_FORM);
  gtk_widget_class_set_css_name (widget_class, "articleform");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               VOUCH_WIDGETS_RESOURCES "/ui/vouch-article-form.ui");
  bind_children (widget_class);
}

static void
vouch_article_form_init (VouchArticleForm *self)
{
  static const char *const members[] = {
    "notify::article-title",   "notify::article-authors", "notify::article-date",
    "notify::article-journal", "notify::article-type",    "notify::article-reference",
  };

  self->is_busy = TRUE; /* until there is a card */
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_text_row_set_multiline (self->authors, TRUE);
  vouch_text_row_set_hint (self->authors, _("One per line, as printed in the article"));
  add_fields (self);
  self->of_card = g_signal_group_new (VOUCH_TYPE_CARD);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_signal_group_connect_object (self->of_card, members[i], G_CALLBACK (vouch_article_form_show_card), self,
                                   G_CONNECT_SWAPPED);
}

GtkWidget *
vouch_article_form_new (void)
{
  return g_object_new (VOUCH_TYPE_ARTICLE_FORM, NULL);
}

/**
 * vouch_article_form_set_document:
 * @document: (nullable): whose article to show; %NULL lets go of the last one
 * @index: (nullable): not used; every view of a document takes it
 *
 * A form that comes back to the card that it showed last is as open as it was.
 */
void
vouch_article_form_set_document (VouchArticleForm   *self,
                                 VouchDocument      *document,
                                 VouchCitationIndex *index)
{
  const char *id;

  g_return_if_fail (VOUCH_IS_ARTICLE_FORM (self));

  if (self->document)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  g_signal_group_set_target (self->of_card, NULL);
  g_set_object (&self->document, document);
  vouch_about_form_set_document (self->about, document);
  self->is_busy = document == NULL;
  if (!document)
    return;
  id = vouch_node_get_id (vouch_article_form_get_card (self));
  if (g_strcmp0 (self->card_id, id) != 0)
    {
      adw_expander_row_set_expanded (self->article, FALSE);
      g_free (self->card_id);
      self->card_id = g_strdup (id);
    }
  g_signal_group_set_target (self->of_card, vouch_article_form_get_card (self));
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  vouch_article_form_show_card (self);
}

/** Opens the article's fields and gives the keyboard to the first. */
void
vouch_article_form_open (VouchArticleForm *self)
{
  g_return_if_fail (VOUCH_IS_ARTICLE_FORM (self));

  adw_expander_row_set_expanded (self->article, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

/**
 * vouch_article_form_go:
 * @member: (nullable): a member of the card that the form has, as "article/type"
 *
 * Opens the form and gives the keyboard to that field.
 *
 * Returns: whether the form has it
 */
gboolean
vouch_article_form_go (VouchArticleForm *self,
                       const char       *member)
{
  g_return_val_if_fail (VOUCH_IS_ARTICLE_FORM (self), FALSE);

  if (vouch_about_form_go (self->about, member))
    return TRUE;
  vouch_article_form_open (self);
  if (g_strcmp0 (member, "article/authors") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->authors));
  else if (g_strcmp0 (member, "article/date") == 0)
    vouch_form_field_focus (self->date);
  else if (g_strcmp0 (member, "article/journal") == 0)
    vouch_editable_focus (GTK_EDITABLE (self->journal));
  else if (g_strcmp0 (member, "article/type") == 0)
    gtk_widget_grab_focus (gtk_widget_get_visible (self->confirm) ? self->confirm
                                                                  : GTK_WIDGET (self->type));
  else if (g_strcmp0 (member, "article/reference") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->original_button));
  return member && g_str_has_prefix (member, "article");
}
