/* vouch-cli.h: the command line, one file per command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What every command ends with. */
typedef enum
{
  VOUCH_EXIT_GOOD = 0,    /* done; the answer is yes */
  VOUCH_EXIT_NO = 1,      /* done; the answer is no: errors found, conflicts left, portal refused */
  VOUCH_EXIT_UNUSABLE = 2 /* usage, or input that cannot be read */
} VouchExit;

gboolean  vouch_cli_knows   (const char      *word);
gboolean  vouch_cli_is_no_command (const char *word);
int       vouch_cli_run     (int              argc,
                             char           **argv);
gboolean  vouch_cli_options (const char      *usage,
                             GOptionEntry    *entries,
                             int             *argc,
                             char          ***argv);
gboolean  vouch_cli_print   (const char      *text,
                             GError         **error);
int       vouch_cli_fail    (const char      *what,
                             GError          *error);

G_END_DECLS
