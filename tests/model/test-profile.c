/* test-profile.c: what a house says, and what becomes of its mistakes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "vouch-check.h"
#include "vouch-json-locate.h"
#include "vouch-profile-folder.h"
#include "vouch-profile-private.h"
#include "vouch-rule.h"

static VouchProfile *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  VouchProfile *profile = vouch_profile_new_from_bytes (bytes, "house", &error);

  assert_null (error);
  return profile;
}

static char *
print_troubles (VouchProfile *profile)
{
  GPtrArray *troubles = vouch_profile_get_troubles (profile);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < troubles->len; i++)
    {
      VouchProfileTrouble *trouble = troubles->pdata[i];

      g_string_append_printf (text, "%u %s\n", trouble->line, trouble->member);
    }
  return g_string_free (text, FALSE);
}

/* Each with one mistake, and where it must be told. */
static const struct
{
  const char *text;
  const char *troubles;
} mistakes[] = {
  { "{}", "" },
  { "{\n\"comment\": 1,\n\"description\": 2, \"$schema\": 3}", "" },
  { "{\n\"rules\": {\n\"no-such-rule\": \"error\"}}", "3 rules/no-such-rule\n" },
  { "{\"rules\": {\n\n\"source-missing\": \"grave\"}}", "3 rules/source-missing\n" },
  { "{\"rules\": {\"source-missing\": {\"level\": \"off\",\n\"sections\": {\n\"risks\": 1}}}}",
    "3 rules/source-missing/sections/risks\n" },
  { "{\"rules\": {\"source-missing\": {\"levels\": \"off\"}}}", "1 rules/source-missing/levels\n" },
  { "{\"rules\":\n[]}", "1 rules\n" },
  { "{\"words\": {\"a\": [\"x\",\n1,\n\"y\"]}}", "2 words/a/1\n" },
  { "{\"words\": {\"a\": \"x\"}}", "1 words/a\n" },
  { "{\"format\": \"vouch-scorecard\"}", "1 format\n" },
  { "{\"version\": 2}", "1 version\n" },
  { "{\"title\": \"\"}", "1 title\n" },
  { "{\"colour\": \"red\",\n\"title\": \"A\"}", "1 colour\n" },
  { "{\"approval\": true}", "1 approval\n" },
  { "{\"blocks\": \"hint\"}", "1 blocks\n" },
  { "{\"kinds\": {\"summary\": {\"rules\": {\"risks-missing\": \"of\"}}}}",
    "1 kinds/summary/rules/risks-missing\n" },
  { "{\"title\": 1,\n\"approval\": 2,\n\"blocks\": 3}", "1 title\n2 approval\n3 blocks\n" },
};

static void
test_mistakes (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (VouchProfile) profile = read_text (mistakes[i].text);
      g_autofree char *troubles = print_troubles (profile);

      assert_string_equal (troubles, mistakes[i].troubles);
    }
}

static void
test_rest_holds (void **state)
{
  g_autoptr (VouchProfile) profile = read_text (
      "{\"title\": \"House\", \"rules\": {\"no-such\": \"error\", \"title-long\": \"error\"},"
      "\"words\": {\"abbreviations\": [\"FDA\", 7, \"mri\"]}, \"disclosure\": {\"any\": \"A\","
      "\"interview\": \"B\"}, \"approval\": \"required\", \"required\": {\"card\": [\"people\"]}}");
  VouchProfileWeights *weights = vouch_profile_lookup_weights (profile, "scorecard", "title-long");

  assert_string_equal (vouch_profile_get_title (profile), "House");
  assert_non_null (weights);
  assert_int_equal (weights->any, VOUCH_LEVEL_ERROR);
  assert_true (vouch_profile_has_word (profile, "abbreviations", "FDA"));
  assert_false (vouch_profile_has_word (profile, "abbreviations", "fda"));
  assert_true (vouch_profile_has_word (profile, "abbreviations", "MRI"));
  assert_false (vouch_profile_has_word (profile, "other", "MRI"));
  assert_string_equal (vouch_profile_get_disclosure (profile, "interview"), "B");
  assert_string_equal (vouch_profile_get_disclosure (profile, "trial"), "A");
  assert_string_equal (vouch_profile_get_disclosure (profile, NULL), "A");
  assert_true (vouch_profile_is_approval_required (profile));
  assert_false (vouch_profile_do_warnings_block (profile));
  assert_string_equal (vouch_profile_get_required (profile, "card")[0], "people");
}

static void
test_no_profile (void **state)
{
  static const char *const texts[] = { "", "[]", "7", "{", "{\"a\":1,\"a\":2}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      assert_null (vouch_profile_new_from_bytes (bytes, "house", &error));
      assert_non_null (error);
    }
}

static guint
count_level (VouchDocument *document, VouchProfile *profile, const char *rule, VouchLevel level)
{
  g_autoptr (VouchFindingList) findings
      = vouch_check_card_for (vouch_document_get_card (document), profile, NULL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      n += g_str_equal (vouch_finding_get_rule (finding), rule)
           && vouch_finding_get_level (finding) == level;
    }
  return n;
}

/* In the clean card f1 stands in Monitoring, within Recommendations; h1 in Highlights. */
static const struct
{
  const char *text;
  guint errors;
  guint warnings;
  guint hints;
} levels[] = {
  { "{}", 2, 0, 0 },
  { "{'rules': {'source-missing': 'warning'}}", 0, 2, 0 },
  { "{'rules': {'source-missing': 'off'}}", 0, 0, 0 },
  { "{'rules': {'source-missing': {'level': 'hint'}}}", 0, 0, 2 },
  { "{'rules': {'source-missing': {'sections': {'recommendations': 'warning'}}}}", 1, 1, 0 },
  { "{'rules': {'source-missing': {'level': 'off', 'sections': {'monitoring': 'hint'}}}}", 0, 0,
    1 },
  { "{'rules': {'source-missing': {'level': 'hint', 'sections': {'recommendations': 'off',"
    "'monitoring': 'warning'}}}}",
    0, 1, 1 },
  { "{'kinds': {'scorecard': {'rules': {'source-missing': 'hint'}}}, 'rules': {'source-missing':"
    "'off'}}",
    0, 0, 2 },
  { "{'kinds': {'summary': {'rules': {'source-missing': 'hint'}}}}", 2, 0, 0 },
};

static void
test_levels (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      g_autofree char *text = g_strdelimit (g_strdup (levels[i].text), "'", '"');
      g_autoptr (VouchProfile) profile = read_text (text);
      g_autofree char *troubles = print_troubles (profile);

      assert_string_equal (troubles, "");
      vouch_test_set (document, "h1", "origin", "'written'");
      while (vouch_node_list_get_size (
                 vouch_node_get_list (vouch_document_lookup (document, "h1"), "citations"))
             > 0)
        vouch_node_remove (
            vouch_node_list_peek (
                vouch_node_get_list (vouch_document_lookup (document, "h1"), "citations"), 0),
            NULL);
      while (vouch_node_list_get_size (
                 vouch_node_get_list (vouch_document_lookup (document, "f1"), "citations"))
             > 0)
        vouch_node_remove (
            vouch_node_list_peek (
                vouch_node_get_list (vouch_document_lookup (document, "f1"), "citations"), 0),
            NULL);
      assert_int_equal (count_level (document, profile, "source-missing", VOUCH_LEVEL_ERROR),
                        levels[i].errors);
      assert_int_equal (count_level (document, profile, "source-missing", VOUCH_LEVEL_WARNING),
                        levels[i].warnings);
      assert_int_equal (count_level (document, profile, "source-missing", VOUCH_LEVEL_HINT),
                        levels[i].hints);
    }
}

/* A level for what a reader may act on: an amount, a drug, that one thing is more than another. */
static void
test_claims (void **state)
{
  static const struct
  {
    const char *text;
    VouchLevel level;
  } texts[] = {
    { "Osmolarity rose by 8 units during wear.", VOUCH_LEVEL_ERROR },
    { "Timolol is started at night.", VOUCH_LEVEL_ERROR },
    { "Drops work better than gels.", VOUCH_LEVEL_ERROR },
    { "Drops were compared with gels.", VOUCH_LEVEL_ERROR },
    { "Gels are as good as drops.", VOUCH_LEVEL_ERROR },
    { "Gels were noninferior.", VOUCH_LEVEL_ERROR },
    { "Osmolarity rose during wear.", VOUCH_LEVEL_WARNING },
    { "Ask how the lenses feel.", VOUCH_LEVEL_WARNING },
    { "Patients rested as they liked.", VOUCH_LEVEL_WARNING },
    { "Later on the lenses dried.", VOUCH_LEVEL_WARNING },
    { "The superiority of drops is unknown.", VOUCH_LEVEL_WARNING },
  };
  g_autoptr (VouchProfile) profile
      = read_text ("{\"rules\": {\"anchor-missing\": {\"level\": \"warning\", \"claims\": \"error\"}}}");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      VouchStatement *h1 = VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));
      VouchNode *citation = vouch_node_list_peek (vouch_statement_get_citations (h1), 0);

      vouch_test_set (document, vouch_node_get_id (citation), "quote", NULL);
      vouch_statement_set_text (h1, texts[i].text);
      if (count_level (document, profile, "anchor-missing", texts[i].level) != 1)
        fail_msg ("%s: not %s", texts[i].text, vouch_level_get_name (texts[i].level));
    }
}

/* Another profile is another check, without opening the card again. */
static void
test_changes_with_profile (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchProfile) profile = read_text ("{\"rules\": {\"highlights-count\": \"error\"}}");

  vouch_test_remove (document, "h3");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "highlights-count"), 0);
  g_object_set (validator, "profile", profile, NULL);
  assert_true (vouch_validator_is_pending (validator));
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "highlights-count"), 1);
  g_object_set (validator, "profile", NULL, NULL);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "highlights-count"), 0);
}

/* What the user hides is hidden, but never an error. */
static void
test_muted (void **state)
{
  static const char *const muted[] = { "title-long", "title-missing", "duplicate-statement", NULL };
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchProfile) profile
      = read_text ("{\"rules\": {\"duplicate-statement\": \"error\"}}");
  const char *text = vouch_statement_get_text (
      VOUCH_STATEMENT (vouch_document_lookup (document, "h1")));
  g_autofree char *json = g_strdup_printf ("'%s'", text);

  vouch_test_set (document, "h2", "text", json);
  vouch_card_set_title (vouch_document_get_card (document), "");
  vouch_validator_set_muted (validator, VOUCH_MUTED_BY_ME, muted);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "title-missing"), 1);
  assert_int_equal (vouch_test_count_findings (validator, "duplicate-statement"), 0);
  vouch_validator_set_profile (validator, profile);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "duplicate-statement"), 1);
}

static void
test_locate (void **state)
{
  static const char json[]
      = "{ \"a\": [1,\n {\"b\": \"}]\\\"\",\n \"c\": {}, \"d\":\n true}],\n\"e\": -1.5 }";
  static const struct
  {
    const char *path[4];
    guint line;
  } places[] = {
    { { NULL }, 1 },          { { "a" }, 1 },      { { "a", "0" }, 1 }, { { "a", "1" }, 2 },
    { { "a", "1", "c" }, 3 }, { { "e" }, 5 },      { { "f" }, 1 },      { { "a", "7" }, 1 },
    { { "a", "1", "d" }, 3 }, { { "e", "x" }, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    assert_int_equal (vouch_json_locate (json, places[i].path), places[i].line);
}

/* What ships has no mistakes. */
static void
test_shipped (void **state)
{
  g_auto (GStrv) names = vouch_profile_list ();

  assert_true (g_strv_contains ((const char *const *) names, "default"));
  assert_true (g_strv_contains ((const char *const *) names, "medical-publisher"));
  for (gsize i = 0; names[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchProfile) profile = vouch_profile_find (names[i], &error);
      g_autofree char *troubles = NULL;

      assert_null (error);
      troubles = print_troubles (profile);
      assert_string_equal (troubles, "");
      assert_string_not_equal (vouch_profile_get_title (profile), "");
    }
}

/* What a house hides lies beside the user's profiles, a rule a line. */
static void
test_house_hides (void **state)
{
  static const char *const rules[] = { "title-drift", "reading-time", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_get_user_data_dir (), "vouch", "profiles", "house-a.muted", NULL);
  g_auto (GStrv) none = vouch_profile_read_muted ("house-a");
  g_auto (GStrv) read = NULL;
  g_auto (GStrv) edited = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *text = NULL;
  GStatBuf now;

  assert_int_equal (g_strv_length (none), 0);
  assert_true (vouch_profile_write_muted ("house-a", rules, &error));
  assert_null (error);
  read = vouch_profile_read_muted ("house-a");
  assert_true (g_strv_equal ((const char *const *) read, rules));
  assert_true (g_file_set_contents (path, "# ours\n\n  title-long \n\xff\n", -1, NULL));
  edited = vouch_profile_read_muted ("house-a");
  assert_int_equal (g_strv_length (edited), 1);
  assert_string_equal (edited[0], "title-long");
  assert_true (vouch_profile_write_muted ("house-a", rules, &error));
  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_string_equal (text, "# ours\n\n\xff\ntitle-drift\nreading-time\n");
  assert_int_equal (truncate (path, 1 << 20), 0);
  assert_false (vouch_profile_write_muted ("house-a", rules, &error));
  assert_int_equal (g_stat (path, &now), 0);
  assert_int_equal (now.st_size, 1 << 20);
  g_clear_error (&error);
  names = vouch_profile_list ();
  assert_false (g_strv_contains ((const char *const *) names, "house-a"));
  assert_false (vouch_profile_write_muted ("../a", rules, &error));
  assert_non_null (error);
}

/* By name, or by the address of any file. */
static void
test_open (void **state)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "mine.json", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (VouchProfile) named = vouch_profile_open ("medical-publisher", NULL);
  g_autoptr (VouchProfile) mine = NULL;
  g_autoptr (GError) error = NULL;

  assert_string_equal (vouch_profile_get_name (named), "medical-publisher");
  assert_null (vouch_profile_open (uri, &error));
  assert_non_null (error);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  assert_true (g_file_set_contents (path, "{\"title\": \"Mine\"}", -1, NULL));
  mine = vouch_profile_open (uri, NULL);
  assert_string_equal (vouch_profile_get_title (mine), "Mine");
  assert_string_equal (vouch_profile_get_name (mine), "mine");
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_mistakes),
    cmocka_unit_test (test_rest_holds),
    cmocka_unit_test (test_no_profile),
    cmocka_unit_test (test_levels),
    cmocka_unit_test (test_claims),
    cmocka_unit_test (test_changes_with_profile),
    cmocka_unit_test (test_muted),
    cmocka_unit_test (test_locate),
    cmocka_unit_test (test_shipped),
    cmocka_unit_test (test_house_hides),
    cmocka_unit_test (test_open),
  };

  return vouch_test_run ("profile", tests);
}
