/* vouch-due-time.h: a date and a time that somebody wrote, before which nothing is sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vouch_due_time_parse (const char *text,
                               gint64     *due);

G_END_DECLS
