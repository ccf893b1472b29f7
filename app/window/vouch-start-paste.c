/* vouch-start-paste.c: pasting on the start page: a draft makes a card, words go into the search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-start-paste.h"

#include <string.h>

static void
words_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkEditable) search = data;
  GtkWidget *widget = GTK_WIDGET (search);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  int at;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (!text || strpbrk (text, "\r\n"))
    {
      gtk_widget_activate_action (widget, "win.paste-draft", NULL);
      return;
    }
  gtk_editable_delete_selection (search);
  at = gtk_editable_get_position (search);
  gtk_editable_insert_text (search, text, -1, &at);
  gtk_editable_set_position (search, at);
}

/* Into the search go words, and never a draft. */
static gboolean
paste_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *search = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  if (focus && gtk_widget_is_ancestor (focus, search))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, words_read_cb,
                                   g_object_ref (search));
  else
    gtk_widget_activate_action (widget, "win.paste-draft", NULL);
  return GDK_EVENT_STOP;
}

/**
 * vouch_start_paste_add:
 * @page: the start page
 * @search: the search in it
 *
 * Has Ctrl+V and Shift+Insert paste anywhere in the window while the page is shown. They come
 * before the search, which takes what is typed wherever the keyboard is.
 */
void
vouch_start_paste_add (GtkWidget *page, GtkSearchEntry *search)
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
                          gtk_callback_action_new (paste_cb, search, NULL)));
  gtk_widget_add_controller (page, controller);
}
