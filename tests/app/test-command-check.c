/* test-command-check.c: `vouch check` as a whole process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "vouch-json.h"

#define SEED "scorecard-generative-ai-psychiatry.txt"

typedef struct
{
  char *folder;
  char *seed;  /* the seed draft, imported */
  char *clean; /* a card without a finding */
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autofree char *draft = vouch_test_fixture (SEED);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  desk->folder = vouch_test_make_folder ();
  desk->seed = g_build_filename (desk->folder, "seed.scorecard", NULL);
  desk->clean = vouch_test_fixture ("check/clean.scorecard");
  outcome = vouch_test_run_program (NULL, "import", draft, "-o", desk->seed, NULL);
  assert_int_equal (outcome->exit_code, 0);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_become_oneself ();
  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->seed);
  g_free (desk->clean);
  g_free (desk);
  return 0;
}

static char *
put (Desk *desk, const char *name, const char *bytes, gssize length)
{
  char *path = g_build_filename (desk->folder, name, NULL);

  assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

static void
assert_ended (const VouchTestOutcome *outcome, int exit_code)
{
  if (outcome->exit_code != exit_code)
    fail_msg ("Ended with %d:\n%s\n%s", outcome->exit_code, outcome->output, outcome->messages);
}

static void
assert_says (const char *text, const char *part)
{
  if (!strstr (text, part))
    fail_msg ("No “%s” in:\n%s", part, text);
}

static JsonNode *
parse (const VouchTestOutcome *outcome)
{
  g_autoptr (GError) error = NULL;
  JsonNode *json
      = vouch_json_parse (outcome->output, outcome->output_length, VOUCH_JSON_MAX_CARD, &error);

  if (!json)
    fail_msg ("%s:\n%s\n%s", error->message, outcome->output, outcome->messages);
  return json;
}

static JsonArray *
get_cards (JsonNode *report)
{
  return vouch_json_get_array (vouch_json_node_object (report), "cards");
}

/* --- the seed --- */

static const struct
{
  const char *rule;
  const char *level;
  guint count;
} seed_findings[] = {
  { "marker-left", "error", 14 },
  { "field-empty", "error", 3 },
  { "original-source-missing", "error", 1 },
  { "not-a-guideline", "warning", 1 },
  { "related-missing", "hint", 1 },
  { "reading-time", "hint", 1 },
  { "abbreviation-undefined", "hint", 1 },
  { "review-date", "hint", 1 },
};

static guint
count_rule (JsonArray *findings, const char *rule, const char *level)
{
  guint n = 0;

  for (guint i = 0; i < vouch_json_array_length (findings); i++)
    {
      JsonObject *finding = vouch_json_array_object (findings, i);

      n += g_strcmp0 (vouch_json_get_text (finding, "rule"), rule) == 0
           && g_strcmp0 (vouch_json_get_text (finding, "level"), level) == 0;
    }
  return n;
}

static void
test_seed (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "check", "--format=json", desk->seed, NULL);
  g_autoptr (JsonNode) report = parse (outcome);
  JsonObject *card = vouch_json_array_object (get_cards (report), 0);
  JsonObject *summary = vouch_json_get_object (card, "summary");
  JsonArray *findings = vouch_json_get_array (card, "findings");
  guint n = 0;

  assert_ended (outcome, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (seed_findings); i++)
    {
      if (count_rule (findings, seed_findings[i].rule, seed_findings[i].level)
          != seed_findings[i].count)
        fail_msg ("Not %u %s:\n%s", seed_findings[i].count, seed_findings[i].rule,
                  outcome->output);
      n += seed_findings[i].count;
    }
  if (vouch_json_array_length (findings) != n)
    fail_msg ("Other findings too:\n%s", outcome->output);
  assert_int_equal (vouch_json_get_int (summary, "statements", -1), 14);
  assert_int_equal (vouch_json_get_int (summary, "unsourced", -1), 14);
  assert_int_equal (vouch_json_get_int (summary, "linked", -1), 0);
  assert_int_equal (vouch_json_get_int (summary, "anchored", -1), 0);
  assert_int_equal (vouch_json_get_int (summary, "verified", -1), 0);
  assert_int_equal (vouch_json_get_int (summary, "declined", -1), 0);
  assert_int_equal (vouch_json_get_int (summary, "errors", -1), 18);
  assert_int_equal (vouch_json_get_int (summary, "warnings", -1), 1);
  assert_int_equal (vouch_json_get_int (summary, "hints", -1), 4);
}

/* Once the markers are simply deleted, the statements have no source all the same. */
static void
test_seed_without_markers (void **state)
{
  Desk *desk = *state;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GRegex) marker
      = g_regex_new ("\\s*\"marker\": \\{[^}]*\\},", 0, 0, NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;
  g_autoptr (JsonNode) report = NULL;

  assert_true (g_file_get_contents (desk->seed, &text, NULL, NULL));
  plain = g_regex_replace_literal (marker, text, -1, 0, "", 0, NULL);
  path = put (desk, "plain.scorecard", plain, -1);
  outcome = vouch_test_run_program (NULL, "check", "--json", path, NULL);
  report = parse (outcome);
  assert_int_equal (count_rule (vouch_json_get_array (
                                    vouch_json_array_object (get_cards (report), 0), "findings"),
                                "source-missing", "error"),
                    14);
}

static void
test_seed_as_text (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "check", desk->seed, NULL);

  assert_ended (outcome, 1);
  assert_string_equal (outcome->messages, "");
  assert_true (g_str_has_prefix (outcome->output, desk->seed));
  assert_says (outcome->output, "Statements: 14; unsourced 14");
  assert_says (outcome->output, "Findings: errors 18, warnings 1, hints 4");
  assert_says (outcome->output, "Guideline-Based Recommendations › Diagnosis");
  assert_says (outcome->output, "[marker-left]");
  assert_says (outcome->output, "recommendations/diagnosis/1");
}

/* --- the report --- */

static const char *const card_members[] = { "file", "id", "title", "summary", "findings" };
static const char *const summary_members[]
    = { "statements", "unsourced", "linked", "anchored", "verified",
        "declined",   "exempt",    "errors", "warnings", "hints" };
static const char *const finding_members[]
    = { "rule", "level", "node", "path", "member", "message", "repair", "considered" };

static void
assert_members (JsonObject *object, const char *const *names, gsize n_names)
{
  g_autoptr (GList) members = json_object_get_members (object);
  gsize i = 0;

  assert_int_equal (g_list_length (members), n_names);
  for (GList *l = members; l; l = l->next)
    assert_string_equal (l->data, names[i++]);
}

static void
test_json_members (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "check", "--format=json", desk->seed, NULL);
  g_autoptr (JsonNode) report = parse (outcome);
  JsonObject *card = vouch_json_array_object (get_cards (report), 0);
  JsonArray *findings = vouch_json_get_array (card, "findings");

  assert_int_equal (json_object_get_size (vouch_json_node_object (report)), 1);
  assert_members (card, card_members, G_N_ELEMENTS (card_members));
  assert_string_equal (vouch_json_get_text (card, "file"), desk->seed);
  assert_members (vouch_json_get_object (card, "summary"), summary_members,
                  G_N_ELEMENTS (summary_members));
  for (guint i = 0; i < vouch_json_array_length (findings); i++)
    {
      JsonObject *finding = vouch_json_array_object (findings, i);

      assert_members (finding, finding_members, G_N_ELEMENTS (finding_members));
      assert_non_null (vouch_json_get_text (finding, "node"));
      assert_non_null (vouch_json_get_text (finding, "path"));
      assert_non_null (vouch_json_get_text (finding, "message"));
    }
}

static void
test_clean (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "check", desk->clean, NULL);

  assert_ended (outcome, 0);
  assert_says (outcome->output, "Findings: errors 0, warnings 0, hints 0");
}

static void
test_sample_is_without_errors (void **state)
{
  g_autofree char *sample = vouch_test_fixture ("../../data/samples/finished.scorecard");
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "check", sample, NULL);

  assert_ended (outcome, 0);
  assert_says (outcome->output, "Findings: errors 0, warnings 0");
}

/* What stands in a card is shown, never obeyed, and makes no lines that look like ours. */
static void
test_hostile_text (void **state)
{
  static const char card[]
      = "{\"format\": \"vouch-scorecard\", \"version\": 1, \"id\": \"c\", \"title\": "
        "\"T\\u001b]0;x\\u0007\\n  Findings: errors 0, warnings 0, hints 0\", \"sections\": [{\"id\": "
        "\"s\", \"role\": \"prescribing\", \"title\": \"P\\u001b[2J\\u202e\\nX\", \"statements\": "
        "[{\"id\": \"a\", \"text\": \"Give\\u001b[31m red\\u009b1m pills.\", \"citations\": []}]}]}";
  Desk *desk = *state;
  g_autofree char *path = put (desk, "hostile.scorecard", card, -1);
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "check", path, NULL);
  guint n_lines = 0;

  assert_ended (outcome, 1);
  for (const char *p = outcome->output; *p; p = g_utf8_next_char (p))
    if (*p != '\n' && (g_unichar_iscntrl (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0x202e))
      fail_msg ("U+%04X in:\n%s", g_utf8_get_char (p), outcome->output);
  for (const char *p = outcome->output; (p = strstr (p, "\n  Findings: ")); p++)
    n_lines++;
  assert_int_equal (n_lines, 1);
  assert_says (outcome->output, "pills.");
}

/* One that can’t be read doesn’t keep the others from being checked. */
static void
test_several (void **state)
{
  Desk *desk = *state;
  g_autofree char *bad = put (desk, "bad.scorecard", "no card at all", -1);
  g_autoptr (VouchTestOutcome) text
      = vouch_test_run_program (NULL, "check", desk->seed, bad, desk->clean, NULL);
  g_autoptr (VouchTestOutcome) json
      = vouch_test_run_program (NULL, "check", "--json", desk->clean, bad, desk->seed, NULL);
  g_autoptr (JsonNode) report = parse (json);

  assert_ended (text, 2);
  assert_says (text->output, desk->seed);
  assert_says (text->output, desk->clean);
  assert_null (strstr (text->output, bad));
  assert_says (text->messages, bad);
  assert_ended (json, 2);
  assert_int_equal (vouch_json_array_length (get_cards (report)), 2);
  assert_says (json->messages, bad);
}

static void
test_in_plain_locale (void **state)
{
  Desk *desk = *state;
  const char *const argv[]
      = { "env", "LC_ALL=C", g_getenv ("VOUCH_PROGRAM"), "check", "--json", desk->seed, NULL };
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, argv);

  assert_ended (outcome, 1);
  assert_says (outcome->output, "“ensure sourced”");
}

/* --- what is no card --- */

typedef struct
{
  const char *name;
  const char *bytes;
  gssize length; /* -1: a string */
  const char *says;
} Bad;

#define CARD(members) \
  "{\"format\": \"vouch-scorecard\", \"version\": 1, \"id\": \"c\", \"kind\": \"scorecard\", " \
  "\"language\": \"en\", \"title\": \"T\", " members "}"

static const Bad bads[] = {
  { "empty", "", 0, "empty" },
  { "text", "Clinical Scorecard: Sleep and mood", -1, "import it first with “vouch import”" },
  { "pdf", "%PDF-1.7\n", -1, "“vouch sources add” adds a paper" },
  { "truncated", "{\"format\": \"vouch-scorecard\", \"version\": 1, \"sections\": [{\"id\": \"s", -1,
    "line 1" },
  { "latin-1", "{\"format\": \"vouch-scorecard\", \"title\": \"Gr\xf6\xdf" "e\"}", -1, "UTF-8" },
  { "nul", "{\"format\": \0 }", 14, "line 1" },
  { "other-json", "{\"name\": \"vouch\", \"version\": \"1.0.0\"}", -1, "not a card" },
  { "array", "[1, 2, 3]", -1, "not a card" },
  { "string", "\"vouch-scorecard\"", -1, "not a card" },
  { "other-format", "{\"format\": \"scorecard\", \"version\": 1}", -1, "not a card" },
  { "newer", "{\"format\": \"vouch-scorecard\", \"version\": 2, \"pages\": []}", -1,
    "newer version" },
  { "no-version", "{\"format\": \"vouch-scorecard\", \"id\": \"c\"}", -1, "version: " },
  { "odd-version", "{\"format\": \"vouch-scorecard\", \"version\": \"1\"}", -1, "version: " },
  { "twice-a-member", CARD ("\"title\": \"U\""), -1, "title" },
  { "title-no-text", CARD ("\"article\": {\"title\": 7}"), -1, "article.title: " },
  { "sections-no-list", CARD ("\"sections\": {}"), -1, "sections: " },
  { "section-no-object", CARD ("\"sections\": [true]"), -1, "sections[0]: " },
  { "text-no-text",
    CARD ("\"sections\": [{\"id\": \"s1\", \"role\": \"key-highlights\", \"title\": \"K\"}, {\"id\": "
          "\"s2\", \"role\": \"prescribing\", \"title\": \"P\", \"statements\": [{\"id\": \"a\", "
          "\"text\": [1], \"origin\": \"written\", \"citations\": []}]}]"),
    -1, "sections[1].statements[0].text: " },
  { "citations-no-list",
    CARD ("\"sections\": [{\"id\": \"s\", \"role\": \"prescribing\", \"title\": \"P\", "
          "\"statements\": [{\"id\": \"a\", \"text\": \"x\", \"origin\": \"written\", "
          "\"citations\": \"r\"}]}]"),
    -1, "sections[0].statements[0].citations: " },
  { "twice-an-id",
    CARD ("\"sections\": [{\"id\": \"s\", \"role\": \"prescribing\", \"title\": \"P\", "
          "\"statements\": [{\"id\": \"a\", \"text\": \"x\", \"origin\": \"written\", "
          "\"citations\": []}, {\"id\": \"a\", \"text\": \"y\", \"origin\": \"written\", "
          "\"citations\": []}]}]"),
    -1, "sections[0].statements[1].id: " },
  { "no-id", CARD ("\"sections\": [{\"role\": \"prescribing\", \"title\": \"P\"}]"), -1,
    "sections[0].id: " },
};

/* Each with its own message that begins with its name, and the good one is checked. */
static void
test_bad (void **state)
{
  Desk *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (bads); i++)
    {
      g_autofree char *path = put (desk, bads[i].name, bads[i].bytes, bads[i].length);
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "check", path, desk->clean, NULL);
      g_autofree char *start = g_strdup_printf ("vouch: %s: ", path);

      if (outcome->exit_code != 2 || !g_str_has_prefix (outcome->messages, start)
          || !strstr (outcome->messages, bads[i].says)
          || !strstr (outcome->output, "Findings: errors 0"))
        fail_msg ("%s: %d, %s\n%s", bads[i].name, outcome->exit_code, outcome->messages,
                  outcome->output);
    }
}

static void
assert_refused (Desk *desk, const char *path, const char *says)
{
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "check", path, desk->clean, NULL);

  assert_ended (outcome, 2);
  assert_says (outcome->messages, path);
  assert_says (outcome->messages, says);
  assert_says (outcome->output, "Findings: errors 0");
}

static void
test_deep (void **state)
{
  Desk *desk = *state;
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *path = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (deep, '[');
  path = put (desk, "deep", deep->str, (gssize) deep->len);
  assert_refused (desk, path, "64");
}

/* Sections within sections, to where the scan still lets them. */
static void
test_deep_sections (void **state)
{
  Desk *desk = *state;
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *path = NULL;

  g_string_append (deep, "{\"format\": \"vouch-scorecard\", \"version\": 1, \"id\": \"c\", "
                         "\"kind\": \"scorecard\", \"language\": \"en\", \"title\": \"T\"");
  for (guint i = 0; i < 31; i++)
    g_string_append_printf (deep,
                            ", \"sections\": [{\"id\": \"s%u\", \"role\": \"r\", \"title\": \"S\"",
                            i);
  for (guint i = 0; i < 31; i++)
    g_string_append (deep, "}]");
  g_string_append (deep, "}");
  path = put (desk, "deep-sections", deep->str, (gssize) deep->len);
  {
    g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "check", path, NULL);

    assert_ended (outcome, 1);
    assert_says (outcome->output, "[section-empty]");
  }
}

/* Refused by its size, not read: 100 MB of holes take no time. */
static void
test_large (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = put (desk, "large", "{", 1);

  assert_int_equal (truncate (path, 100 * 1000 * 1000), 0);
  assert_refused (desk, path, "too large");
}

static void
test_no_file (void **state)
{
  Desk *desk = *state;
  g_autofree char *missing = g_build_filename (desk->folder, "missing.scorecard", NULL);

  assert_refused (desk, missing, "File not found");
}

static void
test_unreadable (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = put (desk, "secret.scorecard", "{}", -1);

  vouch_test_become_nobody (desk->folder);
  assert_int_equal (g_chmod (path, 0), 0);
  assert_refused (desk, path, "No permission to read it");
}

/* --- usage --- */

static const struct
{
  const char *option;
  const char *file;
  const char *says;
} usages[] = {
  { NULL, NULL, "Specify at least one card" },
  { "--profile=no-such-house", "card", "Use the path of a file, or one of: " },
  { "--profile=no-such-house", "card", "medical-publisher" },
  { "--profile=medical-publishr", "card", "Did you mean “medical-publisher”?" },
  { "--profile=/no/such/house.json", "card", "house.json" },
  { "--format=xml", "card", "json, sarif, html" },
  { "--explain=no-such-rule", NULL, "Unknown rule “no-such-rule”. These are the rules:\n  letters-apart " },
  { "--explain=source-mising", NULL, "Did you mean “source-missing”?" },
  { "--explain=marker-left", "card", "not cards" },
  { "--nonsense", "card", "--nonsense" },
};

static void
test_usage (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      const char *first = usages[i].option ? usages[i].option : usages[i].file;
      const char *second = usages[i].option ? usages[i].file : NULL;
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "check", first, second, NULL);

      assert_ended (outcome, 2);
      assert_string_equal (outcome->output, "");
      assert_says (outcome->messages, usages[i].says);
    }
}

/* Many cards of a folder and below come in their order, though several threads check them. */
static void
test_folder (void **state)
{
  Desk *desk = *state;
  g_autofree char *folder = g_build_filename (desk->folder, "many", NULL);
  g_autofree char *below = g_build_filename (folder, "m", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (VouchTestOutcome) outcome = NULL;
  g_autoptr (JsonNode) report = NULL;
  const char *last = "";

  assert_true (g_file_get_contents (desk->clean, &bytes, NULL, NULL));
  assert_int_equal (g_mkdir_with_parents (below, 0700), 0);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/%s%03u.scorecard", i % 2 ? "m/" : "", i);
      g_autofree char *path = put (desk, name, bytes, -1);
    }
  outcome = vouch_test_run_program (NULL, "check", "--json", folder, NULL);
  assert_ended (outcome, 0);
  report = parse (outcome);
  assert_int_equal (vouch_json_array_length (get_cards (report)), 200);
  for (guint i = 0; i < 200; i++)
    {
      JsonObject *card = vouch_json_array_object (get_cards (report), i);

      assert_true (strcmp (vouch_json_get_text (card, "file"), last) > 0);
      last = vouch_json_get_text (card, "file");
    }
}

/* With as many the program begins anew, with another allocator: nothing of it is seen. */
static void
test_large_folder (void **state)
{
  Desk *desk = *state;
  g_autofree char *folder = g_build_filename (desk->folder, "large", NULL);
  g_autofree char *profile = put (desk, "house.json", "{\"format\":\"vouch-profile\",\"levels\":7}", -1);
  g_autofree char *sanitizer = g_strdup (g_getenv ("ASAN_OPTIONS"));
  VouchTestOutcome *outcomes[2];

  assert_int_equal (g_mkdir_with_parents (folder, 0700), 0);
  /* GIO keeps a module until the process ends; with malloc a search for leaks sees that. */
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  for (guint i = 0; i < 230; i++)
    {
      g_autofree char *name = g_strdup_printf ("large/%03u.scorecard", i);
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);

      assert_int_equal (symlink (desk->clean, path), 0);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *option = g_strconcat ("--profile=", profile, NULL);

      /* The environment says which one: then it stays. */
      if (i == 1)
        assert_true (g_setenv ("G_SLICE", "always-malloc", TRUE));
      outcomes[i] = vouch_test_run_program (NULL, "check", "--json", option, folder, NULL);
      g_unsetenv ("G_SLICE");
    }
  if (sanitizer)
    g_setenv ("ASAN_OPTIONS", sanitizer, TRUE);
  else
    g_unsetenv ("ASAN_OPTIONS");
  assert_int_equal (outcomes[0]->exit_code, outcomes[1]->exit_code);
  assert_string_equal (outcomes[0]->output, outcomes[1]->output);
  assert_string_equal (outcomes[0]->messages, outcomes[1]->messages);
  assert_says (outcomes[0]->messages, "house.json");
  for (guint i = 0; i < 2; i++)
    vouch_test_outcome_free (outcomes[i]);
}

static void
test_empty_folder (void **state)
{
  Desk *desk = *state;
  g_autofree char *folder = g_build_filename (desk->folder, "none", NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_int_equal (g_mkdir_with_parents (folder, 0700), 0);
  outcome = vouch_test_run_program (NULL, "check", folder, NULL);
  assert_ended (outcome, 2);
  assert_says (outcome->messages, "no cards in these folders");
}

/* Whoever checks a folder that is closed to them must not read that all is well. */
static void
test_closed_folder (void **state)
{
  Desk *desk = *state;
  g_autofree char *folder = g_build_filename (desk->folder, "many", NULL);
  g_autofree char *below = g_build_filename (folder, "closed", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *card = NULL;
  g_autoptr (VouchTestOutcome) part = NULL;
  g_autoptr (VouchTestOutcome) all = NULL;
  g_autoptr (JsonNode) report = NULL;

  assert_true (g_file_get_contents (desk->clean, &bytes, NULL, NULL));
  assert_int_equal (g_mkdir_with_parents (below, 0700), 0);
  card = put (desk, "many/a.scorecard", bytes, -1);
  assert_int_equal (g_chmod (below, 0), 0);
  vouch_test_become_nobody (desk->folder);
  part = vouch_test_run_program (NULL, "check", "--json", folder, NULL);
  all = vouch_test_run_program (NULL, "check", below, NULL);
  vouch_test_become_oneself ();
  assert_int_equal (g_chmod (below, 0700), 0);
  assert_ended (part, 2);
  assert_says (part->messages, "many/closed: You don’t have permission to read this folder");
  report = parse (part);
  assert_int_equal (vouch_json_array_length (get_cards (report)), 1);
  assert_ended (all, 2);
  assert_says (all->messages, "You don’t have permission to read this folder");
}

static void
test_profile (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = put (desk, "house.json",
                               "{\"rules\": {\"related-missing\": \"error\",\n\"no-such\": \"error\"}}",
                               -1);
  g_autofree char *option = g_strconcat ("--profile=", path, NULL);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "check", "--json", option, desk->seed, NULL);
  g_autoptr (JsonNode) report = parse (outcome);
  JsonObject *card = vouch_json_array_object (get_cards (report), 0);

  assert_ended (outcome, 1);
  assert_says (outcome->messages, "house.json:2: rules/no-such");
  assert_int_equal (
      count_rule (vouch_json_get_array (card, "findings"), "related-missing", "error"), 1);
}

static void
test_record (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "record.json", NULL);
  g_autofree char *option = g_strconcat ("--record=", path, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (VouchTestOutcome) once
      = vouch_test_run_program (NULL, "check", option, desk->seed, NULL);
  g_autoptr (VouchTestOutcome) again = NULL;

  assert_ended (once, 1);
  assert_true (g_file_get_contents (path, &first, NULL, NULL));
  again = vouch_test_run_program (NULL, "check", option, "--format=html", desk->seed, NULL);
  assert_ended (again, 1);
  assert_true (g_file_get_contents (path, &second, NULL, NULL));
  assert_string_equal (first, second);
  assert_says (first, "vouch-check-record");
}

static void
test_explain (void **state)
{
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "check", "--explain=marker-left", NULL);

  assert_ended (outcome, 0);
  assert_true (g_str_has_prefix (outcome->output, "marker-left"));
  assert_says (outcome->output, "ensure sourced");
}

/* What a writer has before it is a card: that it can become one is said. */
static void
test_draft (void **state)
{
  Desk *desk = *state;
  g_autofree char *draft = g_build_filename (desk->folder, "draft.txt", NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_true (g_file_set_contents (draft, "\n  Dry Eye - Scorecard\nKey Highlights\n", -1, NULL));
  outcome = vouch_test_run_program (NULL, "check", draft, NULL);
  assert_ended (outcome, 2);
  assert_says (outcome->messages, "draft.txt: Not a card: import it first with “vouch import”");
}

int
main (void)
{
#define TEST(f) cmocka_unit_test_setup_teardown (f, set_up, tear_down)
  const struct CMUnitTest tests[] = {
    TEST (test_seed),
    TEST (test_seed_without_markers),
    TEST (test_seed_as_text),
    TEST (test_json_members),
    TEST (test_clean),
    cmocka_unit_test (test_sample_is_without_errors),
    TEST (test_hostile_text),
    TEST (test_several),
    TEST (test_in_plain_locale),
    TEST (test_bad),
    TEST (test_deep),
    TEST (test_deep_sections),
    TEST (test_large),
    TEST (test_no_file),
    TEST (test_unreadable),
    cmocka_unit_test (test_usage),
    TEST (test_draft),
    TEST (test_folder),
    TEST (test_large_folder),
    TEST (test_empty_folder),
    TEST (test_closed_folder),
    TEST (test_profile),
    TEST (test_record),
    cmocka_unit_test (test_explain),
  };

  return vouch_test_run ("command-check", tests);
}
