/* vouch-validator.h: keeps a document's findings true while it changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"
#include "vouch-finding-list.h"
#include "vouch-profile.h"

G_BEGIN_DECLS

/**
 * VouchSummary:
 * @statements: statements with text, not set aside
 * @unsourced: of these, without a source that is asked for, see vouch_statement_needs_source()
 * @exempt: without a source, and none is asked for; they stand beside the ladder
 * @linked: source named, no passage marked
 * @anchored: passage marked
 * @verified: checked by a person
 * @declined: no source needed, with a reason
 */
typedef struct
{
  guint statements;
  guint unsourced;
  guint exempt;
  guint linked;
  guint anchored;
  guint verified;
  guint declined;
  guint errors;
  guint warnings;
  guint hints;
} VouchSummary;

/** Returns: how many statements are on the ladder: all but those that need no source. */
static inline guint
vouch_summary_count_asked (const VouchSummary *summary)
{
  return summary->statements - summary->exempt;
}

/**
 * VouchCheckError:
 * @VOUCH_CHECK_ERROR_GONE: what the finding says is no longer so
 * @VOUCH_CHECK_ERROR_PERSON: no program can repair it
 * @VOUCH_CHECK_ERROR_REASON: it can't be kept as it is, or not without a reason
 */
typedef enum
{
  VOUCH_CHECK_ERROR_GONE,
  VOUCH_CHECK_ERROR_PERSON,
  VOUCH_CHECK_ERROR_REASON,
} VouchCheckError;

#define VOUCH_CHECK_ERROR (vouch_check_error_quark ())

/** VouchMutedBy: who hides what a rule finds; bits */
typedef enum
{
  VOUCH_MUTED_BY_CARD = 1 << 0,
  VOUCH_MUTED_BY_HOUSE = 1 << 1,
  VOUCH_MUTED_BY_ME = 1 << 2,
} VouchMutedBy;

/** VouchHandled: what became of findings */
typedef enum
{
  VOUCH_HANDLED_REPAIRED,
  VOUCH_HANDLED_CONSIDERED,
  VOUCH_HANDLED_MUTED,
  VOUCH_N_HANDLED,
} VouchHandled;

GQuark            vouch_check_error_quark          (void);

#define VOUCH_TYPE_VALIDATOR (vouch_validator_get_type ())

G_DECLARE_FINAL_TYPE (VouchValidator, vouch_validator, VOUCH, VALIDATOR, GObject)

/* Property "profile" (VouchProfile). Signal "handled" (rule, VouchHandled, how many):
 * something was done about findings. Signal "checked": a run ended; "findings" and the summaries are true for the
 * document's present revision. Runs start by themselves, in slices, when the
 * main loop has time; vouch_validator_flush() ends them now. */
VouchValidator   *vouch_validator_new              (VouchDocument  *document) G_GNUC_WARN_UNUSED_RESULT;
VouchDocument    *vouch_validator_get_document     (VouchValidator *self);
VouchFindingList *vouch_validator_get_findings     (VouchValidator *self);
gboolean          vouch_validator_is_pending       (VouchValidator *self);
void              vouch_validator_flush            (VouchValidator *self);
void              vouch_validator_check_again      (VouchValidator *self);
void              vouch_validator_set_rule_enabled (VouchValidator *self,
                                                    const char     *rule,
                                                    gboolean        enabled);
void              vouch_validator_set_muted        (VouchValidator *self,
                                                    VouchMutedBy    by,
                                                    const char *const *rules);
VouchMutedBy      vouch_validator_get_muted_by     (VouchValidator *self,
                                                    const char     *rule);
char            **vouch_validator_list_muted       (VouchValidator *self) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_validator_await_repair     (VouchValidator *self,
                                                    VouchFinding   *finding);
void              vouch_validator_set_profile      (VouchValidator *self,
                                                    VouchProfile   *profile);
VouchProfile     *vouch_validator_get_profile      (VouchValidator *self);
void              vouch_validator_get_summary      (VouchValidator *self,
                                                    VouchSummary   *summary);
void              vouch_validator_get_section_summary (VouchValidator *self,
                                                    const char     *section,
                                                    VouchSummary   *summary);
guint             vouch_validator_get_place        (VouchValidator *self,
                                                    const char     *row);
VouchChange      *vouch_validator_make_repair      (VouchValidator *self,
                                                    VouchFinding   *finding,
                                                    GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_validator_can_consider     (VouchFinding   *finding);
gboolean          vouch_validator_repair           (VouchValidator *self,
                                                    VouchFinding   *finding,
                                                    GError        **error);
gboolean          vouch_validator_consider         (VouchValidator *self,
                                                    VouchFinding   *finding,
                                                    const char     *reason,
                                                    const char     *by,
                                                    GError        **error);
gboolean          vouch_validator_take_back        (VouchValidator *self,
                                                    VouchFinding   *finding,
                                                    GError        **error);
gboolean          vouch_validator_mute             (VouchValidator *self,
                                                    const char     *rule,
                                                    gboolean        is_muted,
                                                    GError        **error);
gboolean          vouch_validator_approve          (VouchValidator *self,
                                                    const char     *by,
                                                    GError        **error);
gboolean          vouch_validator_unapprove        (VouchValidator *self,
                                                    const char     *by,
                                                    GError        **error);
char            **vouch_validator_list_approvers   (VouchValidator *self) G_GNUC_WARN_UNUSED_RESULT;
char             *vouch_validator_dup_title        (VouchValidator *self,
                                                    const char     *rule) G_GNUC_WARN_UNUSED_RESULT;
char             *vouch_validator_dup_reason       (VouchValidator *self,
                                                    VouchFinding   *finding,
                                                    char          **by,
                                                    char          **at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
