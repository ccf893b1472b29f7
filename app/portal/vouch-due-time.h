/* vouch-due-time.h: a date and a time that somebody wrote, before which nothing is sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  vouch_due_time_parse    (const char *text,
                                   gint64     *due);
gboolean  vouch_due_time_is_past  (gint64      due);
char     *vouch_due_time_describe (gint64      due) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_due_time_print    (gint64      due) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
