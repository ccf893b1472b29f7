/* vouch-lookup-words.h: papers by a few words of their title, authors and year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "vouch-lookup-error.h"
#include "vouch-lookup-settings.h"

G_BEGIN_DECLS

/**
 * VouchLookupWhere:
 * @VOUCH_LOOKUP_CROSSREF: the publishers' own records
 * @VOUCH_LOOKUP_PUBMED: the medical journals
 */
typedef enum
{
  VOUCH_LOOKUP_CROSSREF,
  VOUCH_LOOKUP_PUBMED,
} VouchLookupWhere;

gboolean   vouch_lookup_words_are_enough (const char                *words);
JsonArray *vouch_lookup_words_run        (const VouchLookupSettings *settings,
                                          VouchLookupWhere           where,
                                          const char                *words,
                                          GCancellable              *cancellable,
                                          GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_lookup_words_async      (const VouchLookupSettings *settings,
                                          VouchLookupWhere           where,
                                          const char                *words,
                                          GCancellable              *cancellable,
                                          GAsyncReadyCallback        callback,
                                          gpointer                   data);
JsonArray *vouch_lookup_words_finish     (GAsyncResult              *result,
                                          GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
