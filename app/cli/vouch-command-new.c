/* vouch-command-new.c: `vouch new`: an empty card with all its sections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli.h"
#include "vouch-cli-input.h"
#include "vouch-commands.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-file-io.h"
#include "vouch-template.h"

static int
fail_kind (const GError *error)
{
  g_auto (GStrv) kinds = vouch_template_list ();
  g_autofree char *list = g_strjoinv (", ", kinds);
  g_autofree char *message = NULL;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || !*list)
    return vouch_cli_fail_usage (error->message);
  message = g_strdup_printf (_("%s. Use one of: %s."), error->message, list);
  return vouch_cli_fail_usage (message);
}

/* A file that is there may hold somebody's work. */
static gboolean
write_card (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);

  return vouch_file_write (file, bytes, VOUCH_FILE_CREATE, NULL, NULL, error);
}

static int
make_card (const char *name, const char *kind)
{
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchCard) card = vouch_template_new_card (kind, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (!card)
    return fail_kind (error);
  bytes = vouch_card_format_write (card);
  return write_card (name, bytes, &error) ? VOUCH_EXIT_GOOD : vouch_cli_fail (shown, error);
}

/** `vouch new [--kind=scorecard] FILE` */
int
vouch_command_new (int argc, char **argv)
{
  g_autofree char *kind = NULL;
  GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("Kind of card (default: scorecard)"),
      N_("KIND") },
    { NULL },
  };

  if (!vouch_cli_options (_("FILE — create an empty card with all its sections"), entries, &argc,
                          &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (argc != 2)
    return vouch_cli_fail_usage (_("Specify one file for the new card."));
  return make_card (argv[1], kind ? kind : VOUCH_TEMPLATE_DEFAULT_KIND);
}
