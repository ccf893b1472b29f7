/* vouch-update-cause.h: why the change of a text can't be called minor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchUpdateCause:
 * @VOUCH_UPDATE_CAUSE_NUMBER: a figure is another, has come or has gone
 * @VOUCH_UPDATE_CAUSE_DOSE: an amount, how often, or by which way
 * @VOUCH_UPDATE_CAUSE_DRUG: a drug is another, has come or has gone
 * @VOUCH_UPDATE_CAUSE_NEGATION: a “not”, or “more” for “less”
 * @VOUCH_UPDATE_CAUSE_OPPOSITE: “left” for “right”, “hyper-” for “hypo-”, “hepatitis C” for “hepatitis B”
 */
typedef enum
{
  VOUCH_UPDATE_CAUSE_NONE = 0,
  VOUCH_UPDATE_CAUSE_NUMBER = 1 << 0,
  VOUCH_UPDATE_CAUSE_DOSE = 1 << 1,
  VOUCH_UPDATE_CAUSE_DRUG = 1 << 2,
  VOUCH_UPDATE_CAUSE_NEGATION = 1 << 3,
  VOUCH_UPDATE_CAUSE_OPPOSITE = 1 << 4,
} VouchUpdateCause;

VouchUpdateCause vouch_update_causes         (const char       *before,
                                              const char       *after);
char            *vouch_update_describe_causes (VouchUpdateCause  causes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
