/* vouch-support-fit.h: whether a passage fits so well that one key may cite it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-agreement.h"
#include "vouch-passage.h"

G_BEGIN_DECLS

/**
 * VouchSupportFit:
 * @VOUCH_SUPPORT_FITS: its words are the statement's, and no figure disagrees
 * @VOUCH_SUPPORT_NUMBERS: so they are, but a figure of the statement isn't in it
 * @VOUCH_SUPPORT_TURNED: so they are, but it says the contrary: only one of the two says “not”, or one
 *   “women” and the other “men”
 * @VOUCH_SUPPORT_WEAK: it has too few of the statement's words, whatever its figures are
 */
typedef enum
{
  VOUCH_SUPPORT_FITS,
  VOUCH_SUPPORT_NUMBERS,
  VOUCH_SUPPORT_TURNED,
  VOUCH_SUPPORT_WEAK,
} VouchSupportFit;

VouchSupportFit  vouch_support_judge       (const VouchPassage *passage,
                                            const char         *text);
gboolean         vouch_support_has_match   (GPtrArray          *passages,
                                            const char         *text);

char            *vouch_support_dup_turned  (const VouchPassage *passage,
                                            const char         *text) G_GNUC_WARN_UNUSED_RESULT;
char            *vouch_support_dup_missing (const VouchPassage *passage,
                                            const char         *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
