/* vouch-format-error.h: what can be wrong with JSON that comes in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchFormatError:
 * @VOUCH_FORMAT_ERROR_SYNTAX: not JSON: grammar, encoding or an escape; told with line and column
 * @VOUCH_FORMAT_ERROR_MEMBER: JSON, but a member is missing, has the wrong type, or holds a value
 *   that can't be kept; told with its place, as in “sections[2].statements[0].text: …”
 * @VOUCH_FORMAT_ERROR_VERSION_TOO_NEW: written by a later version of the program
 * @VOUCH_FORMAT_ERROR_TOO_LARGE: more bytes than its kind may have
 * @VOUCH_FORMAT_ERROR_TOO_DEEP: nested deeper than %VOUCH_JSON_MAX_LEVELS
 * @VOUCH_FORMAT_ERROR_DUPLICATE: a member twice in one object, or an id on two nodes
 * @VOUCH_FORMAT_ERROR_NOT_A_CARD: JSON, but no card
 *
 * Codes of the domain %VOUCH_FORMAT_ERROR. Messages are translated and made for the user.
 */
typedef enum
{
  VOUCH_FORMAT_ERROR_SYNTAX,
  VOUCH_FORMAT_ERROR_MEMBER,
  VOUCH_FORMAT_ERROR_VERSION_TOO_NEW,
  VOUCH_FORMAT_ERROR_TOO_LARGE,
  VOUCH_FORMAT_ERROR_TOO_DEEP,
  VOUCH_FORMAT_ERROR_DUPLICATE,
  VOUCH_FORMAT_ERROR_NOT_A_CARD,
} VouchFormatError;

#define VOUCH_FORMAT_ERROR (vouch_format_error_quark ())

GQuark vouch_format_error_quark (void);

G_END_DECLS
