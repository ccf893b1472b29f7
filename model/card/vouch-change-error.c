/* vouch-change-error.c: the domain of errors of changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-change-error.h"

G_DEFINE_QUARK (vouch - change - error - quark, vouch_change_error)
