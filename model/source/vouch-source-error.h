/* vouch-source-error.h: why a source can't be read or kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchSourceError:
 * @VOUCH_SOURCE_ERROR_FAILED: for a reason not below
 * @VOUCH_SOURCE_ERROR_LOCKED: a PDF that wants a password
 * @VOUCH_SOURCE_ERROR_DAMAGED: bytes that are not what they claim to be
 * @VOUCH_SOURCE_ERROR_NO_TEXT: pages without a text layer: a scan
 * @VOUCH_SOURCE_ERROR_TOO_LARGE: more bytes, pages or text than are read
 * @VOUCH_SOURCE_ERROR_TOO_SLOW: not done in its time, and given up
 * @VOUCH_SOURCE_ERROR_CRASHED: the process that reads it came to an end by itself
 * @VOUCH_SOURCE_ERROR_UNKNOWN_KIND: neither PDF, HTML, XML nor text
 * @VOUCH_SOURCE_ERROR_GONE: the store knows it, but its file has vanished
 * @VOUCH_SOURCE_ERROR_FULL: no space left, or the store's folder can't be written
 *
 * Codes of the domain %VOUCH_SOURCE_ERROR; what the store's database says is a #VouchSqlError. Messages are translated and made for the user.
 */
typedef enum
{
  VOUCH_SOURCE_ERROR_FAILED,
  VOUCH_SOURCE_ERROR_LOCKED,
  VOUCH_SOURCE_ERROR_DAMAGED,
  VOUCH_SOURCE_ERROR_NO_TEXT,
  VOUCH_SOURCE_ERROR_TOO_LARGE,
  VOUCH_SOURCE_ERROR_TOO_SLOW,
  VOUCH_SOURCE_ERROR_CRASHED,
  VOUCH_SOURCE_ERROR_UNKNOWN_KIND,
  VOUCH_SOURCE_ERROR_GONE,
  VOUCH_SOURCE_ERROR_FULL,
} VouchSourceError;

#define VOUCH_SOURCE_ERROR (vouch_source_error_quark ())

GQuark vouch_source_error_quark (void);

G_END_DECLS
