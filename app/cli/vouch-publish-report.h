/* vouch-publish-report.h: how it went with published cards, as text and as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-publish-card.h"

G_BEGIN_DECLS

void      vouch_publish_report_print   (const VouchPublishCard *card,
                                        gboolean                is_dry,
                                        GString                *text);
JsonNode *vouch_publish_report_card    (const VouchPublishCard *card,
                                        gboolean                is_dry) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vouch_publish_report_summary (GPtrArray              *cards) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_publish_report_count   (GPtrArray              *cards) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
