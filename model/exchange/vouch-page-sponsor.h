/* vouch-page-sponsor.h: the label of a page that somebody paid for; private to the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-builder.h"

G_BEGIN_DECLS

char *vouch_page_sponsor_dup_name  (JsonObject       *form) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_page_sponsor_dup_label (VouchPageBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;
void  vouch_page_sponsor_append    (VouchPageBuilder *builder);

G_END_DECLS
