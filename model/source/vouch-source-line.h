/* vouch-source-line.h: words of a source on one line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_source_line (const char *text,
                         glong       max_characters) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
