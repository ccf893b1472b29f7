/* vouch-settings.c: what the program remembers between two runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-settings.h"

#include "build-paths.h"

#include <glib/gi18n-lib.h>

/* Where the program was built its schema is not installed yet. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *usual = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) built = NULL;
  GSettingsSchema *schema = NULL;

  if (usual)
    schema = g_settings_schema_source_lookup (usual, VOUCH_APPLICATION_ID, TRUE);
  if (schema)
    return schema;
  built = g_settings_schema_source_new_from_directory (VOUCH_BUILD_SCHEMAS, usual, TRUE, NULL);
  return built ? g_settings_schema_source_lookup (built, VOUCH_APPLICATION_ID, FALSE) : NULL;
}

/**
 * vouch_settings_new:
 * @error: return location for %G_IO_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the settings; %NULL where the program is not
 *   installed properly.
 */
GSettings *
vouch_settings_new (GError **error)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();

  if (schema)
    return g_settings_new_full (schema, NULL, NULL);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _("The settings schema %s.gschema.xml is not installed."), VOUCH_APPLICATION_ID);
  return NULL;
}

/** Returns: (transfer full): who writes notes: the name that was set, else the account’s. */
char *
vouch_settings_dup_author (GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, VOUCH_SETTING_AUTHOR_NAME);
  const char *account = g_get_real_name ();

  g_strstrip (name);
  if (*name)
    return g_steal_pointer (&name);
  /* What GLib says where the account has no name. */
  if (g_strcmp0 (account, "Unknown") == 0 || *account == '\0')
    account = g_get_user_name ();
  return g_strdup (account);
}
