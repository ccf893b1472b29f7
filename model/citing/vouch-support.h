/* vouch-support.h: the passages that may bear the statements of a card out, looked for unasked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"
#include "vouch-passage-finder.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SUPPORT (vouch_support_get_type ())

G_DECLARE_FINAL_TYPE (VouchSupport, vouch_support, VOUCH, SUPPORT, GObject)

/**
 * VouchSupportCounts:
 * @n_open: statements that want a passage
 * @n_ready: those among them that passages were found for
 */
typedef struct
{
  guint n_open;
  guint n_ready;
} VouchSupportCounts;

/* Signals: "found" (string: id of a statement): something new is known of it, or that it failed;
 * "changed": other counts, or other sources. */
VouchSupport               *vouch_support_new          (VouchDocument      *document,
                                                        VouchPassageFinder *finder) G_GNUC_WARN_UNUSED_RESULT;
void                        vouch_support_want         (VouchSupport       *self,
                                                        const char         *id);
void                        vouch_support_release      (VouchSupport       *self,
                                                        const char         *id);
void                        vouch_support_look_again   (VouchSupport       *self);
void                        vouch_support_stop         (VouchSupport       *self);
VouchDocument              *vouch_support_get_document (VouchSupport       *self);
GPtrArray                  *vouch_support_get_passages (VouchSupport       *self,
                                                        const char         *id);
gboolean                    vouch_support_is_fresh     (VouchSupport       *self,
                                                        const char         *id);
const char                 *vouch_support_get_trouble  (VouchSupport       *self,
                                                        const char         *id);
const VouchPassageHoldings *vouch_support_get_holdings (VouchSupport       *self);
VouchSupportCounts          vouch_support_get_counts   (VouchSupport       *self);
VouchPassage               *vouch_support_get_better   (VouchSupport       *self,
                                                        const char         *id);
GPtrArray                  *vouch_support_list_open    (VouchSupport       *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
