/* vouch-page-jsonld.h: what the page tells machines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-builder.h"

G_BEGIN_DECLS

char *vouch_page_jsonld (VouchPageBuilder *builder,
                         const char       *title,
                         const char       *description) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
