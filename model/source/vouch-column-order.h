/* vouch-column-order.h: the characters of a page in two columns, in the order in which they are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-text.h"

G_BEGIN_DECLS

/* In the place of a character: one that the page doesn't have. */
#define VOUCH_COLUMN_SPACE (G_MAXUINT32 - 1)
#define VOUCH_COLUMN_LINE_END G_MAXUINT32

GArray *vouch_column_order (const gunichar       *characters,
                            const VouchSourceBox *boxes,
                            gsize                 length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
