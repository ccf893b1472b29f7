/* vouch-check-words.h: what rules about words share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-rule.h"

G_BEGIN_DECLS

gboolean vouch_check_has_cue (VouchCheck *check, VouchCue cue);
const VouchCueWord *vouch_check_get_word (GArray *words, int i);
gboolean vouch_check_is_word (GArray *words, int i, const char *among);
void vouch_check_report_range (VouchCheck *check, guint from, guint to, const char *message);
void vouch_check_report_word (VouchCheck *check, const VouchCueWord *word, const char *message);
char *vouch_check_cut_word (VouchCheck *check, const VouchCueWord *word);

G_END_DECLS
