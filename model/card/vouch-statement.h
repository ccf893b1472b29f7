/* vouch-statement.h: one claim, the unit of work.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_STATEMENT (vouch_statement_get_type ())

G_DECLARE_FINAL_TYPE (VouchStatement, vouch_statement, VOUCH, STATEMENT, VouchNode)

/**
 * VouchRung:
 * @VOUCH_RUNG_EMPTY: no text: it does not count
 * @VOUCH_RUNG_UNSOURCED: no citation that supports it
 * @VOUCH_RUNG_LINKED: source named
 * @VOUCH_RUNG_ANCHORED: passage marked
 * @VOUCH_RUNG_VERIFIED: checked by a person, as it stands now
 * @VOUCH_RUNG_DECLINED: no source needed, with a reason; beside the ladder
 * @VOUCH_RUNG_SET_ASIDE: off the page, kept for the reviewer; it does not count
 */
typedef enum
{
  VOUCH_RUNG_EMPTY,
  VOUCH_RUNG_UNSOURCED,
  VOUCH_RUNG_LINKED,
  VOUCH_RUNG_ANCHORED,
  VOUCH_RUNG_VERIFIED,
  VOUCH_RUNG_DECLINED,
  VOUCH_RUNG_SET_ASIDE,
} VouchRung;

const char    *vouch_statement_get_label     (VouchStatement *self);
const char    *vouch_statement_get_text      (VouchStatement *self);
char          *vouch_statement_dup_raised_text (VouchStatement *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       vouch_statement_set_text      (VouchStatement *self,
                                              const char     *text);
JsonArray     *vouch_statement_get_marks     (VouchStatement *self);
const char    *vouch_statement_get_marker    (VouchStatement *self);
gboolean       vouch_statement_has_none      (VouchStatement *self);
gboolean       vouch_statement_is_declined   (VouchStatement *self);
gboolean       vouch_statement_is_set_aside  (VouchStatement *self);
VouchNodeList *vouch_statement_get_citations (VouchStatement *self);
VouchSection  *vouch_statement_get_section   (VouchStatement *self);
VouchRung      vouch_statement_get_rung      (VouchStatement *self);

G_END_DECLS
