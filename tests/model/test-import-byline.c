/* test-import-byline.c: who, when, how long, and what belongs to the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-import-byline.h"

#define KIND(name) VOUCH_IMPORT_BYLINE_##name

static const struct
{
  const char *line;
  VouchImportBylineKind kind;
  const char *value; /* NULL: not looked at */
} lines[] = {
  { "By", KIND (BY), NULL },
  { "by:", KIND (BY), NULL },
  { "Author(s)", KIND (BY), NULL },
  { "By Jane Doe, MD", KIND (AUTHORS), "Jane Doe, MD" },
  { "Written by Jane Doe", KIND (AUTHORS), "Jane Doe" },
  { "Authors: Jane Doe; John Roe", KIND (AUTHORS), "Jane Doe; John Roe" },
  { "Myungsung Kim", KIND (NAME), NULL },
  { "Orane Farrah Lahcine", KIND (NAME), NULL },
  { "Jong-Chul Yang", KIND (NAME), NULL },
  { "Paul van der Meer, MD, PhD", KIND (NAME), NULL },
  { "LENA M. QUIST, OD, FAAO", KIND (NAME), NULL },
  { "Zoë O’Brien, Ph.D.", KIND (NAME), NULL },
  { "Medically reviewed by Jane Roe, MD", KIND (REVIEWERS), "Jane Roe, MD" },
  { "Reviewed by: J. Roe", KIND (REVIEWERS), "J. Roe" },
  { "Fact checked by Ann Poe", KIND (REVIEWERS), "Ann Poe" },
  { "June 2, 2026", KIND (DATE), "2026-06-02" },
  { "Published: April 28, 2025", KIND (DATE), "2025-04-28" },
  { "Published online 28 April 2025", KIND (DATE), "2025-04-28" },
  { "Date: 2025-04-28", KIND (DATE), "2025-04-28" },
  { "Last updated on May 3, 2025", KIND (UPDATED), "2025-05-03" },
  { "0 min", KIND (MINUTES), "0" },
  { "5 min read", KIND (MINUTES), "5" },
  { "12-minute read", KIND (MINUTES), "12" },
  { "Reading time: 4 minutes", KIND (MINUTES), "4" },
  { "Journal: Imagined Medicine", KIND (JOURNAL), "Imagined Medicine" },
  { "Sponsored by Example Pharma", KIND (SPONSOR), "Example Pharma" },
  { "doi: 10.5555/abc", KIND (IDENTIFIER), NULL },
  { "https://doi.org/10.5555/abc", KIND (IDENTIFIER), NULL },
  { "PMID: 31234567", KIND (IDENTIFIER), NULL },
  { "Clinical Scorecard: A Title: With Colon", KIND (CARD_TITLE), "A Title: With Colon" },
  { "CLINICAL SCORECARD – A Title", KIND (CARD_TITLE), "A Title" },
  { "Scorecard: A Title", KIND (CARD_TITLE), "A Title" },
  { "Clinical Scorecard", KIND (KIND), NULL },
  { "Title: A Title", KIND (TITLE), "A Title" },
  { "Jane Doe, MD; John Roe, PhD", KIND (AUTHORS), "Jane Doe, MD; John Roe, PhD" },
  { "Subject: Draft scorecard", KIND (MAIL), NULL },
  { "Date: Tue, 2 Jun 2026 09:12:00 +0000", KIND (MAIL), NULL },
  { "02/06/2026", KIND (TWO_DATES), NULL },
  { "Published: 02/06/2026", KIND (TWO_DATES), NULL },
  { "06/15/2026", KIND (DATE), "2026-06-15" },
  { "Share", KIND (FURNITURE), NULL },
  { "Save", KIND (FURNITURE), NULL },
  { "Print", KIND (FURNITURE), NULL },
  { "Email", KIND (FURNITURE), NULL },
  { "Listen", KIND (FURNITURE), NULL },
  { "Share | Print | Email", KIND (FURNITURE), NULL },
  { "Advertisement", KIND (FURNITURE), NULL },
  { "Sign up for our newsletter", KIND (FURNITURE), NULL },
  { "© 2026 Example House", KIND (FURNITURE), NULL },
  { "Home > Issues > March", KIND (FURNITURE), NULL },

  { "By 2030, every clinic will use AI", KIND (OTHER), NULL },
  { "By the numbers: AI in clinics", KIND (OTHER), NULL },
  { "5 minutes to better sleep", KIND (OTHER), NULL },
  { "Is Your AI Tool Clinically Ready?", KIND (OTHER), NULL },
  { "Reviewed and approved drugs of 2025", KIND (OTHER), NULL },
  { "Sharing decisions with patients", KIND (OTHER), NULL },
  { "Emailing patients: a survey", KIND (OTHER), NULL },
  { "Scorecards in practice", KIND (OTHER), NULL },
  { "Homecare for all", KIND (OTHER), NULL },
  { "Gut and Liver, Imagined Medicine", KIND (OTHER), NULL },
  { "From clinic to home", KIND (OTHER), NULL },
  { "", KIND (OTHER), NULL },
};

static void
test_lines (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *value = NULL;
      VouchImportBylineKind kind = vouch_import_byline_classify (lines[i].line, &value);

      if (kind != lines[i].kind || (lines[i].value && g_strcmp0 (value, lines[i].value) != 0))
        fail_msg ("“%s” is kind %d with “%s”", lines[i].line, kind, value);
    }
}

static const struct
{
  const char *list;
  const char *names; /* "/" between them */
} lists[] = {
  { "Jane Doe", "Jane Doe" },
  { "Jane Doe and John Roe", "Jane Doe/John Roe" },
  { "Jane Doe, MD, and John Roe, PhD", "Jane Doe, MD/John Roe, PhD" },
  { "Jane Doe, MD, MPH, John Roe, Ann Poe, PharmD", "Jane Doe, MD, MPH/John Roe/Ann Poe, PharmD" },
  { "Jane Doe; John Roe; Ann Poe", "Jane Doe/John Roe/Ann Poe" },
  { "Jane Doe MD & John Roe", "Jane Doe MD/John Roe" },
  { "Sandy Rolland, RN", "Sandy Rolland, RN" },
  { "Martin King, Jr., MD", "Martin King, Jr., MD" },
  { "A. Kim, B. Lee, C. Cho", "A. Kim/B. Lee/C. Cho" },
  { "Jane Doe, MD, and the Dust and Lung Study Group",
    "Jane Doe, MD/Dust and Lung Study Group" },
  { "Jane Boardman and John Roe", "Jane Boardman/John Roe" },
  { "Ann Poe, PA-C, MSc", "Ann Poe, PA-C, MSc" },
};

static void
test_lists (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) names = vouch_import_byline_split_names (lists[i].list);
      g_autofree char *joined = NULL;

      g_ptr_array_add (names, NULL);
      joined = g_strjoinv ("/", (char **) names->pdata);
      assert_string_equal (joined, lists[i].names);
    }
}

static const struct
{
  const char *title;
  const char *stripped;
} sites[] = {
  { "A Study - Scorecard - MDSpire", "A Study" },
  { "A Study: Of Dust – Scorecard – Some Site", "A Study: Of Dust" },
  { "A Study | Clinical Scorecard | Site", "A Study" },
  { "A - B - Scorecard - Site", "A - B" },
  { "A Study - Scorecard", "A Study" },
  { "A Study - Scorecard - Eye-Net News", "A Study" },
  { "A Study - Scorecard - Site - More", NULL },
  { "A Study - Summary - Site", "A Study" },
  { "A Study | Clinical Summary | Some Site", "A Study" },
  { "A Study - Key Takeaways - Site", "A Study" },
  { "A Study - Summary", NULL },
  { "A Study in Summary - Site", NULL },
  { "A Study of Scorecards", NULL },
  { "Scorecard - Site", NULL },
  { "Balanced Scorecard - A Study", NULL },
};

static void
test_sites (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_autofree char *stripped = vouch_import_byline_strip_site (sites[i].title);

      if (g_strcmp0 (stripped, sites[i].stripped) != 0)
        fail_msg ("“%s” gave “%s”", sites[i].title, stripped);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_lines),
    cmocka_unit_test (test_lists),
    cmocka_unit_test (test_sites),
  };

  return vouch_test_run ("import-byline", tests);
}
