/* vouch-lookup-error.h: why a registry could not tell of a paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchLookupError:
 * @VOUCH_LOOKUP_ERROR_NOT_FOUND: the registry doesn't know it, or knows only something that doesn't fit
 * @VOUCH_LOOKUP_ERROR_REFUSED: the registry refused the question
 * @VOUCH_LOOKUP_ERROR_BUSY: asked too often; later, perhaps
 * @VOUCH_LOOKUP_ERROR_FAULT: the service has a fault, or its answer was cut off; later, perhaps
 * @VOUCH_LOOKUP_ERROR_FOREIGN: something else answered in its place
 * @VOUCH_LOOKUP_ERROR_OFFLINE: it can't be reached
 * @VOUCH_LOOKUP_ERROR_UNSUPPORTED: no registry is asked for this kind of thing
 *
 * Codes of the domain %VOUCH_LOOKUP_ERROR. Messages are translated and made for the user.
 */
typedef enum
{
  VOUCH_LOOKUP_ERROR_NOT_FOUND,
  VOUCH_LOOKUP_ERROR_REFUSED,
  VOUCH_LOOKUP_ERROR_BUSY,
  VOUCH_LOOKUP_ERROR_FAULT,
  VOUCH_LOOKUP_ERROR_FOREIGN,
  VOUCH_LOOKUP_ERROR_OFFLINE,
  VOUCH_LOOKUP_ERROR_UNSUPPORTED,
} VouchLookupError;

#define VOUCH_LOOKUP_ERROR (vouch_lookup_error_quark ())

GQuark vouch_lookup_error_quark (void);

G_END_DECLS
