/* vouch-page-spare.h: a process for drawing pages that is ready before it is wanted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-process.h"

G_BEGIN_DECLS

void              vouch_page_spare_prepare (void);
VouchPageProcess *vouch_page_spare_take    (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
