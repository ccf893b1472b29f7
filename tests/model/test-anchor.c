/* test-anchor.c: quotes that stand in a text, nearly stand there, stand there twice or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-anchor.h"

#define TRIAL \
  "Efficacy\n" \
  "The mean reduction in LDL was 5.4 mg/dl (95% CI, −7.1 to −3.7; P < 0.05) in the inter-\n" \
  "vention group [12, 13]. There was no significant difference in mortality (2.5% vs. 3.1%).\n" \
  "Treatment was ineffective in 15 of 1,204 patients without diabetes. It was well tolerated.\n" \
  "Non-significant trends were seen at 37 °С with 10 µg. It was well tolerated.\n"

#define PART_OF(text) "In this trial " text " and so on."

static const struct
{
  const char *text;
  const char *quote;
  VouchAnchorState state;
  VouchAnchorReason reason;
} cases[] = {
  /* What a reader takes for the same. */
  { TRIAL, "The mean reduction in LDL was 5.4 mg/dl", VOUCH_ANCHOR_FOUND, 0 },
  { TRIAL, "the mean  reduction in LDL was 5\u00b74 mg/dL (95 % CI, -7.1 to -3.7; P<0.05)",
    VOUCH_ANCHOR_FOUND, 0 },
  { TRIAL, "in the intervention group [12,13].", VOUCH_ANCHOR_FOUND, 0 },
  { TRIAL, "in the intervention group. There was no significant difference", VOUCH_ANCHOR_FOUND, 0 },
  { TRIAL, "ineffective in 15 of 1204 patients", VOUCH_ANCHOR_FOUND, 0 },
  { TRIAL, "seen at 37 °C with 10 μg", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("e\u0301fficacité"), "ÉFFICACITÉ and so on", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("the eﬀect of ﬂuoxetine"), "the effect of fluoxetine", VOUCH_ANCHOR_FOUND, 0 },
  /* A number, a sign, a negation. */
  { TRIAL, "The mean reduction in LDL was 5.5 mg/dl", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NUMBER },
  { TRIAL, "The mean reduction in LDL was 54 mg/dl", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NUMBER },
  { TRIAL, "(95% CI, 7.1 to −3.7; P < 0.05)", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NUMBER },
  { TRIAL, "(95% CI, −7.1 to −3.7; P > 0.05)", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_SIGN },
  { TRIAL, "difference in mortality (2.5 vs. 3.1%)", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NUMBER },
  { TRIAL, "There was significant difference in mortality", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_WORDS },
  { TRIAL, "in the intervention group [12, 14].", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NUMBER },
  { PART_OF ("dysphagia was a common complaint"), "dysphasia was a common complaint",
    VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_WORDS },
  { PART_OF ("the finding was notable in men"), "the finding was not able in men",
    VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NEGATION },
  { PART_OF ("patients with-\nout diabetes were treated"), "patients without diabetes were treated",
    VOUCH_ANCHOR_FOUND, 0 },
  /* Cut so that it says something else. */
  { TRIAL, "significant difference in mortality", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NEGATION },
  { TRIAL, "effective in 15 of 1,204 patients", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_CUT },
  { TRIAL, "fective in 15 of 1,204 patients", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_CUT },
  { TRIAL, "significant trends were seen at 37", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NEGATION },
  { TRIAL, "5 of 1,204 patients without", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NUMBER },
  { TRIAL, "204 patients without diabetes", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NUMBER },
  { TRIAL, "The mean reduction in LDL was 5", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NUMBER },
  { TRIAL, "The mean reduction in LDL was 5.4 m", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_CUT },
  { TRIAL, "(95% CI, −7.1 to −3.7; P <", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_SIGN },
  { TRIAL, "7.1 to −3.7; P < 0.05)", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_SIGN },
  { PART_OF ("all of the patients did not. They"), "all of the patients did", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NEGATION },
  { PART_OF ("pain was not seen"), "pain was", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NEGATION },
  { PART_OF ("pain was seen"), "pain was", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("pain was. Not seen"), "pain was", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("in non-ill men"), "ill men", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NEGATION },
  { PART_OF ("the pain not seen"), "pain", VOUCH_ANCHOR_FOUND, 0 }, /* one word stands anywhere */
  { PART_OF ("Nevertheless the intervention was advised"), "Never\u00adtheless the inte\u00adrvention was advised",
    VOUCH_ANCHOR_FOUND, 0 },
  /* In other languages, too. */
  { "Die Mortalität war nicht signifikant niedriger als sonst.", "signifikant niedriger als sonst", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NEGATION },
  { "Die Mortalität war nicht signifikant niedriger als sonst.", "Die Mortalität war", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NEGATION },
  { "Aucune différence significative des taux de survie", "différence significative des taux", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NEGATION },
  { "O risco não foi maior nos doentes tratados.", "foi maior nos doentes", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NEGATION },
  { "Il rischio non era aumentato nei pazienti.", "era aumentato nei pazienti", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NEGATION },
  { PART_OF ("the mean and SEM were higher in men"), "were higher in men", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("stained with PAS the cells were"), "the cells were", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("all of the patients did\nNone reported"), "all of the patients did", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("some of the patients did. None of"), "some of the patients did.", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("Assessment of pain\nNot everyone was asked"), "Assessment of pain", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("all of the patients did NOT. They"), "all of the patients did", VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NEGATION },
  { PART_OF ("the cure is noted in notable men"), "the cure is noted in", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("an absence of cyanosis and pain was"), "cyanosis and pain was", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NEGATION },
  { PART_OF ("the drug failed to reduce pain at night"), "reduce pain at night", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NEGATION },
  { PART_OF ("an incidence of cyanosis and pain was"), "cyanosis and pain was", VOUCH_ANCHOR_FOUND, 0 },
  { PART_OF ("in 60-year-old men and women"), "-year-old men and women", VOUCH_ANCHOR_STALE,
    VOUCH_ANCHOR_REASON_NUMBER },
  { PART_OF ("in non-smoking men and women"), "men and women", VOUCH_ANCHOR_FOUND, 0 },
  /* A letter too few of the sentence around a long quote says nothing else. */
  { TRIAL, "he mean reduction in LDL was 5.4 mg/dl (95% CI, −7.1 to −3.7; P < 0.05) in the intervention "
           "group", VOUCH_ANCHOR_FOUND, 0 },
  /* Twice, and nowhere. */
  { TRIAL, "It was well tolerated.", VOUCH_ANCHOR_AMBIGUOUS, 0 },
  { TRIAL, "Patients were followed for twelve months by telephone.", VOUCH_ANCHOR_ORPHANED, 0 },
  { TRIAL, "…", VOUCH_ANCHOR_ORPHANED, VOUCH_ANCHOR_REASON_NO_QUOTE },
  { TRIAL, "", VOUCH_ANCHOR_ORPHANED, VOUCH_ANCHOR_REASON_NO_QUOTE },
  { "", "Efficacy", VOUCH_ANCHOR_ORPHANED, VOUCH_ANCHOR_REASON_NO_TEXT },
  { "短い文章です。効果は認められなかった。", "効果は認められなかった", VOUCH_ANCHOR_FOUND, 0 },
};

static VouchAnchor
find (const char *text, const char *quote, const char *prefix, const char *suffix)
{
  g_autoptr (VouchSourceText) source = vouch_source_text_new (text);
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (source);

  return vouch_anchor_find (index, quote, prefix, suffix);
}

static void
test_states (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchAnchor anchor = find (cases[i].text, cases[i].quote, NULL, NULL);

      if (anchor.state != cases[i].state || anchor.reason != cases[i].reason)
        fail_msg ("“%s” is %s (%s)", cases[i].quote, vouch_anchor_state_get_name (anchor.state),
                  vouch_anchor_get_words (&anchor));
    }
}

#define TIMES "It was the best of times, it was the worst of times. We had all, we had nobody."

static const struct
{
  const char *text;
  const char *quote;
  const char *prefix;
  const char *suffix;
  VouchAnchorState state;
  gsize start;
  gsize end;
} places[] = {
  { TIMES, "it was the", NULL, " worst", VOUCH_ANCHOR_FOUND, 26, 36 },
  { TIMES, "of times", "worst ", NULL, VOUCH_ANCHOR_FOUND, 43, 51 },
  { TIMES, "we had", "times. ", " all", VOUCH_ANCHOR_FOUND, 53, 59 },
  { TIMES, "we had", NULL, " nothing", VOUCH_ANCHOR_STALE, 65, 71 },
  /* The context differs, the sentence doesn't. */
  { TIMES, "it was the worst of times", "quite other words, ", NULL, VOUCH_ANCHOR_FOUND, 26, 51 },
  /* A short one needs it. */
  { TIMES, "worst", NULL, " off", VOUCH_ANCHOR_STALE, 37, 42 },
  { "bananas", "ana", NULL, NULL, VOUCH_ANCHOR_AMBIGUOUS, 1, 4 },
  { "three blind mice", "blnd", NULL, NULL, VOUCH_ANCHOR_STALE, 6, 11 },
  /* Brackets, stops and spaces that the quote has belong to it; others don't. */
  { "Risk fell (see p. 4). So", "Risk fell (see p. 4).", NULL, NULL, VOUCH_ANCHOR_FOUND, 0, 21 },
  { "Risk fell (see p. 4). So", "Risk fell (see p. 4", NULL, NULL, VOUCH_ANCHOR_FOUND, 0, 19 },
  { "Risk fell “(see p. 4)”\nSo", "\"(see p. 4)\"\n", NULL, NULL, VOUCH_ANCHOR_FOUND, 10, 23 },
  /* Code points. */
  { "Ä😀 µ the dose was given", "the dose was given", NULL, NULL, VOUCH_ANCHOR_FOUND, 5, 23 },
};

static void
test_places (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      VouchAnchor anchor
          = find (places[i].text, places[i].quote, places[i].prefix, places[i].suffix);

      if (anchor.state != places[i].state || anchor.n_parts != 1
          || anchor.parts[0].start != places[i].start || anchor.parts[0].end != places[i].end)
        fail_msg ("“%s” is %s at %u to %u", places[i].quote,
                  vouch_anchor_state_get_name (anchor.state), (guint) anchor.parts[0].start,
                  (guint) anchor.parts[0].end);
    }
}

/* The worse the fit, of the quote or of what is around it, the lower the score. */
static const char *const ordered[][4] = {
  { "Many years later", "Many yers later", "Some years later", "Some years after" },
};

static void
test_scores (void **state)
{
  const char *text = "Many years later, as he faced the firing squad, he was to remember that.";
  double last = 2;

  for (guint i = 0; i < 4; i++)
    {
      VouchAnchor anchor = find (text, ordered[0][i], NULL, NULL);

      assert_true (anchor.score < last);
      last = anchor.score;
    }
  last = 2;
  for (guint i = 0; i < 4; i++)
    {
      VouchAnchor anchor = find (text, "as he faced the firing squad", ordered[0][i], NULL);

      assert_int_equal (anchor.state, VOUCH_ANCHOR_FOUND);
      assert_true (anchor.score < last);
      last = anchor.score;
    }
}

/* --- pages --- */

/* Two pages of two columns with running heads; a figure's legend in smaller type stands in between
 * in the stream, and the right column comes first on page 2. */
static const struct
{
  guint page;
  float x;
  float y;
  float height;
  const char *line;
} lines[] = {
  { 0, 50, 20, 8, "Journal of Examples 12" },
  { 0, 50, 100, 10, "The first column of this page ends with words on which the" },
  { 0, 50, 112, 10, "second column does not go on, because the figure is between" },
  { 0, 300, 100, 7, "Figure 1. What the legend says is set in smaller letters here" },
  { 0, 300, 400, 10, "both columns and the sentence only ends at the beginning of" },
  { 0, 300, 412, 10, "another sentence. Patients who were given the study drug at" },
  { 0, 300, 424, 10, "bedtime were those who were least awake in all of the wards." },
  { 0, 300, 436, 10, "And then, patients in whom the study drug was taken late at" },
  { 1, 50, 20, 8, "Journal of Examples 13" },
  { 1, 50, 100, 10, "night slept 42 minutes longer than the others. After a while" },
  { 1, 50, 112, 10, "it was over. Each of the patients was then seen by a doctor." },
};

static void
add_line (GString *text, GArray *boxes, const char *line, float left, float y, float height)
{
  for (const char *c = line; *c; c++)
    {
      float x = left + 4 * (c - line);
      VouchSourceBox box = { x, y, x + 4, y + height };

      g_array_append_val (boxes, box);
    }
  g_string_append_printf (text, "%s\n", line);
  g_array_append_val (boxes, ((VouchSourceBox) { 0 }));
}

#define LINES_BEFORE 38

/* A page of lines, as no other page has them, that all end as if the sentence about the figure went on elsewhere. */
static void
add_page_before (GString *text, GArray *boxes, guint page)
{
  for (guint i = 0; i < LINES_BEFORE; i++)
    {
      g_autofree char *line
          = g_strdup_printf ("Of those in room %c%c of house %c%c, they left because", 'a' + i % 26,
                             'a' + i / 26, 'a' + page % 26, 'a' + page / 26);

      add_line (text, boxes, line, 50, 60 + 20 * i, 10);
    }
}

static VouchSourceText *
make_pages_after (guint n_before)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (VouchSourceBox));
  g_autofree VouchSourcePage *pages = g_new0 (VouchSourcePage, n_before + 2);
  guint n_pages = 0;

  for (; n_pages < n_before; n_pages++)
    {
      pages[n_pages] = (VouchSourcePage){ text->len, 595, 842 };
      add_page_before (text, boxes, n_pages);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (n_before + lines[i].page == n_pages)
        pages[n_pages++] = (VouchSourcePage){ text->len, 595, 842 };
      add_line (text, boxes, lines[i].line, lines[i].x, lines[i].y, lines[i].height);
    }
  return vouch_source_text_new_paged (text->str, pages, n_pages, (VouchSourceBox *) boxes->data);
}

static VouchSourceText *
make_pages (void)
{
  return make_pages_after (0);
}

static const struct
{
  const char *quote;
  VouchAnchorState state;
  guint page;
  guint n_parts;
} broken[] = {
  { "patients in whom the study drug was taken late at night slept 42 minutes longer than the others.",
    VOUCH_ANCHOR_FOUND, 1, 2 },
  { "because the figure is between both columns and the sentence only ends", VOUCH_ANCHOR_FOUND, 1, 2 },
  /* A changed number over a break. */
  { "patients in whom the study drug was taken late at night slept 24 minutes longer than the others.",
    VOUCH_ANCHOR_STALE, 1, 2 },
  /* Pieced together: a line's end and the beginning of one that doesn't follow. */
  { "because the figure is between night slept 42 minutes longer", VOUCH_ANCHOR_STALE, 2, 1 },
  { "The first column of this page ends with words on which the it was over. Each of the patients",
    VOUCH_ANCHOR_STALE, 1, 1 },
  { "Each of the patients was then seen by a doctor.", VOUCH_ANCHOR_FOUND, 2, 1 },
};

static void
test_breaks (void **state)
{
  g_autoptr (VouchSourceText) text = make_pages ();
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      VouchAnchor anchor = vouch_anchor_find (index, broken[i].quote, NULL, NULL);

      if (broken[i].state == VOUCH_ANCHOR_STALE ? anchor.state == VOUCH_ANCHOR_FOUND
                                                : anchor.state != broken[i].state)
        fail_msg ("“%s” is %s", broken[i].quote, vouch_anchor_state_get_name (anchor.state));
      if (anchor.state == VOUCH_ANCHOR_FOUND
          && (anchor.page != broken[i].page || anchor.n_parts != broken[i].n_parts))
        fail_msg ("“%s” is on page %u in %u parts", broken[i].quote, anchor.page, anchor.n_parts);
    }
}

/* Pages where the sentence can't go on cost nothing, so that there is time left for the last. */
static void
test_late_break (void **state)
{
  g_autoptr (VouchSourceText) text = make_pages_after (100);
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);
  VouchAnchor anchor = vouch_anchor_find (index, broken[1].quote, NULL, NULL);

  assert_int_equal (anchor.state, VOUCH_ANCHOR_FOUND);
  assert_int_equal (anchor.page, 101);
  assert_int_equal (anchor.n_parts, 2);
}

/* Words of a justified line, each taken for a line of its own, on every page: no running head, nor is a sign. */
static VouchSourceText *
make_justified (void)
{
  static const char *const words[] = { "respectively", "(P", "<", "0.05)", "after", "treatment" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (VouchSourceBox));
  VouchSourcePage pages[5];

  for (guint page = 0; page < G_N_ELEMENTS (pages); page++)
    {
      g_autofree char *first = g_strdup_printf ("Sleep in house %c was longer by %u and %u%%,", 'a' + page, page + 3, page + 7);

      float left = 50;

      pages[page] = (VouchSourcePage) { text->len, 595, 842 };
      add_line (text, boxes, "Journal of Examples", 50, 20, 8);
      add_line (text, boxes, "of the hospital", 400, 20, 8);
      for (guint i = 0; i < 8; i++)
        add_line (text, boxes, i == 4 ? first : "Nothing was seen in any other room of the same house by us", 50, 60 + 12 * i, 10);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          add_line (text, boxes, words[i], left, 60 + 12 * 8, 10);
          left += 4 * strlen (words[i]) + 25;
        }
      for (guint i = 9; i < 14; i++)
        add_line (text, boxes, "and the men who lived in it said so when they were asked.", 50, 60 + 12 * i, 10);
    }
  return vouch_source_text_new_paged (text->str, pages, G_N_ELEMENTS (pages), (VouchSourceBox *) boxes->data);
}

static void
test_justified_words (void **state)
{
  g_autoptr (VouchSourceText) text = make_justified ();
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);

  assert_int_equal (vouch_anchor_find (index, "house c was longer by 5 and 9%, respectively (P < 0.05) after treatment",
                                       NULL, NULL).state, VOUCH_ANCHOR_FOUND);
  assert_int_equal (vouch_anchor_find (index, "house c was longer by 5 and 9%, respectively (P > 0.05) after treatment",
                                       NULL, NULL).state, VOUCH_ANCHOR_STALE);
}

/* The same line on each page is a running head; its own signs count all the same. */
static void
test_within_furniture (void **state)
{
  const VouchSourcePage pages[] = { { 0, 595, 842 }, { 24, 595, 842 }, { 48, 595, 842 }, { 72, 595, 842 } };
  g_autoptr (VouchSourceText) text = vouch_source_text_new_paged (
      "Group 1: 3.1% (p < .05)\nGroup 2: 3.2% (p < .05)\nGroup 3: 3.3% (p < .05)\n"
      "Group 4: 3.4% (p < .05)\n",
      pages, 4, NULL);
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);

  assert_int_equal (vouch_anchor_find (index, "Group 3: 3.3% (p < .05)", NULL, NULL).state,
                    VOUCH_ANCHOR_FOUND);
  assert_int_equal (vouch_anchor_find (index, "Group 3: 3.3% (p > .05)", NULL, NULL).state,
                    VOUCH_ANCHOR_STALE);
}

static void
test_exact (void **state)
{
  g_autoptr (VouchSourceText) text = make_pages ();
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);
  VouchAnchor anchor = vouch_anchor_find (index, "was taken late at night slept 42 minutes", NULL, NULL);
  g_autofree char *exact = vouch_anchor_dup_exact (&anchor, text);

  assert_string_equal (exact, "was taken late at night slept 42 minutes");
}

static void
test_scan (void **state)
{
  const VouchSourcePage pages[] = { { 0, 595, 842 }, { 0, 595, 842 } };
  g_autoptr (VouchSourceText) text = vouch_source_text_new_paged ("", pages, 2, NULL);
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);
  VouchAnchor anchor = vouch_anchor_find (index, "anything at all", NULL, NULL);

  assert_false (vouch_anchor_index_has_text (index));
  assert_int_equal (anchor.state, VOUCH_ANCHOR_ORPHANED);
  assert_int_equal (anchor.reason, VOUCH_ANCHOR_REASON_NO_TEXT);
}

/* Texts made so that every place nearly fits must not keep it busy. */
static void
test_hostile (void **state)
{
  g_autofree char *same = g_strnfill (200000, 'a');
  g_autofree char *quote = g_strconcat (same + 198000, "b", NULL);
  g_autofree char *endless = g_strnfill (100000, 'b');

  assert_int_equal (find (same, same + 199900, NULL, NULL).state, VOUCH_ANCHOR_STALE);
  assert_int_equal (find (same, quote, same, same).state, VOUCH_ANCHOR_STALE);
  assert_int_equal (find (same, endless, NULL, NULL).state, VOUCH_ANCHOR_ORPHANED);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_states),  cmocka_unit_test (test_places), cmocka_unit_test (test_scores),
    cmocka_unit_test (test_breaks),  cmocka_unit_test (test_exact),  cmocka_unit_test (test_scan),
    cmocka_unit_test (test_late_break),
    cmocka_unit_test (test_justified_words), cmocka_unit_test (test_within_furniture), cmocka_unit_test (test_hostile),
  };

  return vouch_test_run ("anchor", tests);
}
