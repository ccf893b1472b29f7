/* vouch-page-corrections.h: what was put right on a page, and when; private to the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-builder.h"

G_BEGIN_DECLS

void vouch_page_corrections_append_notices (VouchPageBuilder *builder);
void vouch_page_corrections_append         (VouchPageBuilder *builder);
char *vouch_page_corrections_dup_news      (VouchPageBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
