/* vouch-open-source.h: a source of the store, with all that is needed to show it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-source-error.h"
#include "vouch-source-pages.h"
#include "vouch-source-text.h"
#include "vouch-source.h"

G_BEGIN_DECLS

typedef struct _VouchOpenSource VouchOpenSource;

void               vouch_open_source_load_async  (const char           *digest,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              data);
VouchOpenSource   *vouch_open_source_load_finish (GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
VouchOpenSource   *vouch_open_source_ref         (VouchOpenSource      *self);
void               vouch_open_source_unref       (VouchOpenSource      *self);
const VouchSource *vouch_open_source_get_source  (VouchOpenSource      *self);
VouchSourceText   *vouch_open_source_get_text    (VouchOpenSource      *self);
GFile             *vouch_open_source_get_file    (VouchOpenSource      *self,
                                                  GError              **error);
VouchSourcePages  *vouch_open_source_get_pages   (VouchOpenSource      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchOpenSource, vouch_open_source_unref)

G_END_DECLS
