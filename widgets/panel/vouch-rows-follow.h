/* vouch-rows-follow.h: makes the rows of a list those that are wanted, and tells only what differs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void vouch_rows_follow (GListModel *model,
                        GPtrArray  *rows,
                        GPtrArray  *wanted);

G_END_DECLS
