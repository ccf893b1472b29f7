/* vouch-retractions-row.c: the row of the preferences that reads or downloads the Retraction Watch list.
 *
 * Either takes seconds and goes on in a worker; if the window is closed meanwhile, it is
 * given up and the old list stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-retractions-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"
#include "vouch-lookup-consent.h"
#include "vouch-lookup-retractions.h"
#include "vouch-retraction-list.h"
#include "vouch-settings.h"
#include "vouch-weak.h"

struct _VouchRetractionsRow
{
  AdwActionRow parent_instance;

  GSettings    *settings;    /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GtkSpinner   *spinner;     /* (unowned) child */
  GtkWidget    *again;       /* (unowned) child */
  GtkWidget    *download;    /* (unowned) child */
  GtkWidget    *choose;      /* (unowned) child */
};

G_DEFINE_FINAL_TYPE (VouchRetractionsRow, vouch_retractions_row, ADW_TYPE_ACTION_ROW)

static void
say (VouchRetractionsRow *self, const char *words, gboolean is_trouble)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  if (is_trouble)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
show_list (VouchRetractionsRow *self)
{
  g_autofree char *words = vouch_retraction_list_describe ();

  say (self, words ? words : _("Not installed. Download it from Crossref, or choose the file."), FALSE);
}

static void
set_busy (VouchRetractionsRow *self, gboolean is_busy)
{
  g_autofree char *location = g_settings_get_string (self->settings, VOUCH_SETTING_RETRACTION_LIST);

  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_widget_set_sensitive (self->choose, !is_busy);
  gtk_widget_set_sensitive (self->download, !is_busy);
  gtk_widget_set_sensitive (self->again, !is_busy);
  gtk_widget_set_visible (self->again, *location != '\0');
}

static void
show_report (VouchRetractionsRow *self, const VouchRetractionReport *report)
{
  g_autofree char *list = vouch_retraction_list_describe ();
  g_autofree char *damaged = NULL;
  g_autofree char *words = NULL;

  if (report->n_damaged == 0 || !list)
    {
      show_list (self);
      return;
    }
  damaged = g_strdup_printf (ngettext ("%u row could not be read.", "%u rows could not be read.", report->n_damaged),
                             report->n_damaged);
  /* Translators: what list there is, and how many of its rows could not be read. */
  words = g_strdup_printf (_("%s. %s"), list, damaged);
  say (self, words, FALSE);
}

static void
show_outcome (VouchRetractionsRow *self, const VouchRetractionReport *report, const GError *error)
{
  if (!self || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (report)
    show_report (self, report);
  else
    say (self, error->message, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchRetractionsRow) self = vouch_weak_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchRetractionReport) report = vouch_retraction_list_read_finish (result, &error);

  show_outcome (self, report, error);
}

/* The file that was read before is another list. */
static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchRetractionsRow) self = vouch_weak_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchRetractionReport) report = vouch_lookup_retractions_finish (result, &error);

  if (self && report)
    g_settings_reset (self->settings, VOUCH_SETTING_RETRACTION_LIST);
  show_outcome (self, report, error);
}

/**
 * vouch_retractions_row_download:
 * @self: the row
 *
 * Gets the list from where Crossref publishes it, or from the address in the settings.
 */
void
vouch_retractions_row_download (VouchRetractionsRow *self)
{
  g_autoptr (VouchLookupSettings) registries = NULL;

  g_return_if_fail (VOUCH_IS_RETRACTIONS_ROW (self));

  registries = vouch_lookup_settings_read (self->settings, NULL);
  set_busy (self, TRUE);
  say (self, _("Downloading…"), FALSE);
  vouch_lookup_retractions_async (registries, self->cancellable, downloaded_cb, vouch_weak_new (self));
}

/**
 * vouch_retractions_row_read:
 * @self: the row
 * @table: the Retraction Watch list (CSV), which is kept in mind for the next time
 */
void
vouch_retractions_row_read (VouchRetractionsRow *self, GFile *table)
{
  g_autofree char *location = g_file_get_uri (table);

  g_return_if_fail (VOUCH_IS_RETRACTIONS_ROW (self));

  g_settings_set_string (self->settings, VOUCH_SETTING_RETRACTION_LIST, location);
  set_busy (self, TRUE);
  say (self, _("Reading…"), FALSE);
  vouch_retraction_list_read_async (table, self->cancellable, read_cb, vouch_weak_new (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchRetractionsRow) self = vouch_weak_take (data);
  g_autoptr (GListModel) files = vouch_compat_open_files_finish (result, NULL);
  g_autoptr (GFile) table = files ? g_list_model_get_item (files, 0) : NULL;

  if (self && table && !g_cancellable_is_cancelled (self->cancellable))
    vouch_retractions_row_read (self, table);
}

static void
choose_cb (VouchRetractionsRow *self)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("CSV files"));
  gtk_file_filter_add_pattern (tables, "*.csv");
  gtk_file_filter_add_mime_type (tables, "text/csv");
  g_list_store_append (filters, tables);
  vouch_compat_open_files_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 _("Choose the Retraction Watch List"), G_LIST_MODEL (filters), self->cancellable,
                                 chosen_cb, vouch_weak_new (self));
}

static void
again_cb (VouchRetractionsRow *self)
{
  g_autofree char *location = g_settings_get_string (self->settings, VOUCH_SETTING_RETRACTION_LIST);
  g_autoptr (GFile) table = g_file_new_for_uri (location);

  vouch_retractions_row_read (self, table);
}

static void
vouch_retractions_row_dispose (GObject *object)
{
  VouchRetractionsRow *self = VOUCH_RETRACTIONS_ROW (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (vouch_retractions_row_parent_class)->dispose (object);
}

static void
vouch_retractions_row_finalize (GObject *object)
{
  VouchRetractionsRow *self = VOUCH_RETRACTIONS_ROW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (vouch_retractions_row_parent_class)->finalize (object);
}

static void
vouch_retractions_row_class_init (VouchRetractionsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_retractions_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_retractions_row_finalize;
}

static void
add_suffix (VouchRetractionsRow *self, GtkWidget *child)
{
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), child);
}

static void
vouch_retractions_row_init (VouchRetractionsRow *self)
{
  self->cancellable = g_cancellable_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Retraction Watch list"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  add_suffix (self, GTK_WIDGET (self->spinner));
  self->again = gtk_button_new_from_icon_name ("view-refresh-symbolic");
  gtk_widget_set_tooltip_text (self->again, _("Read the File Again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->again), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Read the File Again"), -1);
  gtk_widget_add_css_class (self->again, "flat");
  add_suffix (self, self->again);
  self->download = gtk_button_new_from_icon_name ("folder-download-symbolic");
  gtk_widget_set_tooltip_text (self->download, _("Download from Crossref"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->download), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Download the Retraction Watch list from Crossref"), -1);
  gtk_widget_add_css_class (self->download, "flat");
  add_suffix (self, self->download);
  self->choose = gtk_button_new_with_mnemonic (_("C_hoose…"));
  add_suffix (self, self->choose);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->choose);
  g_signal_connect_object (self->again, "clicked", G_CALLBACK (again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->download, "clicked", G_CALLBACK (vouch_retractions_row_download), self,
                           G_CONNECT_SWAPPED);
}

/**
 * vouch_retractions_row_new:
 * @settings: the program's, which remember the file
 *
 * Returns: (transfer floating): a row that says which list there is
 */
GtkWidget *
vouch_retractions_row_new (GSettings *settings)
{
  VouchRetractionsRow *self = g_object_new (VOUCH_TYPE_RETRACTIONS_ROW, NULL);

  self->settings = g_object_ref (settings);
  set_busy (self, FALSE);
  show_list (self);
  return GTK_WIDGET (self);
}
