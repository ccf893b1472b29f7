/* vouch-page-sections.h: a card's sections, statements and items as HTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-builder.h"

G_BEGIN_DECLS

void vouch_page_sections_append (VouchPageBuilder *builder);

G_END_DECLS
