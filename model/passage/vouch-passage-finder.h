/* vouch-passage-finder.h: looks for support without keeping the window waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-passage.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PASSAGE_FINDER (vouch_passage_finder_get_type ())

G_DECLARE_FINAL_TYPE (VouchPassageFinder, vouch_passage_finder, VOUCH, PASSAGE_FINDER, GObject)

/**
 * VouchPassageHoldings:
 * @n_own: how many of the store's sources are the card's
 * @n_all: how many sources the store has
 * @digests: (owned): of the card's, in one string: another one when they are others
 * @stamp: (owned) (nullable): another text when the store has others
 * @is_failed: nobody knows: the store can't be read
 */
typedef struct
{
  guint  n_own;
  guint  n_all;
  char  *digests;
  char  *stamp;
  gboolean is_failed;
} VouchPassageHoldings;

VouchPassageFinder *vouch_passage_finder_new         (const char           *folder) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_passage_finder_find_async  (VouchPassageFinder   *self,
                                                      const char           *statement,
                                                      const char *const    *references,
                                                      const char *const    *except,
                                                      guint                 limit,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              data);
GPtrArray          *vouch_passage_finder_find        (VouchPassageFinder   *self,
                                                      const char           *statement,
                                                      const char *const    *references,
                                                      const char *const    *except,
                                                      guint                 limit,
                                                      GCancellable         *cancellable,
                                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *vouch_passage_finder_find_finish (VouchPassageFinder   *self,
                                                      GAsyncResult         *result,
                                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_passage_finder_look_async  (VouchPassageFinder   *self,
                                                      const char *const    *references,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              data);
VouchPassageHoldings *vouch_passage_finder_look_finish (VouchPassageFinder *self,
                                                      GAsyncResult         *result,
                                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_passage_holdings_free      (VouchPassageHoldings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassageHoldings, vouch_passage_holdings_free)

G_END_DECLS
