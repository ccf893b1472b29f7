/* vouch-reference-formatter.h: references as a citation style prints them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "vouch-citation-style.h"

G_BEGIN_DECLS

/** The words of a style where nobody asks for others. */
#define VOUCH_REFERENCE_FORMATTER_LOCALE "en-US"

/**
 * VouchReferenceFormatterError:
 * @VOUCH_REFERENCE_FORMATTER_ERROR_NO_PROCESSOR: citeproc-js is not on this computer
 * @VOUCH_REFERENCE_FORMATTER_ERROR_FAILED: it can't work with this style, or in time
 *
 * Codes of the domain %VOUCH_REFERENCE_FORMATTER_ERROR. Messages are made for the user.
 */
typedef enum
{
  VOUCH_REFERENCE_FORMATTER_ERROR_NO_PROCESSOR,
  VOUCH_REFERENCE_FORMATTER_ERROR_FAILED,
} VouchReferenceFormatterError;

#define VOUCH_REFERENCE_FORMATTER_ERROR (vouch_reference_formatter_error_quark ())

GQuark     vouch_reference_formatter_error_quark (void);

GPtrArray *vouch_reference_formatter_run         (JsonArray            *items,
                                                  const char           *style,
                                                  const char           *locale,
                                                  GCancellable         *cancellable,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_reference_formatter_run_async   (JsonArray            *items,
                                                  const char           *style,
                                                  const char           *locale,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              data);
void       vouch_reference_formatter_prepare     (const char           *style);
GPtrArray *vouch_reference_formatter_run_finish  (GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *vouch_reference_formatter_peek        (JsonObject           *item,
                                                  const char           *style,
                                                  const char           *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
