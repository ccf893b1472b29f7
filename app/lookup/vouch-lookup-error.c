/* vouch-lookup-error.c: the error domain of lookups.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-error.h"

G_DEFINE_QUARK (vouch-lookup-error-quark, vouch_lookup_error)
