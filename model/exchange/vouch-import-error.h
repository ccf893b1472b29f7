/* vouch-import-error.h: why a draft could not be imported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_IMPORT_ERROR (vouch_import_error_quark ())

typedef enum
{
  VOUCH_IMPORT_ERROR_NOT_A_SCORECARD, /* text without a scorecard in it, or no text at all */
  VOUCH_IMPORT_ERROR_ALREADY_A_CARD,  /* a card's own file: it is opened, not imported */
  VOUCH_IMPORT_ERROR_TOO_LARGE        /* more bytes or lines than any draft has */
} VouchImportError;

GQuark vouch_import_error_quark (void);

G_END_DECLS
