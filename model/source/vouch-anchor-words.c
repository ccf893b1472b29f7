/* vouch-anchor-words.c: what was found, in words for programs and people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor.h"

#include <glib/gi18n-lib.h>

/** Returns: its name in JSON. */
const char *
vouch_anchor_state_get_name (VouchAnchorState state)
{
  static const char *const names[] = { "found", "stale", "ambiguous", "orphaned" };

  return names[state];
}

/** Returns: the outcome in a sentence for the user. */
const char *
vouch_anchor_get_words (const VouchAnchor *self)
{
  switch (self->reason)
    {
    case VOUCH_ANCHOR_REASON_NONE:
      return self->state == VOUCH_ANCHOR_AMBIGUOUS ? _ ("The passage is in several places.")
             : self->state == VOUCH_ANCHOR_FOUND   ? _ ("The passage is in the source.")
                                                   : _ ("The passage is not in the source.");
    case VOUCH_ANCHOR_REASON_WORDS:
      return _ ("The wording in the source is different.");
    case VOUCH_ANCHOR_REASON_NUMBER:
      return _ ("A number is different in the source.");
    case VOUCH_ANCHOR_REASON_SIGN:
      return _ ("A sign is different in the source.");
    case VOUCH_ANCHOR_REASON_NEGATION:
      return _ ("A negation is different in the source.");
    case VOUCH_ANCHOR_REASON_CUT:
      return _ ("The passage begins or ends within a word.");
    case VOUCH_ANCHOR_REASON_CONTEXT:
      return _ ("The words are in the source, but the text around them is different.");
    case VOUCH_ANCHOR_REASON_NO_QUOTE:
      return _ ("The quote is empty.");
    case VOUCH_ANCHOR_REASON_NO_TEXT:
      return _ ("This PDF is a scan without text.");
    case VOUCH_ANCHOR_REASON_NO_PLACE:
      return _ ("The source has no such page, or the marked place lies beside it.");
    }
  g_return_val_if_reached (NULL);
}

/**
 * vouch_anchor_dup_exact:
 * @self: an outcome
 * @text: the source's text
 *
 * Returns: (transfer full) (nullable): what stands there, its parts joined by spaces.
 */
char *
vouch_anchor_dup_exact (const VouchAnchor *self, VouchSourceText *text)
{
  g_autoptr (GString) exact = g_string_new (NULL);

  if (self->n_parts == 0)
    return NULL;
  for (guint i = 0; i < self->n_parts; i++)
    {
      g_autofree char *part
          = vouch_source_text_dup_part (text, self->parts[i].start, self->parts[i].end);

      g_string_append_printf (exact, "%s%s", i > 0 ? " " : "", part);
    }
  return g_strdup (exact->str);
}
