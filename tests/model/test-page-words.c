/* test-page-words.c: the words of a page in its language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <locale.h>

#include "vouch-page-words.h"
#include "vouch-test-rendered.h"

static void
test_dates (void **state)
{
  static const struct
  {
    const char *language;
    const char *date;
    const char *expected;
  } cases[] = {
    { "en", "2026-06-02", "June 2, 2026" },
    { "en-US", "2026-06-02", "June 2, 2026" },
    { "en-GB", "2026-06-02", "2 June 2026" },
    { "en", "2026-06", "June 2026" },
    { "en", "2026", "2026" },
    { "de-AT", "2026-03-02", "2. März 2026" },
    { "fr", "2026-08-14", "14 août 2026" },
    { "es", "2026-01-14", "14 de enero de 2026" },
    { "es", "2026-01", "enero de 2026" },
    { "ar", "2026-06-02", "2 يونيو 2026" },
    { "ja", "2026-06-02", "June 2, 2026" },
    { "en", "2026-02-30", NULL },
    { "en", "soon", NULL },
    { "en", "", NULL },
    { "en", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = vouch_page_words_date (vouch_page_words_for (cases[i].language),
                                                     cases[i].language, cases[i].date);

      if (cases[i].expected)
        assert_string_equal (text, cases[i].expected);
      else
        assert_null (text);
    }
}

static void
test_languages (void **state)
{
  static const struct
  {
    const char *language;
    const char *expected;
    gboolean is_right_to_left;
  } cases[] = {
    { "en", "en", FALSE },       { "pt_BR", "pt-BR", FALSE },     { "zh-Hant-TW", "zh-Hant-TW", FALSE },
    { "ar", "ar", TRUE },        { "he-IL", "he-IL", TRUE },      { "az-Arab", "az-Arab", TRUE },
    { "ur-Latn", "ur-Latn", FALSE }, { "es-419", "es-419", FALSE }, { "ckb", "ckb", TRUE },
    { "english", "en", FALSE },  { "e", "en", FALSE },            { "", "en", FALSE },
    { "en-", "en", FALSE },      { "en\"><x", "en", FALSE },      { NULL, "en", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tag = vouch_page_dup_language (cases[i].language);

      assert_string_equal (tag, cases[i].expected);
      assert_int_equal (vouch_page_language_is_right_to_left (tag), cases[i].is_right_to_left);
    }
}

static void
test_all_words_are_there (void **state)
{
  static const char *const languages[] = { "en", "de", "fr", "es", "ar" };

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    for (int w = 0; w < VOUCH_PAGE_N_WORDS; w++)
      {
        const VouchPageWords *words = vouch_page_words_for (languages[l]);

        assert_string_equal (vouch_page_words_get_language (words), languages[l]);
        assert_non_null (vouch_page_words_get (words, (VouchPageWord) w));
      }
}

/* English words in a card of another language are marked as English. */
static void
test_foreign_words (void **state)
{
  g_autoptr (VouchPage) arabic = vouch_test_render_fixture ("page/right-to-left.scorecard");
  g_autoptr (VouchPage) hebrew = vouch_test_render_fixture ("page/other-words.scorecard");

  vouch_test_assert_has (arabic->html, "<article class=\"vouch-page\" lang=\"ar\" dir=\"rtl\">");
  vouch_test_assert_has (arabic->html, ">المراجع</h2>");
  vouch_test_assert_has (arabic->html, "<p lang=\"en\">");
  vouch_test_assert_has (hebrew->html, "<article class=\"vouch-page\" lang=\"he\" dir=\"rtl\">");
  vouch_test_assert_has (hebrew->html, "<span lang=\"en\" dir=\"ltr\">References</span></h2>");
  vouch_test_assert_has (hebrew->html, "><span lang=\"en\" dir=\"ltr\">June 10, 2026</span></time>");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_dates),
    cmocka_unit_test (test_languages),
    cmocka_unit_test (test_all_words_are_there),
    cmocka_unit_test (test_foreign_words),
  };

  setlocale (LC_ALL, "");
  return vouch_test_run ("page-words", tests);
}
