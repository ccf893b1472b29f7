/* vouch-reference-writer.h: CSL-JSON items out, in what other programs read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *vouch_write_ris    (JsonArray *items) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_write_bibtex (JsonArray *items) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
