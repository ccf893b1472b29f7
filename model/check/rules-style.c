/* rules-style.c: how statements are worded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>

static void
check_abbreviation_undefined (VouchCheck *check)
{
  GPtrArray *found = check->unit->facts.abbreviations;

  for (guint i = 0; found && i < found->len; i++)
    {
      const VouchAbbreviation *abbreviation = found->pdata[i];
      VouchFindingFields fields = vouch_check_begin (check);
      g_autofree char *message = NULL;

      if (!vouch_abbreviation_index_lacks (check->index->abbreviations, check->unit,
                                           abbreviation->word)
          || vouch_profile_has_word (check->profile, "abbreviations", abbreviation->word))
        continue;
      message = g_strdup_printf (_("“%s” is never spelled out."), abbreviation->word);
      fields.member = "text";
      fields.subject = abbreviation->word;
      fields.from = abbreviation->from;
      fields.to = abbreviation->from + (guint) g_utf8_strlen (abbreviation->word, -1);
      fields.message = message;
      vouch_check_report (check, &fields);
    }
}

const VouchRule vouch_rules_style[] = {
  {
      .id = "abbreviation-undefined",
      .title = N_("Abbreviation not spelled out"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_abbreviation_undefined,
      .repair = N_("Spell it out"),
      .action = "go",
      .when = N_(
          "An abbreviation stands twice or more on the card and is never expanded; once for each, "
          "at its first use. Those that every reader knows are exempt."),
      .meaning = N_("Readers of another specialty may know another meaning."),
      .authority = N_("AMA Manual of Style 13."),
      .bad = N_("AI supports documentation. AI needs oversight."),
      .good = N_("Artificial intelligence (AI) supports documentation. AI needs oversight."),
  },
  { NULL },
};
