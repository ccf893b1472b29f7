/* vouch-import-error.c: the importer's error domain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-error.h"

G_DEFINE_QUARK (vouch - import - error - quark, vouch_import_error)
