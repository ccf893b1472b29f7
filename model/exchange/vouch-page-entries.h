/* vouch-page-entries.h: the list of references in a citation style; private to the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-builder.h"

G_BEGIN_DECLS

gboolean   vouch_page_entries_set_style (VouchPageBuilder  *builder,
                                         const char        *style,
                                         GError           **error);
GPtrArray *vouch_page_entries_get       (VouchPageBuilder  *builder,
                                         guint              index) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
