/* test-import-marker.c: what asks for a source, and what only stands in brackets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-import-marker.h"

static const struct
{
  const char *text;
  const char *cleaned;
  const char *marker; /* NULL: none */
  guint at;
  guint count;
} cases[] = {
  { "AI is used (ensure sourced).", "AI is used.", "ensure sourced", 10, 1 },
  { "AI is used. (ensure sourced)", "AI is used.", "ensure sourced", 11, 1 },
  { "AI is used. (ensure sourced).", "AI is used.", "ensure sourced", 11, 1 },
  { "AI is used (ensure sourced)", "AI is used", "ensure sourced", 10, 1 },
  { "AI is used(Ensure Sourced).", "AI is used.", "Ensure Sourced", 10, 1 },
  { "AI is used ( ensure  sourced ).", "AI is used.", "ensure sourced", 10, 1 },
  { "AI (ensure sourced) is used.", "AI is used.", "ensure sourced", 2, 1 },
  { "(ensure sourced) AI is used.", "AI is used.", "ensure sourced", 0, 1 },
  { "(ensure sourced).", "", "ensure sourced", 0, 1 },
  { "“AI is used (ensure sourced).”", "“AI is used.”", "ensure sourced", 11, 1 },
  { "He said “AI is used.” (ensure sourced).", "He said “AI is used.”", "ensure sourced", 21, 1 },
  { "Wörter zählen (source needed).", "Wörter zählen.", "source needed", 13, 1 },
  { "A rise, (ref), then a fall.", "A rise, then a fall.", "ref", 7, 1 },
  { "In 61% of cases [citation needed].", "In 61% of cases.", "citation needed", 15, 1 },
  { "In 61% of cases [[citation needed]].", "In 61% of cases.", "citation needed", 15, 1 },
  { "In 61% {{cn}} of cases.", "In 61% of cases.", "cn", 6, 1 },
  { "A (ref) and B (source?).", "A and B.", "ref; source?", 1, 2 },
  { "Used (source needed) (verify).", "Used.", "source needed; verify", 4, 2 },
  { "Used (needs source; ref?).", "Used.", "needs source; ref?", 4, 1 },
  { "Used (needs a source).", "Used.", "needs a source", 4, 1 },
  { "Used (Source?).", "Used.", "Source?", 4, 1 },
  { "Used (SOURCE NEEDED)!", "Used!", "SOURCE NEEDED", 4, 1 },
  { "Used (please verify).", "Used.", "please verify", 4, 1 },
  { "Used (to be verified).", "Used.", "to be verified", 4, 1 },
  { "Used (must be cited).", "Used.", "must be cited", 4, 1 },
  { "Used (add reference).", "Used.", "add reference", 4, 1 },
  { "Used (insert citation here).", "Used.", "insert citation here", 4, 1 },
  { "Used (reference needed).", "Used.", "reference needed", 4, 1 },
  { "Used (source: needed).", "Used.", "source: needed", 4, 1 },
  { "Used (ref.)", "Used", "ref.", 4, 1 },
  { "Used (ensure this is sourced).", "Used.", "ensure this is sourced", 4, 1 },
  { "Used (citation required).", "Used.", "citation required", 4, 1 },
  { "Used (unsourced).", "Used.", "unsourced", 4, 1 },
  { "Used (fact-check).", "Used.", "fact-check", 4, 1 },
  { "Used - ensure sourced.", "Used.", "ensure sourced", 4, 1 },
  { "Used — citation needed", "Used", "citation needed", 4, 1 },
  { "AI is used. Ensure sourced.", "AI is used.", "Ensure sourced", 11, 1 },
  { "First\n(ensure sourced) second", "First\nsecond", "ensure sourced", 6, 1 },
  { "Used (25% vs 18%, source needed).", "Used (25% vs 18%).", "source needed", 16, 1 },
  { "Used (citation needed; n = 12).", "Used (n = 12).", "citation needed", 6, 1 },
  { "Oedema (ref) ; shock (ref) .", "Oedema; shock.", "ref", 6, 2 },
  { "Used (ensure sourced)¹.", "Used¹.", "ensure sourced", 4, 1 },
  { "Used (ensure sourced) [1].", "Used [1].", "ensure sourced", 4, 1 },
  { "Used (reference?).", "Used.", "reference?", 4, 1 },
  { "A (ensure sourced) or B (ensure sourced).", "A or B.", "ensure sourced", 1, 2 },

  { "Never smokers (reference) had less.", NULL, NULL, 0, 0 },
  { "Use (a source, needed for years) here.", NULL, NULL, 0, 0 },
  { "Reported by few (n = 12).", NULL, NULL, 0, 0 },
  { "Palsy of a cranial nerve (CN) was seen.", NULL, NULL, 0, 0 },
  { "Reported by few (see source data).", NULL, NULL, 0, 0 },
  { "Reported by few (source: WHO 2024).", NULL, NULL, 0, 0 },
  { "Reported by few (reference 3).", NULL, NULL, 0, 0 },
  { "Reported by few (ref 12).", NULL, NULL, 0, 0 },
  { "Cells (source population) were kept.", NULL, NULL, 0, 0 },
  { "The dose was checked (verified).", NULL, NULL, 0, 0 },
  { "Use a reference range (RR).", NULL, NULL, 0, 0 },
  { "Water from each source (well) was tested.", NULL, NULL, 0, 0 },
  { "Ensure sourced materials are sterile.", NULL, NULL, 0, 0 },
  { "No source was found (unknown).", NULL, NULL, 0, 0 },
  { "Give [1,2] and (3).", NULL, NULL, 0, 0 },
  { "An open (bracket", NULL, NULL, 0, 0 },
  { "Brackets (((((( and [[[[", NULL, NULL, 0, 0 },
  { "Citation needed information for the reader.", NULL, NULL, 0, 0 },
  { "", NULL, NULL, 0, 0 },
};

static void
test_cases (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchImportText) text = vouch_import_text_new (cases[i].text);
      guint at, count;
      g_autofree char *marker = vouch_import_marker_lift (text, &at, &count);
      const char *cleaned = cases[i].cleaned ? cases[i].cleaned : cases[i].text;

      if (g_strcmp0 (marker, cases[i].marker) != 0 || !g_str_equal (text->text->str, cleaned)
          || at != cases[i].at || count != cases[i].count)
        fail_msg ("“%s” gave “%s” with “%s” at %u, %u times", cases[i].text, text->text->str,
                  marker, at, count);
    }
}

static void
test_marks_move (void **state)
{
  g_autoptr (VouchImportText) text = vouch_import_text_new ("In (ref) vivo (verify) growth.");
  const VouchImportMark *mark;
  guint at, count;
  g_autofree char *marker = NULL;

  vouch_import_text_add_mark (text, 9, 13, VOUCH_IMPORT_MARK_ITALIC);
  vouch_import_text_add_mark (text, 14, 22, VOUCH_IMPORT_MARK_BOLD);
  marker = vouch_import_marker_lift (text, &at, &count);
  assert_string_equal (text->text->str, "In vivo growth.");
  assert_int_equal (text->marks->len, 1);
  mark = &g_array_index (text->marks, VouchImportMark, 0);
  assert_int_equal (mark->from, 3);
  assert_int_equal (mark->to, 7);
  assert_int_equal (mark->as, VOUCH_IMPORT_MARK_ITALIC);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_marks_move),
  };

  return vouch_test_run ("import-marker", tests);
}
