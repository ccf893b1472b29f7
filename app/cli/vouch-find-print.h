/* vouch-find-print.h: passages as `vouch find` prints them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *vouch_find_print_json (GPtrArray  *passages) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_find_print_text (GPtrArray  *passages) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_find_has_words  (const char *text);

G_END_DECLS
