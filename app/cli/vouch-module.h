/* vouch-module.h: parts of the program that are loaded when they are wanted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gmodule.h>

G_BEGIN_DECLS

int vouch_module_run  (const char  *name,
                       int          argc,
                       char       **argv);

/* What each module has, under this name. */
int vouch_module_main (int          argc,
                       char       **argv);

G_END_DECLS
