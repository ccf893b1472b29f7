/* vouch-start-page.c: the cards that were open last, and how to begin one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-start-page.h"

#include <glib/gi18n-lib.h>

#include "vouch-adaptive.h"
#include "vouch-recent-order.h"
#include "vouch-recent-row.h"
#include "vouch-settings.h"
#include "vouch-start-paste.h"

/* Milliseconds before it is said that a file is being opened: most are open sooner. */
#define PATIENCE 200
#define PULSE 120

/**
 * VouchStartPage:
 *
 * Without any card one page that says how to begin; else the list of cards, which
 * is searched by typing. Its order is remembered, which cards it shows is not: nobody
 * looks for a card that was hidden last week. Ctrl+V anywhere asks for `win.paste-draft`,
 * a row for `win.open-file`. The cards are looked at again whenever the page comes up.
 */
struct _VouchStartPage
{
  AdwBin parent_instance;

  VouchRecents       *recents; /* (owned) */
  GSettings          *settings; /* (owned) */
  GtkSortListModel   *sorted;  /* (owned) */
  GtkFilterListModel *shown;   /* (owned): those that have the words, of those that were chosen */
  GtkFilter          *filter;  /* (owned): of `shown` */
  GAction            *choice;  /* (owned): which cards are shown; its state is a string */
  char               *order;   /* (owned): see vouch_recent_order_compare() */
  char               *words;   /* (owned): what is looked for */
  guint               pulse;

  GtkStack        *pages;
  GtkListBox      *rows;
  GtkWidget       *search_bar;
  GtkSearchEntry  *search;
  GtkWidget       *choice_bar;
  GtkLabel        *choice_words;
  VouchAdaptive   *adaptive;
  GtkWidget       *paste_in_header;
  GtkWidget       *paste_small;
  GtkWidget       *paste;
  GtkWidget       *cancel;
  GtkProgressBar  *progress;
};

G_DEFINE_FINAL_TYPE (VouchStartPage, vouch_start_page, ADW_TYPE_BIN)

static const char *
get_choice (VouchStartPage *self)
{
  g_autoptr (GVariant) state = g_action_get_state (self->choice);

  /* The action keeps it. */
  return g_variant_get_string (state, NULL);
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  VouchStartPage *self = data;

  return vouch_recent_choice_has (get_choice (self), item) && vouch_recent_card_matches (item, self->words);
}

static int
compare_cards (gconstpointer a, gconstpointer b, gpointer data)
{
  return vouch_recent_order_compare (VOUCH_START_PAGE (data)->order, (gpointer) a, (gpointer) b);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  return vouch_recent_row_new (item);
}

static guint
count (gpointer model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

/* Before the list is read nothing is shown: "empty" would flash. */
static void
choose_page (VouchStartPage *self)
{
  gboolean has_cards = count (self->recents) > 0;
  const char *page = "cards";

  if (!has_cards)
    page = vouch_recents_is_loaded (self->recents) ? "empty" : "loading";
  else if (count (self->shown) == 0)
    page = "nothing";
  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_widget_set_visible (self->search_bar, has_cards);
  gtk_widget_set_visible (self->paste_in_header,
                          has_cards && !vouch_adaptive_get_narrow (self->adaptive));
  gtk_widget_set_visible (self->paste_small,
                          has_cards && vouch_adaptive_get_narrow (self->adaptive));
}

static void
cards_changed_cb (VouchStartPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  choose_page (self);
  /* A row that went up is another row. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_root_get_focus (root))
    vouch_start_page_focus (self);
}

/* A card that has the keyboard keeps it, wherever it goes to. */
static VouchRecentCard *
get_focused (VouchStartPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, VOUCH_TYPE_RECENT_ROW) : NULL;

  return row && gtk_widget_is_ancestor (row, GTK_WIDGET (self)) ? vouch_recent_row_get_card (VOUCH_RECENT_ROW (row))
                                                               : NULL;
}

static void
focus_card (VouchStartPage *self, VouchRecentCard *card)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)); i++)
    if (vouch_recent_row_get_card (VOUCH_RECENT_ROW (row)) == card)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
list_again (VouchStartPage *self)
{
  g_autoptr (VouchRecentCard) focused = NULL;

  g_set_object (&focused, get_focused (self));
  gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (focused)
    focus_card (self, focused);
  choose_page (self);
}

/* What was found in the files may be what they are ordered by, or chosen. */
static void
looked_cb (VouchStartPage *self)
{
  if (!g_str_equal (self->order, "opened") || vouch_recent_choice_get_words (get_choice (self)))
    list_again (self);
}

static void
order_changed_cb (VouchStartPage *self)
{
  g_free (self->order);
  self->order = g_settings_get_string (self->settings, VOUCH_SETTING_CARDS_ORDER);
  list_again (self);
}

static void
choice_changed_cb (VouchStartPage *self)
{
  const char *words = vouch_recent_choice_get_words (get_choice (self));

  gtk_label_set_text (self->choice_words, words ? words : "");
  gtk_widget_set_visible (self->choice_bar, words != NULL);
  list_again (self);
}

static void
show_all_cb (VouchStartPage *self)
{
  vouch_start_page_show_all (self);
  vouch_start_page_focus (self);
}

static void
narrow_changed_cb (VouchStartPage *self)
{
  choose_page (self);
}

static void
loaded_cb (VouchStartPage *self)
{
  choose_page (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    vouch_recents_look (self->recents);
}

static void
search_changed_cb (VouchStartPage *self)
{
  g_free (self->words);
  self->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  choose_page (self);
}

static void
row_activated_cb (VouchStartPage *self, VouchRecentRow *row)
{
  VouchRecentCard *card = vouch_recent_row_get_card (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-file", "s",
                              vouch_recent_card_get_uri (card));
}

/* Enter in the search opens the best hit. */
static void
search_activated_cb (VouchStartPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, 0);

  if (row)
    row_activated_cb (self, VOUCH_RECENT_ROW (row));
}

/* What was typed so far stays, and Escape and Enter are the search’s. */
static void
search_started_cb (VouchStartPage *self)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  gtk_text_grab_focus_without_selecting (GTK_TEXT (delegate));
}

static void
stop_search_cb (VouchStartPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/** Puts the keyboard on the card that was open last; without any, on what begins one. */
void
vouch_start_page_focus (VouchStartPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, 0);

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_grab_focus (self->paste);
}

static void
vouch_start_page_map (GtkWidget *widget)
{
  VouchStartPage *self = VOUCH_START_PAGE (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  GTK_WIDGET_CLASS (vouch_start_page_parent_class)->map (widget);
  gtk_search_entry_set_key_capture_widget (self->search, root);
  vouch_recents_load (self->recents);
  if (vouch_recents_is_loaded (self->recents))
    vouch_recents_look (self->recents);
  vouch_start_page_focus (self);
}

static void
vouch_start_page_unmap (GtkWidget *widget)
{
  VouchStartPage *self = VOUCH_START_PAGE (widget);

  gtk_search_entry_set_key_capture_widget (self->search, NULL);
  vouch_recents_stop (self->recents);
  GTK_WIDGET_CLASS (vouch_start_page_parent_class)->unmap (widget);
}

static void
vouch_start_page_dispose (GObject *object)
{
  VouchStartPage *self = VOUCH_START_PAGE (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->rows)
    gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
  g_clear_object (&self->choice);
  g_clear_object (&self->settings);
  g_clear_object (&self->recents);
  G_OBJECT_CLASS (vouch_start_page_parent_class)->dispose (object);
}

static void
vouch_start_page_finalize (GObject *object)
{
  g_free (VOUCH_START_PAGE (object)->words);
  g_free (VOUCH_START_PAGE (object)->order);
  G_OBJECT_CLASS (vouch_start_page_parent_class)->finalize (object);
}

static void
vouch_start_page_class_init (VouchStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_start_page_dispose;
  object_class->finalize = vouch_start_page_finalize;
  widget_class->map = vouch_start_page_map;
  widget_class->unmap = vouch_start_page_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, rows);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, search);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, choice_bar);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, choice_words);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, paste_in_header);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, paste_small);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, paste);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_started_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
vouch_start_page_init (VouchStartPage *self)
{
  self->words = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_start_paste_add (GTK_WIDGET (self), self->search);
}

/* The actions of the menu beside the search. */
static void
add_actions (VouchStartPage *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GAction) order = g_settings_create_action (self->settings, VOUCH_SETTING_CARDS_ORDER);

  self->choice = G_ACTION (
      g_simple_action_new_stateful ("show", G_VARIANT_TYPE_STRING, g_variant_new_string ("all")));
  g_action_map_add_action (G_ACTION_MAP (actions), order);
  g_action_map_add_action (G_ACTION_MAP (actions), self->choice);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "start", G_ACTION_GROUP (actions));
  g_signal_connect_object (self->choice, "notify::state", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" VOUCH_SETTING_CARDS_ORDER,
                           G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
make_list (VouchStartPage *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->recents)),
                                          GTK_SORTER (gtk_custom_sorter_new (compare_cards, self, NULL)));
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->sorted)),
                                           g_object_ref (self->filter));
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->shown), make_row, NULL, NULL);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (cards_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * vouch_start_page_new:
 * @recents: the cards
 * @settings: what is remembered
 *
 * Returns: a start page.
 */
GtkWidget *
vouch_start_page_new (VouchRecents *recents, GSettings *settings)
{
  VouchStartPage *self = g_object_new (VOUCH_TYPE_START_PAGE, NULL);

  self->recents = g_object_ref (recents);
  self->settings = g_object_ref (settings);
  self->order = g_settings_get_string (settings, VOUCH_SETTING_CARDS_ORDER);
  add_actions (self);
  make_list (self);
  g_signal_connect_object (recents, "items-changed", G_CALLBACK (cards_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (recents, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (recents, "notify::is-loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
  choose_page (self);
  return GTK_WIDGET (self);
}

/** Puts the keyboard on the card in @file, where it is shown. */
void
vouch_start_page_show_card (VouchStartPage *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkListBoxRow *row;

  g_return_if_fail (VOUCH_IS_START_PAGE (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)); i++)
    if (g_str_equal (vouch_recent_card_get_uri (vouch_recent_row_get_card (VOUCH_RECENT_ROW (row))), uri))
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

/** Shows all cards again, whichever were chosen or looked for. */
void
vouch_start_page_show_all (VouchStartPage *self)
{
  g_return_if_fail (VOUCH_IS_START_PAGE (self));

  g_action_change_state (self->choice, g_variant_new_string ("all"));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static gboolean
pulse_cb (gpointer data)
{
  VouchStartPage *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_visible (self->cancel, TRUE);
  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static gboolean
begin_pulse_cb (gpointer data)
{
  VouchStartPage *self = data;

  pulse_cb (self);
  self->pulse = g_timeout_add (PULSE, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

/**
 * vouch_start_page_set_opening:
 * @name: (nullable): what is being opened; %NULL when it is done
 *
 * Shows that something is being opened, with a button that stops it, if it takes long.
 */
void
vouch_start_page_set_opening (VouchStartPage *self, const char *name)
{
  g_autofree char *words = NULL;

  g_return_if_fail (VOUCH_IS_START_PAGE (self));

  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (self->cancel, FALSE);
  if (!name)
    return;
  words = g_strdup_printf (_("Opening “%s”"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  self->pulse = g_timeout_add (PATIENCE, begin_pulse_cb, self);
}
