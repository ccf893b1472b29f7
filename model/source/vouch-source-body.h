/* vouch-source-body.h: what a paged text says, without what belongs to its pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-text.h"

G_BEGIN_DECLS

char *vouch_source_body      (VouchSourceText *text) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_source_body_part (VouchSourceText *text,
                              gsize            start,
                              gsize            end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
