/* vouch-compat.c: dialogs of this GTK in the shape of the later ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-compat.h"

#include <glib/gi18n-lib.h>

static void
return_closed (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Nothing chosen"));
}

/* A native dialog lives for as long as somebody holds it: its task does. */
static void
destroy_native (gpointer dialog)
{
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
native_response_cb (GtkNativeDialog *dialog,
                    int              response,
                    GTask           *task)
{
  /* What is answered is answered: a second answer would be for a task that is gone. */
  g_signal_handlers_disconnect_by_data (dialog, task);
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    return_closed (task);
  g_object_unref (task);
}

static void
add_filters (GtkFileChooser *chooser,
             GListModel     *filters)
{
  for (guint i = 0; filters && i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static GtkFileChooser *
make_chooser (GtkWindow            *parent,
              const char           *title,
              GtkFileChooserAction  action,
              const char           *accept,
              GListModel           *filters)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, parent, action, accept,
                                                              _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  add_filters (GTK_FILE_CHOOSER (native), filters);
  return GTK_FILE_CHOOSER (native);
}

static void
show_chooser (GtkFileChooser *chooser,
              GTask          *task)
{
  g_task_set_task_data (task, chooser, destroy_native);
  g_signal_connect (chooser, "response", G_CALLBACK (native_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Gone with its parent, without an answer. */
static void
ask_destroyed_cb (GtkWidget *dialog,
                  GTask     *task)
{
  g_signal_handlers_disconnect_by_data (dialog, task);
  return_closed (task);
  g_object_unref (task);
}

static void
ask_response_cb (AdwMessageDialog *dialog,
                 const char       *response,
                 GTask            *task)
{
  g_signal_handlers_disconnect_by_data (dialog, task);
  /* The answer may be the end of the window that asked, before that of the dialog. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  g_task_return_pointer (task, g_strdup (response), g_free);
  g_object_unref (task);
}

static void
uri_shown_cb (GObject      *parent,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (parent), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_compat_open_files_async:
 * @parent: (nullable): the window that asks
 * @title: of the dialog
 * @filters: (nullable): a list of #GtkFileFilter; the first one is in force
 * @cancellable: (nullable): for the task
 * @callback: called when files were chosen or none
 *
 * Asks which files to open.
 */
void
vouch_compat_open_files_async (GtkWindow           *parent,
                               const char          *title,
                               GListModel          *filters,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  GTask *task = g_task_new (parent, cancellable, callback, data);
  GtkFileChooser *chooser = make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN,
                                          _("_Open"), filters);

  g_task_set_source_tag (task, vouch_compat_open_files_async);
  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  show_chooser (chooser, task);
}

/**
 * vouch_compat_open_folder_async:
 * @parent: (nullable): the window that asks
 * @title: of the dialog
 * @cancellable: (nullable): for the task
 * @callback: called when a folder was chosen or none; it takes the answer with
 *   vouch_compat_open_files_finish()
 *
 * Asks which folder to open.
 */
void
vouch_compat_open_folder_async (GtkWindow           *parent,
                                const char          *title,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  GTask *task = g_task_new (parent, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_compat_open_files_async);
  show_chooser (make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"), NULL),
                task);
}

/**
 * vouch_compat_open_files_finish:
 *
 * Returns: (transfer full): a list of #GFile; %NULL with %G_IO_ERROR_CANCELLED when none was chosen.
 */
GListModel *
vouch_compat_open_files_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vouch_compat_save_file_async:
 * @parent: (nullable): the window that asks
 * @title: of the dialog
 * @folder: (nullable): where to begin
 * @name: the name to begin with
 * @filters: (nullable): a list of #GtkFileFilter
 *
 * Asks where to save; the dialog itself asks before a file is replaced.
 */
void
vouch_compat_save_file_async (GtkWindow           *parent,
                              const char          *title,
                              GFile               *folder,
                              const char          *name,
                              GListModel          *filters,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  GTask *task = g_task_new (parent, cancellable, callback, data);
  GtkFileChooser *chooser = make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE,
                                          _("_Save"), filters);

  g_task_set_source_tag (task, vouch_compat_save_file_async);
  if (folder)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  gtk_file_chooser_set_current_name (chooser, name);
  show_chooser (chooser, task);
}

/**
 * vouch_compat_save_file_finish:
 *
 * Returns: (transfer full): where to save; %NULL with %G_IO_ERROR_CANCELLED.
 */
GFile *
vouch_compat_save_file_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_autoptr (GListModel) files = g_task_propagate_pointer (G_TASK (result), error);

  return files ? g_list_model_get_item (files, 0) : NULL;
}

/**
 * vouch_compat_ask_async:
 * @parent: (nullable): the window that asks
 * @heading: what it is about, a few words
 * @body: what happened, what is safe, what can be done
 * @answers: (array length=n_answers): the buttons; the first is what Escape means
 * @usual: (nullable): id of the answer that Enter means
 *
 * Asks one question.
 */
void
vouch_compat_ask_async (GtkWindow           *parent,
                        const char          *heading,
                        const char          *body,
                        const VouchAnswer   *answers,
                        guint                n_answers,
                        const char          *usual,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  AdwMessageDialog *dialog;
  GTask *task;

  g_return_if_fail (n_answers > 0);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  task = g_task_new (parent, cancellable, callback, data);
  g_task_set_source_tag (task, vouch_compat_ask_async);
  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_message_dialog_set_response_appearance (dialog, answers[i].id, answers[i].appearance);
    }
  adw_message_dialog_set_close_response (dialog, answers[0].id);
  adw_message_dialog_set_default_response (dialog, usual);
  g_signal_connect (dialog, "response", G_CALLBACK (ask_response_cb), task);
  g_signal_connect (dialog, "destroy", G_CALLBACK (ask_destroyed_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** Returns: (transfer full): the id of the chosen answer. */
char *
vouch_compat_ask_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* In pixels: a button that is narrower keeps all of its label, any other a word or two. */
#define LEAST_BUTTON 160

static void
shrink_label_cb (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);
  int natural;

  if (!GTK_IS_LABEL (child))
    return;
  gtk_widget_set_size_request (GTK_WIDGET (button), -1, -1);
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  gtk_widget_measure (GTK_WIDGET (button), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (button), MIN (natural, LEAST_BUTTON), -1);
}

/**
 * vouch_compat_button_can_shrink:
 * @button: a button with a label, or that gets one
 *
 * Lets the label be cut where there is no room for it: large text in a narrow window. Later ones
 * (4.12) have a property for it.
 */
void
vouch_compat_button_can_shrink (GtkButton *button)
{
  g_signal_connect (button, "notify::label", G_CALLBACK (shrink_label_cb), NULL);
  shrink_label_cb (button);
}

/**
 * vouch_compat_toast_new:
 * @words: plain text
 *
 * A toast takes its title for markup; only later ones (1.4) can be told not to.
 *
 * Returns: (transfer full): a toast that says @words as they are.
 */
AdwToast *
vouch_compat_toast_new (const char *words)
{
  g_autofree char *title = g_markup_escape_text (words, -1);

  return adw_toast_new (title);
}

/**
 * vouch_compat_open_uri_async:
 * @parent: (nullable): the window that asks
 * @uri: an address or a file
 *
 * Opens @uri with the program that the user likes for it.
 */
void
vouch_compat_open_uri_async (GtkWindow           *parent,
                             const char          *uri,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  GTask *task = g_task_new (parent, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_compat_open_uri_async);
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, cancellable, uri_shown_cb, task);
}

/** Returns: whether a program took it. */
gboolean
vouch_compat_open_uri_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
