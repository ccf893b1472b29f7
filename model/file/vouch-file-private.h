/* vouch-file-private.h: what the two halves of VouchFile share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-file-watch.h"
#include "vouch-file.h"

G_BEGIN_DECLS

struct _VouchFile
{
  GObject parent_instance;

  GFile *location;       /* (owned) (nullable): none before the first save */
  char *name;            /* (owned) (nullable): follows the location */
  char *etag;            /* (owned) (nullable): of what was loaded or saved last */
  VouchFileWatch *watch; /* (owned) (nullable): from the first load or save on */
  GQueue saves;          /* (owned GTasks): the first is under way, the others wait */
  guint read_only : 1;
  guint changed_on_disk : 1;
  guint is_gone : 1;
};

/* A save is done: the file is there, and holds what has this etag. */
void vouch_file_take_saved   (VouchFile  *self,
                              GFile      *location,
                              const char *etag);

/* A save was refused: somebody else wrote the file. */
void vouch_file_take_refused (VouchFile  *self);

G_END_DECLS
