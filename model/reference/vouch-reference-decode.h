/* vouch-reference-decode.h: from the bytes of a file of references to clean UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-batch.h"

G_BEGIN_DECLS

char *vouch_reference_decode (VouchReferenceBatch *batch,
                              const char          *bytes,
                              gsize                length,
                              gsize               *text_length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
