/* vouch-reference-batch.h: what was read from a file of references, and what was not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchReferenceTrouble:
 * @line: from 1; 0 where it is about no line
 * @entry: (nullable): which entry: its key, title or number
 * @message: what is the matter, for a person
 * @is_lost: whether an entry is missing for it; else it came, less something
 */
typedef struct
{
  guint    line;
  char    *entry;   /* (owned) (nullable) */
  char    *message; /* (owned) */
  gboolean is_lost;
} VouchReferenceTrouble;

/**
 * VouchReferenceBatch:
 * @items: (element-type JsonObject): CSL-JSON items in the file's order
 * @lines: (element-type guint): where in the file each of @items began
 * @troubles: (element-type VouchReferenceTrouble): in the order in which they were met
 */
typedef struct
{
  GPtrArray *items;    /* (owned) */
  GArray    *lines;    /* (owned) */
  GPtrArray *troubles; /* (owned) */
} VouchReferenceBatch;

VouchReferenceBatch *vouch_reference_batch_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void                 vouch_reference_batch_free    (VouchReferenceBatch *self);
void                 vouch_reference_batch_add     (VouchReferenceBatch *self,
                                                    JsonObject          *item,
                                                    guint                line);
void                 vouch_reference_batch_trouble (VouchReferenceBatch *self,
                                                    guint                line,
                                                    const char          *entry,
                                                    const char          *format,
                                                    ...) G_GNUC_PRINTF (4, 5);
void                 vouch_reference_batch_note    (VouchReferenceBatch *self,
                                                    guint                line,
                                                    const char          *entry,
                                                    const char          *format,
                                                    ...) G_GNUC_PRINTF (4, 5);
guint                vouch_reference_batch_count_lost (VouchReferenceBatch *self);
void                 vouch_reference_batch_append  (VouchReferenceBatch *self,
                                                    guint                index,
                                                    GString             *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchReferenceBatch, vouch_reference_batch_free)

G_END_DECLS
