/* vouch-house-check.c: what a house's own rules find, and how it is put right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-house-index.h"
#include "vouch-house-rule.h"
#include "vouch-pattern-words.h"
#include "vouch-repair.h"
#include "vouch-section.h"

/* One word of a statement may be told once, and a long text not for ever. */
#define MAX_FINDINGS 20

/**
 * vouch_house_text:
 * @node: a row of the card
 * @member: (out): the member that it is
 *
 * Returns: (transfer none) (nullable): what a house's rules read of it
 */
const char *
vouch_house_text (VouchNode *node, const char **member)
{
  *member = VOUCH_IS_CARD (node) || VOUCH_IS_SECTION (node) ? "title" : "text";
  return vouch_node_get_text (node, *member);
}

/** Returns: whether @word is one that the rule lets pass */
gboolean
vouch_house_is_except (const VouchHouseRule *self, const char *word)
{
  g_autofree char *lower = self->exceptions ? g_utf8_strdown (word, -1) : NULL;

  return lower && g_strv_contains ((const char *const *) self->exceptions, lower);
}

/* "%s" by "%s": what is wanted, then what stands there; with one, what stands there. */
static char *
fill_message (const VouchHouseRule *self, const char *wanted, const char *found)
{
  const char *second = NULL;
  const char *first = self->message ? strstr (self->message, "%s") : NULL;
  GString *text;

  if (!self->message)
    return wanted ? g_strdup_printf (_ ("Use “%s” instead of “%s”."), wanted, found)
                  : g_strdup_printf (_ ("%s: “%s”."), self->base.title, found);
  if (!first)
    return g_strdup (self->message);
  second = strstr (first + 2, "%s");
  text = g_string_new_len (self->message, first - self->message);
  g_string_append (text, second && wanted ? wanted : found);
  if (second)
    {
      g_string_append_len (text, first + 2, second - first - 2);
      g_string_append (text, found);
    }
  g_string_append (text, (second ? second : first) + 2);
  return g_string_free (text, FALSE);
}

static gboolean
has_subject (VouchCheck *check, const char *subject)
{
  guint n = 0;

  for (guint i = 0; i < check->findings->len; i++)
    if (g_str_equal (vouch_finding_get_rule (check->findings->pdata[i]), check->rule->id))
      {
        n++;
        if (g_strcmp0 (vouch_finding_get_subject (check->findings->pdata[i]), subject) == 0)
          return TRUE;
      }
  return n >= MAX_FINDINGS;
}

/* The first choice of "this|or that". */
static char *
dup_first_choice (const char *to)
{
  const char *bar = strchr (to, '|');

  return bar ? g_strndup (to, (gsize) (bar - to)) : g_strdup (to);
}

/* The other spelling may be a pattern, which nobody wants to read on a card. */
static gboolean
is_pattern (const VouchHouseRule *self, const char *wanted)
{
  g_autofree char *first = dup_first_choice (wanted);

  return self->kind == VOUCH_HOUSE_CONSISTENCY && strpbrk (first, "\\^$.[]()?*+{}") != NULL;
}

static char *
dup_meant (const VouchHouseRule *self, const char *wanted)
{
  return is_pattern (self, wanted) ? vouch_pattern_dup_words (wanted) : g_strdup (wanted);
}

static void
report (VouchCheck *check, const char *text, GMatchInfo *match, const char *wanted)
{
  VouchHouseRule *self = (VouchHouseRule *) check->rule;
  VouchFindingFields fields = vouch_check_begin (check);
  g_autofree char *found = g_match_info_fetch (match, 0);
  g_autofree char *subject = g_utf8_strdown (found, -1);
  g_autofree char *meant = NULL;
  g_autofree char *message = NULL;
  int from = 0;
  int to = 0;

  if (vouch_house_is_except (self, found) || has_subject (check, subject))
    return;
  g_match_info_fetch_pos (match, 0, &from, &to);
  meant = wanted ? dup_meant (self, wanted) : NULL;
  message = fill_message (self, meant, found);
  vouch_house_text (check->unit->node, &fields.member);
  fields.subject = subject;
  fields.from = (guint) g_utf8_strlen (text, from);
  fields.to = fields.from + (guint) g_utf8_strlen (text + from, to - from);
  fields.message = message;
  if (wanted && is_pattern (self, wanted))
    fields.repair = NULL;
  vouch_check_report (check, &fields);
}

static void
check_each (VouchCheck *check,
            const char *text,
            GRegex *regex,
            const char *wanted,
            gboolean *gave_up)
{
  VouchHouseRule *self = (VouchHouseRule *) check->rule;
  g_autoptr (GMatchInfo) match = NULL;
  gboolean fits = vouch_house_index_match (check->index->house, self, regex, text, &match, gave_up);

  for (; fits; fits = vouch_house_index_next (check->index->house, self, match, gave_up))
    report (check, text, match, wanted);
}

static void
check_substitution (VouchCheck *check, const char *text, gboolean *gave_up)
{
  GPtrArray *pairs = ((VouchHouseRule *) check->rule)->pairs;

  for (guint i = 0; i < pairs->len; i++)
    check_each (check, text, ((VouchHousePair *) pairs->pdata[i])->pattern,
                ((VouchHousePair *) pairs->pdata[i])->to, gave_up);
}

static void
check_occurrence (VouchCheck *check, const char *text, gboolean *gave_up)
{
  VouchHouseRule *self = (VouchHouseRule *) check->rule;
  VouchFindingFields fields = vouch_check_begin (check);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *count = NULL;
  g_autofree char *message = NULL;
  gboolean fits = vouch_house_index_match (check->index->house, self, self->pattern, text, &match, gave_up);
  gint64 n = 0;

  for (; fits; fits = vouch_house_index_next (check->index->house, self, match, gave_up))
    n++;
  if (*gave_up || (n >= self->min && n <= self->max))
    return;
  count = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  message = fill_message (self, NULL, count);
  vouch_house_text (check->unit->node, &fields.member);
  fields.message = message;
  vouch_check_report (check, &fields);
}

/* The second of two that are alike, white space between. */
static gboolean
is_repeated (const char *text, GMatchInfo *before, int from, const char *word, gboolean is_caseless)
{
  g_autofree char *last = g_match_info_fetch (before, 0);
  g_autofree char *gap = NULL;
  g_autofree char *one = is_caseless ? g_utf8_casefold (last, -1) : g_strdup (last);
  g_autofree char *other = is_caseless ? g_utf8_casefold (word, -1) : g_strdup (word);
  int start, end;

  g_match_info_fetch_pos (before, 0, &start, &end);
  gap = g_strndup (text + end, (gsize) (from - end));
  return *gap && !*g_strstrip (gap) && g_str_equal (one, other);
}

static void
check_repetition (VouchCheck *check, const char *text, gboolean *gave_up)
{
  VouchHouseRule *self = (VouchHouseRule *) check->rule;
  gboolean is_caseless = (g_regex_get_compile_flags (self->pattern) & G_REGEX_CASELESS) != 0;
  g_autoptr (GMatchInfo) before = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  gboolean fits = vouch_house_index_match (check->index->house, self, self->pattern, text, &before, gave_up);

  fits = fits && vouch_house_index_match (check->index->house, self, self->pattern, text, &match, gave_up)
         && vouch_house_index_next (check->index->house, self, match, gave_up);
  for (; fits; fits = vouch_house_index_next (check->index->house, self, match, gave_up)
                      && vouch_house_index_next (check->index->house, self, before, gave_up))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);
      int from, to;

      g_match_info_fetch_pos (match, 0, &from, &to);
      if (is_repeated (text, before, from, word, is_caseless))
        report (check, text, match, NULL);
    }
}

/* One spelling is told where the card has the other, which is the one that is wanted. */
static void
check_consistency (VouchCheck *check, const char *text, gboolean *gave_up)
{
  VouchHouseRule *self = (VouchHouseRule *) check->rule;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      VouchHousePair *pair = self->pairs->pdata[i];
      g_autofree char *key = g_strdup_printf ("%u", i);

      if (vouch_house_index_has_second (check->index->house, self, key))
        check_each (check, text, pair->pattern, pair->to, gave_up);
    }
}

static void
check_conditional (VouchCheck *check, const char *text, gboolean *gave_up)
{
  VouchHouseRule *self = (VouchHouseRule *) check->rule;
  g_autoptr (GMatchInfo) match = NULL;
  gboolean fits = vouch_house_index_match (check->index->house, self, self->pattern, text, &match, gave_up);

  for (; fits; fits = vouch_house_index_next (check->index->house, self, match, gave_up))
    {
      g_autofree char *key = vouch_house_index_dup_key (match);

      if (!vouch_house_index_has_second (check->index->house, self, key))
        report (check, text, match, NULL);
    }
}

static gboolean
is_for (const VouchHouseRule *self, VouchCheck *check)
{
  const char *type = vouch_card_get_article_type (check->card);
  gboolean is_within = !self->sections;

  for (gsize i = 0; self->sections && self->sections[i]; i++)
    is_within = is_within || vouch_check_is_within (check, self->sections[i]);
  return is_within
         && (!self->types || (type && g_strv_contains ((const char *const *) self->types, type)));
}

/* What took too long is told in its place, and doesn't pass for good. */
static void
tell_given_up (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  vouch_house_text (check->unit->node, &fields.member);
  fields.subject = "pattern";
  fields.repair = NULL;
  fields.action = "go";
  fields.message = _ ("Not fully checked: the rule’s pattern takes too long here.");
  vouch_check_report (check, &fields);
}

/** Reports what the house's own rule finds. */
void
vouch_house_check (VouchCheck *check)
{
  static void (*const checks[]) (VouchCheck *, const char *, gboolean *) = {
    [VOUCH_HOUSE_SUBSTITUTION] = check_substitution, [VOUCH_HOUSE_OCCURRENCE] = check_occurrence,
    [VOUCH_HOUSE_REPETITION] = check_repetition,     [VOUCH_HOUSE_CONSISTENCY] = check_consistency,
    [VOUCH_HOUSE_CONDITIONAL] = check_conditional,
  };
  VouchHouseRule *self = (VouchHouseRule *) check->rule;
  gboolean gave_up = vouch_house_index_has_given_up (check->index->house, self);
  const char *member;
  const char *text = vouch_house_text (check->unit->node, &member);

  if (!text || !*text || !is_for (self, check))
    return;
  if (self->kind == VOUCH_HOUSE_EXISTENCE)
    check_each (check, text, self->pattern, NULL, &gave_up);
  else
    checks[self->kind](check, text, &gave_up);
  if (gave_up)
    tell_given_up (check);
}

/* --- repairs --- */

/* As it stood: with a capital where it had one. */
static char *
fit_case (const char *found, const char *wanted)
{
  gunichar first = g_utf8_get_char (wanted);
  GString *text = g_string_new (NULL);

  if (!*wanted)
    return g_string_free (text, FALSE);
  if (g_unichar_isupper (g_utf8_get_char (found)))
    first = g_unichar_toupper (first);
  g_string_append_unichar (text, first);
  g_string_append (text, g_utf8_next_char (wanted));
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *subject;
  const char *wanted; /* nullable: removed */
  gboolean is_second; /* only where it repeats what stands before it */
} Swap;

static gboolean
swap_cb (const GMatchInfo *match, GString *result, gpointer data)
{
  const Swap *swap = data;
  g_autofree char *found = g_match_info_fetch (match, 0);
  g_autofree char *lower = g_utf8_strdown (found, -1);
  g_autofree char *wanted = NULL;

  if (!g_str_equal (lower, swap->subject))
    g_string_append (result, found);
  else if (swap->wanted)
    {
      wanted = fit_case (found, swap->wanted);
      g_string_append (result, wanted);
    }
  return FALSE;
}

/* Two spaces where a word was taken away are one; none before a stop or at an end. */
static char *
tidy (const char *text)
{
  static GRegex *gaps;

  if (g_once_init_enter (&gaps))
    g_once_init_leave (&gaps, g_regex_new ("^ +| +$| +(?=[ .,;:)])", 0, 0, NULL));
  return g_regex_replace_literal (gaps, text, -1, 0, "", 0, NULL);
}

static char *
replace (GRegex *regex, const char *text, const char *subject, const char *to)
{
  g_autofree char *wanted = to ? dup_first_choice (to) : NULL;
  Swap swap = { .subject = subject, .wanted = wanted };
  g_autofree char *replaced = g_regex_replace_eval (regex, text, -1, 0, 0, swap_cb, &swap, NULL);

  if (!replaced || wanted)
    return g_steal_pointer (&replaced);
  return tidy (replaced);
}

/* Whole words only, as the check reads them: no edge stands within a word. The first may
 * have a capital; whether the others may differ from it is the rule's to say. */
static char *
drop_repeated (VouchHouseRule *self, const char *text, const char *subject)
{
  static const char edge[] = "(?:(?<!\\w)|(?!\\w))";
  g_autofree char *word = g_regex_escape_string (subject, -1);
  g_autofree char *pattern
      = g_strdup_printf ("%s((?i:%s))(?:\\s+\\1)+%s", edge, word, edge);
  GRegexCompileFlags flags = g_regex_get_compile_flags (self->pattern) & G_REGEX_CASELESS;
  g_autoptr (GRegex) regex = g_regex_new (pattern, flags, 0, NULL);

  return regex ? g_regex_replace (regex, text, -1, 0, "\\1", 0, NULL) : NULL;
}

static char *
mend_text (VouchHouseRule *self, const char *text, const char *subject)
{
  if (self->kind == VOUCH_HOUSE_REPETITION)
    return drop_repeated (self, text, subject);
  if (self->is_removable)
    return replace (self->pattern, text, subject, NULL);
  for (guint i = 0; self->pairs && i < self->pairs->len; i++)
    {
      VouchHousePair *pair = self->pairs->pdata[i];
      g_autofree char *replaced
          = is_pattern (self, pair->to) ? NULL : replace (pair->pattern, text, subject, pair->to);

      if (replaced && !g_str_equal (replaced, text))
        return g_steal_pointer (&replaced);
    }
  return NULL;
}

/** Returns: (transfer full) (nullable): what the house wants instead, as one change */
VouchChange *
vouch_house_mend (VouchCheck *check, VouchFinding *finding)
{
  VouchHouseRule *self = (VouchHouseRule *) check->rule;
  const char *member;
  const char *text = vouch_house_text (check->unit->node, &member);
  const char *subject = vouch_finding_get_subject (finding);
  g_autofree char *mended = text && subject ? mend_text (self, text, subject) : NULL;
  GPtrArray *changes;

  if (!mended || g_str_equal (mended, text))
    return NULL;
  changes = vouch_repair_begin ();
  if (g_str_equal (member, "text"))
    vouch_repair_set_rich (changes, check->unit->node, mended);
  else
    vouch_repair_set_text (changes, check->unit->node, member, mended);
  return vouch_repair_end (changes, _ (self->base.repair));
}
