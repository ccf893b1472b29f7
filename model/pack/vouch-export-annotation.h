/* vouch-export-annotation.h: the citations of a card as W3C Web Annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *vouch_export_annotation (JsonNode *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
