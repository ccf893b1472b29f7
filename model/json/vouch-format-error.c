/* vouch-format-error.c: the error domain of everything that reads JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-format-error.h"

G_DEFINE_QUARK (vouch-format-error-quark, vouch_format_error)
