/* vouch-source-pane-actions.c: what the user does in the pane: zooming, turning pages, citing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-pane-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-node-words.h"
#include "vouch-quote-states.h"

#define ZOOM_STEP 1.2
/* So much of the statement is on the button. */
#define MAX_WORDS 28

/* --- citing --- */

static char *
dup_statement_words (VouchSourcePane *self)
{
  VouchNode *node = self->document && self->statement
                        ? vouch_document_lookup (self->document, self->statement)
                        : NULL;
  g_autofree char *words = vouch_node_dup_words (node);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (words, -1) <= MAX_WORDS)
    return g_steal_pointer (&words);
  start = g_utf8_substring (words, 0, MAX_WORDS);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/** Offers to cite what is selected, if anything is. */
void
vouch_source_pane_show_cite (VouchSourcePane *self)
{
  gsize start;
  gsize end;
  gboolean has_words = vouch_source_pane_get_selection (self, &start, &end);
  gboolean has_any = has_words || self->drawn.page > 0;
  g_autofree char *words = dup_statement_words (self);
  g_autofree char *label = NULL;

  if (*words)
    /* Translators: %s is the beginning of the statement that the selection is cited for. */
    label = g_strdup_printf (_("Cite for “%s”"), words);
  if (!label)
    label = g_strdup (_("Cite: place the cursor in a statement first"));
  gtk_label_set_text (self->cite_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cite_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (self->copy_button, has_words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.cite", has_any && *words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.copy", has_words);
  gtk_revealer_set_reveal_child (self->cite_bar, has_any);
}

static void
cite_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_widget_activate_action (widget, "editor.cite-passage", NULL);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSourcePane *self = VOUCH_SOURCE_PANE (widget);
  g_autofree char *words = NULL;
  gsize start;
  gsize end;

  if (!vouch_source_pane_get_selection (self, &start, &end))
    return;
  words = vouch_source_text_dup_part (vouch_open_source_get_text (self->source), start, end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), words);
}

static void
selected_cb (VouchSourcePane *self)
{
  self->drawn.page = 0;
  vouch_source_pane_show_cite (self);
}

static void
region_cb (VouchSourcePane *self, guint page, const VouchSourceBox *box)
{
  vouch_page_view_select (self->page_view, 0, 0);
  self->drawn = (VouchRegion){ page, *box, self->digest };
  vouch_page_view_clear (self->page_view, VOUCH_SOURCE_TINT_SELECTED);
  vouch_page_view_mark_box (self->page_view, VOUCH_SOURCE_TINT_SELECTED, page, box, NULL);
  vouch_source_pane_show_cite (self);
}

/* --- pages --- */

static void
page_changed_cb (VouchSourcePane *self)
{
  guint page = vouch_page_view_get_page (self->page_view);
  g_autofree char *number = g_strdup_printf ("%u", page);

  if (page == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->page_entry), number);
  vouch_page_thumbs_set_page (self->thumbs, page);
}

static void
zoom_changed_cb (VouchSourcePane *self)
{
  double zoom = vouch_page_view_get_zoom (self->page_view);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.zoom-in",
                                 self->has_pages && zoom < VOUCH_PAGE_MAX_ZOOM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.zoom-out",
                                 self->has_pages && zoom > VOUCH_PAGE_MIN_ZOOM);
}

static void
page_chosen_cb (VouchSourcePane *self, guint page)
{
  vouch_page_view_go_to_page (self->page_view, page);
}

/* A number that is none leaves the page as it is. */
static void
page_entered_cb (VouchSourcePane *self)
{
  guint64 page = 0;

  if (g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), 10, 1,
                                  G_MAXUINT, &page, NULL))
    vouch_page_view_go_to_page (self->page_view, (guint) page);
  page_changed_cb (self);
  vouch_source_pane_focus (self);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchPageView *view = VOUCH_SOURCE_PANE (widget)->page_view;

  vouch_page_view_set_zoom (view, vouch_page_view_get_zoom (view) * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchPageView *view = VOUCH_SOURCE_PANE (widget)->page_view;

  vouch_page_view_set_zoom (view, vouch_page_view_get_zoom (view) / ZOOM_STEP);
}

static void
fit_width_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_page_view_fit_width (VOUCH_SOURCE_PANE (widget)->page_view);
}

/* --- views --- */

/* What stood in the one stands in the other, and has the keyboard if that had it. */
static void
toggle_text_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSourcePane *self = VOUCH_SOURCE_PANE (widget);
  VouchSourceText *text = self->source ? vouch_open_source_get_text (self->source) : NULL;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->views)) != NULL;
  const VouchSourcePage *page;

  if (!self->has_pages)
    return;
  self->is_text = self->wants_text = !self->is_text;
  page = vouch_source_text_get_page (text, vouch_page_view_get_page (self->page_view));
  if (!self->is_text)
    vouch_page_view_go (self->page_view, vouch_source_text_view_get_cursor (self->text_view));
  else if (page
           && vouch_source_text_get_page_at (text, vouch_source_text_view_get_cursor (self->text_view))
                  != vouch_page_view_get_page (self->page_view))
    vouch_source_text_view_go (self->text_view, page->start);
  vouch_source_pane_show_view (self);
  if (had_focus)
    vouch_source_pane_focus (self);
}

static void
text_toggled_cb (VouchSourcePane *self)
{
  if ((guint) gtk_toggle_button_get_active (self->text_button) != self->is_text)
    gtk_widget_activate_action (GTK_WIDGET (self), "source.toggle-text", NULL);
}

static void
toggle_thumbs_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSourcePane *self = VOUCH_SOURCE_PANE (widget);

  if (self->has_pages && !self->is_text)
    gtk_widget_set_visible (GTK_WIDGET (self->thumbs), !gtk_widget_get_visible (GTK_WIDGET (self->thumbs)));
}

static void
thumbs_shown_cb (VouchSourcePane *self)
{
  vouch_page_thumbs_set_page (self->thumbs, vouch_page_view_get_page (self->page_view));
}

static void
toggle_region_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSourcePane *self = VOUCH_SOURCE_PANE (widget);

  if (!self->has_pages)
    return;
  if (self->is_text)
    toggle_text_cb (widget, NULL, NULL);
  vouch_page_view_set_region_mode (self->page_view, !vouch_page_view_get_region_mode (self->page_view));
}

/* The box is moved by keys too. */
static void
region_mode_changed_cb (VouchSourcePane *self)
{
  if (vouch_page_view_get_region_mode (self->page_view))
    gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
}

/* One step back for each Escape. */
static void
escape_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSourcePane *self = VOUCH_SOURCE_PANE (widget);

  if (vouch_page_view_get_region_mode (self->page_view))
    vouch_page_view_set_region_mode (self->page_view, FALSE);
  else if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  else if (gtk_revealer_get_reveal_child (self->cite_bar))
    vouch_source_pane_clear_selection (self);
  else
    gtk_widget_activate_action (widget, "source.close", NULL);
}

static void
mark_chosen_cb (VouchSourcePane *self, GtkListBoxRow *row)
{
  g_autofree char *citation = g_strdup (g_object_get_data (G_OBJECT (row), "citation"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->marks_button));
  vouch_source_pane_show_citation (self, citation);
}

/* --- the class --- */

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "source.cite", cite_cb },
  { "source.copy", copy_cb },
  { "source.zoom-in", zoom_in_cb },
  { "source.zoom-out", zoom_out_cb },
  { "source.fit-width", fit_width_cb },
  { "source.toggle-text", toggle_text_cb },
  { "source.toggle-thumbnails", toggle_thumbs_cb },
  { "source.toggle-region", toggle_region_cb },
  { "source.escape", escape_cb },
};

/* Before the text, which takes letters though it can't be altered. */
static gboolean
view_key_cb (VouchSourcePane *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_t && key != GDK_KEY_T) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "source.toggle-text", NULL);
}

static const struct
{
  guint key;
  GdkModifierType state;
  const char *action;
} keys[] = {
  { GDK_KEY_Escape, 0, "source.escape" },
  { GDK_KEY_Left, GDK_ALT_MASK, "source.close" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "source.search" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "source.copy" },
  { GDK_KEY_Return, GDK_CONTROL_MASK, "source.cite" },
  { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "source.cite" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "source.zoom-in" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "source.zoom-in" },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "source.zoom-in" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "source.zoom-out" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "source.zoom-out" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "source.fit-width" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "source.fit-width" },
};

/* --- what another program did to the store --- */

/* A file that is there again, or is not there any more, is looked for again where it is shown. */
static gboolean
is_out_of_date (VouchSourcePane *self)
{
  GFile *file = self->source ? vouch_open_source_get_file (self->source, NULL) : NULL;

  if (!self->digest || !*self->digest || self->loading)
    return FALSE;
  return !file || !g_file_query_exists (file, NULL)
         || vouch_quote_states_is_missing (vouch_quote_states_get_default (), self->digest);
}

/** Sources came into the store or left it: shows what is shown as it is now. */
void
vouch_source_pane_look_again (VouchSourcePane *self)
{
  g_autofree char *citation = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *digest = NULL;
  gsize start;
  gsize end;

  g_return_if_fail (VOUCH_IS_SOURCE_PANE (self));

  if (!self->document || !is_out_of_date (self))
    return;
  citation = g_strdup (self->citation);
  reference = g_strdup (self->reference);
  digest = g_strdup (self->digest);
  vouch_source_pane_get_shown (self, &start, &end);
  vouch_source_pane_forget (self);
  if (citation && vouch_document_lookup (self->document, citation))
    vouch_source_pane_show_citation (self, citation);
  else
    vouch_source_pane_show_quote (self, reference, digest, start, end);
}

/** Installs the actions of this file, and the keys of all. */
void
vouch_source_pane_install_actions (GtkWidgetClass *klass)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].activate);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].state, keys[i].action, NULL);
  gtk_widget_class_bind_template_callback_full (klass, "page_entered_cb", G_CALLBACK (page_entered_cb));
  gtk_widget_class_bind_template_callback_full (klass, "text_toggled_cb", G_CALLBACK (text_toggled_cb));
  gtk_widget_class_bind_template_callback_full (klass, "view_key_cb", G_CALLBACK (view_key_cb));
  gtk_widget_class_bind_template_callback_full (klass, "mark_chosen_cb", G_CALLBACK (mark_chosen_cb));
}

/** Listens to what is done in the views. */
void
vouch_source_pane_follow_views (VouchSourcePane *self)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_object_bind_property (self->thumbs, "visible", self->thumbs_button, "active", flags);
  g_object_bind_property (self->page_view, "region-mode", self->region_button, "active", flags);
  g_signal_connect_object (self->thumbs, "notify::visible", G_CALLBACK (thumbs_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_view, "notify::region-mode", G_CALLBACK (region_mode_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_view, "notify::page", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_view, "notify::zoom", G_CALLBACK (zoom_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_view, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_view, "region", G_CALLBACK (region_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->text_view), TRUE);
  g_signal_connect_object (self->text_view, "query-tooltip", G_CALLBACK (vouch_source_pane_name_passage),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_view, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->thumbs, "chosen", G_CALLBACK (page_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}
