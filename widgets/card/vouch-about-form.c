/* vouch-about-form.c: who made the card and how, in one row that opens into a form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-about-form.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-people.h"
#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-text-row.h"

/**
 * VouchAboutForm:
 *
 * What the page prints of the card itself, apart from the article's authors: who
 * prepared and who reviewed it, and how its text came about. What is written is the
 * card's at once; undo is the window's.
 */
struct _VouchAboutForm
{
  AdwExpanderRow parent_instance;

  VouchDocument *document; /* (owned) (nullable) */
  GSignalGroup  *of_card;  /* (owned) */
  GtkStringList *languages; /* (owned): the card's own may be one more */
  gboolean       is_busy;  /* fields follow the card, or the card a field: not both at once */

  VouchTextRow *prepared;
  VouchTextRow *reviewed;
  VouchTextRow *disclosure;
  AdwComboRow  *drafting;
  AdwComboRow  *language;
};

G_DEFINE_FINAL_TYPE (VouchAboutForm, vouch_about_form, ADW_TYPE_EXPANDER_ROW)

typedef struct
{
  const char *id;
  const char *name;
} Choice;

static const Choice draftings[] = {
  { "unknown", N_("Not known") },
  { "person", N_("A person") },
  { "machine", N_("A machine") },
  { "mixed", N_("A person and a machine") },
};

/* Those that the page has words in. */
static const Choice languages[] = {
  { "en", N_("English") }, { "de", N_("German") }, { "fr", N_("French") },
  { "es", N_("Spanish") }, { "ar", N_("Arabic") },
};

static VouchNode *
get_card (VouchAboutForm *self)
{
  return self->document ? VOUCH_NODE (vouch_document_get_card (self->document)) : NULL;
}

static guint
find_choice (const Choice *choices,
             gsize         n_choices,
             const char   *id)
{
  for (guint i = 0; id && i < n_choices; i++)
    if (g_str_equal (choices[i].id, id))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* --- showing --- */

static void
append (GString    *line,
        const char *words,
        const char *names)
{
  if (*names)
    g_string_append_printf (line, "%s%s %s", line->len ? " · " : "", words, names);
}

static void
show_summary (VouchAboutForm *self)
{
  JsonNode *people = vouch_node_get_value (get_card (self), "people");
  g_autofree char *prepared
      = vouch_card_people_list (people, VOUCH_PUBLISHED_ROLE_PREPARED, ", ");
  g_autofree char *reviewed
      = vouch_card_people_list (people, VOUCH_PUBLISHED_ROLE_REVIEWED, ", ");
  g_autoptr (GString) line = g_string_new (NULL);

  append (line, _("Prepared by"), prepared);
  append (line, _("Reviewed by"), reviewed);
  if (line->len == 0)
    g_string_append (line, _("No authors or reviewers yet"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line->str);
}

/* A language that we have no words in is the card's all the same. */
static void
show_language (VouchAboutForm *self)
{
  const char *language = vouch_node_get_text (get_card (self), "language");
  guint position = find_choice (languages, G_N_ELEMENTS (languages), language ? language : "en");
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->languages));
  const char *more[] = { language, NULL };

  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_string_list_splice (self->languages, G_N_ELEMENTS (languages),
                              n_shown - G_N_ELEMENTS (languages), more);
      position = G_N_ELEMENTS (languages);
    }
  adw_combo_row_set_selected (self->language, position);
}

static void
show_card (VouchAboutForm *self)
{
  VouchNode *card = get_card (self);
  JsonNode *people;
  g_autofree char *prepared = NULL;
  g_autofree char *reviewed = NULL;
  guint drafting;

  if (self->is_busy || !card)
    return;
  self->is_busy = TRUE;
  people = vouch_node_get_value (card, "people");
  prepared = vouch_card_people_list (people, VOUCH_PUBLISHED_ROLE_PREPARED, "\n");
  reviewed = vouch_card_people_list (people, VOUCH_PUBLISHED_ROLE_REVIEWED, "\n");
  drafting = find_choice (draftings, G_N_ELEMENTS (draftings), vouch_node_get_text (card, "drafting"));
  vouch_text_row_set_text (self->prepared, prepared);
  vouch_text_row_set_text (self->reviewed, reviewed);
  vouch_text_row_set_text (self->disclosure, vouch_node_get_text (card, "disclosure"));
  adw_combo_row_set_selected (self->drafting, drafting == GTK_INVALID_LIST_POSITION ? 0 : drafting);
  show_language (self);
  show_summary (self);
  self->is_busy = FALSE;
}

/* --- writing --- */

static void
write_value (VouchAboutForm *self,
             const char     *member,
             JsonNode       *value)
{
  g_autoptr (JsonNode) owned = value;
  g_autoptr (GError) error = NULL;

  if (!get_card (self) || vouch_json_equal (value, vouch_node_get_value (get_card (self), member)))
    return;
  self->is_busy = TRUE;
  if (!vouch_node_set_value (get_card (self), member, value, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
  self->is_busy = FALSE;
  show_summary (self);
}

static void
prepared_changed_cb (VouchAboutForm *self)
{
  if (!self->is_busy && get_card (self))
    write_value (self, "people",
                 vouch_card_people_replace (vouch_node_get_value (get_card (self), "people"),
                                            VOUCH_PUBLISHED_ROLE_PREPARED,
                                            vouch_text_row_get_text (self->prepared)));
}

static void
reviewed_changed_cb (VouchAboutForm *self)
{
  if (!self->is_busy && get_card (self))
    write_value (self, "people",
                 vouch_card_people_replace (vouch_node_get_value (get_card (self), "people"),
                                            VOUCH_PUBLISHED_ROLE_REVIEWED,
                                            vouch_text_row_get_text (self->reviewed)));
}

static void
disclosure_changed_cb (VouchAboutForm *self)
{
  const char *text = vouch_text_row_get_text (self->disclosure);

  if (!self->is_busy)
    write_value (self, "disclosure", *text ? vouch_json_new_text (text) : NULL);
}

static void
drafting_changed_cb (VouchAboutForm *self)
{
  guint position = adw_combo_row_get_selected (self->drafting);

  if (!self->is_busy && position < G_N_ELEMENTS (draftings))
    write_value (self, "drafting", vouch_json_new_text (draftings[position].id));
}

static void
language_changed_cb (VouchAboutForm *self)
{
  guint position = adw_combo_row_get_selected (self->language);

  if (!self->is_busy && position < G_N_ELEMENTS (languages))
    write_value (self, "language", vouch_json_new_text (languages[position].id));
}

/* --- the class --- */

static VouchTextRow *
add_text_row (VouchAboutForm *self,
              const char     *title,
              const char     *hint,
              gboolean        is_multiline,
              GCallback       changed_cb)
{
  GtkWidget *row = vouch_text_row_new (title);

  vouch_text_row_set_multiline (VOUCH_TEXT_ROW (row), is_multiline);
  vouch_text_row_set_hint (VOUCH_TEXT_ROW (row), hint);
  g_signal_connect_object (row, "notify::text", changed_cb, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return VOUCH_TEXT_ROW (row);
}

static GtkStringList *
new_names (const Choice *choices,
           gsize         n_choices)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < n_choices; i++)
    gtk_string_list_append (names, _(choices[i].name));
  return names;
}

static AdwComboRow *
add_combo_row (VouchAboutForm *self,
               const char     *title,
               GtkStringList  *names,
               GCallback       changed_cb)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", names, NULL);

  g_signal_connect_object (row, "notify::selected", changed_cb, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return ADW_COMBO_ROW (row);
}

static void
vouch_about_form_dispose (GObject *object)
{
  VouchAboutForm *self = VOUCH_ABOUT_FORM (object);

  self->is_busy = TRUE;
  g_clear_object (&self->of_card);
  g_clear_object (&self->document);
  g_clear_object (&self->languages);
  G_OBJECT_CLASS (vouch_about_form_parent_class)->dispose (object);
}

static void
vouch_about_form_class_init (VouchAboutFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_about_form_dispose;
}

static void
vouch_about_form_init (VouchAboutForm *self)
{
  static const char *const members[] = {
    "notify::people", "notify::drafting", "notify::disclosure", "notify::language",
  };
  g_autoptr (GtkStringList) names = new_names (draftings, G_N_ELEMENTS (draftings));

  self->is_busy = TRUE; /* until there is a card */
  self->languages = new_names (languages, G_N_ELEMENTS (languages));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("This Card"));
  self->prepared = add_text_row (self, _("Prepared by"), _("One name per line"), TRUE,
                                 G_CALLBACK (prepared_changed_cb));
  self->reviewed = add_text_row (self, _("Reviewed by"), _("One name per line"), TRUE,
                                 G_CALLBACK (reviewed_changed_cb));
  self->drafting = add_combo_row (self, _("Drafted by"), names, G_CALLBACK (drafting_changed_cb));
  self->disclosure = add_text_row (self, _("About this page"),
                                   _("How the text was created, for readers"), FALSE,
                                   G_CALLBACK (disclosure_changed_cb));
  self->language = add_combo_row (self, _("Language"), self->languages,
                                  G_CALLBACK (language_changed_cb));
  self->of_card = g_signal_group_new (VOUCH_TYPE_CARD);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_signal_group_connect_object (self->of_card, members[i], G_CALLBACK (show_card), self,
                                   G_CONNECT_SWAPPED);
}

/** @document: (nullable): whose people to show; %NULL lets go of the last one */
void
vouch_about_form_set_document (VouchAboutForm *self,
                               VouchDocument  *document)
{
  g_return_if_fail (VOUCH_IS_ABOUT_FORM (self));

  if (self->of_card)
    g_signal_group_set_target (self->of_card, NULL);
  g_set_object (&self->document, document);
  self->is_busy = document == NULL;
  if (!document)
    return;
  g_signal_group_set_target (self->of_card, get_card (self));
  show_card (self);
}

/**
 * vouch_about_form_go:
 * @member: (nullable): a member of the card
 *
 * Returns: whether the form has it; it is open then, and the field has the keyboard
 */
gboolean
vouch_about_form_go (VouchAboutForm *self,
                     const char     *member)
{
  const struct
  {
    const char *member;
    gpointer    row;
  } fields[] = {
    { "people", self->prepared },     { "reviewed", self->reviewed },
    { "drafting", self->drafting },   { "disclosure", self->disclosure },
    { "language", self->language },
  };

  g_return_val_if_fail (VOUCH_IS_ABOUT_FORM (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (member, fields[i].member) == 0)
      {
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
        return gtk_widget_grab_focus (fields[i].row);
      }
  return FALSE;
}
