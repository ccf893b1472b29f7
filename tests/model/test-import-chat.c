/* test-import-chat.c: what a chat program says around a draft is none of the draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-import-chat.h"
#include "vouch-import.h"
#include "vouch-json.h"

static const struct
{
  const char *line;
  gboolean is_talk;
} lines[] = {
  { "Sure! Here is the clinical scorecard you asked for:", TRUE },
  { "Certainly, here’s a summary of the article in the format you requested.", TRUE },
  { "Here is your clinical scorecard based on the uploaded PDF:", TRUE },
  { "Below is the draft scorecard for the paper you provided.", TRUE },
  { "I’ve created a clinical scorecard from the article.", TRUE },
  { "Based on the article you provided, here is a clinical scorecard:", TRUE },
  { "Would you like me to add anything else?", TRUE },
  { "Let me know if you’d like me to shorten it.", TRUE },
  { "If you’d like, I can add more references.", TRUE },
  { "I hope this helps!", TRUE },
  { "ChatGPT said:", TRUE },
  /* what a page or a paper says */
  { "Here Comes the Sun: Vitamin D in Elderly Adults", FALSE },
  { "Would You Like to Sleep Better: A Trial of Melatonin", FALSE },
  { "Should I stay or should I go: decisions in emergency care", FALSE },
  { "Sure Signs of Sepsis in Children", FALSE },
  { "Great Expectations in Gene Therapy", FALSE },
  { "Certain drugs lower pressure.", FALSE },
  { "Below 5 mg daily nothing was seen.", FALSE },
  { "Clinical Scorecard: Vaping and Asthma", FALSE },
  { "Absolutely Contraindicated Drugs in Pregnancy", FALSE },
  { "", FALSE },
};

static void
test_lines (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (vouch_import_chat_is_talk (lines[i].line) != lines[i].is_talk)
      fail_msg ("“%s” is %staken for talk", lines[i].line, lines[i].is_talk ? "not " : "");
}

#define PARTS                                                                                          \
  "At a Glance\nCondition: Asthma\nKey Highlights\n• Vaping doubled the odds.\nGuideline-Based Recommendations\n" \
  "Diagnosis\n• Ask.\nClinical Best Practices\n• Ask again.\n"

static void
test_whole (void **state)
{
  static const char draft[] = "Sure! Here is the clinical scorecard you asked for:\n\n"
                              "**Clinical Scorecard: Vaping and Asthma**\n"
                              "Summary of \"Vaping and Asthma in Teens\" (JAMA, 2025) by Rossi et al.\n\n" PARTS
                              "References\n[1] Rossi M. Vaping. JAMA. 2025;333(2):100.\n\n"
                              "Nothing here replaces a doctor.\n"
                              "Would you like me to add anything else?\n";
  g_autoptr (JsonNode) card = vouch_import (draft, strlen (draft), VOUCH_IMPORT_KIND_AUTO, NULL, NULL);
  JsonObject *object = vouch_json_node_object (card);
  JsonObject *article = vouch_json_get_object (object, "article");
  g_autofree char *json = json_to_string (card, FALSE);

  assert_string_equal (vouch_json_get_text (article, "title"), "Vaping and Asthma in Teens");
  assert_string_equal (vouch_json_get_text (article, "journal"), "JAMA");
  assert_int_equal (vouch_json_array_length (vouch_json_get_array (object, "references")), 1);
  vouch_test_assert_has (json, "Nothing here replaces a doctor.");
  vouch_test_assert_lacks (json, "Sure!");
  vouch_test_assert_lacks (json, "Would you like");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_lines),
    cmocka_unit_test (test_whole),
  };

  return vouch_test_run ("import-chat", tests);
}
