/* vouch-citation-style-tree.h: the XML of a style or a locale as the processor keeps it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_citation_style_tree (const char *xml) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
