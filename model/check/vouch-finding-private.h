/* vouch-finding-private.h: how the validator makes findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-finding.h"

G_BEGIN_DECLS

/**
 * VouchFindingFields: what a finding is made of
 * @rule: the rule's id
 * @node: id of the node that it judges
 * @row: id of the row that it shows on: @node, or the statement of a citation
 * @section: (nullable): id of the section that it stands in
 * @member: (nullable): the member that it is about
 * @subject: (nullable): which of several things in that member
 * @message: in the writer's words, translated
 * @repair: (nullable): the button's text, translated
 * @action: (nullable): what the window does where a person is needed
 * @other: (nullable): id of another node that it speaks of
 * @from: code points before the words that it means
 * @to: code points before their end; 0 where the whole is meant
 */
typedef struct
{
  const char *rule;
  const char *node;
  const char *row;
  const char *section;
  const char *member;
  const char *subject;
  const char *message;
  const char *repair;
  const char *action;
  const char *other;
  guint       from;
  guint       to;
  VouchLevel  level;
  gboolean    is_considered;
} VouchFindingFields;

VouchFinding *vouch_finding_new      (const VouchFindingFields *fields) G_GNUC_WARN_UNUSED_RESULT;
VouchFinding *vouch_finding_new_considered (VouchFinding       *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_finding_is_equal (VouchFinding             *self,
                                      VouchFinding             *other);

G_END_DECLS
