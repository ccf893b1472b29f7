/* vouch-profile-chooser.c: chooses one of the house profiles on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-profile-chooser.h"

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"
#include "vouch-profile-folder.h"

/**
 * VouchProfileChooser:
 *
 * A row for each profile that ships or lies in the user's folder, with its mistakes; a
 * worker reads them. A row that is activated is the answer.
 */
struct _VouchProfileChooser
{
  AdwWindow parent_instance;

  GTask        *task;        /* (owned) (nullable): until there is an answer */
  GCancellable *cancellable; /* (owned): of what the dialog itself waits for */
  char         *usual;       /* (owned) (nullable) */
  char         *current;     /* (owned) */

  GtkListBox *list;
  GtkWidget  *from_file;
};

G_DEFINE_FINAL_TYPE (VouchProfileChooser, vouch_profile_chooser, ADW_TYPE_WINDOW)

/* A row to be. */
typedef struct
{
  char *where; /* (owned): the answer */
  char *title; /* (owned) */
  char *words; /* (owned) (nullable): below it */
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->where);
  g_free (entry->title);
  g_free (entry->words);
  g_free (entry);
}

static void
answer (VouchProfileChooser *self, const char *where)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task)
    g_task_return_pointer (task, g_strdup (where), g_free);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- the list --- */

static char *
dup_trouble (VouchProfile *profile)
{
  GPtrArray *troubles = vouch_profile_get_troubles (profile);
  VouchProfileTrouble *first = troubles->len > 0 ? troubles->pdata[0] : NULL;

  if (!first)
    return NULL;
  /* Translators: the first %u counts mistakes; then the line, place and words of the first one. */
  return g_strdup_printf (ngettext ("%u mistake, in line %u, %s: %s",
                                    "%u mistakes, the first in line %u, %s: %s", troubles->len),
                          troubles->len, first->line, first->member, first->message);
}

static Entry *
read_entry (const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchProfile) profile = vouch_profile_open (where, &error);
  Entry *entry = g_new0 (Entry, 1);
  const char *title = profile ? vouch_profile_get_title (profile) : NULL;

  entry->where = g_strdup (where);
  entry->title = g_strdup (title && *title ? title : where);
  entry->words = profile ? dup_trouble (profile) : g_strdup (error->message);
  if (!entry->words && g_strcmp0 (entry->title, where) != 0)
    entry->words = g_strdup (where);
  return entry;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *current = data;
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
  g_auto (GStrv) names = vouch_profile_list ();
  g_autofree char *scheme = g_uri_parse_scheme (current);

  for (gsize i = 0; names[i]; i++)
    g_ptr_array_add (entries, read_entry (names[i]));
  if (scheme)
    g_ptr_array_add (entries, read_entry (current));
  g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

static void
add_row (VouchProfileChooser *self, const Entry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean is_current = g_str_equal (entry->where, self->current);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (entry->words)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), entry->words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (is_current)
    {
      GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Chosen"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
    }
  g_object_set_data_full (G_OBJECT (row), "where", g_strdup (entry->where), g_free);
  gtk_list_box_append (self->list, row);
  if (is_current)
    gtk_widget_grab_focus (row);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchProfileChooser *self = VOUCH_PROFILE_CHOOSER (object);
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!entries)
    return;
  if (self->usual)
    add_row (self, &(Entry){ (char *) "", self->usual, NULL });
  for (guint i = 0; i < entries->len; i++)
    add_row (self, entries->pdata[i]);
}

static void
start_listing (VouchProfileChooser *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, listed_cb, NULL);

  g_task_set_source_tag (task, start_listing);
  g_task_set_task_data (task, g_strdup (self->current), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

static void
row_activated_cb (VouchProfileChooser *self, GtkListBoxRow *row)
{
  answer (self, g_object_get_data (G_OBJECT (row), "where"));
}

/* --- a file --- */

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchProfileChooser) self = data;
  g_autoptr (GListModel) files = vouch_compat_open_files_finish (result, NULL);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;

  if (uri && self->task)
    answer (self, uri);
}

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("House profiles (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

static void
from_file_cb (VouchProfileChooser *self)
{
  g_autoptr (GListModel) filters = make_filters ();

  vouch_compat_open_files_async (GTK_WINDOW (self), _("Choose a House Profile"), filters,
                                 self->cancellable, file_chosen_cb, g_object_ref (self));
}

static void
vouch_profile_chooser_dispose (GObject *object)
{
  VouchProfileChooser *self = VOUCH_PROFILE_CHOOSER (object);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_cancellable_cancel (self->cancellable);
  if (task)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _("No profile was chosen"));
  G_OBJECT_CLASS (vouch_profile_chooser_parent_class)->dispose (object);
}

static void
vouch_profile_chooser_finalize (GObject *object)
{
  VouchProfileChooser *self = VOUCH_PROFILE_CHOOSER (object);

  g_clear_object (&self->cancellable);
  g_free (self->usual);
  g_free (self->current);
  G_OBJECT_CLASS (vouch_profile_chooser_parent_class)->finalize (object);
}

static void
vouch_profile_chooser_class_init (VouchProfileChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_profile_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_profile_chooser_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-profile-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchProfileChooser, list);
  gtk_widget_class_bind_template_child (widget_class, VouchProfileChooser, from_file);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_profile_chooser_init (VouchProfileChooser *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vouch_profile_chooser_ask_async:
 * @parent: the window that asks
 * @question: what is asked; not needed after the call
 * @cancellable: (nullable): for the task
 * @callback: told when there is an answer, or none
 * @data: for @callback
 */
void
vouch_profile_chooser_ask_async (GtkWindow *parent,
                                 const VouchProfileQuestion *question,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  VouchProfileChooser *self = g_object_new (VOUCH_TYPE_PROFILE_CHOOSER, "title", question->title,
                                            "transient-for", parent, NULL);

  self->task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (self->task, vouch_profile_chooser_ask_async);
  self->usual = g_strdup (question->usual);
  self->current = g_strdup (question->current);
  gtk_widget_set_visible (self->from_file, question->takes_file);
  start_listing (self);
  gtk_window_present (GTK_WINDOW (self));
}

/** Returns: (transfer full) (nullable): a name, an address, or "" for the usual; %NULL where nothing
 * was chosen. */
char *
vouch_profile_chooser_ask_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
