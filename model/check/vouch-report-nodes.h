/* vouch-report-nodes.h: what findings speak of, by the words that people know it by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-finding.h"
#include "vouch-node.h"

G_BEGIN_DECLS

GHashTable *vouch_report_nodes_new     (VouchNode    *card) G_GNUC_WARN_UNUSED_RESULT;
const char *vouch_report_nodes_text    (VouchNode    *node);
char       *vouch_report_nodes_heading (GHashTable   *nodes,
                                        VouchFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
char       *vouch_report_nodes_path    (GHashTable   *nodes,
                                        const char   *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
