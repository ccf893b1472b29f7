/* vouch-report-lines.h: on which line of its file a node of a card begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *vouch_report_lines_new (GBytes     *bytes) G_GNUC_WARN_UNUSED_RESULT;
guint       vouch_report_lines_get (GHashTable *lines,
                                    const char *id);

G_END_DECLS
