/* test-spelling.c: words that are in no dictionary; skipped where there is none for English.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "vouch-profile.h"
#include "vouch-speller.h"

static const struct
{
  const char *text;
  guint count;
} cases[] = {
  { "Osmolarity rose durring wear.", 1 },
  { "Pateints rested.", 1 },
  { "The lenses were uncomfrtable and drry.", 2 },
  { "Keep the lense’s case drye.", 2 },
  { "Treatmant helped: recoverry was quick.", 2 },
  { "The resullt (see below) was good.", 1 },
  { "Patients rested after wear.", 0 },
  { "Osmolarity rose during wear.", 0 }, /* of the reference's title */
  { "Start timolol twice a day.", 0 },
  { "Dr Tsubota and Mrs Kawashima wrote it.", 0 },
  { "HbA1c and eGFR were taken.", 0 },
  { "Tests by PubMed and ClinicalTrials.gov.", 0 },
  { "It’s the patient’s choice, isn’t it?", 0 },
  { "A well-known side-effect.", 0 },
  { "See www.example.org/tearfilm for more.", 0 },
  { "IL6x and abc1def were found.", 0 },
};

/* As every rule has: five that it finds and five that it must leave alone. */
static void
test_enough_cases (void **state)
{
  guint n_found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    n_found += cases[i].count > 0;
  assert_true (n_found >= 5);
  assert_true (G_N_ELEMENTS (cases) - n_found >= 5);
}

static VouchDocument *
open_english (void)
{
  return vouch_test_open_fixture ("check/clean.scorecard");
}

/* A word that is found is looked up for what may be meant, which takes hunspell ten seconds under the
 * address sanitizer. */
static gboolean
is_too_slow (gsize i)
{
  return VOUCH_TEST_SLOWNESS > 1 && i > 0 && cases[i].count > 0;
}

static void
check_case (gsize i)
{
  g_autoptr (VouchDocument) document = open_english ();
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);

  vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (document, "h1")), cases[i].text);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "spelling"), 0);
  vouch_validator_set_rule_enabled (validator, "spelling", TRUE);
  vouch_validator_flush (validator);
  if (vouch_test_count_findings (validator, "spelling") != cases[i].count)
    {
      g_autofree char *list = vouch_test_list_findings (validator);

      fail_msg ("%s: not %u\n%s", cases[i].text, cases[i].count, list);
    }
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (!is_too_slow (i))
      check_case (i);
}

/* Either kind of English, and words of medicine with what they begin with. */
static void
test_medical_words (void **state)
{
  static const struct
  {
    const char *word;
    gboolean is_known;
  } words[] = {
    { "tumour", TRUE },         { "tumor", TRUE },        { "cytokine", TRUE },
    { "methylation", TRUE },    { "mellitus", TRUE },     { "overexpressed", TRUE },
    { "microenvironment", TRUE }, { "hypermethylation", TRUE }, { "pateints", FALSE },
    { "overal", FALSE },        { "hyperglyceamia", FALSE }, { "methilation", FALSE },
  };

  if (!g_file_test ("/usr/share/hunspell/en_med_glut.dic", G_FILE_TEST_EXISTS)
      || !g_file_test ("/usr/share/hunspell/en_GB.dic", G_FILE_TEST_EXISTS)
      || !vouch_speller_is_there ("en"))
    vouch_test_leave ("no medical English dictionary");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (vouch_speller_knows ("en", words[i].word) != words[i].is_known)
      fail_msg ("%s", words[i].word);
}

/* The house's words, the user's, and those of the card's papers are known; a paper that
 * comes or goes is heard of by every statement. */
static void
test_known_words (void **state)
{
  static const char text[] = "{\"rules\": {\"spelling\": \"hint\"}, \"words\": {\"spelling\": [\"meibography\"]}}";
  g_autoptr (VouchDocument) document = open_english ();
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (VouchProfile) profile = vouch_profile_new_from_bytes (bytes, "house", NULL);
  VouchStatement *h1 = VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));

  vouch_validator_set_profile (validator, profile);
  vouch_statement_set_text (h1, "Meibography and dacryoendoscopy and zzygography help.");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "spelling"), 2);
  vouch_test_insert (document, "card", "references", 0,
                     "{'id':'new','type':'article-journal','title':'Dacryoendoscopy in Adults'}");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "spelling"), 1);
  vouch_test_remove (document, "new");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "spelling"), 2);
  assert_true (vouch_speller_learn ("Zzygography", NULL));
  assert_true (vouch_speller_is_own ("zzygography"));
  vouch_validator_check_again (validator);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "spelling"), 1);
}

static void
test_correction (void **state)
{
  g_autoptr (VouchDocument) document = open_english ();
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchFinding) finding = NULL;
  VouchStatement *h1 = VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));

  vouch_validator_set_rule_enabled (validator, "spelling", TRUE);
  vouch_statement_set_text (h1, "The treatmant helped.");
  vouch_validator_flush (validator);
  finding = vouch_test_find_finding (validator, "spelling", "h1");
  assert_non_null (finding);
  assert_true (vouch_validator_repair (validator, finding, NULL));
  assert_string_equal (vouch_statement_get_text (h1), "The treatment helped.");
}

/* The letters of the wrong word stand within a right one before it. */
static void
test_correction_of_the_word_found (void **state)
{
  g_autoptr (VouchDocument) document = open_english ();
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchFinding) finding = NULL;
  g_autofree char *better = vouch_speller_suggest ("en", "treatm");
  g_autofree char *expected = NULL;
  VouchStatement *h1 = VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));

  assert_non_null (better);
  expected = g_strdup_printf ("Keep “treatments”: the %s helped.", better);
  vouch_validator_set_rule_enabled (validator, "spelling", TRUE);
  vouch_statement_set_text (h1, "Keep “treatments”: the treatm helped.");
  vouch_validator_flush (validator);
  finding = vouch_test_find_finding (validator, "spelling", "h1");
  assert_non_null (finding);
  assert_string_equal (vouch_finding_get_subject (finding), "treatm");
  assert_true (vouch_validator_repair (validator, finding, NULL));
  assert_string_equal (vouch_statement_get_text (h1), expected);
}

static char *
dup_words_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "vouch", "words.txt", NULL);
}

/* Another program has written since ours read the words. */
static void
test_learn_beside_others (void **state)
{
  g_autofree char *path = dup_words_path ();
  g_autofree char *text = NULL;

  assert_true (vouch_speller_learn ("aafirst", NULL));
  assert_true (g_file_set_contents (path, "# mine\nbbother\ncclast", -1, NULL));
  assert_true (vouch_speller_learn ("Ddown", NULL));
  assert_true (vouch_speller_learn ("ddown", NULL));
  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_string_equal (text, "# mine\nbbother\ncclast\nddown\n");
  assert_true (vouch_speller_is_own ("bbother"));
  assert_true (vouch_speller_is_own ("DDown"));
}

/* What can't be read is not written over, and what is not written is not known. */
static void
test_learn_unreadable (void **state)
{
  g_autofree char *path = dup_words_path ();
  g_autoptr (GError) error = NULL;
  GStatBuf now;

  assert_true (g_file_set_contents (path, "eefine\n", -1, NULL));
  assert_int_equal (truncate (path, (off_t) 5 << 20), 0);
  assert_false (vouch_speller_learn ("ffnew", &error));
  assert_non_null (error);
  assert_false (vouch_speller_is_own ("ffnew"));
  assert_int_equal (g_stat (path, &now), 0);
  assert_int_equal (now.st_size, 5 << 20);
  assert_int_equal (g_unlink (path), 0);
  assert_true (vouch_speller_learn ("ffnew", NULL));
}

/* Nothing is said in a language that has no dictionary here. */
static void
test_no_dictionary (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);

  vouch_test_set (document, "card", "language", "'xx'");
  vouch_test_set (document, "h1", "text", "'Osmolarity rose durring wear.'");
  vouch_validator_set_rule_enabled (validator, "spelling", TRUE);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "spelling"), 0);
  assert_null (vouch_speller_suggest ("xx", "durring"));
}

/* A country's English without a dictionary of its own is spelt as in Britain. */
static void
test_countries (void **state)
{
  static const char *const tags[] = { "en-AU", "en_NZ", "en-IE", "en-GB" };

  if (!g_file_test ("/usr/share/hunspell/en_GB.dic", G_FILE_TEST_EXISTS)
      || g_file_test ("/usr/share/hunspell/en_AU.dic", G_FILE_TEST_EXISTS))
    vouch_test_leave ("no British, or an Australian dictionary");
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      if (!vouch_speller_is_there (tags[i]) || !vouch_speller_knows (tags[i], "colour")
          || vouch_speller_knows (tags[i], "durring"))
        fail_msg ("%s is not spelt as in Britain", tags[i]);
    }
  assert_false (vouch_speller_is_there ("enq"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_enough_cases),
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_medical_words),
    cmocka_unit_test (test_known_words),
    cmocka_unit_test (test_correction),
    cmocka_unit_test (test_correction_of_the_word_found),
    cmocka_unit_test (test_learn_beside_others),
    cmocka_unit_test (test_learn_unreadable),
    cmocka_unit_test (test_countries),
    cmocka_unit_test (test_no_dictionary),
  };

  /* Asked of the files: a speller that is loaded before the tests have homes upsets the
   * search for leaks. */
  if (!g_file_test ("/usr/share/hunspell/en_US.dic", G_FILE_TEST_EXISTS)
      && !g_file_test ("/usr/share/hunspell/en_GB.dic", G_FILE_TEST_EXISTS))
    return vouch_test_skip_all ("no English dictionary");
  return vouch_test_run ("spelling", tests);
}
