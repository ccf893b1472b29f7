/* vouch-portal-error.h: why a card did not reach a portal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchPortalError:
 * @VOUCH_PORTAL_ERROR_OFFLINE: the portal can't be reached, or its answer never came
 * @VOUCH_PORTAL_ERROR_UNAUTHORISED: it does not know the name, password or token, or none is set
 * @VOUCH_PORTAL_ERROR_REJECTED: it was reached and does not take this card, or not from this user
 * @VOUCH_PORTAL_ERROR_CONFLICT: the card was changed or withdrawn there since the last receipt
 * @VOUCH_PORTAL_ERROR_NOT_FOUND: it does not have the card that the last receipt names
 * @VOUCH_PORTAL_ERROR_BUSY: it asks to be left alone for a while
 * @VOUCH_PORTAL_ERROR_PROTOCOL: its answer can't be understood
 * @VOUCH_PORTAL_ERROR_NOT_A_PORTAL: there is something else at this address
 * @VOUCH_PORTAL_ERROR_UNTRUSTED: it could not show that it is who it should be: nothing was sent
 * @VOUCH_PORTAL_ERROR_SETTINGS: the portal's name or address can't be used
 * @VOUCH_PORTAL_ERROR_NOT_YET: its time has not come: nothing was sent
 * @VOUCH_PORTAL_ERROR_LOCKED: the keyring with the password is locked
 * @VOUCH_PORTAL_ERROR_BEHIND: something of the same card goes first, and waits for somebody else
 *
 * Codes of the domain %VOUCH_PORTAL_ERROR. Messages are translated and made for the user: what
 * happened, what is safe, what to do.
 */
typedef enum
{
  VOUCH_PORTAL_ERROR_OFFLINE,
  VOUCH_PORTAL_ERROR_UNAUTHORISED,
  VOUCH_PORTAL_ERROR_REJECTED,
  VOUCH_PORTAL_ERROR_CONFLICT,
  VOUCH_PORTAL_ERROR_NOT_FOUND,
  VOUCH_PORTAL_ERROR_BUSY,
  VOUCH_PORTAL_ERROR_PROTOCOL,
  VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
  VOUCH_PORTAL_ERROR_UNTRUSTED,
  VOUCH_PORTAL_ERROR_SETTINGS,
  VOUCH_PORTAL_ERROR_NOT_YET,
  VOUCH_PORTAL_ERROR_LOCKED,
  VOUCH_PORTAL_ERROR_BEHIND,
} VouchPortalError;

#define VOUCH_PORTAL_ERROR (vouch_portal_error_quark ())

GQuark vouch_portal_error_quark (void);

G_END_DECLS
