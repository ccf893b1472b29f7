/* vouch-source-boxes.h: where a part of a text stands on a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-text.h"

G_BEGIN_DECLS

GArray *vouch_source_boxes_of (VouchSourceText *text,
                               gsize            start,
                               gsize            end,
                               guint            page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
