/* vouch-start-page.c: the cards that were open last, and how to begin one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-start-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-adaptive.h"
#include "vouch-recent-row.h"

/* Milliseconds before it is said that a file is being opened: most are open sooner. */
#define PATIENCE 200
#define PULSE 120

/**
 * VouchStartPage:
 *
 * Without any card one page that says how to begin; else the list of cards, which
 * is searched by typing. Published cards that cite a retracted paper come first. Ctrl+V anywhere asks for `win.paste-draft`, a row for
 * `win.open-file`. The cards are looked at again whenever the page comes up.
 */
struct _VouchStartPage
{
  AdwBin parent_instance;

  VouchRecents       *recents; /* (owned) */
  GtkFilterListModel *shown;   /* (owned): those that have the words */
  GtkFilter          *filter;  /* (owned): of `shown` */
  char               *words;   /* (owned): what is looked for */
  guint               pulse;

  GtkStack        *pages;
  GtkListBox      *rows;
  GtkSearchEntry  *search;
  VouchAdaptive   *adaptive;
  GtkWidget       *paste_in_header;
  GtkWidget       *paste_small;
  GtkWidget       *paste;
  GtkWidget       *cancel;
  GtkProgressBar  *progress;
};

G_DEFINE_FINAL_TYPE (VouchStartPage, vouch_start_page, ADW_TYPE_BIN)

static gboolean
has_words (gpointer item, gpointer data)
{
  VouchStartPage *self = data;

  return vouch_recent_card_matches (item, self->words);
}

/* A published card that cites a retracted paper can’t wait; the others stay as they were. */
static int
compare_urgency (gconstpointer a, gconstpointer b, gpointer data)
{
  return vouch_recent_card_is_urgent ((gpointer) b) - vouch_recent_card_is_urgent ((gpointer) a);
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
  gtk_widget_set_visible (GTK_WIDGET (self->search), has_cards);
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
  g_clear_object (&self->filter);
  g_clear_object (&self->recents);
  G_OBJECT_CLASS (vouch_start_page_parent_class)->dispose (object);
}

static void
vouch_start_page_finalize (GObject *object)
{
  g_free (VOUCH_START_PAGE (object)->words);
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
  gtk_widget_class_bind_template_child (widget_class, VouchStartPage, search);
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

}

static void
words_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchStartPage) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  int at;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!text || strpbrk (text, "\r\n"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.paste-draft", NULL);
      return;
    }
  gtk_editable_delete_selection (GTK_EDITABLE (self->search));
  at = gtk_editable_get_position (GTK_EDITABLE (self->search));
  gtk_editable_insert_text (GTK_EDITABLE (self->search), text, -1, &at);
  gtk_editable_set_position (GTK_EDITABLE (self->search), at);
}

/* Into the search go words, and never a draft. */
static gboolean
paste_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  VouchStartPage *self = VOUCH_START_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search)))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, words_read_cb,
                                   g_object_ref (self));
  else
    gtk_widget_activate_action (widget, "win.paste-draft", NULL);
  return GDK_EVENT_STOP;
}

/* Of the window, and before the search: it takes what is typed wherever the keyboard is. */
static void
add_paste_keys (VouchStartPage *self)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_v, GDK_CONTROL_MASK }, { GDK_KEY_Insert, GDK_SHIFT_MASK } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_callback_action_new (paste_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
vouch_start_page_init (VouchStartPage *self)
{
  self->words = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  add_paste_keys (self);
}

/**
 * vouch_start_page_new:
 * @recents: the cards
 *
 * Returns: a start page.
 */
GtkWidget *
vouch_start_page_new (VouchRecents *recents)
{
  VouchStartPage *self = g_object_new (VOUCH_TYPE_START_PAGE, NULL);
  GtkSortListModel *sorted;

  self->recents = g_object_ref (recents);
  self->filter = GTK_FILTER (gtk_custom_filter_new (has_words, self, NULL));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (recents)),
                                    GTK_SORTER (gtk_custom_sorter_new (compare_urgency, NULL, NULL)));
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (sorted), g_object_ref (self->filter));
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->shown), make_row, NULL, NULL);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (cards_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (recents, "items-changed", G_CALLBACK (cards_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (recents, "notify::is-loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
  choose_page (self);
  return GTK_WIDGET (self);
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
