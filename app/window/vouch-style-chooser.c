/* vouch-style-chooser.c: chooses one of the installed citation styles.
 *
 * There are ten thousand: they are read by a worker and found by any part of the title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-style-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-citation-style-files.h"
#include "vouch-card-style.h"
#include "vouch-card.h"
#include "vouch-settings.h"
#include "vouch-widgets.h"

/* Between title and name in an item of the list; no title has it. */
#define SEPARATOR "\x1f"

typedef struct
{
  GtkWindow       *window;   /* (unowned): it has us */
  GSettings       *settings; /* (owned) */
  VouchDocument   *document; /* (owned) (nullable): the card whose style is chosen */
  GtkStringList   *styles;   /* (unowned: the list's): "title SEPARATOR name" each */
  GtkStringFilter *filter;   /* (unowned: the list's) */
  GListModel      *shown;    /* (unowned: the list's) */
  GtkListView     *list;     /* (unowned) */
  GtkSingleSelection *selection; /* (unowned: the list's) */
  GtkStack        *states;   /* (unowned) */
  char            *used;     /* (owned): the name of the style that is in use */
  gboolean         is_listed;
} Chooser;

static void
chooser_free (gpointer data)
{
  Chooser *self = data;

  g_object_unref (self->settings);
  g_clear_object (&self->document);
  g_free (self->used);
  g_free (self);
}

static char *
dup_field (GtkStringObject *style, guint field)
{
  g_auto (GStrv) fields = g_strsplit (gtk_string_object_get_string (style), SEPARATOR, 2);

  return g_strdup (fields[0] && fields[1] ? fields[field] : "");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_top (row, 9);
  gtk_widget_set_margin_bottom (row, 9);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, _("In use"), -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), tick);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Chooser *self)
{
  g_autofree char *title = dup_field (gtk_list_item_get_item (item), 0);
  g_autofree char *name = dup_field (gtk_list_item_get_item (item), 1);
  GtkWidget *row = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (row)), title);
  gtk_widget_set_visible (gtk_widget_get_last_child (row), g_str_equal (name, self->used));
}

static void
activate_cb (GtkListView *list, guint position, Chooser *self)
{
  g_autoptr (GtkStringObject) style = g_list_model_get_item (self->shown, position);
  g_autofree char *name = style ? dup_field (style, 1) : NULL;

  if (name && self->document)
    vouch_node_set_text (VOUCH_NODE (vouch_document_get_card (self->document)), VOUCH_CARD_STYLE,
                         name);
  else if (name)
    g_settings_set_string (self->settings, VOUCH_SETTING_CITATION_STYLE, name);
  gtk_window_close (self->window);
}

static void
show_state (Chooser *self)
{
  gboolean is_known = g_list_model_get_n_items (G_LIST_MODEL (self->styles)) > 0;
  gboolean is_found = g_list_model_get_n_items (self->shown) > 0;

  if (!self->is_listed)
    return;
  gtk_stack_set_visible_child_name (self->states, is_found   ? "list"
                                                  : is_known ? "nothing"
                                                             : "none");
}

static void
search_cb (GtkSearchEntry *entry, Chooser *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (entry)));
  show_state (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)))
    gtk_single_selection_set_selected (self->selection, 0);
}

/* As wherever something is searched: the first that is found, unless another was chosen. */
static void
entered_cb (GtkSearchEntry *entry, Chooser *self)
{
  guint selected;

  /* What was typed last may not have been searched for yet. */
  search_cb (entry, self);
  selected = gtk_single_selection_get_selected (self->selection);
  if (selected != GTK_INVALID_LIST_POSITION)
    activate_cb (self->list, selected, self);
}

/* --- the list --- */

static void
list_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) entries = vouch_citation_style_list ();
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const VouchCitationStyleEntry *entry = entries->pdata[i];
      g_autofree char *line = g_strconcat (entry->title, SEPARATOR, entry->name, NULL);

      g_strv_builder_add (lines, line);
    }
  g_task_return_pointer (task, g_strv_builder_end (lines), (GDestroyNotify) g_strfreev);
}

static gboolean
is_blank (const char *text)
{
  return !text || !*text;
}

static guint
find_used (Chooser *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->shown); i++)
    {
      g_autoptr (GtkStringObject) style = g_list_model_get_item (self->shown, i);
      g_autofree char *name = dup_field (style, 1);

      if (g_str_equal (name, self->used))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* A list that was not laid out yet loses its rows when it is scrolled. */
static gboolean
show_used_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  Chooser *self = data;
  guint used;

  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  used = find_used (self);
  if (used != GTK_INVALID_LIST_POSITION && is_blank (gtk_string_filter_get_search (self->filter)))
    {
      gtk_single_selection_set_selected (self->selection, used);
      gtk_widget_activate_action (list, "list.scroll-to-item", "u", used);
    }
  return G_SOURCE_REMOVE;
}

/* The window may be closed by now; then nobody has the list. */
static void
listed_cb (GObject *window, GAsyncResult *result, gpointer data)
{
  Chooser *self = g_object_get_data (window, "chooser");
  g_auto (GStrv) lines = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!self || !lines)
    return;
  self->is_listed = TRUE;
  gtk_string_list_splice (self->styles, 0, 0, (const char *const *) lines);
  show_state (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), show_used_cb, self, NULL);
}

static void
start_listing (Chooser *self)
{
  g_autoptr (GTask) task = g_task_new (self->window, NULL, listed_cb, NULL);

  g_task_set_source_tag (task, start_listing);
  g_task_run_in_thread (task, list_thread_cb);
}

static void
fill_list (Chooser *self, GtkListView *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkExpression *string = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkFilterListModel *shown;

  self->styles = gtk_string_list_new (NULL);
  self->filter = gtk_string_filter_new (string);
  shown = gtk_filter_list_model_new (G_LIST_MODEL (self->styles), GTK_FILTER (self->filter));
  self->shown = G_LIST_MODEL (shown);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (list, factory);
  g_object_unref (factory);
  self->list = list;
  self->selection = gtk_single_selection_new (G_LIST_MODEL (shown));
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
}

static Chooser *
chooser_new (GtkBuilder *builder, GSettings *settings)
{
  Chooser *self = g_new0 (Chooser, 1);

  self->window = GTK_WINDOW (gtk_builder_get_object (builder, "chooser"));
  self->states = GTK_STACK (gtk_builder_get_object (builder, "states"));
  self->settings = g_object_ref (settings);
  return self;
}

/* The card’s, or else the one that is preferred; by the name of its file, without ending. */
static char *
dup_used (Chooser *self)
{
  const char *own = self->document ? vouch_node_get_text (VOUCH_NODE (vouch_document_get_card (self->document)),
                                                          VOUCH_CARD_STYLE)
                                   : NULL;
  g_autofree char *preferred = own ? NULL : g_settings_get_string (self->settings, VOUCH_SETTING_CITATION_STYLE);
  g_autofree char *path = vouch_citation_style_find (own ? own : preferred, NULL);
  char *name = g_path_get_basename (path ? path : "");

  if (g_str_has_suffix (name, ".csl"))
    name[strlen (name) - strlen (".csl")] = '\0';
  return name;
}

static void
present (GtkWindow *parent, GSettings *settings, VouchDocument *document)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource (VOUCH_WIDGETS_RESOURCES "/ui/vouch-style-chooser.ui");
  GtkListView *list = GTK_LIST_VIEW (gtk_builder_get_object (builder, "list"));
  GObject *entry = gtk_builder_get_object (builder, "search");
  Chooser *self = chooser_new (builder, settings);

  g_set_object (&self->document, document);
  self->used = dup_used (self);
  fill_list (self, list);
  g_object_set_data_full (G_OBJECT (self->window), "chooser", self, chooser_free);
  g_signal_connect (list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (entry, "activate", G_CALLBACK (entered_cb), self);
  start_listing (self);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_present (self->window);
}

/**
 * vouch_style_chooser_present:
 * @parent: the window that asked
 * @settings: the program's settings; the style that is chosen is written there
 */
void
vouch_style_chooser_present (GtkWindow *parent, GSettings *settings)
{
  present (parent, settings, NULL);
}

/**
 * vouch_style_chooser_present_for_card:
 * @parent: the card's window
 * @settings: the program's settings
 * @document: the card; the style that is chosen is written there, one step of undo
 */
void
vouch_style_chooser_present_for_card (GtkWindow *parent, GSettings *settings, VouchDocument *document)
{
  present (parent, settings, document);
}
