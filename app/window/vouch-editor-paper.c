/* vouch-editor-paper.c: papers that are dropped on a card, and the article that it summarises.
 *
 * A paper's file is read first; what it is comes from its DOI, by a registry where that may be asked,
 * else from whoever dropped it. It is one step of undo: the reference with its file, and that it is
 * the original source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-article-finder.h"
#include "vouch-article-match.h"
#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-editor-task.h"
#include "vouch-json.h"
#include "vouch-lookup-consent.h"
#include "vouch-lookup.h"
#include "vouch-paper.h"
#include "vouch-reference-article.h"
#include "vouch-reference-dialog.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-plain.h"
#include "vouch-source-attach.h"
#include "vouch-weak.h"

typedef struct
{
  GWeakRef editor;
  VouchPaper *paper; /* (owned) */
  JsonObject *item;  /* (owned) (nullable): what a registry told of it */
} Arrival;

static void take_next (VouchEditor *editor);

/* The next one has its turn. */
static void
free_arrival (Arrival *self)
{
  g_autoptr (VouchEditor) editor = g_weak_ref_get (&self->editor);

  g_weak_ref_clear (&self->editor);
  vouch_paper_free (self->paper);
  g_clear_pointer (&self->item, json_object_unref);
  g_free (self);
  if (editor && editor->document)
    take_next (editor);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, free_arrival)

/* Returns: (transfer full) (nullable): the editor, unless the card was closed */
static VouchEditor *
dup_editor (Arrival *self)
{
  g_autoptr (VouchEditor) editor = g_weak_ref_get (&self->editor);

  return editor && editor->document ? g_steal_pointer (&editor) : NULL;
}

/* --- into the card --- */

static void
kept_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditor) editor = vouch_weak_take (data);
  g_autoptr (VouchSource) source = vouch_source_keep_finish (result, NULL);

  if (editor && editor->document && source)
    vouch_editor_sources_changed (editor);
}

/* The store also keeps by which name it is looked for. */
static void
name_in_store (Arrival *self, VouchEditor *editor, const char *reference)
{
  vouch_source_keep_async (self->paper->file, reference, NULL, kept_cb, vouch_weak_new (editor));
}

static JsonObject *
make_csl (Arrival *self)
{
  JsonObject *csl = self->item ? json_object_ref (self->item) : json_object_new ();
  g_autofree char *id = vouch_id_new ();

  json_object_set_string_member (csl, "id", id);
  json_object_set_string_member (csl, "source", self->paper->source->digest);
  return csl;
}

static void
add_known (Arrival *self, VouchEditor *editor, gboolean is_original)
{
  g_autoptr (JsonObject) csl = make_csl (self);
  g_autoptr (VouchReference) reference = vouch_reference_new_from_csl (csl);
  VouchCard *card = vouch_editor_get_card (editor);
  VouchChange *change = is_original ? vouch_reference_edit_original (card, reference)
                                    : vouch_reference_edit_add (card, reference);

  if (!vouch_editor_edit (editor, change))
    return;
  name_in_store (self, editor, vouch_json_get_text (csl, "id"));
  vouch_editor_go (editor, vouch_json_get_text (csl, "id"), "");
  vouch_editor_toast_undo (editor, is_original ? _("Original source added, with its file")
                                               : _("Reference added, with its file"));
}

/* What the file does not tell, whoever dropped it knows. The next paper waits for the dialog's end.
 * @self: (transfer full) */
static void
ask_for_rest (Arrival *self, VouchEditor *editor, gboolean is_original)
{
  const VouchSource *source = self->paper->source;
  g_autoptr (JsonObject) csl = json_object_new ();
  const char *title = vouch_card_get_article_title (vouch_editor_get_card (editor));
  GtkWidget *dialog = vouch_reference_dialog_new (GTK_WIDGET (vouch_editor_get_window (editor)),
                                                  editor->document, NULL);

  json_object_set_string_member (csl, "type", "article-journal");
  json_object_set_string_member (csl, "source", source->digest);
  if (source->doi)
    json_object_set_string_member (csl, "DOI", source->doi);
  if (self->paper->names_title && title)
    json_object_set_string_member (csl, "title", title);
  if (is_original)
    vouch_reference_dialog_set_purpose (VOUCH_REFERENCE_DIALOG (dialog),
                                        VOUCH_REFERENCE_PURPOSE_ORIGINAL_SOURCE, NULL);
  vouch_reference_dialog_prefill (VOUCH_REFERENCE_DIALOG (dialog), csl);
  g_object_set_data_full (G_OBJECT (dialog), "vouch-arrival", self, (GDestroyNotify) free_arrival);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @self: (transfer full) */
static void
bring (Arrival *self, VouchEditor *editor, gboolean is_original)
{
  if (!self->item)
    {
      ask_for_rest (self, editor, is_original);
      return;
    }
  add_known (self, editor, is_original);
  free_arrival (self);
}

/* --- whether it is the original source --- */

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Arrival) self = data;
  g_autofree char *answer = vouch_compat_ask_finish (result, NULL);
  g_autoptr (VouchEditor) editor = dup_editor (self);

  /* The card may have got one while it was asked. */
  if (editor && answer && !g_str_equal (answer, "cancel"))
    bring (g_steal_pointer (&self), editor,
           g_str_equal (answer, "original")
               && !vouch_card_get_article_reference (vouch_editor_get_card (editor)));
}

static gboolean
reads_like_article (Arrival *self, VouchEditor *editor)
{
  g_autoptr (JsonObject) article = vouch_reference_csl_from_article (vouch_editor_get_card (editor));

  return self->item ? vouch_article_match (article, self->item).is_good : self->paper->names_title;
}

/* Why it may be the article, or not; %s is its title, or the file's name. */
static const char *
get_comparison (VouchEditor *editor, gboolean is_like)
{
  const char *title = vouch_card_get_article_title (vouch_editor_get_card (editor));

  if (is_like)
    return _("“%s” matches the title of the article that this card summarises.");
  if (!title || !*title)
    return _("The file is “%s”. The card doesn’t say yet which article it summarises.");
  return _("“%s” doesn’t match the title of the article that this card summarises.");
}

static void
ask_whether_original (Arrival *self, VouchEditor *editor)
{
  gboolean is_like = reads_like_article (self, editor);
  g_autofree char *title = self->item ? vouch_reference_dup_plain_title (self->item)
                                      : g_strdup (self->paper->source->name);
  g_autoptr (GString) words = g_string_new (get_comparison (editor, is_like));
  const VouchAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "reference", _("Add as a _Reference"),
      is_like ? ADW_RESPONSE_DEFAULT : ADW_RESPONSE_SUGGESTED },
    { "original", _("Set as _Original Source"),
      is_like ? ADW_RESPONSE_SUGGESTED : ADW_RESPONSE_DEFAULT },
  };

  g_string_replace (words, "%s", title ? title : self->paper->source->name, 1);
  vouch_compat_ask_async (vouch_editor_get_window (editor), _("Is This the Article?"), words->str, answers,
                          G_N_ELEMENTS (answers), is_like ? "original" : "reference", NULL,
                          answered_cb, self);
}

/* @self: (transfer full) */
static void
settle (Arrival *self, VouchEditor *editor)
{
  if (!vouch_card_get_article_reference (vouch_editor_get_card (editor)))
    ask_whether_original (self, editor);
  else
    bring (self, editor, FALSE);
}

/* The article's reference lacks a file and a DOI, and the paper has the article's title. */
static VouchReference *
find_article (Arrival *self, VouchEditor *editor)
{
  const char *id = vouch_card_get_article_reference (vouch_editor_get_card (editor));
  VouchNode *own = id ? vouch_document_lookup (editor->document, id) : NULL;

  return self->paper->names_title && VOUCH_IS_REFERENCE (own)
                 && !vouch_reference_get_source (VOUCH_REFERENCE (own)) && !vouch_node_get_value (own, "DOI")
             ? VOUCH_REFERENCE (own)
             : NULL;
}

/* The card's own of that work gets the file. Returns: whether there is one */
static gboolean
attach_to_own (Arrival *self, VouchEditor *editor, JsonObject *csl)
{
  VouchReference *own = vouch_reference_find_same (vouch_editor_get_card (editor), csl, NULL);

  if (!own)
    own = find_article (self, editor);
  if (!own)
    return FALSE;
  vouch_editor_attach (editor, vouch_node_get_id (VOUCH_NODE (own)), self->paper->file);
  vouch_editor_go (editor, vouch_node_get_id (VOUCH_NODE (own)), "");
  return TRUE;
}

/* --- what it is --- */

static void
looked_up_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = vouch_lookup_run_finish (result, &error);
  g_autoptr (VouchEditor) editor = vouch_editor_task_end (task);
  Arrival *self = vouch_editor_task_steal_data (task);
  JsonObject *item = items ? vouch_json_array_object (items, 0) : NULL;

  if (!editor || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (item && attach_to_own (self, editor, item)))
    {
      free_arrival (self);
      return;
    }
  if (item)
    self->item = json_object_ref (item);
  else
    vouch_editor_toast (editor, error ? error->message : _("Nothing was found for its DOI."));
  settle (self, editor);
}

static void
may_look_up_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Arrival *self = data;
  gboolean may = vouch_lookup_ask_consent_finish (result);
  g_autoptr (VouchEditor) editor = dup_editor (self);
  g_autoptr (VouchLookupSettings) registries = NULL;
  VouchEditorTask *task;

  if (!editor)
    {
      free_arrival (self);
      return;
    }
  if (!may)
    {
      settle (self, editor);
      return;
    }
  registries = vouch_lookup_settings_read (editor->settings, vouch_editor_get_card (editor));
  task = vouch_editor_task_begin (editor, _("Asking Crossref"), self, (GDestroyNotify) free_arrival);
  vouch_lookup_run_async (registries, self->paper->source->doi,
                          vouch_editor_task_get_cancellable (task), looked_up_cb, task);
}

/* @self: (transfer full) */
static void
identify (Arrival *self, VouchEditor *editor)
{
  const char *doi = self->paper->source->doi;
  g_autoptr (JsonObject) csl = json_object_new ();
  g_autofree char *words = NULL;

  if (doi)
    json_object_set_string_member (csl, "DOI", doi);
  if (attach_to_own (self, editor, csl))
    {
      free_arrival (self);
      return;
    }
  if (!doi)
    {
      settle (self, editor);
      return;
    }
  words = g_strdup_printf (_("The file contains the DOI %s. Crossref or DataCite can identify the "
                             "paper. Only the DOI is sent."),
                           doi);
  vouch_lookup_ask_consent_async (editor->settings, vouch_editor_get_card (editor),
                                  vouch_editor_get_window (editor), words, may_look_up_cb, self);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPaper) paper = vouch_paper_read_finish (result, &error);
  g_autoptr (VouchEditor) editor = vouch_editor_task_end (task);
  Arrival *self;

  if (!editor)
    return;
  if (!paper)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        vouch_editor_tell (editor, _("The File Could Not Be Read"), error->message);
      take_next (editor);
      return;
    }
  self = g_new0 (Arrival, 1);
  g_weak_ref_init (&self->editor, editor);
  self->paper = g_steal_pointer (&paper);
  vouch_editor_sources_changed (editor);
  identify (self, editor);
}

static void
take_next (VouchEditor *editor)
{
  g_autoptr (GFile) file = g_queue_pop_head (&editor->papers);
  VouchEditorTask *task;

  editor->is_taking_paper = file != NULL;
  if (!file)
    return;
  task = vouch_editor_task_begin (editor, _("Reading the file"), NULL, NULL);
  vouch_paper_read_async (file, vouch_card_get_article_title (vouch_editor_get_card (editor)),
                          vouch_editor_task_get_cancellable (task), read_cb, task);
}

/**
 * vouch_editor_take_paper:
 * @file: a PDF that was dropped
 *
 * Reads it, finds out what it is, and adds it as a reference with its file, or as the original source;
 * after those that were dropped before it.
 */
void
vouch_editor_take_paper (VouchEditor *self, GFile *file)
{
  g_queue_push_tail (&self->papers, g_object_ref (file));
  if (!self->is_taking_paper)
    take_next (self);
}

/* --- files that are dropped on the card --- */

static gboolean
is_paper (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".pdf");
}

/**
 * vouch_editor_take_files:
 * @files: (element-type GFile): what was dropped
 *
 * Takes papers and files of references; what may be one is looked at, and opened where it is none.
 *
 * Returns: (transfer container) (element-type GFile): the others
 */
GSList *
vouch_editor_take_files (VouchEditor *self, GSList *files)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);
  GSList *others = NULL;

  g_return_val_if_fail (VOUCH_IS_EDITOR (self), NULL);

  for (GSList *l = files; l; l = l->next)
    if (is_paper (l->data))
      vouch_editor_take_paper (self, l->data);
    else if (vouch_editor_is_of_references (l->data))
      g_ptr_array_add (lists, g_object_ref (l->data));
    else if (vouch_editor_may_be_references (l->data))
      vouch_editor_import_or_open (self, l->data);
    else
      others = g_slist_prepend (others, l->data);
  if (lists->len > 0)
    vouch_editor_import_references (self, lists, NULL);
  return g_slist_reverse (others);
}

static void
find_article_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  vouch_editor_commit (self);
  vouch_article_finder_present (vouch_editor_get_window (self), self->settings, self->document);
}

/** Installs the actions of this file. */
void
vouch_editor_install_paper_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.find-article", NULL, find_article_cb);
}
