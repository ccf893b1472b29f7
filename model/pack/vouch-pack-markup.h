/* vouch-pack-markup.h: a statement as Pango's markup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *vouch_pack_markup (const char *label,
                         const char *text,
                         JsonArray  *marks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
