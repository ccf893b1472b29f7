/* vouch-page-about.h: what a page is, who answers for it, who paid; private to the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-builder.h"

G_BEGIN_DECLS

void vouch_page_about_append_what    (VouchPageBuilder *builder);
void vouch_page_about_append_funding (VouchPageBuilder *builder,
                                      JsonObject       *csl);
void vouch_page_about_append_report  (VouchPageBuilder *builder);
void vouch_page_about_append_footer  (VouchPageBuilder *builder);

G_END_DECLS
