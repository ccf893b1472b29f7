/* vouch-editor-file.c: saving, closing, and a file that somebody else wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-replace.h"
#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-file-error.h"
#include "vouch-file-name.h"
#include "vouch-trouble.h"

/* One save, from its question to the disk. */
typedef struct
{
  guint64 point; /* of the history, as it is written */
  guint job;     /* in the header */
} Save;

/* One reading of what others wrote. */
typedef struct
{
  VouchEditor *editor; /* (owned) */
  guint job;           /* in the header */
} Taking;

/* --- saving --- */

static GTask *
make_save (VouchEditor *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, vouch_editor_save_async);
  g_task_set_task_data (task, g_new0 (Save, 1), g_free);
  return task;
}

/* What was edited while it was written stays edited. */
static void
take_saved (VouchEditor *self, const Save *save)
{
  vouch_history_mark_saved (self->history, save->point);
  self->is_overruled = FALSE;
  vouch_editor_settle_recovered (self);
  vouch_editor_follow_journal (self);
  vouch_editor_show_state (self);
  g_signal_emit_by_name (self, "saved");
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  VouchEditor *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean is_saved = vouch_file_save_finish (VOUCH_FILE (object), result, NULL, &error);
  gboolean is_there
      = is_saved || g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_UNSURE);
  Save *save = g_task_get_task_data (task);

  g_application_release (g_application_get_default ());
  /* Closed meanwhile: the file is written all the same. */
  if (self->file)
    {
      vouch_editor_end_job (self, save->job);
      if (is_there)
        take_saved (self, save);
    }
  if (is_saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The snapshot is taken before the call returns, and the point belongs to it. The
 * program does not end before the file is written, though its last window closes. */
static void
write_to (VouchEditor *self, GFile *location, VouchFileSaveFlags flags, GTask *task)
{
  Save *save = g_task_get_task_data (task);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_application_hold (g_application_get_default ());
  save->job = vouch_editor_begin_job (self, _("Saving"), cancellable);
  if (location)
    vouch_file_save_as_async (self->file, self->document, location, cancellable, saved_cb, task);
  else
    vouch_file_save_async (self->file, self->document, flags, cancellable, saved_cb, task);
  save->point = vouch_history_get_point (self->history);
}

static void
where_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  VouchEditor *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GFile) location = vouch_compat_save_file_finish (result, &error);

  if (!location)
    g_task_return_error (task, error);
  else if (!self->file)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Closed");
  else
    write_to (self, location, VOUCH_FILE_SAVE_PLAIN, g_steal_pointer (&task));
}

/* A title makes a better name than “untitled”. */
static char *
propose_name (VouchEditor *self)
{
  GFile *from = vouch_file_get_location (self->file);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (from)
    return g_strdup (vouch_file_get_name (self->file));
  title = vouch_editor_dup_title (self);
  name = vouch_file_name_from_title (title);
  return g_strconcat (name, ".scorecard", NULL);
}

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) cards = gtk_file_filter_new ();

  gtk_file_filter_set_name (cards, _("Cards"));
  gtk_file_filter_add_suffix (cards, "scorecard");
  g_list_store_append (filters, cards);
  return G_LIST_MODEL (filters);
}

static void
ask_where (VouchEditor *self, GtkWindow *parent, GTask *task)
{
  GFile *beside = vouch_file_get_location (self->file);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = propose_name (self);
  g_autoptr (GListModel) filters = make_filters ();

  if (!beside)
    beside = self->draft;
  folder = beside ? g_file_get_parent (beside) : NULL;
  vouch_compat_save_file_async (parent ? parent : vouch_editor_get_window (self),
                                _("Save the Card"), folder, name, filters, NULL, where_cb, task);
}

/**
 * vouch_editor_save_async:
 * @parent: (nullable): the dialog that asks for it; %NULL: the window
 * @callback: called when it is on the disk, or not; vouch_editor_save_finish() is to be called
 *
 * Saves the card; the first time the user is asked where. What went wrong is the caller's
 * to tell.
 */
void
vouch_editor_save_async (VouchEditor *self,
                         GtkWindow *parent,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  GTask *task;

  g_return_if_fail (VOUCH_IS_EDITOR (self));

  vouch_editor_commit (self);
  task = make_save (self, callback, data);
  if (!vouch_file_get_location (self->file))
    ask_where (self, parent, task);
  else if (self->is_overruled)
    {
      g_task_return_new_error (task, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK,
                               "Another version was on disk and undone");
      g_object_unref (task);
    }
  else
    write_to (self, NULL, VOUCH_FILE_SAVE_PLAIN, task);
}

/** Returns: whether it is on the disk. */
gboolean
vouch_editor_save_finish (VouchEditor *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- what is told --- */

static void
save_elsewhere_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditor) self = data;
  g_autofree char *answer = vouch_compat_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "elsewhere") == 0 && self->file)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.save-as", NULL);
}

/* The bar says it, and stays; a dialog would only be in its way. */
static void
tell_changed (VouchEditor *self)
{
  vouch_editor_show_state (self);
  gtk_widget_error_bell (GTK_WIDGET (self));
  gtk_widget_child_focus (GTK_WIDGET (self->file_bar), GTK_DIR_TAB_FORWARD);
  vouch_editor_toast (self, _("Not saved. Choose which version to keep first."));
}

/* Says why the card was not saved, unless the user knows: nobody else asked to stop. */
static void
tell_save (VouchEditor *self, const GError *error)
{
  const char *name = vouch_file_get_name (self->file);
  g_autoptr (VouchTrouble) trouble = NULL;
  const VouchAnswer answers[] = {
    { "close", _("_Close"), ADW_RESPONSE_DEFAULT },
    { "elsewhere", _("Save _As…"), ADW_RESPONSE_SUGGESTED },
  };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK))
    {
      tell_changed (self);
      return;
    }
  trouble = vouch_trouble_new_save (name ? name : _("the new card"), error);
  vouch_compat_ask_async (vouch_editor_get_window (self), trouble->heading, trouble->body, answers,
                          G_N_ELEMENTS (answers), "elsewhere", NULL, save_elsewhere_cb,
                          g_object_ref (self));
}

static void
told_save_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchEditor *self = VOUCH_EDITOR (object);
  g_autoptr (GError) error = NULL;

  if (!vouch_editor_save_finish (self, result, &error) && self->file)
    tell_save (self, error);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_editor_save_async (VOUCH_EDITOR (widget), NULL, told_save_cb, NULL);
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  vouch_editor_commit (self);
  ask_where (self, NULL, make_save (self, told_save_cb, NULL));
}

/* --- somebody else wrote the file --- */

static void
keep_mine_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  if (vouch_file_get_location (self->file))
    write_to (self, NULL, VOUCH_FILE_SAVE_KEEP_MINE, make_save (self, told_save_cb, NULL));
}

/* Whoever takes back what was discarded has nobody's version to overwrite. */
static void
tell_taken (VouchEditor *self, VouchChange *step, gboolean is_discarding)
{
  g_clear_pointer (&self->taken, vouch_change_unref);
  if (!step)
    return;
  if (!is_discarding)
    self->taken = vouch_change_ref (step);
  vouch_editor_toast_undo (self, is_discarding ? _("The card matches its file")
                                               : _("Version on disk opened"));
}

/* Theirs becomes one step of ours, so that ours comes back with Undo. */
static void
take_card (VouchEditor *self, VouchCard *theirs)
{
  gboolean is_discarding = self->is_discarding;
  VouchCard *mine = vouch_editor_get_card (self);
  g_autoptr (VouchChange) records = vouch_card_replace_records (mine, theirs);
  g_autoptr (VouchChange) step
      = vouch_card_replace (mine, theirs, is_discarding ? _("Discard Recovered Changes")
                                                        : _("Version from disk"));
  g_autoptr (GError) error = NULL;

  vouch_history_break (self->history);
  if ((records && !vouch_document_apply (self->document, records, &error))
      || (step && !vouch_document_apply (self->document, step, &error)))
    {
      vouch_editor_toast (self, error->message);
      self->is_overruled = TRUE;
      vouch_editor_show_state (self);
      return;
    }
  self->is_overruled = FALSE;
  vouch_history_mark_saved (self->history, vouch_history_get_point (self->history));
  vouch_editor_settle_recovered (self);
  vouch_editor_follow_journal (self);
  vouch_editor_show_state (self);
  tell_taken (self, step, is_discarding);
}

/* The file holds another card now, which must not go on under this one's id: its next
 * publishing would replace this one's page. */
static void
tell_other_card (VouchEditor *self)
{
  const VouchAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT },
                                  { "elsewhere", _("_Save as a Copy…"), ADW_RESPONSE_SUGGESTED } };

  vouch_compat_ask_async (vouch_editor_get_window (self), _("The File Contains Another Card"),
                          _("Your card is still open here. Save it as a copy, then open the file "
                            "to see the other one."),
                          answers, G_N_ELEMENTS (answers), "elsewhere", NULL, save_elsewhere_cb,
                          g_object_ref (self));
}

static gboolean
is_same_card (VouchEditor *self, VouchDocument *theirs)
{
  return g_strcmp0 (vouch_node_get_id (VOUCH_NODE (vouch_editor_get_card (self))),
                    vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (theirs))))
         == 0;
}

static void
theirs_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Taking *taking = data;
  g_autoptr (VouchEditor) self = taking->editor;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchDocument) theirs = vouch_file_load_finish (VOUCH_FILE (object), result, &error);
  g_autoptr (VouchTrouble) trouble = NULL;
  const VouchAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };

  if (!self->file)
    return;
  vouch_editor_end_job (self, taking->job);
  if (theirs)
    {
      if (is_same_card (self, theirs))
        take_card (self, vouch_document_get_card (theirs));
      else
        tell_other_card (self);
      self->is_discarding = FALSE;
      return;
    }
  self->is_discarding = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  trouble = vouch_trouble_new_open (vouch_file_get_name (self->file), error);
  vouch_compat_ask_async (vouch_editor_get_window (self), trouble->heading, trouble->body, answers,
                          G_N_ELEMENTS (answers), "close", NULL, save_elsewhere_cb,
                          g_object_ref (self));
}

static void
take_theirs_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Taking *taking;

  if (!vouch_file_get_location (self->file))
    return;
  taking = g_new0 (Taking, 1);
  taking->editor = g_object_ref (self);
  taking->job = vouch_editor_begin_job (self, _("Opening"), cancellable);
  vouch_file_load_async (self->file, cancellable, theirs_loaded_cb, taking);
}

/**
 * vouch_editor_tell_overruled:
 * @undone: what undo or redo applied
 * @is_undo: which of the two
 *
 * Who undoes having taken the other version would overwrite it with the next save,
 * and is asked again before.
 */
void
vouch_editor_tell_overruled (VouchEditor *self, VouchChange *undone, gboolean is_undo)
{
  if (!self->taken || g_strcmp0 (vouch_change_get_at (undone), vouch_change_get_at (self->taken)) != 0
      || g_strcmp0 (vouch_change_get_label (undone), vouch_change_get_label (self->taken)) != 0)
    return;
  self->is_overruled = is_undo;
  vouch_editor_show_state (self);
}

/* --- closing --- */

static void ask_about_note (VouchEditor *self, GTask *task);

static void
saved_to_close_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchEditor *self = VOUCH_EDITOR (object);
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = vouch_editor_save_finish (self, result, &error);

  if (!is_saved && self->file)
    tell_save (self, error);
  /* What was typed meanwhile would be lost. */
  if (!is_saved || !self->file || vouch_editor_is_edited (self))
    g_task_return_boolean (task, FALSE);
  else if (vouch_editor_get_unsaved (self))
    ask_about_note (self, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  VouchEditor *self = g_task_get_source_object (task);
  g_autofree char *answer = vouch_compat_ask_finish (result, NULL);

  if (self->file && g_strcmp0 (answer, "save") == 0)
    vouch_editor_save_async (self, NULL, saved_to_close_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, g_strcmp0 (answer, "discard") == 0);
}

static char *
describe_loss (VouchEditor *self)
{
  g_autofree char *title = vouch_editor_dup_title (self);
  const char *name = vouch_file_get_name (self->file);

  if (name && !vouch_file_get_gone (self->file))
    return g_strdup_printf (_("“%s” has changes not saved in “%s”. Changes which are not saved "
                              "will be permanently lost."),
                            title, name);
  return g_strdup_printf (_("“%s” hasn’t been saved. Changes which are not saved will be "
                            "permanently lost."), title);
}

/* Saving does not keep a note that is not on the card yet. */
static void
ask_about_note (VouchEditor *self, GTask *task)
{
  g_autofree char *title = vouch_editor_dup_title (self);
  g_autofree char *body = g_strdup_printf (
      _("An unfinished note or reply on “%s” in Review will be permanently lost when the card is "
        "closed."),
      title);
  const VouchAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
  };

  vouch_editor_show_panel (self, "review");
  gtk_window_present (vouch_editor_get_window (self));
  vouch_compat_ask_async (vouch_editor_get_window (self), _("Discard the Unfinished Note?"), body,
                          answers, G_N_ELEMENTS (answers), "cancel", NULL, answered_cb, task);
}

/**
 * vouch_editor_may_close_async:
 * @callback: called when the user has answered; vouch_editor_may_close_finish() is to be called
 *
 * Asks what shall become of unsaved changes, and saves them.
 */
void
vouch_editor_may_close_async (VouchEditor *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task;
  g_autofree char *body = NULL;
  const VouchAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "save", _("_Save"), ADW_RESPONSE_SUGGESTED },
  };

  g_return_if_fail (VOUCH_IS_EDITOR (self));

  vouch_editor_commit (self);
  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, vouch_editor_may_close_async);
  if (!vouch_editor_get_unsaved (self))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  if (!vouch_editor_is_edited (self))
    {
      ask_about_note (self, task);
      return;
    }
  body = describe_loss (self);
  gtk_window_present (vouch_editor_get_window (self));
  vouch_compat_ask_async (vouch_editor_get_window (self), _("Save Changes?"), body, answers,
                          G_N_ELEMENTS (answers), "save", NULL, answered_cb, task);
}

/** Returns: whether nothing is left that closing would lose. */
gboolean
vouch_editor_may_close_finish (VouchEditor *self, GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/** Installs the actions of this file. */
void
vouch_editor_install_file_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.save", NULL, save_cb);
  gtk_widget_class_install_action (klass, "editor.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (klass, "editor.keep-mine", NULL, keep_mine_cb);
  gtk_widget_class_install_action (klass, "editor.take-theirs", NULL, take_theirs_cb);
}
