/* vouch-source-headings.h: where the headings of a source stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-source-text.h"

G_BEGIN_DECLS

void    vouch_source_headings_find_async  (VouchSourceText      *text,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
GArray *vouch_source_headings_find_finish (GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
