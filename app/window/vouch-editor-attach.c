/* vouch-editor-attach.c: files on this computer as the sources of references.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"
#include "vouch-editor-task.h"
#include "vouch-source-attach.h"

/* --- what came of it --- */

/**
 * vouch_editor_tell:
 * @heading: what did not work, as a title
 * @words: why, and what can be done
 *
 * For what is too long for a toast, or must not be missed.
 */
void
vouch_editor_tell (VouchEditor *self, const char *heading, const char *words)
{
  const VouchAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };

  vouch_compat_ask_async (vouch_editor_get_window (self), heading, words, answers,
                          G_N_ELEMENTS (answers), "close", NULL, NULL, NULL);
}

/* A pane that says that this reference has no file, or shows the one before, shows the new one. */
static void
show_attached (VouchEditor *self, const char *reference, const char *digest)
{
  if (self->source && g_strcmp0 (vouch_source_pane_get_reference (self->source), reference) == 0
      && g_strcmp0 (vouch_source_pane_get_digest (self->source), digest) != 0)
    vouch_editor_show_source (self, reference, digest, 0, 0);
}

/* What is attached, and to what. */
typedef struct
{
  char *reference; /* (owned) */
  char *before;    /* (owned) (nullable): the digest that it had */
} Attachment;

static void
free_attachment (gpointer data)
{
  Attachment *attachment = data;

  g_free (attachment->reference);
  g_free (attachment->before);
  g_free (attachment);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attachment, free_attachment)

/* A file that had gone is known by its digest, and the card stays as it is: there is nothing to undo. */
static void
tell_attached (VouchEditor *self, const Attachment *attachment, const VouchSource *source)
{
  if (source->n_pages > 0 && source->length == 0)
    vouch_editor_offer_scan (self, source->digest);
  else if (g_strcmp0 (attachment->before, source->digest) == 0)
    vouch_editor_toast (self, _("The file is here again"));
  else
    vouch_editor_toast_undo (self, _("File attached"));
}


static void
attached_cb (GObject *document, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSource) source = vouch_source_attach_finish (result, &error);
  g_autoptr (VouchEditor) self = vouch_editor_task_end (task);
  g_autoptr (Attachment) attachment = vouch_editor_task_steal_data (task);

  if (!self || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (source)
    {
      vouch_editor_sources_changed (self);
      show_attached (self, attachment->reference, source->digest);
      tell_attached (self, attachment, source);
    }
  else
    vouch_editor_tell (self, _("The File Could Not Be Attached"), error->message);
}

/**
 * vouch_editor_attach:
 * @reference: id of one of the card's references
 * @file: what is to be its source
 *
 * Reads the file, and names it as the reference's source; says what came of it.
 */
void
vouch_editor_attach (VouchEditor *self, const char *reference, GFile *file)
{
  VouchNode *node = vouch_editor_find (self, reference, VOUCH_TYPE_REFERENCE);
  Attachment *attachment = g_new0 (Attachment, 1);
  VouchEditorTask *task;

  attachment->reference = g_strdup (reference);
  attachment->before = node ? g_strdup (vouch_reference_get_source (VOUCH_REFERENCE (node))) : NULL;
  task = vouch_editor_task_begin (self, _("Reading the file"), attachment, free_attachment);
  vouch_source_attach_async (self->document, reference, file,
                             vouch_editor_task_get_cancellable (task), attached_cb, task);
}

/* --- which file --- */

static GListModel *
make_filters (void)
{
  static const char *const types[]
      = { "application/pdf", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain" };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) papers = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (papers, _("PDFs, web pages, XML and text"));
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_file_filter_add_mime_type (papers, types[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, papers);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

typedef struct
{
  GWeakRef editor;
  char *reference; /* (owned) (nullable): what the file tells, where it is for none */
} Choice;

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Choice *choice = data;
  g_autoptr (VouchEditor) self = g_weak_ref_get (&choice->editor);
  g_autoptr (GListModel) files = vouch_compat_open_files_finish (result, NULL);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (self && self->document && file && choice->reference)
    vouch_editor_attach (self, choice->reference, file);
  else if (self && self->document && file)
    vouch_editor_take_paper (self, file);
  g_weak_ref_clear (&choice->editor);
  g_free (choice->reference);
  g_free (choice);
}

/* @target: a reference; empty for another paper, whose reference is found or made as of one that is
 * dropped on the card. */
static void
attach_source_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const char *id = g_variant_get_string (target, NULL);
  g_autoptr (GListModel) filters = make_filters ();
  Choice *choice;

  if (*id && !vouch_editor_find (self, id, VOUCH_TYPE_REFERENCE))
    return;
  choice = g_new0 (Choice, 1);
  g_weak_ref_init (&choice->editor, self);
  choice->reference = *id ? g_strdup (id) : NULL;
  vouch_compat_open_files_async (vouch_editor_get_window (self), _("Attach a File"), filters, NULL,
                                 chosen_cb, choice);
}

/* A list of references is for the card; XML and JSON may be either, and on a row they are that one's
 * source. */
static void
take_on (VouchEditor *self, const char *reference, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (!vouch_editor_is_of_references (file))
    {
      vouch_editor_attach (self, reference, file);
      return;
    }
  g_ptr_array_add (files, g_object_ref (file));
  vouch_editor_import_references (self, files, NULL);
}

/* @target: a reference, and the address of a file that was dropped on it. */
static void
attach_file_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  g_autoptr (GFile) file = NULL;
  const char *reference;
  const char *uri;

  g_variant_get (target, "(&s&s)", &reference, &uri);
  file = g_file_new_for_uri (uri);
  if (vouch_editor_find (self, reference, VOUCH_TYPE_REFERENCE))
    take_on (self, reference, file);
}

/* --- taken off, and shown --- */

static void
detach_source_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *reference = vouch_editor_resolve (self, target, VOUCH_TYPE_REFERENCE);

  if (reference && vouch_editor_edit (self, vouch_source_edit_attach (VOUCH_REFERENCE (reference), NULL)))
    vouch_editor_toast_undo (self, _("File detached"));
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (!vouch_compat_open_uri_finish (result, &error) && self->document
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vouch_editor_toast (self, _("No app can open this file"));
}

static void
located_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = vouch_source_get_file_finish (result, &error);
  g_autoptr (VouchEditor) self = vouch_editor_task_end (task);
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;

  if (!self || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (uri)
    vouch_compat_open_uri_async (vouch_editor_get_window (self), uri, NULL, opened_cb,
                                 g_object_ref (self));
  else
    vouch_editor_tell (self, _("The File Can’t Be Shown"), error->message);
}

static void
show_source_file_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *reference = vouch_editor_resolve (self, target, VOUCH_TYPE_REFERENCE);
  const char *digest = reference ? vouch_reference_get_source (VOUCH_REFERENCE (reference)) : NULL;
  VouchEditorTask *task;

  if (!digest)
    return;
  task = vouch_editor_task_begin (self, _("Looking for the file"), NULL, NULL);
  vouch_source_get_file_async (digest, vouch_editor_task_get_cancellable (task), located_cb, task);
}

/** Installs the actions of this file. */
void
vouch_editor_install_attach_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.attach-source", "s", attach_source_cb);
  gtk_widget_class_install_action (klass, "editor.attach-file", "(ss)", attach_file_cb);
  gtk_widget_class_install_action (klass, "editor.detach-source", "s", detach_source_cb);
  gtk_widget_class_install_action (klass, "editor.show-source-file", "s", show_source_file_cb);
}
