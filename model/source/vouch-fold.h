/* vouch-fold.h: what is left of a character when quotes are compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** As many bytes as one character can become: 18 by its decomposition, each of up to 6. */
#define VOUCH_FOLD_MAX 128

guint    vouch_fold_char     (gunichar  c,
                              char      bytes[VOUCH_FOLD_MAX]);
gunichar vouch_fold_sign     (gunichar  c);
gboolean vouch_fold_is_alnum (gunichar  c);
gboolean vouch_fold_is_digit (gunichar  c);

G_END_DECLS
