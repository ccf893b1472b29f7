/* vouch-command-references-identify.c: `vouch references identify`: what kind of identifier a text is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-identify.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-reference-reader.h"

static JsonNode *
make_row (const char          *text,
          const VouchIdentity *identity)
{
  return vouch_json_new_members ("text", vouch_json_new_text (text),
                                 "kind", vouch_json_new_text (identity->kind),
                                 "normal", vouch_json_new_text_or_null (identity->normal),
                                 "valid", vouch_json_new_boolean (identity->is_valid),
                                 "why", vouch_json_new_text_or_null (identity->why),
                                 NULL);
}

/* Returns whether it is an identifier. */
static gboolean
identify (const char *text,
          GString    *lines,
          JsonArray  *rows)
{
  g_auto (VouchIdentity) identity = { 0 };
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  vouch_identify (valid, &identity);
  if (rows)
    json_array_add_element (rows, make_row (valid, &identity));
  else
    g_string_append_printf (lines, "%s\t%s\t%s\n", identity.kind,
                            identity.normal ? identity.normal : valid,
                            identity.why ? identity.why : "");
  return identity.is_valid;
}

static GStrv
read_lines (GError **error)
{
  g_autoptr (GBytes) bytes = vouch_cli_read ("-", VOUCH_REFERENCE_MAX_BYTES, error);
  g_autofree char *text = NULL;
  const char *data;
  GStrv lines;
  gsize length;
  guint n;

  if (!bytes)
    return NULL;
  /* Nothing at all has no address either. */
  data = g_bytes_get_data (bytes, &length);
  text = g_strndup (data ? data : "", length);
  lines = g_strsplit (text, "\n", -1);
  n = g_strv_length (lines);
  if (n > 0 && !*lines[n - 1])
    g_clear_pointer (&lines[n - 1], g_free);
  return lines;
}

static int
print_all (char    **texts,
           gboolean  is_json)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  JsonArray *rows = is_json ? json_array_new () : NULL;
  gboolean are_valid = TRUE;

  for (gsize i = 0; texts[i]; i++)
    are_valid = identify (texts[i], lines, rows) && are_valid;
  if (rows)
    {
      g_autoptr (JsonNode) json = vouch_json_new_array (rows);
      g_autofree char *printed = vouch_json_print (json, TRUE);

      g_string_append_printf (lines, "%s%s", printed, g_str_has_suffix (printed, "\n") ? "" : "\n");
    }
  if (!vouch_cli_print (lines->str, &error))
    return vouch_cli_fail (_("standard output"), error);
  return are_valid ? VOUCH_EXIT_GOOD : VOUCH_EXIT_NO;
}

/** `vouch references identify [--json] TEXT… | -` */
int
vouch_command_references_identify (int    argc,
                                   char **argv)
{
  gboolean is_json = FALSE;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_("Print JSON"), NULL },
    { NULL },
  };

  if (!vouch_cli_options (_("TEXT… — identify DOIs, PMIDs and other identifiers; “-” reads lines "
                            "from standard input"),
                          entries, &argc, &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (argc < 2)
    return vouch_cli_fail_usage (_("Specify at least one text, or “-” for standard input."));
  if (argc > 2 || !g_str_equal (argv[1], "-"))
    return print_all (argv + 1, is_json);
  lines = read_lines (&error);
  return lines ? print_all (lines, is_json) : vouch_cli_fail (_("standard input"), error);
}
