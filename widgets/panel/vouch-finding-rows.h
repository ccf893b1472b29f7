/* vouch-finding-rows.h: findings as the panel lists them, under headings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FINDING_ROWS (vouch_finding_rows_get_type ())

G_DECLARE_FINAL_TYPE (VouchFindingRows, vouch_finding_rows, VOUCH, FINDING_ROWS, GObject)

/* A list model of VouchFindingGroup, each followed by its VouchFindings. */
VouchFindingRows *vouch_finding_rows_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_finding_rows_set_validator (VouchFindingRows *self,
                                                    VouchValidator   *validator);
guint             vouch_finding_rows_get_levels    (VouchFindingRows *self);
void              vouch_finding_rows_set_levels    (VouchFindingRows *self,
                                                    guint             levels);
const char       *vouch_finding_rows_get_rule      (VouchFindingRows *self);
void              vouch_finding_rows_set_rule      (VouchFindingRows *self,
                                                    const char       *rule);
const char       *vouch_finding_rows_get_section   (VouchFindingRows *self);
void              vouch_finding_rows_set_section   (VouchFindingRows *self,
                                                    const char       *section);
VouchValidator   *vouch_finding_rows_get_validator (VouchFindingRows *self);
void              vouch_finding_rows_refresh       (VouchFindingRows *self);
guint             vouch_finding_rows_count_rule    (VouchFindingRows *self,
                                                    const char       *rule);
char            **vouch_finding_rows_list_rules    (VouchFindingRows *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_finding_rows_find          (VouchFindingRows *self,
                                                    VouchFinding     *finding,
                                                    guint            *position);
gboolean          vouch_finding_rows_find_field    (VouchFindingRows *self,
                                                    VouchFinding     *finding,
                                                    guint            *position);
gboolean          vouch_finding_rows_find_near     (VouchFindingRows *self,
                                                    guint             from,
                                                    int               step,
                                                    guint            *position);

G_END_DECLS
