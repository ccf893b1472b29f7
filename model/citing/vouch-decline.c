/* vouch-decline.c: why a statement needs no source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-decline.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-section.h"

static const struct
{
  const char *reason;
  const char *words;
} reasons[] = {
  /* Translators: these follow “No source needed, because…” */
  { "our-own-advice", N_("our own advice") },
  { "general-knowledge", N_("general knowledge in the field") },
  { "not-a-claim", N_("not a claim") },
  { "worked-out", N_("worked out from the source") },
  { VOUCH_DECLINE_OTHER, N_("another reason") },
};

static gboolean
has_digit (const char *text)
{
  for (; text && *text; text = g_utf8_next_char (text))
    if (g_unichar_isdigit (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/** Returns: how many reasons there are to choose from. */
guint
vouch_decline_count (void)
{
  return G_N_ELEMENTS (reasons);
}

/** Returns: (nullable): the reason at @index, as the card's file has it. */
const char *
vouch_decline_get_reason (guint index)
{
  return index < G_N_ELEMENTS (reasons) ? reasons[index].reason : NULL;
}

/**
 * vouch_decline_get_words:
 * @reason: (nullable): a reason
 *
 * Returns: (nullable): the reason in the writer's words, translated; itself where it is not ours.
 */
const char *
vouch_decline_get_words (const char *reason)
{
  for (guint i = 0; reason && i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].reason, reason))
      return _(reasons[i].words);
  return reason;
}

/**
 * vouch_decline_describe:
 * @statement: a statement
 *
 * Returns: (transfer full) (nullable): why it needs no source: the reason, then the writer's
 *   note; %NULL where it is not declined.
 */
char *
vouch_decline_describe (VouchStatement *statement)
{
  JsonObject *declined
      = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (statement), "declined"));
  const char *reason = vouch_json_get_text (declined, "reason");
  const char *words = vouch_decline_get_words (reason);
  const char *note = vouch_json_get_text (declined, "note");
  gboolean has_note = note && *note;

  if (!declined)
    return NULL;
  if (has_note && (!words || g_strcmp0 (reason, VOUCH_DECLINE_OTHER) == 0))
    return g_strdup (note);
  /* Translators: a reason, then a note on it */
  return has_note ? g_strdup_printf (_("%s: %s"), words, note) : g_strdup (words ? words : "");
}

/**
 * vouch_decline_needs_assent:
 * @statement: a statement
 *
 * Returns: whether another person has to agree that it needs no source: where a wrong word
 *   can harm, or with a number in it.
 */
gboolean
vouch_decline_needs_assent (VouchStatement *statement)
{
  static const char *const roles[] = { "recommendations", "risks", "prescribing" };
  VouchSection *section = vouch_statement_get_section (statement);

  for (gsize i = 0; section && i < G_N_ELEMENTS (roles); i++)
    if (vouch_section_is_within (section, roles[i]))
      return TRUE;
  return has_digit (vouch_statement_get_text (statement));
}
