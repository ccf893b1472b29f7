/* vouch-worker-find.c: where the model's own programs are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* dladdr */
#include "config.h"

#include "vouch-worker-find.h"

#include <dlfcn.h>

/**
 * vouch_worker_find:
 * @folder: where it is built, below the model's own folder
 * @name: of the program
 *
 * Returns: (transfer full): its path: beside the library that this file is part of, as it is
 *   built; else where it is installed. Nothing may be there.
 */
char *
vouch_worker_find (const char *folder, const char *name)
{
  Dl_info info;
  g_autofree char *library = NULL;
  g_autofree char *built = NULL;

  if (dladdr ((gpointer) vouch_worker_find, &info) && info.dli_fname)
    library = g_path_get_dirname (info.dli_fname);
  if (library)
    built = g_build_filename (library, folder, name, NULL);
  if (built && g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);
  return g_build_filename (VOUCH_LIBDIR, name, NULL);
}
