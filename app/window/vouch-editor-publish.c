/* vouch-editor-publish.c: publishing the card, and its page in the browser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-preview.h"
#include "vouch-publish-dialog.h"

static void
publish_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (GTK_WINDOW (vouch_publish_dialog_new (VOUCH_EDITOR (widget))));
}

static void
shown_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (vouch_compat_open_uri_finish (result, &error) || !self->file)
    return;
  vouch_editor_toast (self, _("No program on this computer shows web pages"));
}

/* One making of the page. */
typedef struct
{
  VouchEditor *editor; /* (owned) */
  guint job;           /* in the header */
} Making;

static void
made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Making *making = data;
  g_autoptr (VouchEditor) self = making->editor;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) page = vouch_preview_make_finish (result, &error);
  g_autofree char *uri = page ? g_file_get_uri (page) : NULL;

  if (!self->file) /* closed meanwhile */
    return;
  vouch_editor_end_job (self, making->job);
  if (page)
    vouch_compat_open_uri_async (vouch_editor_get_window (self), uri, self->cancellable, shown_cb,
                                 g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vouch_editor_toast (self, error->message);
}

static void
preview_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  g_autoptr (JsonNode) card = vouch_node_to_json (VOUCH_NODE (vouch_editor_get_card (self)));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Making *making = g_new0 (Making, 1);

  making->editor = g_object_ref (self);
  making->job = vouch_editor_begin_job (self, _("Making the page"), cancellable);
  vouch_preview_make_async (card, cancellable, made_cb, making);
}

/** Installs the actions of this file. */
void
vouch_editor_install_publish_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.publish", NULL, publish_cb);
  gtk_widget_class_install_action (klass, "editor.preview", NULL, preview_cb);
}
