/* vouch-file-error.c: the error domain of writing files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-file-error.h"

G_DEFINE_QUARK (vouch-file-error-quark, vouch_file_error)
