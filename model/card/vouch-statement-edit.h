/* vouch-statement-edit.h: the compound edits of statements, as changes.
 *
 * Each returns one step, with all that follows from it, that the caller hands to
 * vouch_document_apply(); none alters anything by itself. Some return %NULL where
 * there is nothing to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

JsonNode    *vouch_statement_json_new        (const char      *text,
                                              const char      *origin) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_statement_edit_split      (VouchStatement  *self,
                                              guint            offset,
                                              char           **new_id) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_statement_edit_join       (VouchStatement  *upper,
                                              VouchStatement  *lower) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_statement_edit_shift      (VouchStatement  *self,
                                              int              step,
                                              gboolean         to_section) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_statement_edit_move       (VouchStatement  *self,
                                              VouchSection    *section,
                                              guint            position) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_statement_edit_add_lines  (VouchSection    *section,
                                              guint            position,
                                              const char      *text,
                                              char           **last_id) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_statement_edit_cite       (VouchStatement  *self,
                                              VouchReference  *reference,
                                              const char      *how) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_statement_edit_decline    (VouchStatement  *self,
                                              const char      *reason,
                                              const char      *note,
                                              const char      *by) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
