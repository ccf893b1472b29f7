/* vouch-source-error.c: the error domain of sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-error.h"

G_DEFINE_QUARK (vouch-source-error-quark, vouch_source_error)
