/* vouch-import-dialog.c: what became of each line of a draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "vouch-article-finder.h"
#include "vouch-article-type.h"
#include "vouch-article-types.h"
#include "vouch-card.h"
#include "vouch-segments-layout.h"

/**
 * VouchImportDialog:
 *
 * Shown once after an import: the lines that were left out first, then what is to
 * be known, or all lines, each with where it went. The kind of article, which was
 * guessed, is confirmed here. The card is open behind it and can be edited at once.
 */
struct _VouchImportDialog
{
  AdwWindow parent_instance;

  VouchDocument     *document; /* (owned) (nullable): none where references came in */
  GListModel        *report;   /* (owned) (element-type VouchImportEntry) */
  GtkFilter         *filter;   /* (owned): of the lines that are shown */

  GtkLabel        *summary;
  GtkWidget       *type_group;
  AdwBin          *article_place;
  AdwComboRow     *type;
  GtkToggleButton *dropped;
  GtkToggleButton *told;
  GtkToggleButton *all;
  GtkStack        *pages;
  GtkListView     *lines;
  GtkWidget       *done;
};

G_DEFINE_FINAL_TYPE (VouchImportDialog, vouch_import_dialog, ADW_TYPE_WINDOW)

static gboolean
is_wanted (gpointer item, gpointer data)
{
  VouchImportDialog *self = data;
  VouchImportFate fate = vouch_import_entry_get_fate (item);

  if (gtk_toggle_button_get_active (self->dropped))
    return fate == VOUCH_IMPORT_FATE_DROPPED;
  if (gtk_toggle_button_get_active (self->told))
    return fate == VOUCH_IMPORT_FATE_TOLD;
  return TRUE;
}

static void
choice_changed_cb (VouchImportDialog *self)
{
  GtkSelectionModel *shown = gtk_list_view_get_model (self->lines);

  if (!shown)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  /* The list keeps to the line that was the first one. */
  if (g_list_model_get_n_items (G_LIST_MODEL (shown)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->lines), "list.scroll-to-item", "u", 0);
  gtk_stack_set_visible_child_name (self->pages, g_list_model_get_n_items (G_LIST_MODEL (shown)) > 0
                                                     ? "lines"
                                                     : "nothing");
}

/* The line as it was, and below it what became of it. */
static void
setup_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *message = gtk_label_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      GtkLabel *label = GTK_LABEL (i == 0 ? text : message);

      gtk_label_set_xalign (label, 0);
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
    }
  gtk_label_set_lines (GTK_LABEL (text), 3);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (message, "caption");
  gtk_widget_add_css_class (box, "report-line");
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static char *
describe_fate (VouchImportEntry *entry)
{
  const char *message = vouch_import_entry_get_message (entry);
  guint line = vouch_import_entry_get_line (entry);

  if (vouch_import_entry_get_fate (entry) == VOUCH_IMPORT_FATE_DROPPED)
    /* Translators: a line of the draft that is not in the card, and why. */
    return g_strdup_printf (_("Line %u, left out: %s"), line, message);
  if (line == 0)
    return g_strdup (message);
  return g_strdup_printf (_("Line %u: %s"), line, message);
}

static void
bind_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  VouchImportEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *text = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *message = gtk_widget_get_next_sibling (text);
  g_autofree char *words = describe_fate (entry);
  gboolean is_dropped = vouch_import_entry_get_fate (entry) == VOUCH_IMPORT_FATE_DROPPED;

  gtk_label_set_text (GTK_LABEL (text), vouch_import_entry_get_text (entry));
  gtk_widget_set_visible (text, *vouch_import_entry_get_text (entry) != '\0');
  gtk_label_set_text (GTK_LABEL (message), words);
  gtk_widget_remove_css_class (message, is_dropped ? "dim-label" : "warning");
  gtk_widget_add_css_class (message, is_dropped ? "warning" : "dim-label");
}

/* One who looks at the proposal and goes on has confirmed it. */
static void
type_chosen_cb (VouchImportDialog *self)
{
  VouchCard *card = vouch_document_get_card (self->document);
  guint chosen = adw_combo_row_get_selected (self->type);

  if (chosen != vouch_article_types_find (vouch_card_get_article_type (card)))
    vouch_node_set_text (VOUCH_NODE (card), "article/type", vouch_article_types_get_id (chosen));
}

static void
done_cb (VouchImportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
vouch_import_dialog_dispose (GObject *object)
{
  VouchImportDialog *self = VOUCH_IMPORT_DIALOG (object);

  if (self->lines)
    gtk_list_view_set_model (self->lines, NULL);
  if (self->type)
    g_signal_handlers_disconnect_by_func (self->type, type_chosen_cb, self);
  g_clear_object (&self->filter);
  g_clear_object (&self->report);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (vouch_import_dialog_parent_class)->dispose (object);
}

static void
vouch_import_dialog_class_init (VouchImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_import_dialog_dispose;
  g_type_ensure (VOUCH_TYPE_SEGMENTS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, type_group);
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, article_place);
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, type);
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, dropped);
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, told);
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, all);
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, VouchImportDialog, done);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_import_dialog_init (VouchImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->done);
  gtk_window_set_focus (GTK_WINDOW (self), self->done);
}

static void
label_choice (GtkToggleButton *button, const char *words, guint n)
{
  g_autofree char *label = g_strdup_printf ("%s (%u)", words, n);

  gtk_button_set_label (GTK_BUTTON (button), label);
}

static guint
count (VouchImportDialog *self, VouchImportFate fate)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->report); i++)
    {
      g_autoptr (VouchImportEntry) entry = g_list_model_get_item (self->report, i);

      n += vouch_import_entry_get_fate (entry) == fate;
    }
  return n;
}

/* What was left out is looked at first; where nothing was, what is to be known. */
static void
show_choices (VouchImportDialog *self)
{
  guint n_dropped = count (self, VOUCH_IMPORT_FATE_DROPPED);
  guint n_told = count (self, VOUCH_IMPORT_FATE_TOLD);

  label_choice (self->dropped, _("Left Out"), n_dropped);
  label_choice (self->told, _("Notes"), n_told);
  label_choice (self->all, _("All"), g_list_model_get_n_items (self->report));
  gtk_toggle_button_set_active (n_dropped > 0 ? self->dropped : n_told > 0 ? self->told : self->all,
                                TRUE);
}

static char *
sum_up (VouchImportDialog *self)
{
  guint n_taken = count (self, VOUCH_IMPORT_FATE_TAKEN);
  guint n_dropped = count (self, VOUCH_IMPORT_FATE_DROPPED);
  g_autofree char *taken
      = g_strdup_printf (ngettext ("%u line imported", "%u lines imported", n_taken),
                         n_taken);
  g_autofree char *left_out
      = g_strdup_printf (ngettext ("%u left out", "%u left out", n_dropped), n_dropped);
  /* Translators: “92 lines are in the card, 3 were left out.” */
  return g_strdup_printf (_("%s, %s."), taken, left_out);
}

static void
show_lines (VouchImportDialog *self)
{
  GtkFilterListModel *wanted;
  g_autoptr (GtkNoSelection) shown = NULL;

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  wanted = gtk_filter_list_model_new (g_object_ref (self->report), g_object_ref (self->filter));
  shown = gtk_no_selection_new (G_LIST_MODEL (wanted));
  gtk_list_view_set_model (self->lines, GTK_SELECTION_MODEL (shown));
  choice_changed_cb (self);
}

/* Returns: where the proposal came from; empty where there was none. */
static const char *
explain_type (VouchCard *card)
{
  const char *title = vouch_card_get_article_title (card);
  const char *type = vouch_card_get_article_type (card);

  if (g_strcmp0 (type, "unknown") == 0)
    return "";
  if (!title || !*title)
    title = vouch_card_get_title (card);
  return g_strcmp0 (vouch_article_type_propose (title ? title : "", NULL), type) == 0
             ? _("Guessed from the title")
             : _("Guessed from the page");
}

static void
show_type (VouchImportDialog *self)
{
  VouchCard *card = vouch_document_get_card (self->document);
  g_autoptr (GtkStringList) names = vouch_article_types_new_model ();

  adw_combo_row_set_model (self->type, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->type,
                              vouch_article_types_find (vouch_card_get_article_type (card)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->type), explain_type (card));
  g_signal_connect_swapped (self->type, "notify::selected", G_CALLBACK (type_chosen_cb), self);
}

/**
 * vouch_import_dialog_new:
 * @parent: the window that the card is open in
 * @document: the card
 * @report: what became of the draft’s lines
 *
 * Returns: the dialog, to be presented.
 */
GtkWidget *
vouch_import_dialog_new (GtkWindow *parent, VouchDocument *document, VouchImportReport *report)
{
  VouchImportDialog *self
      = g_object_new (VOUCH_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  g_autofree char *summary = NULL;

  self->document = g_object_ref (document);
  self->report = G_LIST_MODEL (g_object_ref (report));
  summary = sum_up (self);
  gtk_label_set_text (self->summary, summary);
  show_choices (self);
  show_lines (self);
  show_type (self);
  return GTK_WIDGET (self);
}

/* Enter takes the article that was found; after that it closes the dialog. Who is elsewhere in the
 * dialog when a registry answers stays there. */
static void
article_button_cb (VouchImportDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autoptr (GtkWidget) button = NULL;

  if (focus && focus != self->done && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->article_place)))
    return;
  g_object_get (adw_bin_get_child (self->article_place), "button", &button, NULL);
  gtk_window_set_focus (GTK_WINDOW (self), button ? button : self->done);
}

/**
 * vouch_import_dialog_offer_article:
 * @settings: the program's settings
 *
 * Where the card names no original source, looks for the article that it summarises, or offers to.
 */
void
vouch_import_dialog_offer_article (VouchImportDialog *self, GSettings *settings)
{
  GtkWidget *finder;

  g_return_if_fail (VOUCH_IS_IMPORT_DIALOG (self));

  if (!vouch_article_finder_wanted (self->document))
    return;
  finder = vouch_article_finder_new (settings, self->document);
  g_signal_connect_object (finder, "notify::button", G_CALLBACK (article_button_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->article_place, finder);
  gtk_widget_set_visible (GTK_WIDGET (self->article_place), TRUE);
}

/**
 * vouch_import_dialog_new_for_references:
 * @parent: the window that the card is open in
 * @entries: (element-type VouchImportEntry): what became of each reference
 * @summary: the same in a few words
 *
 * Returns: the dialog, to be presented.
 */
GtkWidget *
vouch_import_dialog_new_for_references (GtkWindow *parent, GListModel *entries, const char *summary)
{
  VouchImportDialog *self
      = g_object_new (VOUCH_TYPE_IMPORT_DIALOG, "transient-for", parent, "title",
                      _("Import Report"), NULL);

  self->report = g_object_ref (entries);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (self->type_group, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("References"), -1);
  show_choices (self);
  show_lines (self);
  return GTK_WIDGET (self);
}
