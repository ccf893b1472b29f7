/* vouch-preferences-checks.c: the preferences' page of checks: the profile, and which are noise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-preferences-checks.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "vouch-check-counts.h"
#include "vouch-house.h"
#include "vouch-profile-chooser.h"
#include "vouch-rule.h"
#include "vouch-settings.h"

/* More mistakes than that are no longer read one by one. */
#define MOST_TROUBLES 20

typedef struct
{
  GSettings           *settings; /* (owned) */
  VouchHouse          *house;    /* (owned) (nullable): the profile that is chosen */
  GCancellable        *cancellable; /* (owned): of what is asked */
  AdwActionRow        *profile;  /* (unowned): the window's */
  AdwPreferencesGroup *troubles; /* (unowned) */
  AdwPreferencesGroup *counts;   /* (unowned) */
  GtkWidget           *reset;    /* (unowned) */
  GPtrArray           *rows;     /* (unowned rows): of mistakes */
  GPtrArray           *count_rows; /* (unowned rows) */
} Page;

static void show_profile (Page *self);

/* Its rows belong to the window, of which it is a part. */
static Page *
get_page (gpointer window)
{
  return g_object_get_data (G_OBJECT (window), "checks");
}

static void
house_changed_cb (gpointer window)
{
  if (get_page (window))
    show_profile (get_page (window));
}

static void
free_page (gpointer data)
{
  Page *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->house);
  g_clear_object (&self->settings);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->count_rows);
  g_free (self);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  return row;
}

/* --- the profile --- */

static void
add_trouble (Page *self, const VouchProfileTrouble *trouble)
{
  /* Translators: where in a file: a line, and the place in it. */
  g_autofree char *where = g_strdup_printf (_("Line %u, %s"), trouble->line, trouble->member);

  add_row (self->troubles, self->rows, trouble->message, where);
}

static void
show_troubles (Page *self)
{
  VouchProfile *profile = vouch_house_get_profile (self->house);
  GPtrArray *troubles = profile ? vouch_profile_get_troubles (profile) : NULL;
  guint n = troubles ? MIN (troubles->len, MOST_TROUBLES) : 0;

  clear_rows (self->troubles, self->rows);
  for (guint i = 0; i < n; i++)
    add_trouble (self, troubles->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->troubles), n > 0);
}

static void
show_profile (Page *self)
{
  VouchProfile *profile = vouch_house_get_profile (self->house);
  const char *trouble = vouch_house_get_trouble (self->house);
  const char *title = profile ? vouch_profile_get_title (profile) : NULL;
  g_autofree char *words = NULL;

  if (trouble)
    /* Translators: %s says why, as a sentence. */
    words = g_strdup_printf (_("%s Using the default checks."), trouble);
  else
    words = g_strdup (title && *title ? title : profile ? vouch_profile_get_name (profile) : "");
  adw_action_row_set_subtitle (self->profile, words);
  show_troubles (self);
}

static void
take_house (Page *self, gpointer window)
{
  g_autofree char *where = g_settings_get_string (self->settings, VOUCH_SETTING_HOUSE_PROFILE);

  if (self->house)
    g_signal_handlers_disconnect_by_func (self->house, house_changed_cb, window);
  g_clear_object (&self->house);
  self->house = vouch_house_get (where);
  g_signal_connect_object (self->house, "changed", G_CALLBACK (house_changed_cb), window,
                           G_CONNECT_SWAPPED);
  show_profile (self);
}

static void
profile_changed_cb (gpointer window)
{
  if (get_page (window))
    take_house (get_page (window), window);
}

static void
profile_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GSettings) settings = data;
  g_autofree char *where = vouch_profile_chooser_ask_finish (result, NULL);

  if (!where)
    return;
  vouch_house_reload (where);
  g_settings_set_string (settings, VOUCH_SETTING_HOUSE_PROFILE, where);
}

static void
choose_cb (gpointer window)
{
  Page *self = get_page (window);
  g_autofree char *current
      = g_settings_get_string (self->settings, VOUCH_SETTING_HOUSE_PROFILE);
  const VouchProfileQuestion question = {
    .title = _("House Profile"),
    .current = *current ? current : VOUCH_PROFILE_DEFAULT,
    .takes_file = TRUE,
  };

  vouch_profile_chooser_ask_async (GTK_WINDOW (window), &question, self->cancellable,
                                   profile_chosen_cb, g_object_ref (self->settings));
}

/* --- what became of findings --- */

static gboolean
is_muted (Page *self, const char *rule)
{
  g_auto (GStrv) muted = g_settings_get_strv (self->settings, VOUCH_SETTING_MUTED_CHECKS);

  return g_strv_contains ((const char *const *) muted, rule);
}

static void
mute_toggled_cb (GtkSwitch *button, GParamSpec *pspec, gpointer window)
{
  Page *self = get_page (window);
  const char *rule = g_object_get_data (G_OBJECT (button), "rule");
  gboolean is_hidden = gtk_switch_get_active (button);
  g_auto (GStrv) old = NULL;
  g_auto (GStrv) new = NULL;

  if (!self || is_muted (self, rule) == is_hidden)
    return;
  old = g_settings_get_strv (self->settings, VOUCH_SETTING_MUTED_CHECKS);
  new = vouch_strv_with ((const char *const *) old, rule, is_hidden);
  g_settings_set_strv (self->settings, VOUCH_SETTING_MUTED_CHECKS, (const char *const *) new);
  if (is_hidden)
    vouch_check_counts_add (self->settings, rule, VOUCH_HANDLED_MUTED, 1);
}

static const char *
get_title (Page *self, const char *id)
{
  VouchProfile *profile = vouch_house_get_profile (self->house);
  const VouchRule *rule
      = vouch_profile_find_rule (profile ? profile : vouch_profile_get_default (), id);

  return rule ? _(rule->title) : id;
}

static void
add_count (Page *self, gpointer window, const VouchCheckCount *count)
{
  g_autofree char *words = g_strdup_printf (
      /* Translators: how often what a check found was fixed, kept as it is, and the check hidden. */
      _("Fixed %u, kept %u, hidden %u"), count->n[VOUCH_HANDLED_REPAIRED],
      count->n[VOUCH_HANDLED_CONSIDERED], count->n[VOUCH_HANDLED_MUTED]);
  GtkWidget *row
      = add_row (self->counts, self->count_rows, get_title (self, count->rule), words);
  GtkWidget *label = gtk_label_new (_("Hide for me"));
  GtkWidget *button = gtk_switch_new ();

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (button), is_muted (self, count->rule));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hide this check for me"), -1);
  g_object_set_data_full (G_OBJECT (button), "rule", g_strdup (count->rule), g_free);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (mute_toggled_cb), window, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
}

/* What is hidden for this person is listed, counted or not: here it is shown again. */
static void
add_uncounted (Page *self, gpointer window, GPtrArray *counts)
{
  g_auto (GStrv) muted = g_settings_get_strv (self->settings, VOUCH_SETTING_MUTED_CHECKS);

  for (gsize i = 0; muted[i]; i++)
    {
      gboolean is_counted = FALSE;

      for (guint k = 0; k < counts->len && !is_counted; k++)
        is_counted = g_str_equal (((VouchCheckCount *) counts->pdata[k])->rule, muted[i]);
      if (!is_counted)
        add_count (self, window, &(VouchCheckCount){ muted[i], { 0 } });
    }
}

static void
fill_counts (Page *self, gpointer window)
{
  g_autoptr (GPtrArray) counts = vouch_check_counts_list (self->settings);

  clear_rows (self->counts, self->count_rows);
  for (guint i = 0; i < counts->len; i++)
    add_count (self, window, counts->pdata[i]);
  add_uncounted (self, window, counts);
  gtk_widget_set_sensitive (self->reset, counts->len > 0);
  adw_preferences_group_set_description (
      self->counts,
      self->count_rows->len > 0
          ? _("Checks most often kept or hidden come first. Statistics stay on this computer.")
          : _("No findings fixed, kept or hidden yet. Statistics stay on this computer."));
}

static void
reset_cb (gpointer window)
{
  Page *self = get_page (window);

  vouch_check_counts_reset (self->settings);
  fill_counts (self, window);
}

/**
 * vouch_preferences_add_checks:
 * @builder: of vouch-preferences.ui
 * @settings: the program's settings
 *
 * Fills the page; it lives as long as the window.
 */
void
vouch_preferences_add_checks (GtkBuilder *builder, GSettings *settings)
{
  GObject *window = gtk_builder_get_object (builder, "preferences");
  Page *self = g_new0 (Page, 1);

  self->settings = g_object_ref (settings);
  self->cancellable = g_cancellable_new ();
  self->profile = ADW_ACTION_ROW (gtk_builder_get_object (builder, "profile"));
  self->troubles = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "troubles"));
  self->counts = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "counts"));
  self->reset = GTK_WIDGET (gtk_builder_get_object (builder, "reset"));
  self->rows = g_ptr_array_new ();
  self->count_rows = g_ptr_array_new ();
  g_object_set_data_full (window, "checks", self, free_page);
  g_signal_connect_object (settings, "changed::" VOUCH_SETTING_HOUSE_PROFILE,
                           G_CALLBACK (profile_changed_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_builder_get_object (builder, "choose_profile"), "clicked",
                           G_CALLBACK (choose_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (reset_cb), window,
                           G_CONNECT_SWAPPED);
  g_settings_bind (settings, VOUCH_SETTING_CHECK_SPELLING,
                   gtk_builder_get_object (builder, "spelling"), "active", G_SETTINGS_BIND_DEFAULT);
  take_house (self, window);
  fill_counts (self, window);
}
