/* vouch-cite-found.h: where what others found stands among the hits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void vouch_cite_found_add (GListStore *hits,
                           JsonObject *item,
                           const char *origin,
                           const char *typed);

G_END_DECLS
