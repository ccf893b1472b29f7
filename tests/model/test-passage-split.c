/* test-passage-split.c: sentences, rows, headings and zones of a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-passage-split.h"

/* Units are parted by " | ": what the text is cut into. */
typedef struct
{
  const char *text;
  const char *units;
} Case;

static const Case cases[] = {
  { "It was warmed to 37 \u00b0C. The clot was removed.", "It was warmed to 37 \u00b0C. | The clot was removed." },
  { "It was warmed to 37\u2218 C. The clot was removed.", "It was warmed to 37\u2218 C. | The clot was removed." },
  { "One ended. Two began.", "One ended. | Two began." },
  { "Pain fell vs. placebo. It rose.", "Pain fell vs. placebo. | It rose." },
  { "See Fig. 2 for more. It rose.", "See Fig. 2 for more. | It rose." },
  { "Smith et al. Found it. It rose.", "Smith et al. Found it. | It rose." },
  { "Doses, e.g. Those of J. Smith, rose. So did pain.", "Doses, e.g. Those of J. Smith, rose. | So did pain." },
  { "They took vitamin D. The rest did not.", "They took vitamin D. | The rest did not." },
  { "It fell (P. 05). It rose.", "It fell (P. 05). | It rose." },
  { "It fell (see there. Then look). It rose.", "It fell (see there. Then look). | It rose." },
  { "It fell by 0.5. 12 patients died.", "It fell by 0.5. | 12 patients died." },
  { "It fell. [12] It rose.", "It fell. [12] | It rose." },
  { "It fell.12 It rose.", "It fell.12 | It rose." },
  { "It fell.[1,2] It rose.", "It fell.[1,2] | It rose." },
  { "It fell. it rose.", "It fell. it rose." },
  { "Did it fall? It rose!", "Did it fall? | It rose!" },
  { "It fell. \u03b2-Blockers helped. \u2265 3 died.", "It fell. | \u03b2-Blockers helped. | \u2265 3 died." },
  { "He said \u201cit fell.\u201d She left.", "He said \u201cit fell.\u201d | She left." },
  { "Heart rate\n72 (8)\n74 (9)\n0.31\nSex\n", "Heart rate\n72 (8)\n74 (9)\n0.31 | Sex" },
  { "", "" },
  { " \n\n \n", "" },
  { "...\n", "" },
};

static char *
join_units (const char *text)
{
  g_autoptr (GArray) spans = vouch_passage_split (text, strlen (text));
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const VouchPassageSpan *span = &g_array_index (spans, VouchPassageSpan, i);

      g_string_append_printf (joined, "%s%.*s", i > 0 ? " | " : "", (int) (span->to - span->from),
                              text + span->from);
    }
  return g_string_free (joined, FALSE);
}

static void
test_units (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *units = join_units (cases[i].text);

      assert_string_equal (units, cases[i].units);
    }
}

typedef struct
{
  const char *text;
  const char *sentence; /* its beginning */
  VouchPassageZone zone;
} ZoneCase;

#define LONG "Words of a paragraph that is long enough to be one, with a full stop where it ends."
#define FIVE LONG " " LONG " " LONG " " LONG " " LONG " "
#define MANY FIVE FIVE FIVE FIVE FIVE FIVE FIVE

static const ZoneCase zones[] = {
  { "BODY.RESULTS:\nIt fell.", "It fell", VOUCH_PASSAGE_ZONE_RESULTS },
  { "BODY.RESULTS:\nBODY.SAFETY:\nIt fell.", "It fell", VOUCH_PASSAGE_ZONE_RESULTS },
  { "BODY.RESULTS:\nX.\nBODY.DISCUSSION:\nIt fell.", "It fell", VOUCH_PASSAGE_ZONE_DISCUSSION },
  { "BODY.DISCUSSION:\nX.\nBODY.FUNDING:\nIt fell.", "It fell", VOUCH_PASSAGE_ZONE_BACK },
  { "ABSTRACT.METHODS AND FINDINGS:\nIt fell.", "It fell", VOUCH_PASSAGE_ZONE_ABSTRACT_RESULTS },
  { "ABSTRACT.CONCLUSIONS:\nIt fell.", "It fell", VOUCH_PASSAGE_ZONE_ABSTRACT_CONCLUSION },
  { "TITLE: \nIt fell\n\nBODY.METHODS:\nX.", "It fell", VOUCH_PASSAGE_ZONE_TITLE },
  { "BODY.RESULTS:\nFigure 1BODY.STUDY FLOW:\nIt fell.", "It fell", VOUCH_PASSAGE_ZONE_RESULTS },
  { "A title of a paper\n\nResults\n" LONG, "Words", VOUCH_PASSAGE_ZONE_RESULTS },
  { "A title of a paper\n\n3. RESULTS\n" LONG, "Words", VOUCH_PASSAGE_ZONE_RESULTS },
  { "A title of a paper\n\nMaterials and Methods\n" LONG, "Words", VOUCH_PASSAGE_ZONE_METHODS },
  { "A title of a paper\n\nRESULTS: It fell. CONCLUSIONS: It rose.", "RESULTS", VOUCH_PASSAGE_ZONE_ABSTRACT_RESULTS },
  { "A title of a paper\n\nRESULTS: It fell. CONCLUSIONS: It rose.", "CONCL", VOUCH_PASSAGE_ZONE_ABSTRACT_CONCLUSION },
  { "A title of a paper\n\n" LONG, "Words", VOUCH_PASSAGE_ZONE_NONE },
  { "A title of a paper\n\n" LONG, "A title", VOUCH_PASSAGE_ZONE_TITLE },
  /* An abstract that no heading names. */
  { "TITLE: \nA title\n\nIt fell.\nBODY.METHODS:\nX.", "It fell", VOUCH_PASSAGE_ZONE_ABSTRACT },
  { "TITLE: \nA title\n\nX.\nBODY.METHODS:\nIt fell.", "It fell", VOUCH_PASSAGE_ZONE_METHODS },
  { "A title of a paper\n\n" LONG " It fell.\n\nResults\n" LONG, "It fell", VOUCH_PASSAGE_ZONE_ABSTRACT },
  { "TITLE: \nA title\n\nAims. X. Methods. X. Results. It fell.\nBODY.METHODS:\nX.", "It fell",
    VOUCH_PASSAGE_ZONE_ABSTRACT_RESULTS },
  { "TITLE: \nA title\n\nResults. X. Conclusions. It fell.\nBODY.METHODS:\nX.", "It fell",
    VOUCH_PASSAGE_ZONE_ABSTRACT_CONCLUSION },
  { "TITLE: \nA title\n\nResults. The methods failed. It fell.\nBODY.METHODS:\nX.", "It fell",
    VOUCH_PASSAGE_ZONE_ABSTRACT_RESULTS },
  { "TITLE: \nA title\n\nIt fell.\nABSTRACT:\nX.\nBODY.METHODS:\nX.", "It fell", VOUCH_PASSAGE_ZONE_NONE },
  { "TITLE: \nA title\n\n" MANY "It fell.\nBODY.METHODS:\nX.", "It fell", VOUCH_PASSAGE_ZONE_NONE },
  { "A title of a paper\n\n" LONG " It fell.\n\nDiscussion\n" LONG, "It fell", VOUCH_PASSAGE_ZONE_NONE },
};

static void
test_zones (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GArray) spans = vouch_passage_split (zones[i].text, strlen (zones[i].text));
      gboolean is_met = FALSE;

      for (guint j = 0; j < spans->len; j++)
        {
          const VouchPassageSpan *span = &g_array_index (spans, VouchPassageSpan, j);

          if (span->kind == VOUCH_PASSAGE_HEADING || !g_str_has_prefix (zones[i].text + span->from, zones[i].sentence))
            continue;
          is_met = TRUE;
          if (span->zone != zones[i].zone)
            fail_msg ("“%s”: zone %d, not %d", zones[i].text, span->zone, zones[i].zone);
        }
      if (!is_met)
        fail_msg ("“%s” was not met", zones[i].text);
    }
}

static void
test_lines_broken_by_width (void **state)
{
  const char *text = "Of the 112 patients who were treated with the new drug for\n"
                     "twelve weeks, 40 had less pain than before and 12 had more\n"
                     "of it. In the other group nobody had less pain than he had\n"
                     "had before the trial, and two died of other reasons.\n";
  g_autofree char *units = join_units (text);

  assert_non_null (strstr (units, "112 patients who were treated with the new drug for\ntwelve weeks"));
  assert_non_null (strstr (units, "of it. | In the other group"));
}

/* The title, the abstract and the addresses of a short paper are as wide as the page; its columns are not. */
static void
test_columns_under_wide_lines (void **state)
{
  static const char *const wide
      = "The abstract of this report is set over the whole width of its page, as are the names of those who wrote it,\n";
  g_autoptr (GString) text = g_string_new (wide);
  g_autofree char *units = NULL;

  g_string_append (text, wide);
  for (guint i = 0; i < 10; i++)
    g_string_append (text, "A man of sixty came to us with a pain that had begun\n"
                           "the day before, and went home when nothing was found.\n");
  units = join_units (text->str);

  assert_non_null (strstr (units, "a pain that had begun\nthe day before"));
}

/* A label before a sentence makes no heading of its first line; a numbered heading ends what is above it. */
static void
test_headings_in_columns (void **state)
{
  g_autoptr (GString) text = g_string_new ("Background: Generative artificial intelligence\n"
                                           "(AI) is becoming embedded in hospitals, yet nobody has\n"
                                           "counted what comes of it.\n");
  g_autofree char *units = NULL;

  for (guint i = 0; i < 5; i++)
    g_string_append (text, "A man of sixty came to us with a pain that had begun\n"
                           "the day before, and went home when nothing was found.\n");
  g_string_append (text, "The following day he had a fever and an infected wound\n3. Discussion\nSuch wounds heal.\n"
                         "It was seen again, and then for a last time, that week.\nConclusions\nThey healed.\n"
                         "2.1. Chemicals. All substances that were used (H-D-Phe-\nPip) came from one place.\n"
                         "2.2. Microarray Analysis. Blood samples were\ntaken from all of the men. 2.3. End.\n");
  units = join_units (text->str);

  assert_non_null (strstr (units, "Background: Generative artificial intelligence\n(AI) is becoming embedded"));
  assert_non_null (strstr (units, "an infected wound | Discussion | Such wounds heal."));
  assert_non_null (strstr (units, "that week. | Conclusions | They healed."));
  assert_non_null (strstr (units, "Blood samples were\ntaken from all of the men."));
  assert_non_null (strstr (units, "All substances that were used (H-D-Phe-\nPip) came from"));
}

static void
test_code_points (void **state)
{
  const char *text = "\u0394 fell by \u00b15. \u00c9t\u00e9 came.";
  g_autoptr (GArray) spans = vouch_passage_split (text, strlen (text));

  assert_int_equal (spans->len, 2);
  assert_int_equal (g_array_index (spans, VouchPassageSpan, 0).end, 13);
  assert_int_equal (g_array_index (spans, VouchPassageSpan, 1).start, 14);
  assert_int_equal (g_array_index (spans, VouchPassageSpan, 1).end, 23);
}

static void
test_nothing_is_too_long (void **state)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) spans = NULL;
  guint at = 0;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, i % 7 ? "w\u00f6rd " : "(x, ");
  spans = vouch_passage_split (text->str, text->len);
  assert_true (spans->len > 10);
  for (guint i = 0; i < spans->len; i++)
    {
      const VouchPassageSpan *span = &g_array_index (spans, VouchPassageSpan, i);

      assert_true (span->end - span->start <= VOUCH_PASSAGE_MAX_LENGTH);
      assert_true (span->start >= at && span->end > span->start);
      at = span->end;
    }
}

/* --- lists of references --- */

#define TITLE "A title of a paper\n\n"
#define BODY "Discussion\n" LONG " Pain fell as others had found (Smith et al., 2010; Doe, 2012).\n\n"
#define VANCOUVER                                                                                          \
  "1. Smith J, Doe AB. Drug A lowers pain in adults. Pain. 2010;15(3):45-50.\n"                            \
  "2. Jones K, Miller L, et al. Sleep is longer with drug A. Sleep Med 2011;7:1-9.\n"                      \
  "3. Brown T. Nausea is frequent. Lancet. 2009;373:12.\n"
#define APA                                                                                                \
  "Smith, J. A., & Doe, B. (2010). Drug A lowers pain in adults. Pain, 15(3), 45-50.\n"                    \
  "Jones, K. (2011). Sleep is longer with drug A. Sleep Medicine, 7, 1-9. doi:10.1000/1\n"
#define NUMBERED                                                                                           \
  "[1] J. A. Smith and B. Doe, \u201cDrug A lowers pain,\u201d Pain, vol. 15, no. 3, pp. 45-50, 2010.\n"   \
  "[2] K. Jones, L. Miller, and T. Brown, \u201cSleep is longer,\u201d Sleep, vol. 7, pp. 1-9, 2011.\n"

static const struct
{
  const char *text;
  const char *listed; /* first words of what is part of the list */
  const char *prose;  /* and of what isn't */
} lists[] = {
  { TITLE BODY "References\n" VANCOUVER, "Drug A lowers", "Pain fell" },
  { TITLE BODY "REFERENCES\n\n" APA, "Sleep is longer", "Pain fell" },
  { TITLE BODY "Bibliography\n" NUMBERED, "[2] K. Jones", "Pain fell" },
  { TITLE BODY VANCOUVER VANCOUVER, "Drug A lowers", "Pain fell" },
  { TITLE BODY "References\n" VANCOUVER "\nFigure legends\n" LONG " Figure 1 shows pain by week. " LONG LONG LONG LONG
    LONG LONG LONG LONG, "Drug A lowers", "Figure 1 shows" },
  /* The word alone makes none. */
  { TITLE "References\n" LONG " Pain fell.\n" LONG LONG, NULL, "Pain fell" },
};

static void
check_kind (const char *text, const char *words, gboolean is_listed)
{
  g_autoptr (GArray) spans = vouch_passage_split (text, strlen (text));

  for (guint i = 0; i < spans->len; i++)
    {
      const VouchPassageSpan *span = &g_array_index (spans, VouchPassageSpan, i);

      if (!g_str_has_prefix (text + span->from, words))
        continue;
      if ((span->kind == VOUCH_PASSAGE_REFERENCE) != is_listed)
        fail_msg ("“%s” of “%s”", words, text);
      return;
    }
  fail_msg ("“%s” was not met in “%s”", words, text);
}

static void
test_references (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (lists[i].listed)
        check_kind (lists[i].text, lists[i].listed, TRUE);
      check_kind (lists[i].text, lists[i].prose, FALSE);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_units),
    cmocka_unit_test (test_zones),
    cmocka_unit_test (test_lines_broken_by_width),
    cmocka_unit_test (test_columns_under_wide_lines),
    cmocka_unit_test (test_headings_in_columns),
    cmocka_unit_test (test_code_points),
    cmocka_unit_test (test_nothing_is_too_long),
    cmocka_unit_test (test_references),
  };

  return vouch_test_run ("passage-split", tests);
}
