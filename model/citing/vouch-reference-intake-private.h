/* vouch-reference-intake-private.h: what the two files of the intake share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-batch.h"
#include "vouch-reference-intake.h"

G_BEGIN_DECLS

struct _VouchReferenceIntake
{
  VouchReferenceBatch *known; /* (owned): what the card had, as it was when reading began */
  VouchReferenceBatch *batch; /* (owned): what was read; each work once */
  GArray *matches;            /* (owned) (element-type guint): index in @known, or %G_MAXUINT */
  GPtrArray *files;           /* (owned) (element-type utf8) (nullable): names, one a file */
  GArray *item_files;         /* (owned) (element-type guint): which file each item is of */
  GHashTable *completed;      /* (owned): ids of references that the step alters */
  GPtrArray *lines;           /* (owned) (element-type VouchIntakeLine) */
  char *first;                /* (owned) (nullable): id of the first reference that came, or was there */
};

VouchReferenceIntake *vouch_reference_intake_new      (VouchDocument         *document);
void                  vouch_reference_intake_add_line (VouchReferenceIntake  *self,
                                                       const char            *file,
                                                       guint                  line,
                                                       const char            *entry,
                                                       VouchIntakeFate        fate,
                                                       const char            *message);

G_END_DECLS
