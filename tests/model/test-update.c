/* test-update.c: what a page says otherwise, and whether that may be called minor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-page-change.h"
#include "vouch-published-form.h"

#define NONE VOUCH_UPDATE_CAUSE_NONE
#define NUMBER VOUCH_UPDATE_CAUSE_NUMBER
#define DOSE VOUCH_UPDATE_CAUSE_DOSE
#define DRUG VOUCH_UPDATE_CAUSE_DRUG
#define NEGATION VOUCH_UPDATE_CAUSE_NEGATION
#define OPPOSITE VOUCH_UPDATE_CAUSE_OPPOSITE

static void
test_causes (void **state)
{
  static const struct
  {
    const char *before;
    const char *after;
    VouchUpdateCause causes; /* at least these; NONE: none at all */
  } cases[] = {
    /* nobody would act otherwise */
    { "The drug helped.", "The drug helped.", NONE },
    { "Patients was seen in clinic.", "Patients were seen in clinic.", NONE },
    { "Clinicians view AI as useful.", "Clinicians regard AI as useful.", NONE },
    { "Given 1,000 patients, few dropped out.", "Given 1000 patients, few dropped out.", NONE },
    { "In 12% of patients, pain fell.", "Pain fell in 12% of patients.", NONE },
    { "Start with metformin 500 mg twice daily.", "Start with metformin 500 mg twice daily", NONE },
    { "It is not known why.", "Why is not known.", NONE },
    { "Grade 2: give 50 mg.", "Grade 2: Give 50 mg", NONE },
    { "A was better than B.", "A was better than B", NONE },
    { "behaviour", "behavior", NONE },
    { NULL, "See also the related article.", NONE },
    { "See also the related article.", NULL, NONE },
    /* numbers */
    { "Pain fell by 12%.", "Pain fell by 21%.", NUMBER },
    { "Pain fell by 12%.", "Pain fell.", NUMBER },
    { "Pain fell.", "Pain fell by 12%.", NUMBER },
    { "HR 0.75 (95% CI 0.60-0.90)", "HR 0.75 (95% CI 0.60-0.95)", NUMBER },
    { "P < .05", "P > .05", NUMBER },
    { "Seen in 2019.", "Seen in 2020.", NUMBER },
    { "Grade 2b", "Grade 3b", NUMBER },
    { "Grade 2: give 50 mg", "Grade 3: give 50 mg", NUMBER },
    { "In 2019, 12% died.", "In 2020, 12% died.", NUMBER },
    { "Give A 5 mg, B 10 mg.", "Give A 10 mg, B 5 mg.", NUMBER },
    { "12% of A and 8% of B", "8% of A and 12% of B", NUMBER },
    { NULL, "It affects 3 of 100 people.", NUMBER },
    { "It affects 3 of 100 people.", NULL, NUMBER },
    /* doses */
    { "Give 5 mg.", "Give 50 mg.", DOSE },
    { "Give 5 mg.", "Give 5 g.", DOSE },
    { "Give 5 mcg.", "Give 5 mg.", DOSE },
    { "Take it daily.", "Take it weekly.", DOSE },
    { "Take it once daily.", "Take it twice daily.", DOSE },
    { "Given orally.", "Given intravenously.", DOSE },
    { "Treat for days.", "Treat for weeks.", DOSE },
    { "Take half a tablet.", "Take a tablet.", DOSE },
    /* drugs */
    { "Start with metformin.", "Start with methotrexate.", DRUG },
    { "Start with metformin.", "Start with insulin.", DRUG },
    { "Add warfarin.", "Add it.", DRUG },
    { NULL, "Consider amoxicillin.", DRUG },
    { "Start with hydralazine.", "Start with hydroxyzine.", DRUG },
    { "Aspirin and warfarin were compared.", "Warfarin and aspirin were compared.", DRUG },
    { "Aspirin was better than warfarin.", "Warfarin was better than aspirin.", DRUG },
    /* negations */
    { "A was better than B.", "B was better than A.", NEGATION },
    { "It is safe in pregnancy.", "It is not safe in pregnancy.", NEGATION },
    { "It is not recommended.", "It is recommended.", NEGATION },
    { "It can be given.", "It can’t be given.", NEGATION },
    { "It doesn't help.", "It helps.", NEGATION },
    { "With fever", "Without fever", NEGATION },
    { "Use it in renal failure.", "Avoid it in renal failure.", NEGATION },
    { "Indicated in children.", "Contraindicated in children.", NEGATION },
    { "It was inferior.", "It was non-inferior.", NEGATION },
    { "Mortality increased.", "Mortality decreased.", NEGATION },
    { "Für Kinder geeignet.", "Für Kinder nicht geeignet.", NEGATION },
    { "Recommandé chez l’enfant.", "Pas recommandé chez l’enfant.", NEGATION },
    /* brands, classes, and what is on no list of drugs */
    { "Some received Xarelto.", "Some received Eliquis.", DRUG },
    { "Give ACE inhibitors.", "Give beta-blockers.", DRUG },
    { "Give SSRIs.", "Give tricyclics.", DRUG },
    { "Give ivermectin.", "Give albendazole.", DRUG },
    { "Give oxygen.", "Give nitrous oxide.", DRUG },
    { "Vaccinate with BCG.", "Vaccinate with MMR.", DRUG },
    /* opposites, and letters of names */
    { "Give vitamin D.", "Give vitamin K.", OPPOSITE },
    { "Seen in hepatitis B.", "Seen in hepatitis C.", OPPOSITE },
    { "Operate on the left eye.", "Operate on the right eye.", OPPOSITE },
    { "Hypotension is common.", "Hypertension is common.", OPPOSITE },
    { "Few patients improved.", "Most patients improved.", OPPOSITE },
    { "Men were affected.", "Women were affected.", OPPOSITE },
    { "It is a mild disease.", "It is a severe disease.", OPPOSITE },
    /* several at once */
    { "Give metformin 500 mg daily.", "Do not give insulin 10 mg weekly.", DOSE | DRUG | NEGATION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchUpdateCause causes = vouch_update_causes (cases[i].before, cases[i].after);

      if (cases[i].causes == NONE ? causes != NONE : (causes & cases[i].causes) != cases[i].causes)
        fail_msg ("“%s” to “%s”: %d, not %d", cases[i].before, cases[i].after, causes,
                  cases[i].causes);
    }
}

/* With a passage in the line: what stands before and after alike is no cause. */
static void
test_exact_causes (void **state)
{
#define PASSAGE " [Kim 2026: “AI is increasingly embedded in psychiatric systems, yet its signals have not been mapped.”]"
  static const struct
  {
    const char *before;
    const char *after;
    VouchUpdateCause causes; /* just these */
  } cases[] = {
    { "Participants were cautious." PASSAGE, "Twenty participants were cautious." PASSAGE, NUMBER },
    { "Participants reported that generative AI is becoming embedded in psychiatric systems. [Choi et al., 2026: "
      "“(AI) is increasingly becoming embedded in psychiatric systems, yet its practice-based signals have not been mapped.”]",
      "Twenty participants reported that generative AI is becoming embedded in psychiatric systems. [Choi et al., 2026: "
      "“(AI) is increasingly becoming embedded in psychiatric systems, yet its practice-based signals have not been mapped.”]",
      NUMBER },
    { "Twenty participants were cautious." PASSAGE, "Thirty-one participants were cautious." PASSAGE, NUMBER },
    { "Generative AI is embedded in psychiatric systems." PASSAGE,
      "Generative AI is being embedded in psychiatric systems." PASSAGE, NONE },
    { "Participants view AI as useful." PASSAGE, "Participants regard AI as useful." PASSAGE, NONE },
    { "The signals have been mapped." PASSAGE, "The signals have not been mapped." PASSAGE, NEGATION },
    { "The signals have not been mapped." PASSAGE, "The signals haven’t been mapped." PASSAGE, NONE },
    { "Mortality did not differ between the groups." PASSAGE, "Mortality did not differ between groups." PASSAGE,
      NONE },
    { "Mortality did not fall, and quality of life rose.", "Mortality fell, and quality of life did not rise.",
      NEGATION },
    { "It is not knwon why.", "It is not known why.", NONE },
    { "It can’t be given. It is contraindicated.", "It cannot be given. It is contraindicated.", NONE },
    { "Aspirin reduced deaths." PASSAGE, "Aspirin increased deaths." PASSAGE, NEGATION },
    { "It was seen." PASSAGE, "It was seen. [Kim 2026: “AI is increasingly embedded in psychiatric systems.”]", NEGATION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchUpdateCause causes = vouch_update_causes (cases[i].before, cases[i].after);

      if (causes != cases[i].causes)
        fail_msg ("“%s” to “%s”: %d, not %d", cases[i].before, cases[i].after, causes, cases[i].causes);
    }
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) card = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, &error);

  if (!card)
    fail_msg ("%s: %s", error->message, json);
  return vouch_published_form (card);
}

#define ROW(id, text) "{\"id\":\"" id "\",\"text\":\"" text "\"}"
#define CARD(rows) \
  "{\"title\":\"T\",\"sections\":[{\"id\":\"s\",\"title\":\"Highlights\",\"statements\":[" rows "]}]}"

static char *
spell (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const VouchPageChange *change = changes->pdata[i];

      g_string_append_printf (text, "%s: %s -> %s (%d)\n", change->where, change->before,
                              change->after, change->causes);
    }
  return g_string_free (text, FALSE);
}

static void
test_changes (void **state)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *changes;
  } cases[] = {
    { CARD (ROW ("a", "x")), CARD (ROW ("a", "x")), "" },
    { CARD (ROW ("a", "x") "," ROW ("b", "y")), CARD (ROW ("b", "y") "," ROW ("a", "x")), "" },
    { CARD (ROW ("a", "x")), CARD (ROW ("a", "z")), "Highlights: x -> z (0)\n" },
    { CARD (ROW ("a", "5 mg")), CARD (ROW ("a", "50 mg")), "Highlights: 5 mg -> 50 mg (2)\n" },
    { CARD (ROW ("a", "x")), CARD (ROW ("a", "x") "," ROW ("b", "not y")),
      "Highlights: (null) -> not y (8)\n" },
    { CARD (ROW ("a", "x") "," ROW ("b", "y")), CARD (ROW ("a", "x")), "Highlights: y -> (null) (0)\n" },
    { "{\"title\":\"T\"}", "{\"title\":\"U\"}", "Title: T -> U (0)\n" },
    { "{\"title\":\"T\"}", "{\"title\":\"T\",\"people\":[{\"name\":\"Ann\",\"role\":\"author\"}]}",
      "People: (null) -> Ann (0)\n" },
    { "{\"sections\":[{\"id\":\"s\",\"title\":\"Risks\",\"none\":{\"reason\":\"Nobody died\"}}]}",
      "{\"sections\":[{\"id\":\"s\",\"title\":\"Risks\",\"none\":{\"reason\":\"12 of 40 died\"}}]}",
      "Risks: None reported: Nobody died -> None reported: 12 of 40 died (9)\n" },
    { "{\"people\":[{\"name\":\"Ann\",\"role\":\"author\",\"interests\":\"none\"}]}",
      "{\"people\":[{\"name\":\"Ann\",\"role\":\"author\",\"interests\":\"Example Pharma\"}]}",
      "Interests: Ann: none -> Ann: Example Pharma (0)\n" },
    { "{\"article\":{\"reference\":\"r\"},\"references\":[{\"id\":\"r\",\"title\":\"B\",\"funding\":\"NIH\"}]}",
      "{\"article\":{\"reference\":\"r\"},\"references\":[{\"id\":\"r\",\"title\":\"B\",\"funding\":\"Example Pharma\"}]}",
      "References: NIH -> Example Pharma (0)\n" },
    { "{\"version\":1}", "{\"version\":2}", "Other parts of the page: (null) -> Changed in a detail (0)\n" },
    /* what tells of changes is none */
    { "{\"title\":\"T\"}", "{\"title\":\"T\",\"corrections\":[{\"weight\":\"update\",\"text\":\"5 mg\"}]}", "" },
    { "{}", "{\"sections\":[{\"statements\":[{\"id\":\"a\",\"text\":\"x\",\"citations\":[{\"reference\":\"r\","
            "\"quote\":{\"exact\":\"q\"}}]}]}],\"references\":[{\"id\":\"r\",\"title\":\"B\"}]}",
      ": (null) -> x [B: “q”] (0)\nReferences: (null) -> B. (0)\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) before = parse (cases[i].before);
      g_autoptr (JsonNode) after = parse (cases[i].after);
      g_autoptr (GPtrArray) changes = vouch_page_changes (before, after);
      g_autofree char *text = spell (changes);

      assert_string_equal (text, cases[i].changes);
    }
}

/* A page that was never there is all new, and one that is no form has nothing. */
static void
test_nothing_before (void **state)
{
  g_autoptr (JsonNode) after = parse (CARD (ROW ("a", "x")));
  g_autoptr (GPtrArray) all = vouch_page_changes (NULL, after);
  g_autoptr (GPtrArray) gone = vouch_page_changes (after, NULL);

  assert_int_equal (all->len, 3);
  assert_int_equal (gone->len, 3);
}

#define HISTORY(entries) "{\"title\":\"T\",\"corrections\":[" entries "]}"

/* --- nothing that a reader may see is left out --- */

#define TAIL ".@"

/* Copies @node with its leaf number *@n altered, and counts down past others. What tells of changes, or is
 * renewed with each review, is passed over. */
static JsonNode *
alter (JsonNode *node, int *n)
{
  JsonObject *object = vouch_json_node_object (node);
  JsonArray *array = vouch_json_node_array (node);

  if (object)
    {
      g_autoptr (GList) members = json_object_get_members (object);
      JsonObject *copy = json_object_new ();

      for (GList *l = members; l; l = l->next)
        {
          JsonNode *value = json_object_get_member (object, l->data);
          gboolean is_kept = g_str_equal (l->data, "corrections") || g_str_equal (l->data, "reviewed");

          json_object_set_member (copy, l->data, is_kept ? json_node_ref (value) : alter (value, n));
        }
      return vouch_json_new_object (copy);
    }
  if (array)
    {
      JsonArray *copy = json_array_new ();

      for (guint i = 0; i < vouch_json_array_length (array); i++)
        json_array_add_element (copy, alter (vouch_json_array_node (array, i), n));
      return vouch_json_new_array (copy);
    }
  if ((*n)-- != 0)
    return json_node_ref (node);
  if (vouch_json_node_text (node))
    {
      g_autofree char *text = g_strconcat (vouch_json_node_text (node), TAIL, NULL);

      return vouch_json_new_text (text);
    }
  return vouch_json_new_int (987654);
}

static JsonNode *
read_form (const char *fixture)
{
  g_autofree char *text = vouch_test_read_fixture (fixture, NULL);
  g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);

  return vouch_published_form (card);
}

/* Each of them leaves for the portal, so each of them is a change there. */
static void
test_every_member (void **state)
{
  g_autoptr (JsonNode) form = read_form ("page/full.scorecard");

  for (int i = 0;; i++)
    {
      int n = i;
      g_autoptr (JsonNode) altered = alter (form, &n);
      g_autoptr (GPtrArray) changes = vouch_page_changes (form, altered);
      g_autofree char *text = NULL;

      if (n >= 0) /* there are no more */
        {
          assert_true (i > 60);
          return;
        }
      if (changes->len > 0)
        continue;
      text = vouch_json_print (altered, TRUE);
      fail_msg ("Nothing changed: %.60s", strstr (text, TAIL) ? strstr (text, TAIL) - 50 : strstr (text, "987654") - 50);
    }
}

/* The history is no part of it, nor the day of the review. */
static void
test_history_is_none (void **state)
{
  g_autoptr (JsonNode) form = read_form ("page/full.scorecard");
  g_autoptr (JsonNode) day = vouch_json_new_members ("at", vouch_json_new_text ("2026-12-24"), NULL);
  g_autoptr (JsonNode) none = vouch_json_new_array (json_array_new ());
  g_autoptr (JsonNode) reviewed = vouch_json_with_member (form, "reviewed", day);
  g_autoptr (JsonNode) other = vouch_json_with_member (reviewed, "corrections", none);
  g_autoptr (GPtrArray) changes = vouch_page_changes (form, other);

  assert_int_equal (changes->len, 0);
}

static void
test_told (void **state)
{
  static const struct
  {
    const char *before;
    const char *after;
    gboolean is_told;
    VouchUpdateWeight weight;
  } cases[] = {
    { HISTORY (""), HISTORY (""), FALSE, VOUCH_UPDATE_MINOR },
    { HISTORY (""), HISTORY ("{\"weight\":\"update\"}"), TRUE, VOUCH_UPDATE_UPDATE },
    { HISTORY ("{\"weight\":\"important\"}"), HISTORY ("{\"weight\":\"important\"}"), FALSE, VOUCH_UPDATE_MINOR },
    { HISTORY ("{\"weight\":\"update\"}"), HISTORY ("{\"weight\":\"update\"},{\"weight\":\"correction\"}"), TRUE,
      VOUCH_UPDATE_CORRECTION },
    { HISTORY (""), HISTORY ("{\"weight\":\"important\"},{\"weight\":\"minor\"}"), TRUE, VOUCH_UPDATE_IMPORTANT },
    { HISTORY (""), HISTORY ("{\"weight\":\"some day\"}"), FALSE, VOUCH_UPDATE_MINOR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) before = parse (cases[i].before);
      g_autoptr (JsonNode) after = parse (cases[i].after);
      VouchUpdateWeight weight;

      assert_int_equal (vouch_page_changes_told (before, after, &weight), cases[i].is_told);
      assert_int_equal (weight, cases[i].weight);
    }
}

static void
test_history (void **state)
{
  g_autoptr (JsonNode) one = vouch_update_add_correction (NULL, VOUCH_UPDATE_UPDATE,
                                                          "2026-01-02T03:04:05Z", "New.", NULL, "");
  g_autoptr (JsonNode) two = vouch_update_add_correction (
      one, VOUCH_UPDATE_IMPORTANT, "2026-02-03T03:04:05Z", NULL, "5 mg", "50 mg");
  JsonArray *array = vouch_json_node_array (two);
  JsonObject *last = vouch_json_array_object (array, 1);

  assert_int_equal (vouch_json_array_length (array), 2);
  assert_string_equal (vouch_json_get_text (vouch_json_array_object (array, 0), "text"), "New.");
  assert_null (vouch_json_get_text (vouch_json_array_object (array, 0), "is"));
  assert_string_equal (vouch_json_get_text (last, "weight"), "important");
  assert_string_equal (vouch_json_get_text (last, "was"), "5 mg");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_causes),
    cmocka_unit_test (test_exact_causes),         cmocka_unit_test (test_changes),
    cmocka_unit_test (test_nothing_before), cmocka_unit_test (test_every_member),
    cmocka_unit_test (test_history_is_none), cmocka_unit_test (test_told),
    cmocka_unit_test (test_history),
  };

  return vouch_test_run ("update", tests);
}
