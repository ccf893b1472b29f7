/* vouch-import-evidence.h: is there a scorecard in this text?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vouch_import_evidence_is_scorecard (const char *text);

G_END_DECLS
