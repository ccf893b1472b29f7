/* vouch-page-said.h: whether a page has words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char    *vouch_page_said_new (JsonNode   *form) G_GNUC_WARN_UNUSED_RESULT;
gboolean vouch_page_said_has (const char *said,
                              const char *words);

G_END_DECLS
