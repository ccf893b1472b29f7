/* vouch-check-words.c: what rules about words share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check-words.h"

/** Returns: whether a word of the row may be a sign of one of @cue. */
gboolean
vouch_check_has_cue (VouchCheck *check, VouchCue cue)
{
  return check->unit->facts.evidence && (check->unit->facts.evidence->cues & cue);
}

/** Returns: (transfer none): the word at @i of @words; an empty one where there is none. */
const VouchCueWord *
vouch_check_get_word (GArray *words, int i)
{
  static const VouchCueWord none;

  return i >= 0 && i < (int) words->len ? &g_array_index (words, VouchCueWord, i) : &none;
}

/** Returns: whether the word at @i of @words is one of @among. */
gboolean
vouch_check_is_word (GArray *words, int i, const char *among)
{
  return vouch_cue_is_among (vouch_check_get_word (words, i)->text, among);
}

/** Reports @message on the code points from @from to @to of the row's text. */
void
vouch_check_report_range (VouchCheck *check, guint from, guint to, const char *message)
{
  VouchFindingFields fields = vouch_check_begin (check);

  fields.member = "text";
  fields.message = message;
  fields.from = from;
  fields.to = to;
  vouch_check_report (check, &fields);
}

/** Reports @message on @word of the row's text. */
void
vouch_check_report_word (VouchCheck *check, const VouchCueWord *word, const char *message)
{
  vouch_check_report_range (check, word->from, word->to, message);
}

/** Returns: (transfer full): @word as the row's text has it. */
char *
vouch_check_cut_word (VouchCheck *check, const VouchCueWord *word)
{
  return g_strndup (vouch_check_get_text (check) + word->start, word->end - word->start);
}
