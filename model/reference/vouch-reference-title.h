/* vouch-reference-title.h: the markup that CSL-JSON allows in a title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  vouch_reference_title_append (GPtrArray  *parts,
                                    const char *title,
                                    gboolean    is_emphasised);
char *vouch_reference_title_plain  (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
