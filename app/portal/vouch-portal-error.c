/* vouch-portal-error.c: the domain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-error.h"

G_DEFINE_QUARK (vouch - portal - error - quark, vouch_portal_error)
