/* vouch-commands.h: the functions behind the command words.
 *
 * Each takes the arguments from its own word on and returns a VouchExit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int vouch_command_anchor  (int argc, char **argv);
int vouch_command_check   (int argc, char **argv);
int vouch_command_diff    (int argc, char **argv);
int vouch_command_export  (int argc, char **argv);
int vouch_command_find    (int argc, char **argv);
int vouch_command_help    (int argc, char **argv);
int vouch_command_import  (int argc, char **argv);
int vouch_command_merge   (int argc, char **argv);
int vouch_command_new     (int argc, char **argv);
int vouch_command_portal  (int argc, char **argv);
int vouch_command_publish (int argc, char **argv);
int vouch_command_references (int argc, char **argv);
int vouch_command_references_check (int argc, char **argv);
int vouch_command_references_format (int argc, char **argv);
int vouch_command_references_identify (int argc, char **argv);
int vouch_command_references_import (int argc, char **argv);
int vouch_command_references_retractions (int argc, char **argv);
int vouch_command_serve   (int argc, char **argv);
int vouch_command_sources (int argc, char **argv);
int vouch_command_sources_add (int argc, char **argv);
int vouch_command_sources_list (int argc, char **argv);
int vouch_command_sources_remove (int argc, char **argv);

G_END_DECLS
