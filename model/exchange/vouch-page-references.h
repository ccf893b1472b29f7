/* vouch-page-references.h: the list of references, with the passages that vouch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-builder.h"

G_BEGIN_DECLS

void vouch_page_references_append (VouchPageBuilder *builder);

G_END_DECLS
