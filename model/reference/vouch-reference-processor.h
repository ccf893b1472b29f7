/* vouch-reference-processor.h: citeproc-js, opened and fed by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _VouchReferenceProcessor VouchReferenceProcessor;

VouchReferenceProcessor *vouch_reference_processor_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                     vouch_reference_processor_free      (VouchReferenceProcessor  *self);
gboolean                 vouch_reference_processor_set_style (VouchReferenceProcessor  *self,
                                                              const char               *style,
                                                              const char               *locale,
                                                              GError                  **error);
gboolean                 vouch_reference_processor_is_numeric (VouchReferenceProcessor *self);
GStrv                    vouch_reference_processor_format    (VouchReferenceProcessor  *self,
                                                              const char *const        *items,
                                                              guint                     n_items,
                                                              GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
