/* vouch-json-locate.h: on which line of a text a member of its JSON stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint vouch_json_locate (const char        *json,
                         const char *const *path);

G_END_DECLS
