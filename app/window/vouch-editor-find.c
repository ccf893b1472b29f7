/* vouch-editor-find.c: words in the card, and the bar that looks for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"
#include "vouch-find-bar.h"

static void
found_cb (VouchEditor *self, const char *id, guint from, guint to)
{
  /* A heading or a reference has no text to select in. */
  if (!vouch_card_view_select (self->view, id, from, to))
    vouch_card_view_go (self->view, id, "");
}

static void
closed_cb (VouchEditor *self)
{
  const char *id = vouch_card_view_get_focused (self->view);

  if (!id || !vouch_card_view_go (self->view, id, ""))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/* Made when it is first wanted: the card is shown before. */
static VouchFindBar *
get_bar (VouchEditor *self)
{
  GtkWidget *bar = adw_bin_get_child (ADW_BIN (self->find_place));

  if (bar)
    return VOUCH_FIND_BAR (bar);
  bar = vouch_find_bar_new (self->document);
  g_signal_connect_object (bar, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->find_place), bar);
  return VOUCH_FIND_BAR (bar);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_find_bar_open (get_bar (VOUCH_EDITOR (widget)));
}

/** Installs the action of this file. */
void
vouch_editor_install_find_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.find", NULL, find_cb);
}
