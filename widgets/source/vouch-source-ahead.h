/* vouch-source-ahead.h: the source that is likely to be looked at next, opened before it is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-open-source.h"
#include "vouch-page-images.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCE_AHEAD (vouch_source_ahead_get_type ())

G_DECLARE_FINAL_TYPE (VouchSourceAhead, vouch_source_ahead, VOUCH, SOURCE_AHEAD, GObject)

/**
 * VouchPageRoom:
 * @width: that pages will have, in pixels; 0 where that isn't known: then none is drawn
 * @factor: pixels of the screen for each
 */
typedef struct
{
  int width;
  int factor;
} VouchPageRoom;

VouchSourceAhead *vouch_source_ahead_get_default     (void);
VouchSourceAhead *vouch_source_ahead_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_source_ahead_expect          (VouchSourceAhead    *self,
                                                      const char          *digest,
                                                      gsize                offset,
                                                      guint                page,
                                                      const VouchPageRoom *room);
gboolean          vouch_source_ahead_is_opening      (VouchSourceAhead    *self);
void              vouch_source_ahead_forget          (VouchSourceAhead    *self);
void              vouch_source_ahead_load_async      (VouchSourceAhead    *self,
                                                      const char          *digest,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
VouchOpenSource  *vouch_source_ahead_load_finish     (GAsyncResult        *result,
                                                      GError             **error);
VouchPageImages  *vouch_source_ahead_take_images     (VouchSourceAhead    *self,
                                                      VouchOpenSource     *source);

G_END_DECLS
