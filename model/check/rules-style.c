/* rules-style.c: how statements are worded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-brand.h"
#include "vouch-check-figures.h"
#include "vouch-node-list.h"
#include "vouch-repair.h"
#include "vouch-words.h"

/* More than that, and few readers have the beginning still in mind. */
#define MAX_SENTENCE_WORDS 35

static void
check_abbreviation_undefined (VouchCheck *check)
{
  GPtrArray *found = check->unit->facts.abbreviations;

  for (guint i = 0; found && i < found->len; i++)
    {
      const VouchAbbreviation *abbreviation = found->pdata[i];
      VouchFindingFields fields = vouch_check_begin (check);
      g_autofree char *message = NULL;

      if (vouch_brand_is_key (abbreviation->word)
          || !vouch_abbreviation_index_lacks (check->index->abbreviations, check->unit,
                                           abbreviation->word)
          || vouch_profile_has_word (check->profile, "abbreviations", abbreviation->word))
        continue;
      message = g_strdup_printf (_("“%s” isn’t spelled out."), abbreviation->word);
      fields.member = "text";
      fields.subject = abbreviation->word;
      fields.from = abbreviation->from;
      fields.to = abbreviation->from + (guint) g_utf8_strlen (abbreviation->word, -1);
      fields.message = message;
      vouch_check_report (check, &fields);
    }
}

/* --- end-punctuation --- */

static void
check_end_punctuation (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  g_autofree char *message = NULL;

  if (check->unit->n_stopped == 0 || check->unit->n_open == 0)
    return;
  message = g_strdup_printf (_("In this list, %u of %u items end with a full stop."),
                             check->unit->n_stopped, check->unit->n_stopped + check->unit->n_open);
  fields.member = "statements";
  fields.message = message;
  vouch_check_report (check, &fields);
}

/* As most of them end. */
static VouchChange *
mend_end_punctuation (VouchCheck *check, VouchFinding *finding)
{
  VouchNodeList *list = vouch_node_get_list (check->unit->node, "statements");
  gboolean add = check->unit->n_stopped >= check->unit->n_open;
  GPtrArray *changes = vouch_repair_begin ();

  for (guint i = 0; list && i < vouch_node_list_get_size (list); i++)
    {
      VouchNode *node = vouch_node_list_peek (list, i);
      VouchCheckUnit *unit = vouch_check_index_lookup (check->index, vouch_node_get_id (node));
      g_autoptr (GString) text = g_string_new (vouch_node_get_text (node, "text"));

      if (!unit || unit->facts.ending != (add ? VOUCH_ENDING_OPEN : VOUCH_ENDING_STOP))
        continue;
      while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
        g_string_truncate (text, text->len - 1);
      if (add)
        g_string_append_c (text, '.');
      else if (g_str_has_suffix (text->str, "."))
        g_string_truncate (text, text->len - 1);
      else
        continue;
      vouch_repair_set_rich (changes, node, text->str);
    }
  return vouch_repair_end (changes, _("Make List Endings Consistent"));
}

/* --- typography-mixed --- */

/* Feet, minutes and primes of molecules are no quotation marks. */
static void
count_quotes (const char *text, guint *straight, guint *curly)
{
  gunichar before = ' ';

  *straight = *curly = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);

      if ((sign == '\'' || sign == '"') && !g_unichar_isdigit (before))
        *straight += 1;
      else if (sign >= 0x2018 && sign <= 0x201F)
        *curly += 1;
      before = sign;
    }
}

static gboolean
has_double_space (const char *text)
{
  const char *found = strstr (text, "  ");

  return found && found > text && *(found + strspn (found, " "));
}

static void
check_spelling_mixed (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (check->index->n_british == 0 || check->index->n_american == 0)
    return;
  fields.message = _("The card mixes British and American spellings.");
  fields.subject = "spelling";
  fields.repair = NULL;
  vouch_check_report (check, &fields);
}

static void
check_typography_mixed (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  guint straight, curly;

  if (check->unit == check->index->root)
    {
      check_spelling_mixed (check);
      return;
    }
  count_quotes (vouch_check_get_text (check), &straight, &curly);
  if (straight > 0 && curly > 0)
    fields.message = _("Straight and curly quotation marks are mixed.");
  else if (has_double_space (vouch_check_get_text (check)))
    fields.message = _("Double space.");
  else
    return;
  fields.member = "text";
  vouch_check_report (check, &fields);
}

static gunichar
curl (gunichar sign, gunichar before)
{
  gboolean opens = before == 0 || g_unichar_isspace (before) || before == '(' || before == '[';

  if (sign == '"')
    return opens ? 0x201C : 0x201D;
  return opens ? 0x2018 : 0x2019;
}

static VouchChange *
mend_typography_mixed (VouchCheck *check, VouchFinding *finding)
{
  const char *text = vouch_check_get_text (check);
  g_autoptr (GString) mended = g_string_new (NULL);
  guint straight, curly;
  gunichar before = 0;

  count_quotes (text, &straight, &curly);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);

      if (curly > 0 && (sign == '"' || sign == '\'') && !g_unichar_isdigit (before))
        sign = curl (sign, before);
      if (sign != ' ' || before != ' ')
        g_string_append_unichar (mended, sign);
      before = sign;
    }
  return vouch_check_end_text (check, mended, _("Normalise"));
}

/* --- sentence-long --- */

static gboolean
ends_sentence (const char *p)
{
  const char *next = p + 1;

  if (!strchr (".?!", *p) || !g_ascii_isspace (*next))
    return FALSE;
  while (g_ascii_isspace (*next))
    next++;
  return !g_ascii_islower (*next);
}

static guint
count_longest (const char *text)
{
  guint longest = 0;
  const char *start = text;

  for (const char *p = text;; p++)
    if (!*p || ends_sentence (p))
      {
        g_autofree char *sentence = g_strndup (start, (gsize) (p - start));

        longest = MAX (longest, vouch_words_count (sentence));
        start = p;
        if (!*p)
          return longest;
      }
}

static void
check_sentence_long (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  g_autofree char *message = NULL;
  guint words;

  if (check->unit->facts.words <= MAX_SENTENCE_WORDS)
    return;
  words = count_longest (vouch_check_get_text (check));
  if (words <= MAX_SENTENCE_WORDS)
    return;
  message = g_strdup_printf (_("A sentence has %u words."), words);
  fields.member = "text";
  fields.message = message;
  vouch_check_report (check, &fields);
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
          "An abbreviation is used at least twice on the card but never spelled out. Reported once "
          "for each, at its first use. Common abbreviations are exempt."),
      .meaning = N_("Readers from another specialty may know a different meaning."),
      .authority = N_("AMA Manual of Style 13."),
      .bad = N_("AI supports documentation. AI needs oversight."),
      .good = N_("Artificial intelligence (AI) supports documentation. AI needs oversight."),
  },
  {
      .id = "end-punctuation",
      .title = N_("Mixed list endings"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_SECTION,
      .check = check_end_punctuation,
      .repair = N_("Normalise"),
      .mend = mend_end_punctuation,
      .when = N_("Some items of a list end with a full stop and some don’t. Reported once per "
                 "list."),
      .meaning = N_("A list with mixed endings looks unfinished."),
      .authority = N_("AMA Manual of Style 18."),
      .bad = N_("Check both eyes. / Ask about pain"),
      .good = N_("Check both eyes. / Ask about pain."),
  },
  {
      .id = "typography-mixed",
      .title = N_("Mixed typography"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_STATEMENT | VOUCH_SCOPE_CARD,
      .check = check_typography_mixed,
      .repair = N_("Normalise"),
      .mend = mend_typography_mixed,
      .when = N_("Straight and curly quotation marks in one statement, double spaces, or British "
                 "and American spellings on one card."),
      .meaning = N_("Mixed typography shows where text was pasted together."),
      .authority = N_("AMA Manual of Style 8 and 22."),
      .bad = N_("The patient's “dry eye”"),
      .good = N_("The patient’s “dry eye”"),
  },
  {
      .id = "sentence-long",
      .title = N_("Long sentence"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_sentence_long,
      .when = N_("A sentence has more than 35 words."),
      .meaning = N_("Cards are read between two patients."),
      .authority = N_("Plain-language guidance of the NIH: 20 words on average."),
      .bad = N_("A sentence of forty words"),
      .good = N_("Two sentences of twenty"),
  },
  { NULL },
};
