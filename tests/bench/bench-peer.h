/* bench-peer.h: the same keys in a plain text view, to measure ours against.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"

G_BEGIN_DECLS

#define BENCH_CARET_AT 0.33 /* of the window's height: where it is typed, in the peer as in ours */

void bench_peer (VouchDocument *document,
                 guint          size,
                 int            width,
                 int            height);

G_END_DECLS
