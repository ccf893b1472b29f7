/* vouch-reference-crew.h: a long list of references, formatted by several processors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-processor.h"

G_BEGIN_DECLS

GStrv vouch_reference_crew_format (VouchReferenceProcessor  *processor,
                                   const char               *style,
                                   const char               *locale,
                                   const char *const        *items,
                                   guint                     n_items,
                                   GCancellable             *cancellable,
                                   GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
