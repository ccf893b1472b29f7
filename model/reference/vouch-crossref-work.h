/* vouch-crossref-work.h: one work of Crossref as a CSL-JSON item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *vouch_crossref_work_read (JsonObject *work) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
