/* vouch-raised.h: figures and signs that Unicode has raised or lowered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar  vouch_raised_from_plain (gunichar    c,
                                   gboolean    is_lowered);
gunichar  vouch_raised_to_plain   (gunichar    c);
char     *vouch_raised_dup        (const char *text,
                                   gsize       length,
                                   gboolean    is_lowered) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
