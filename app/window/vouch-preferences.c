/* vouch-preferences.c: the preferences, each bound to its setting: there is nothing to apply.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-preferences.h"

#include "vouch-settings.h"
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

/**
 * vouch_preferences_present:
 * @parent: the window that asked
 * @settings: the program's settings
 */
void
vouch_preferences_present (GtkWindow *parent, GSettings *settings)
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
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
