/* vouch-editor-actions.c: toasts and panes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"

/* --- toasts --- */

/** @toast: (transfer full): an answer is for now: it neither waits for the one before nor
 * comes after it. */
void
vouch_editor_show_toast (VouchEditor *self, AdwToast *toast)
{
  g_autoptr (AdwToast) before = g_steal_pointer (&self->toast);

  if (before)
    adw_toast_dismiss (before);
  self->toast = g_object_ref (toast);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/** Shows a few words for a few seconds. */
void
vouch_editor_toast (VouchEditor *self, const char *words)
{
  vouch_editor_show_toast (self, vouch_compat_toast_new (words));
}

/** Takes a toast away whose Undo would take back another step than it says. */
void
vouch_editor_drop_undo_toast (VouchEditor *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->undo_toast);

  if (toast)
    adw_toast_dismiss (toast);
}

static void
undo_toast_dismissed_cb (VouchEditor *self)
{
  g_clear_object (&self->undo_toast);
}

/** Says what was done, with a way back: it was the last step. */
void
vouch_editor_toast_undo (VouchEditor *self, const char *words)
{
  AdwToast *toast = vouch_compat_toast_new (words);

  vouch_editor_drop_undo_toast (self);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "editor.undo");
  self->undo_toast = g_object_ref (toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  vouch_editor_show_toast (self, toast);
}

static void
toast_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_editor_toast (VOUCH_EDITOR (widget), g_variant_get_string (target, NULL));
}

static void
toast_undo_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_editor_toast_undo (VOUCH_EDITOR (widget), g_variant_get_string (target, NULL));
}

/* --- edits --- */

/**
 * vouch_editor_edit:
 * @change: (transfer full) (nullable): one step of the user
 *
 * Makes a change; where it can't be made that is said.
 *
 * Returns: whether it was made.
 */
gboolean
vouch_editor_edit (VouchEditor *self, VouchChange *change)
{
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;

  if (!change)
    return FALSE;
  if (vouch_document_edit (self->document, change, &error))
    return TRUE;
  vouch_editor_toast (self, error->message);
  return FALSE;
}

/* --- panes --- */

static void
toggle_outline_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSplit *split = VOUCH_EDITOR (widget)->split;

  vouch_split_set_show_start (split, !vouch_split_get_show_start (split));
}

static void
toggle_panel_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchSplit *split = VOUCH_EDITOR (widget)->split;

  vouch_split_set_show_end (split, !vouch_split_get_show_end (split));
}

/* In the side panel the page that is shown is meant, not the switcher above it. */
static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  GtkWidget *focus;

  if (vouch_editor_focus_source (self))
    return;
  vouch_split_focus_next (self->split);
  focus = gtk_window_get_focus (vouch_editor_get_window (self));
  if (focus && self->panel && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panel)))
    vouch_side_panel_focus (self->panel);
}

/* "editor.show-checks" and its like: the page's name is in the action's. */
static void
show_page_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  vouch_editor_show_panel (self, name + strlen ("editor.show-"));
  vouch_side_panel_focus (self->panel);
}

/** Installs the actions of this file. */
void
vouch_editor_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.toast", "s", toast_cb);
  gtk_widget_class_install_action (klass, "editor.toast-undo", "s", toast_undo_cb);
  gtk_widget_class_install_action (klass, "editor.toggle-outline", NULL, toggle_outline_cb);
  gtk_widget_class_install_action (klass, "editor.toggle-panel", NULL, toggle_panel_cb);
  gtk_widget_class_install_action (klass, "editor.next-pane", NULL, next_pane_cb);
  gtk_widget_class_install_action (klass, "editor.show-checks", NULL, show_page_cb);
  gtk_widget_class_install_action (klass, "editor.show-sources", NULL, show_page_cb);
  gtk_widget_class_install_action (klass, "editor.show-review", NULL, show_page_cb);
}
