/* vouch-utf16.h: which bytes are UTF-16.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *vouch_utf16_find (const char *bytes,
                              gsize       length);

G_END_DECLS
