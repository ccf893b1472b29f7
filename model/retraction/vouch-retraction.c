/* vouch-retraction.c: the words of the Retraction Watch list as values.
 *
 * The columns are described at Crossref, "Retraction Watch".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-retraction.h"

#include <stdio.h>
#include <string.h>

/**
 * vouch_retraction_free:
 * @self: (transfer full): what became of a paper
 */
void
vouch_retraction_free (VouchRetraction *self)
{
  g_free (self->date);
  g_free (self->reason);
  g_free (self->doi);
  g_free (self->pmid);
  g_free (self);
}

/**
 * vouch_retraction_read_nature:
 * @words: the column RetractionNature: "Retraction", "Expression of concern", "Correction", "Reinstatement"
 * @nature: (out): which of them
 *
 * Returns: whether it is one of them
 */
gboolean
vouch_retraction_read_nature (const char            *words,
                              VouchRetractionNature *nature)
{
  static const struct
  {
    const char *word;
    VouchRetractionNature nature;
  } natures[] = {
    { "retract", VOUCH_RETRACTION_RETRACTED }, { "withdraw", VOUCH_RETRACTION_RETRACTED },
    { "concern", VOUCH_RETRACTION_CONCERN },   { "correct", VOUCH_RETRACTION_CORRECTED },
    { "reinstate", VOUCH_RETRACTION_REINSTATED },
  };
  g_autofree char *lower = g_ascii_strdown (words, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (natures); i++)
    if (strstr (lower, natures[i].word))
      {
        *nature = natures[i].nature;
        return TRUE;
      }
  return FALSE;
}

/**
 * vouch_retraction_read_date:
 * @words: the column RetractionDate: "1/15/2024 0:00", month first, or "2024-01-15"
 *
 * Returns: (transfer full) (nullable): the day as RFC 3339 has it
 */
char *
vouch_retraction_read_date (const char *words)
{
  guint year, month, day;

  if (sscanf (words, "%2u/%2u/%4u", &month, &day, &year) != 3 && sscanf (words, "%4u-%2u-%2u", &year, &month, &day) != 3)
    return NULL;
  /* "-6" is a number for sscanf(), and a large one. */
  if (year < 1000 || year > 9999 || month > 12 || !g_date_valid_dmy ((GDateDay) MIN (day, 99), (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/**
 * vouch_retraction_read_reason:
 * @words: the column Reason: "+Fake Peer Review;+Paper Mill;"
 *
 * Returns: (transfer full) (nullable): the same for a person: "Fake Peer Review; Paper Mill"
 */
char *
vouch_retraction_read_reason (const char *words)
{
  g_auto (GStrv) reasons = g_strsplit (words, ";", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (gsize i = 0; reasons[i]; i++)
    {
      char *reason = g_strstrip (reasons[i]);

      reason += strspn (reason, "+ ");
      if (*reason)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", reason);
    }
  return joined->len > 0 ? g_strdup (joined->str) : NULL;
}
