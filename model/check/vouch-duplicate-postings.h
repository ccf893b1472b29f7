/* vouch-duplicate-postings.h: which statements have three words in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-unit.h"

G_BEGIN_DECLS

/**
 * VouchPosted: enough of a class to see that it isn't near without touching it: on a
 * large card most of the time would go into fetching it
 * @class: (unowned)
 * @signature: of its words
 * @n_words: how many it has
 */
typedef struct
{
  VouchDuplicateClass *class;
  guint64              signature;
  guint                n_words;
} VouchPosted;

typedef struct _VouchDuplicatePostings VouchDuplicatePostings;

/** VouchPostedFunc: called for one that is posted under a key */
typedef void (*VouchPostedFunc) (const VouchPosted *posted,
                                 gpointer           data);

VouchDuplicatePostings *vouch_duplicate_postings_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void                    vouch_duplicate_postings_free   (VouchDuplicatePostings *self);
void                    vouch_duplicate_postings_fetch  (VouchDuplicatePostings *self,
                                                         const guint64          *keys,
                                                         guint                   n_keys);
void                    vouch_duplicate_postings_add    (VouchDuplicatePostings *self,
                                                         guint64                 key,
                                                         const VouchPosted      *posted,
                                                         VouchPostedFunc         func,
                                                         gpointer                data);
void                    vouch_duplicate_postings_remove (VouchDuplicatePostings *self,
                                                         guint64                 key,
                                                         VouchDuplicateClass    *class);

G_END_DECLS
