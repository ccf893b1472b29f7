/* vouch-source-pane-search.c: words looked for in the source, and the places one after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-pane-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-source-search.h"
#include "vouch-weak.h"

static guint
count_found (VouchSourcePane *self)
{
  return self->found ? self->found->len : 0;
}

static void
show_count (VouchSourcePane *self)
{
  gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0';
  guint n = count_found (self);
  g_autofree char *words = NULL;

  if (n > 0)
    /* Translators: the place that is shown, and how many there are. */
    words = g_strdup_printf (_("%u of %u"), self->current + 1, n);
  gtk_label_set_text (self->search_count, words ? words : is_empty ? "" : _("Not found"));
  gtk_widget_set_sensitive (self->search_previous, n > 0);
  gtk_widget_set_sensitive (self->search_next, n > 0);
  if (n == 0 && !is_empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->search_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->search_entry), "error");
}

static void
mark (VouchSourcePane *self, VouchSourceTint tint, const VouchAnchorPart *parts, guint n_parts)
{
  vouch_source_text_view_tint (self->text_view, tint, parts, n_parts);
  vouch_page_view_clear (self->page_view, tint);
  if (self->has_pages)
    vouch_page_view_mark (self->page_view, tint, parts, n_parts, NULL);
}

static void
show_current (VouchSourcePane *self)
{
  const VouchAnchorPart *part = NULL;

  if (count_found (self) > 0)
    part = &g_array_index (self->found, VouchAnchorPart, self->current);
  mark (self, VOUCH_SOURCE_TINT_CURRENT, part, part ? 1 : 0);
  if (part)
    vouch_source_pane_go (self, part->start);
  show_count (self);
}

/* The first one on the page that is shown, or behind it. */
static guint
find_nearest (VouchSourcePane *self)
{
  VouchSourceText *text = vouch_open_source_get_text (self->source);
  const VouchSourcePage *page = vouch_source_text_get_page (text, vouch_page_view_get_page (self->page_view));
  gsize from = self->is_text || !page ? vouch_source_text_view_get_cursor (self->text_view) : page->start;

  for (guint i = 0; i < count_found (self); i++)
    if (g_array_index (self->found, VouchAnchorPart, i).start >= from)
      return i;
  return 0;
}

static void
searched_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchSourcePane) self = vouch_weak_take (data);
  g_autoptr (GArray) found = vouch_source_search_finish (result, NULL);

  if (!self || !found || !self->source)
    return;
  g_clear_object (&self->searching);
  g_clear_pointer (&self->found, g_array_unref);
  self->found = g_steal_pointer (&found);
  self->current = find_nearest (self);
  mark (self, VOUCH_SOURCE_TINT_HIT, (VouchAnchorPart *) self->found->data, self->found->len);
  show_current (self);
}

static void
stop (VouchSourcePane *self)
{
  if (self->searching)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->found, g_array_unref);
}

static void
search_changed_cb (VouchSourcePane *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  stop (self);
  if (!self->source)
    return;
  if (!*words)
    {
      mark (self, VOUCH_SOURCE_TINT_HIT, NULL, 0);
      show_current (self);
      return;
    }
  self->searching = g_cancellable_new ();
  vouch_source_search_async (vouch_open_source_get_text (self->source), words, self->searching,
                             searched_cb, vouch_weak_new (self));
}

static void
step (VouchSourcePane *self, guint by)
{
  guint n = count_found (self);

  if (n == 0)
    return;
  self->current = (self->current + by) % n;
  show_current (self);
}

static void
next_cb (VouchSourcePane *self)
{
  step (self, 1);
}

static void
previous_cb (VouchSourcePane *self)
{
  step (self, count_found (self) - 1);
}

static gboolean
key_pressed_cb (VouchSourcePane *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_SHIFT_MASK))
    return FALSE;
  previous_cb (self);
  return TRUE;
}

static void
closed_cb (VouchSourcePane *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar) || !self->source)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  vouch_source_pane_focus (self);
}

static void
stop_cb (VouchSourcePane *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSourcePane *self = VOUCH_SOURCE_PANE (widget);

  if (!self->source)
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/** Installs what the search needs of the class. */
void
vouch_source_pane_install_search (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, search_bar);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, search_entry);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, search_count);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, search_previous);
  gtk_widget_class_bind_template_child (klass, VouchSourcePane, search_next);
  gtk_widget_class_bind_template_callback_full (klass, "search_changed_cb", G_CALLBACK (search_changed_cb));
  gtk_widget_class_bind_template_callback_full (klass, "search_next_cb", G_CALLBACK (next_cb));
  gtk_widget_class_bind_template_callback_full (klass, "search_previous_cb", G_CALLBACK (previous_cb));
  gtk_widget_class_bind_template_callback_full (klass, "search_key_cb", G_CALLBACK (key_pressed_cb));
  gtk_widget_class_bind_template_callback_full (klass, "search_closed_cb", G_CALLBACK (closed_cb));
  gtk_widget_class_bind_template_callback_full (klass, "search_stop_cb", G_CALLBACK (stop_cb));
  gtk_widget_class_install_action (klass, "source.search", NULL, search_cb);
}

/** Forgets what was found: the source is another. */
void
vouch_source_pane_forget_search (VouchSourcePane *self)
{
  stop (self);
  if (!self->search_bar)
    return;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}
