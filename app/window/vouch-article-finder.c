/* vouch-article-finder.c: looks for the article that a card summarises.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-article-finder.h"

#include <glib/gi18n-lib.h>

#include "vouch-article-match.h"
#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-lookup-article.h"
#include "vouch-lookup-consent.h"
#include "vouch-reference-article.h"
#include "vouch-reference-date.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-names.h"
#include "vouch-reference-plain.h"

/**
 * VouchArticleFinder:
 *
 * Says what would be sent, and to whom; asks; shows what was found beside what the card says, what
 * differs marked; makes it the original source in one step of undo. Where lookups were agreed to and
 * the card is under no embargo, it begins without being asked.
 */
struct _VouchArticleFinder
{
  AdwBin parent_instance;

  GSettings     *settings;    /* (owned) */
  VouchDocument *document;    /* (owned) (nullable) */
  GCancellable  *cancellable; /* (owned) (nullable): while it is looked for */
  JsonArray     *found;       /* (owned) (nullable): best first */
  guint          shown;       /* which of them */

  GtkStack  *states;
  GtkLabel  *offer;
  GtkWidget *find;
  GtkLabel  *found_words;
  AdwActionRow *title;
  AdwActionRow *author;
  AdwActionRow *year;
  AdwActionRow *journal;
  GtkWidget *next;
  GtkWidget *take;
  GtkLabel  *trouble;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (VouchArticleFinder, vouch_article_finder, ADW_TYPE_BIN)

enum
{
  PROP_BUTTON = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint done_signal;

static VouchCard *
get_card (VouchArticleFinder *self)
{
  return vouch_document_get_card (self->document);
}

static void
show_state (VouchArticleFinder *self, const char *state)
{
  gtk_stack_set_visible_child_name (self->states, state);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "asking"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUTTON]);
}

/* --- what was found --- */

static JsonObject *
get_found (VouchArticleFinder *self)
{
  return self->found ? vouch_json_array_object (self->found, self->shown) : NULL;
}

static char *
dup_first_author (JsonObject *csl)
{
  JsonArray *names = vouch_json_get_array (csl, "author");

  return vouch_json_array_length (names) > 0
             ? vouch_reference_name_natural (vouch_json_array_object (names, 0))
             : NULL;
}

static char *
dup_year (JsonObject *csl)
{
  VouchReferenceDate date;

  return vouch_reference_date_read (&date, csl, "issued") && date.year > 0
             ? g_strdup_printf ("%d", date.year)
             : NULL;
}

/* What the registry says, and what the card says instead where that is another. */
static void
show_row (AdwActionRow *row, const char *found, const char *own, VouchArticleLikeness likeness)
{
  gboolean is_other = likeness == VOUCH_LIKENESS_OTHER || likeness == VOUCH_LIKENESS_NEAR;
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  if (is_other)
    words = g_strdup_printf (_("%s\nOn the card: %s"), found ? found : "–", own);
  else if (likeness == VOUCH_LIKENESS_UNKNOWN && found)
    words = g_strdup_printf (_("%s\nNot on the card"), found);
  escaped = g_markup_escape_text (words ? words : found ? found : "–", -1);
  adw_action_row_set_subtitle (row, escaped);
  adw_action_row_set_icon_name (row, is_other ? "dialog-warning-symbolic" : NULL);
  if (is_other)
    gtk_widget_add_css_class (GTK_WIDGET (row), "differs");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "differs");
}

static void
show_differences (VouchArticleFinder *self, JsonObject *own, JsonObject *found)
{
  VouchArticleMatch match = vouch_article_match (own, found);
  g_autofree char *own_title = vouch_reference_dup_plain_title (own);
  g_autofree char *title = vouch_reference_dup_plain_title (found);
  g_autofree char *own_author = dup_first_author (own);
  g_autofree char *author = dup_first_author (found);
  g_autofree char *own_year = dup_year (own);
  g_autofree char *year = dup_year (found);

  show_row (self->title, title, own_title, match.title);
  show_row (self->author, author, own_author, match.author);
  show_row (self->year, year, own_year, match.year);
  show_row (self->journal, vouch_json_get_text (found, "container-title"),
            vouch_json_get_text (own, "container-title"), match.journal);
}

static void
show_found (VouchArticleFinder *self)
{
  g_autoptr (JsonObject) own = vouch_reference_csl_from_article (get_card (self));
  guint n = vouch_json_array_length (self->found);
  g_autofree char *words
      = n > 1 ? g_strdup_printf (_("Found: %u of %u. Is this the article?"), self->shown + 1, n)
              : g_strdup (_("Found. Is this the article?"));

  gtk_label_set_text (self->found_words, words);
  gtk_widget_set_visible (self->next, n > 1);
  show_differences (self, own, get_found (self));
  show_state (self, "found");
}

static void
next_cb (VouchArticleFinder *self)
{
  if (!self->found)
    return;
  self->shown = (self->shown + 1) % vouch_json_array_length (self->found);
  show_found (self);
}

static void
show_trouble (VouchArticleFinder *self, const char *words)
{
  gtk_label_set_text (self->trouble, words);
  show_state (self, "trouble");
}

/* --- taking it --- */

static VouchReference *
dup_reference (VouchArticleFinder *self, JsonObject *found)
{
  VouchReference *same = vouch_reference_find_same (get_card (self), found, NULL);
  g_autofree char *id = vouch_id_new ();

  if (same)
    return g_object_ref (same);
  json_object_set_string_member (found, "id", id);
  return vouch_reference_new_from_csl (found);
}

static void
take_cb (VouchArticleFinder *self)
{
  JsonObject *found = get_found (self);
  g_autoptr (VouchReference) reference = found && self->document ? dup_reference (self, found) : NULL;
  g_autoptr (VouchChange) change
      = reference ? vouch_reference_edit_original (get_card (self), reference) : NULL;
  g_autoptr (GError) error = NULL;

  if (!reference)
    return;
  if (change && !vouch_document_edit (self->document, change, &error))
    {
      show_trouble (self, error->message);
      return;
    }
  show_state (self, "taken");
  g_signal_emit (self, done_signal, 0);
}

/* --- looking --- */

static void
stop (VouchArticleFinder *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

typedef struct
{
  GWeakRef finder;
  GCancellable *cancellable; /* (owned): tells this question from the next */
} Question;

static void
free_question (Question *question)
{
  g_weak_ref_clear (&question->finder);
  g_object_unref (question->cancellable);
  g_free (question);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) found = vouch_lookup_article_finish (result, &error);
  g_autoptr (VouchArticleFinder) self = g_weak_ref_get (&question->finder);

  if (self && self->document && self->cancellable == question->cancellable)
    {
      g_clear_object (&self->cancellable);
      g_clear_pointer (&self->found, json_array_unref);
      self->found = g_steal_pointer (&found);
      self->shown = 0;
      if (self->found)
        show_found (self);
      else
        show_trouble (self, error->message);
    }
  free_question (question);
}

/**
 * vouch_article_finder_begin:
 *
 * Looks for it now: the user was told what is sent.
 */
void
vouch_article_finder_begin (VouchArticleFinder *self)
{
  g_autoptr (VouchLookupSettings) registries = NULL;
  Question *question;

  g_return_if_fail (VOUCH_IS_ARTICLE_FINDER (self));

  if (!self->document)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  g_weak_ref_init (&question->finder, self);
  question->cancellable = g_object_ref (self->cancellable);
  registries = vouch_lookup_settings_read (self->settings, get_card (self));
  show_state (self, "asking");
  vouch_lookup_article_async (registries, vouch_reference_csl_from_article (get_card (self)),
                              self->cancellable, answered_cb, question);
}

/* Who has read what is sent and presses the button agrees to it, also for the next time. Not for the
 * other cards, where it is the embargo that is set aside for once. */
static void
find_cb (VouchArticleFinder *self)
{
  if (!self->document)
    return;
  if (vouch_lookup_get_consent (self->settings, get_card (self)) == VOUCH_CONSENT_ASK)
    vouch_lookup_give_consent (self->settings);
  vouch_article_finder_begin (self);
}

static void
stop_cb (VouchArticleFinder *self)
{
  stop (self);
  show_state (self, "offer");
}

static void
vouch_article_finder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VouchArticleFinder *self = VOUCH_ARTICLE_FINDER (object);
  const char *state = self->states ? gtk_stack_get_visible_child_name (self->states) : NULL;

  switch (id)
    {
    case PROP_BUTTON:
      g_value_set_object (value, g_strcmp0 (state, "found") == 0 ? self->take : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vouch_article_finder_dispose (GObject *object)
{
  VouchArticleFinder *self = VOUCH_ARTICLE_FINDER (object);

  stop (self);
  g_clear_pointer (&self->found, json_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (vouch_article_finder_parent_class)->dispose (object);
}

static void
vouch_article_finder_class_init (VouchArticleFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_article_finder_get_property;
  object_class->dispose = vouch_article_finder_dispose;
  properties[PROP_BUTTON]
      = g_param_spec_object ("button", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  done_signal = g_signal_new ("done", VOUCH_TYPE_ARTICLE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-article-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, states);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, offer);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, find);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, found_words);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, title);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, author);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, year);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, journal);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, next);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, take);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, trouble);
  gtk_widget_class_bind_template_child (widget_class, VouchArticleFinder, spinner);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
}

static void
vouch_article_finder_init (VouchArticleFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vouch_article_finder_wanted:
 * @document: an open card
 *
 * Returns: whether the card says what its article is called, and names no original source
 */
gboolean
vouch_article_finder_wanted (VouchDocument *document)
{
  VouchCard *card = vouch_document_get_card (document);
  const char *title = vouch_card_get_article_title (card);

  return title && *title && !vouch_card_get_article_reference (card);
}

/**
 * vouch_article_finder_new:
 * @settings: the program's settings
 * @document: the card
 *
 * Begins at once where lookups were agreed to.
 */
GtkWidget *
vouch_article_finder_new (GSettings *settings, VouchDocument *document)
{
  VouchArticleFinder *self = g_object_new (VOUCH_TYPE_ARTICLE_FINDER, NULL);
  VouchConsent consent;

  self->settings = g_object_ref (settings);
  self->document = g_object_ref (document);
  consent = vouch_lookup_get_consent (settings, vouch_document_get_card (document));
  if (consent == VOUCH_CONSENT_EMBARGO)
    gtk_label_set_text (self->offer,
                        _("This card is under embargo, so nothing was looked up. A lookup would "
                          "send only the article’s title, first author and year to Crossref and "
                          "PubMed."));
  if (consent == VOUCH_CONSENT_GIVEN)
    vouch_article_finder_begin (self);
  return GTK_WIDGET (self);
}

/* --- as a dialog --- */

static void
button_changed_cb (VouchArticleFinder *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkWidget) button = NULL;

  g_object_get (self, "button", &button, NULL);
  if (!GTK_IS_WINDOW (root))
    return;
  gtk_window_set_default_widget (GTK_WINDOW (root), button ? button : self->find);
  if (button)
    gtk_widget_grab_focus (button);
}

/**
 * vouch_article_finder_present:
 * @parent: the card's window
 * @settings: the program's settings
 * @document: the card
 *
 * Shows it as a dialog of its own.
 */
void
vouch_article_finder_present (GtkWindow *parent, GSettings *settings, VouchDocument *document)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/vouch/Vouch/ui/vouch-article-dialog.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  GtkWidget *finder = vouch_article_finder_new (settings, document);

  adw_bin_set_child (ADW_BIN (gtk_builder_get_object (builder, "place")), finder);
  g_signal_connect_object (finder, "notify::button", G_CALLBACK (button_changed_cb), finder,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (finder, "done", G_CALLBACK (gtk_window_close), window, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (window, parent);
  button_changed_cb (VOUCH_ARTICLE_FINDER (finder));
  gtk_window_present (window);
}
