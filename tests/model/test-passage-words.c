/* test-passage-words.c: words, stems, cues and abbreviations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-passage-abbreviations.h"
#include "vouch-passage-cues.h"
#include "vouch-passage-stem.h"
#include "vouch-passage-words.h"

/* Examples of the algorithm's author. */
static const char *const stems[][2] = {
  { "caresses", "caress" }, { "ponies", "poni" }, { "caress", "caress" }, { "cats", "cat" },
  { "feed", "feed" }, { "agreed", "agre" }, { "plastered", "plaster" }, { "bled", "bled" },
  { "motoring", "motor" }, { "sing", "sing" }, { "conflated", "conflat" }, { "troubled", "troubl" },
  { "sized", "size" }, { "hopping", "hop" }, { "falling", "fall" }, { "hissing", "hiss" },
  { "fizzed", "fizz" }, { "failing", "fail" }, { "filing", "file" }, { "happy", "happi" },
  { "sky", "sky" }, { "relational", "relat" }, { "conditional", "condit" }, { "rational", "ration" },
  { "digitizer", "digit" }, { "radically", "radic" }, { "vietnamization", "vietnam" },
  { "operator", "oper" }, { "feudalism", "feudal" }, { "decisiveness", "decis" },
  { "hopefulness", "hope" }, { "formality", "formal" }, { "sensibility", "sensibl" },
  { "triplicate", "triplic" }, { "formative", "form" }, { "electrical", "electr" },
  { "goodness", "good" }, { "revival", "reviv" }, { "allowance", "allow" }, { "inference", "infer" },
  { "airliner", "airlin" }, { "adjustable", "adjust" }, { "replacement", "replac" },
  { "adoption", "adopt" }, { "communism", "commun" }, { "effective", "effect" }, { "probate", "probat" },
  { "rate", "rate" }, { "cease", "ceas" }, { "controlling", "control" }, { "roll", "roll" },
  { "is", "is" }, { "il6", "il6" }, { "\u03b2blocker", "\u03b2blocker" },
};

static void
test_stems (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      char word[80];
      gsize length;

      g_strlcpy (word, stems[i][0], sizeof word);
      length = vouch_passage_stem (word, strlen (word));
      word[length] = '\0';
      assert_string_equal (word, stems[i][1]);
    }
}

static const char *const readings[][2] = {
  { "It fell by 0.36 mmol/L.", "it fell by 0.36 mmol l" },
  { "CD4+ T-cells", "cd4 t cells" },
  { "Caf\u00e9 na\u00efve \u00c5", "cafe naive a" },
  { "incorpo-\nrated", "incorporated" },
  { "non-\nSmoker", "non smoker" },
  { "10⁶ CO₂ m²", "106 co2 m2" },
  { "soft\u00adhyphen", "softhyphen" },
  { "5,183 x 3.", "5 183 x 3" },
  { "\u0301", "" },
  { "", "" },
};

static void
test_readings (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      VouchPassageReader reader;

      vouch_passage_reader_init (&reader, readings[i][0], 0, strlen (readings[i][0]));
      while (vouch_passage_reader_next (&reader))
        g_string_append_printf (words, "%s%s", words->len ? " " : "", reader.word);
      assert_string_equal (words->str, readings[i][1]);
    }
}

static void
test_long_word (void **state)
{
  g_autoptr (GString) text = g_string_new (NULL);
  VouchPassageReader reader;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "\u00fc");
  vouch_passage_reader_init (&reader, text->str, 0, text->len);
  assert_true (vouch_passage_reader_next (&reader));
  assert_true (reader.length < sizeof reader.word);
  assert_int_equal (reader.to, text->len);
  assert_false (vouch_passage_reader_next (&reader));
}

typedef struct
{
  const char *sentence;
  guint cues;
} CueCase;

#define P VOUCH_PASSAGE_CUE_P
#define CI VOUCH_PASSAGE_CUE_INTERVAL
#define SIGNIFICANT VOUCH_PASSAGE_CUE_SIGNIFICANT
#define NOT VOUCH_PASSAGE_CUE_NULL
#define COMPARED VOUCH_PASSAGE_CUE_COMPARED
#define DIRECTION VOUCH_PASSAGE_CUE_DIRECTION
#define PRIOR VOUCH_PASSAGE_CUE_PRIOR
#define PLAN VOUCH_PASSAGE_CUE_PLAN
#define ALLOCATED VOUCH_PASSAGE_CUE_ALLOCATED

static const CueCase cues[] = {
  { "Pain fell (P < 0.05).", P | DIRECTION },
  { "Pain fell (p\u2009\u2264\u20090.05).", P | DIRECTION },
  { "The p-value was small.", P },
  { "P. aeruginosa grew.", 0 },
  { "The odds ratio was 2.", CI },
  { "The OR was 2.", CI },
  { "Tea or coffee.", 0 },
  { "A 95% confidence interval.", CI },
  { "Groups did not differ.", NOT | SIGNIFICANT },
  { "A nonsignificant rise.", NOT | SIGNIFICANT },
  { "Higher than before.", DIRECTION | COMPARED },
  { "As previous studies say.", PRIOR },
  { "Smith et al say so.", PRIOR },
  { "Others agree [12].", PRIOR },
  { "Blood was measured daily.", PLAN },
  { "The primary outcome is pain.", PLAN },
  { "We will see.", PLAN },
  { "Adults were randomly assigned to drug A.", ALLOCATED },
  { "They were randomised, in blocks of four, to it.", ALLOCATED | PLAN },
  { "We allocated to each one cat.", ALLOCATED },
  { "Forty were enrolled.", ALLOCATED },
  { "Assigned by chance, it led to pain.", 0 },
  { "A random sample of the blood of forty cats led to it.", 0 },
  { "The cat sat.", 0 },
};

static void
test_cues (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    {
      guint n_numbers;
      guint found
          = vouch_passage_cues_read (cues[i].sentence, 0, strlen (cues[i].sentence), &n_numbers);

      if (found != cues[i].cues)
        fail_msg ("“%s”: %x, not %x", cues[i].sentence, found, cues[i].cues);
    }
}

static const char *const abbreviations[][2] = {
  { "extravascular lung water (EVLW) rose", "EVLW=extravascular lung water" },
  { "of acute lung injury (ALI) and oleic acid (OA)", "ALI=acute lung injury OA=oleic acid" },
  { "the group (n = 7)", "" },
  { "the drug (Pfizer, New York)", "" },
  { "(EVLW) alone", "" },
  { "small for gestational age (SGA)", "SGA=small for gestational age" },
  { "an open bracket (", "" },
};

static void
test_abbreviations (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    {
      const char *text = abbreviations[i][0];
      g_autoptr (GArray) found = vouch_passage_abbreviations_read (text, strlen (text));
      g_autoptr (GString) pairs = g_string_new (NULL);

      for (guint j = 0; j < found->len; j++)
        {
          VouchPassageAbbreviation *pair = &g_array_index (found, VouchPassageAbbreviation, j);

          g_string_append_printf (pairs, "%s%.*s=%.*s", j ? " " : "",
                                  (int) (pair->short_to - pair->short_from), text + pair->short_from,
                                  (int) (pair->long_to - pair->long_from), text + pair->long_from);
        }
      assert_string_equal (pairs->str, abbreviations[i][1]);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_stems),   cmocka_unit_test (test_readings),
    cmocka_unit_test (test_long_word), cmocka_unit_test (test_cues),
    cmocka_unit_test (test_abbreviations),
  };

  return vouch_test_run ("passage-words", tests);
}
