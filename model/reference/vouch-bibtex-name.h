/* vouch-bibtex-name.h: the people of a BibTeX entry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void vouch_bibtex_add_names (JsonObject *item,
                             const char *member,
                             const char *latex);

G_END_DECLS
