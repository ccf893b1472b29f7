/* vouch-window-drop.c: files and drafts that are dropped or pasted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-window-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"
#include "vouch-import-error.h"
#include "vouch-import.h"

static VouchApplication *
get_application (VouchWindow *self)
{
  return VOUCH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
open_all (VouchWindow *self, GSList *files)
{
  for (GSList *l = files; l; l = l->next)
    vouch_application_open_file (get_application (self), l->data);
}

static gboolean
dropped_cb (VouchWindow *self, const GValue *value, double x, double y)
{
  GSList *files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? g_value_get_boxed (value) : NULL;
  g_autoptr (GSList) others = NULL;

  if (!files)
    return FALSE;
  others = self->editor ? vouch_editor_take_files (self->editor, files) : g_slist_copy (files);
  open_all (self, others);
  return TRUE;
}

/** Takes files that are dropped anywhere on the window: papers and references are for the card that is
 * open; the others are opened. */
void
vouch_window_add_drop (VouchWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Where there is no text on the clipboard. */
static void
tell_nothing_there (VouchWindow *self)
{
  vouch_window_toast (self, _("No text on the clipboard"));
}

static void
text_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (!gtk_window_get_application (GTK_WINDOW (self)))
    return;
  if (text && *text)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.import-text", "s", text);
  else
    tell_nothing_there (self);
}

static void
files_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchWindow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, NULL);

  if (!gtk_window_get_application (GTK_WINDOW (self)))
    return;
  if (value && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    open_all (self, g_value_get_boxed (value));
}

/** Makes a card of the text on the clipboard, or opens the files that were copied. */
void
vouch_window_paste (VouchWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_read_cb, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}
