/* vouch-opposites.h: words of which a statement has one and its passage the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vouch_opposites_find (const char  *statement,
                               const char  *passage,
                               char       **mine,
                               char       **theirs);

G_END_DECLS
