/* vouch-blank.h: texts of which nothing is seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vouch_is_blank (const char *text);

G_END_DECLS
