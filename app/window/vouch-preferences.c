/* vouch-preferences.c: the preferences, each bound to its setting: there is nothing to apply.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-preferences.h"

#include <glib/gi18n-lib.h>

#include "vouch-citation-style-files.h"
#include "vouch-lookup-settings.h"
#include "vouch-preferences-checks.h"
#include "vouch-preferences-portals.h"
#include "vouch-retractions-row.h"
#include "vouch-settings.h"
#include "vouch-style-chooser.h"
#include "vouch-widgets.h"

/* In the order of the list in vouch-preferences.ui. */
static const char *const schemes[] = { "follow", "light", "dark" };

static gboolean
scheme_to_position (GValue *value, GVariant *variant, gpointer data)
{
  const char *scheme = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i], scheme))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
position_to_scheme (const GValue *value, const GVariantType *type, gpointer data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[position]) : NULL;
}

static gboolean
answer_to_switch (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_boolean (value, g_str_equal (g_variant_get_string (variant, NULL), "yes"));
  return TRUE;
}

static GVariant *
switch_to_answer (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_string (g_value_get_boolean (value) ? "yes" : "no");
}

static void
show_fit (GtkWidget *row, gboolean is_fit)
{
  if (is_fit)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 is_fit ? "Zotero" : _("Zotero: only an address on this computer is kept"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_fit ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/* Zotero is asked unasked, so it can only be on this computer: another address is not kept. */
static GVariant *
keep_local (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *address = g_value_get_string (value);
  gboolean is_fit = !address || !*address || vouch_lookup_settings_is_local (address);

  show_fit (data, is_fit);
  return is_fit ? g_variant_new_string (address ? address : "") : NULL;
}

static void
bind_zotero (GtkWidget *row, GSettings *settings)
{
  gtk_widget_set_tooltip_text (row, _("An address on this computer, such as http://127.0.0.1:23119/api"));
  g_settings_bind_with_mapping (settings, VOUCH_SETTING_LOOKUP_ZOTERO, row, "text",
                                G_SETTINGS_BIND_DEFAULT, NULL, keep_local, row, NULL);
}

static void
bind_lookup (GtkBuilder *builder, GSettings *settings)
{
  static const struct
  {
    const char *key;
    const char *widget;
    const char *property;
  } rows[] = {
    { VOUCH_SETTING_LOOKUP_PASTED, "lookup_pasted", "active" },
    { VOUCH_SETTING_LOOKUP_MAIL, "lookup_mail", "text" },
    { VOUCH_SETTING_LOOKUP_CROSSREF, "lookup_crossref", "text" },
    { VOUCH_SETTING_LOOKUP_PUBMED, "lookup_pubmed", "text" },
    { VOUCH_SETTING_LOOKUP_ARXIV, "lookup_arxiv", "text" },
    { VOUCH_SETTING_LOOKUP_ZOTERO_USED, "lookup_zotero_used", "active" },
  };

  g_settings_bind_with_mapping (settings, VOUCH_SETTING_LOOKUP,
                                gtk_builder_get_object (builder, "lookup"), "active",
                                G_SETTINGS_BIND_DEFAULT, answer_to_switch, switch_to_answer, NULL,
                                NULL);
  bind_zotero (GTK_WIDGET (gtk_builder_get_object (builder, "lookup_zotero")), settings);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_settings_bind (settings, rows[i].key, gtk_builder_get_object (builder, rows[i].widget),
                     rows[i].property, G_SETTINGS_BIND_DEFAULT);
}

static void
show_style (GObject *row, GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, VOUCH_SETTING_CITATION_STYLE);
  g_autofree char *title = vouch_citation_style_dup_title (name);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
}

static void
style_changed_cb (GObject *row, const char *key, GSettings *settings)
{
  show_style (row, settings);
}

static void
choose_style_cb (GtkWidget *button, GSettings *settings)
{
  vouch_style_chooser_present (GTK_WINDOW (gtk_widget_get_root (button)), settings);
}

static void
connect_style (GtkBuilder *builder, GSettings *settings)
{
  GObject *row = gtk_builder_get_object (builder, "style");

  show_style (row, settings);
  g_signal_connect_object (settings, "changed::" VOUCH_SETTING_CITATION_STYLE,
                           G_CALLBACK (style_changed_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_builder_get_object (builder, "choose_style"), "clicked",
                           G_CALLBACK (choose_style_cb), settings, 0);
}

/**
 * vouch_preferences_present:
 * @parent: the window that asked
 * @settings: the program's settings
 * @accounts: (nullable): the user's portals
 */
void
vouch_preferences_present (GtkWindow *parent, GSettings *settings, VouchAccounts *accounts)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource (VOUCH_WIDGETS_RESOURCES "/ui/vouch-preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));

  g_settings_bind (settings, VOUCH_SETTING_AUTHOR_NAME, gtk_builder_get_object (builder, "name"),
                   "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, VOUCH_SETTING_COLOR_SCHEME,
                                gtk_builder_get_object (builder, "appearance"), "selected",
                                G_SETTINGS_BIND_DEFAULT, scheme_to_position, position_to_scheme,
                                NULL, NULL);
  connect_style (builder, settings);
  vouch_preferences_add_checks (builder, settings);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "references")),
                             vouch_retractions_row_new (settings));
  bind_lookup (builder, settings);
  if (accounts)
    vouch_preferences_add_portals (builder, accounts);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
