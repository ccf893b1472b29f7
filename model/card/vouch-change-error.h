/* vouch-change-error.h: why a change can't be applied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_CHANGE_ERROR (vouch_change_error_quark ())

/**
 * VouchChangeError:
 * @VOUCH_CHANGE_ERROR_MISSING: the node, list or position isn't there
 * @VOUCH_CHANGE_ERROR_STALE: the card no longer holds what the change says was before
 * @VOUCH_CHANGE_ERROR_VALUE: the node can't hold that value
 * @VOUCH_CHANGE_ERROR_DUPLICATE: the inserted node's id is taken
 * @VOUCH_CHANGE_ERROR_BUSY: called from within another change
 */
typedef enum
{
  VOUCH_CHANGE_ERROR_MISSING,
  VOUCH_CHANGE_ERROR_STALE,
  VOUCH_CHANGE_ERROR_VALUE,
  VOUCH_CHANGE_ERROR_DUPLICATE,
  VOUCH_CHANGE_ERROR_BUSY,
} VouchChangeError;

GQuark vouch_change_error_quark (void);

G_END_DECLS
