/* vouch-editor-references.c: files of references that come into the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-compat.h"
#include "vouch-editor-task.h"
#include "vouch-import-dialog.h"
#include "vouch-reference-intake.h"

/* --- what came of it --- */

/* “12 added, 2 completed, 1 not read” */
static char *
sum_up (VouchReferenceIntake *intake)
{
  guint n_added = vouch_reference_intake_count (intake, VOUCH_INTAKE_ADDED);
  guint n_completed = vouch_reference_intake_count (intake, VOUCH_INTAKE_COMPLETED);
  guint n_known = vouch_reference_intake_count (intake, VOUCH_INTAKE_KNOWN);
  guint n_lost = vouch_reference_intake_count (intake, VOUCH_INTAKE_LOST);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u reference added", "%u references added",
                                                     n_added),
                                           n_added));
  if (n_completed > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u completed", "%u completed", n_completed),
                                             n_completed));
  if (n_known > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u was already here",
                                                       "%u were already here", n_known),
                                             n_known));
  if (n_lost > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u could not be read", "%u could not be read", n_lost),
                                      n_lost));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static char *
describe (const VouchIntakeLine *line)
{
  const char *words = line->message;

  switch (line->fate)
    {
    case VOUCH_INTAKE_ADDED:
      words = _("Added");
      break;
    case VOUCH_INTAKE_COMPLETED:
      words = _("Already on the card; missing details were added");
      break;
    case VOUCH_INTAKE_KNOWN:
      words = _("Already on the card");
      break;
    case VOUCH_INTAKE_LOST:
    case VOUCH_INTAKE_NOTED:
    case VOUCH_INTAKE_N_FATES:
    default:
      break;
    }
  /* Translators: a file’s name, and what became of an entry of it. */
  return line->file ? g_strdup_printf (_("%s: %s"), line->file, words) : g_strdup (words);
}

static VouchImportFate
get_fate (VouchIntakeFate fate)
{
  return fate == VOUCH_INTAKE_LOST    ? VOUCH_IMPORT_FATE_DROPPED
         : fate == VOUCH_INTAKE_NOTED ? VOUCH_IMPORT_FATE_TOLD
                                      : VOUCH_IMPORT_FATE_TAKEN;
}

static void
show_lines (VouchEditor *self, VouchReferenceIntake *intake, const char *summary)
{
  g_autoptr (GListStore) entries = g_list_store_new (VOUCH_TYPE_IMPORT_ENTRY);
  GPtrArray *lines = vouch_reference_intake_get_lines (intake);

  for (guint i = 0; i < lines->len; i++)
    {
      const VouchIntakeLine *line = lines->pdata[i];
      g_autofree char *words = describe (line);
      g_autoptr (VouchImportEntry) entry = vouch_import_entry_new (
          line->line, line->entry ? line->entry : "", get_fate (line->fate), words);

      g_list_store_append (entries, entry);
    }
  gtk_window_present (GTK_WINDOW (vouch_import_dialog_new_for_references (
      vouch_editor_get_window (self), G_LIST_MODEL (entries), summary)));
}

static gboolean
is_all_well (VouchReferenceIntake *intake)
{
  return vouch_reference_intake_count (intake, VOUCH_INTAKE_LOST) == 0
         && vouch_reference_intake_count (intake, VOUCH_INTAKE_NOTED) == 0;
}

static void
take (VouchEditor *self, VouchReferenceIntake *intake)
{
  g_autoptr (VouchChange) change = vouch_reference_intake_make_change (intake, self->document);
  gboolean is_other = change && vouch_editor_edit (self, vouch_change_ref (change));
  g_autofree char *summary = sum_up (intake);
  const char *first = vouch_reference_intake_get_first (intake);

  if (first)
    vouch_editor_go (self, first, "");
  if (!is_all_well (intake))
    show_lines (self, intake, summary);
  else if (is_other)
    vouch_editor_toast_undo (self, summary);
  else
    vouch_editor_toast (self, summary);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  g_autoptr (VouchReferenceIntake) intake = vouch_reference_intake_read_finish (result, NULL);
  g_autoptr (VouchEditor) self = vouch_editor_task_end (task);

  if (self && intake)
    take (self, intake);
}

/* --- where they come from --- */

/**
 * vouch_editor_import_references:
 * @files: (nullable) (element-type GFile): files of references
 * @text: (nullable): the same as text
 *
 * Reads them, adds what the card lacks in one step of undo, and says what became of each.
 */
void
vouch_editor_import_references (VouchEditor *self, GPtrArray *files, const char *text)
{
  VouchEditorTask *task = vouch_editor_task_begin (self, _("Reading references"), NULL, NULL);

  vouch_reference_intake_read_async (self->document, files, text,
                                     vouch_editor_task_get_cancellable (task), read_cb, task);
}

/* Returns: whether the file's name ends in one of @suffixes, in any case */
static gboolean
is_named (GFile *file, const char *const *suffixes)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (; *suffixes; suffixes++)
    if (g_str_has_suffix (lower, *suffixes))
      return TRUE;
  return FALSE;
}

/**
 * vouch_editor_is_of_references:
 * @file: a file that was dropped
 *
 * Returns: whether its name is one of a list of references, and of nothing else
 */
gboolean
vouch_editor_is_of_references (GFile *file)
{
  static const char *const suffixes[] = { ".ris", ".bib", ".bibtex", ".nbib", ".enw", ".ciw", NULL };

  return is_named (file, suffixes);
}

/** Returns: whether only what is in the file tells if it is a list of references. */
gboolean
vouch_editor_may_be_references (GFile *file)
{
  static const char *const suffixes[] = { ".xml", ".json", ".txt", NULL };

  return is_named (file, suffixes);
}

static void
peek_in_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  g_task_return_boolean (task, vouch_reference_intake_is_list_in (file, cancellable));
}

static void
peeked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  GFile *file = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_list = g_task_propagate_boolean (G_TASK (result), &error);
  g_autoptr (VouchEditor) self = vouch_editor_task_end (task);
  GtkWindow *window = self ? vouch_editor_get_window (self) : NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (!window || error) /* closed or stopped meanwhile */
    return;
  g_ptr_array_add (files, g_object_ref (file));
  if (is_list)
    vouch_editor_import_references (self, files, NULL);
  else
    vouch_application_open_file (VOUCH_APPLICATION (gtk_window_get_application (window)), file);
}

/**
 * vouch_editor_import_or_open:
 * @file: JSON, XML or a text that was dropped
 *
 * Looks at what is in it: a list of references comes into the card, a card or a draft is opened.
 */
void
vouch_editor_import_or_open (VouchEditor *self, GFile *file)
{
  VouchEditorTask *task = vouch_editor_task_begin (self, _("Reading the file"), NULL, NULL);
  g_autoptr (GTask) peek = g_task_new (NULL, vouch_editor_task_get_cancellable (task), peeked_cb, task);

  g_task_set_source_tag (peek, vouch_editor_import_or_open);
  g_task_set_task_data (peek, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (peek, peek_in_thread);
}

static GListModel *
make_filters (void)
{
  static const char *const suffixes[] = { "ris", "bib", "nbib", "xml", "json", "txt" };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _("References: RIS, BibTeX, PubMed, EndNote, CSL-JSON"));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (known, suffixes[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GWeakRef *editor = data;
  g_autoptr (VouchEditor) self = g_weak_ref_get (editor);
  g_autoptr (GListModel) chosen = vouch_compat_open_files_finish (result, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; chosen && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  if (self && self->document && files->len > 0)
    vouch_editor_import_references (self, files, NULL);
  g_weak_ref_clear (editor);
  g_free (editor);
}

static void
import_references_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  g_autoptr (GListModel) filters = make_filters ();
  GWeakRef *editor = g_new0 (GWeakRef, 1);

  g_weak_ref_init (editor, self);
  vouch_compat_open_files_async (vouch_editor_get_window (self), _("Import References"), filters,
                                 NULL, chosen_cb, editor);
}

static void
import_reference_text_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_editor_import_references (VOUCH_EDITOR (widget), NULL, g_variant_get_string (target, NULL));
}

/** Installs the actions of this file. */
void
vouch_editor_install_reference_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.import-references", NULL, import_references_cb);
  gtk_widget_class_install_action (klass, "editor.import-reference-text", "s",
                                   import_reference_text_cb);
}
