/* test-digest.c: which edits a digest sees, and which it is blind to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-digest.h"
#include "vouch-json.h"
#include "vouch-json-canonical.h"

#include <string.h>

#define STATEMENT \
  "{\"id\":\"s1\",\"label\":\"L\",\"text\":\"T\",\"origin\":\"imported\",\"citations\":[" \
  "{\"id\":\"c1\",\"reference\":\"r1\",\"relation\":\"supports\",\"how\":\"typed\"," \
  "\"quote\":{\"exact\":\"q\"}}]}"

#define CARD \
  "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"k\",\"kind\":\"scorecard\"," \
  "\"language\":\"en\",\"title\":\"T\",\"people\":[{\"name\":\"P\"}]," \
  "\"article\":{\"title\":\"A\",\"reference\":\"r3\"}," \
  "\"sections\":[{\"id\":\"x\",\"role\":\"recommendations\",\"sections\":[{\"id\":\"y\"," \
  "\"statements\":[" STATEMENT ",{\"id\":\"s2\",\"text\":\"U\",\"citations\":[]}]}]}," \
  "{\"id\":\"z\",\"items\":[{\"id\":\"i\",\"text\":\"I\",\"citations\":[{\"reference\":\"r4\"}]}]}]," \
  "\"references\":[{\"id\":\"r1\",\"title\":\"R1\"},{\"id\":\"r2\",\"title\":\"R2\"}," \
  "{\"id\":\"r3\",\"title\":\"R3\"},{\"id\":\"r4\",\"title\":\"R4\"}]}"

typedef struct
{
  const char *from, *to;
  gboolean changes;
} Edit;

static const Edit statement_edits[] = {
  { "\"text\":\"T\"", "\"text\":\"T.\"", TRUE },
  { "\"label\":\"L\"", "\"label\":\"M\"", TRUE },
  { "\"label\":\"L\",", "", TRUE },
  { "\"text\":\"T\"", "\"text\":\"T\",\"marks\":[{\"from\":0,\"to\":1,\"as\":\"bold\"}]", TRUE },
  { "\"r1\"", "\"r2\"", TRUE },
  { "supports", "contradicts", TRUE },
  { "\"exact\":\"q\"", "\"exact\":\"p\"", TRUE },
  { "\"exact\":\"q\"", "\"exact\":\"q\",\"page\":4", TRUE },
  { "\"how\"", "\"locator\":{\"label\":\"page\",\"value\":\"4\"},\"how\"", TRUE },
  { "\"how\"", "\"region\":{\"page\":1,\"box\":[0,0,1,1]},\"how\"", TRUE },
  { "]}", ",{\"id\":\"c2\",\"reference\":\"r2\",\"relation\":\"background\"}]}", TRUE },
  { "\"id\":\"s1\"", "\"id\":\"s9\"", FALSE },
  { "\"id\":\"c1\"", "\"id\":\"c9\"", FALSE },
  { "imported", "edited", FALSE },
  { "typed", "chosen", FALSE },
  { "\"text\":\"T\"", "\"text\":\"T\",\"marks\":[]", FALSE },
  { "\"text\":\"T\"", "\"text\":\"T\",\"marks\":null", FALSE },
  { "\"origin\"", "\"verified\":{\"by\":\"x\",\"digest\":\"y\"},\"marker\":{\"text\":\"m\"},\"origin\"",
    FALSE },
  { "\"how\"", "\"seen-by-eye\":\"x\",\"how\"", TRUE },
  { "\"how\"", "\"answer\":{\"text\":\"x\"},\"how\"", FALSE },
  { "\"origin\"", "\"not-in\":[{\"source\":\"x\"}],\"origin\"", FALSE },
};

static const Edit content_edits[] = {
  { "\"title\":\"T\"", "\"title\":\"S\"", TRUE },
  { "\"title\":\"A\"", "\"title\":\"B\"", TRUE },
  { "\"text\":\"T\"", "\"text\":\"S\"", TRUE },
  { "\"text\":\"I\"", "\"text\":\"J\"", TRUE },
  { "\"language\":\"en\"", "\"language\":\"de\"", TRUE },
  { "\"name\":\"P\"", "\"name\":\"Q\"", TRUE },
  { "\"article\"", "\"disclosure\":\"D\",\"article\"", TRUE },
  { "\"R1\"", "\"Q1\"", TRUE },
  { "\"R3\"", "\"Q3\"", TRUE },
  { "\"R4\"", "\"Q4\"", TRUE },
  { "\"text\":\"U\"", "\"text\":\"U\",\"set-aside\":true", TRUE },
  { "\"text\":\"U\"", "\"text\":\"U\",\"declined\":{\"reason\":\"general\"}", TRUE },
  { "\"R2\"", "\"never cited\"", FALSE },
  { "{\"id\":\"r1\",\"title\":\"R1\"},{\"id\":\"r2\",\"title\":\"R2\"}",
    "{\"id\":\"r2\",\"title\":\"R2\"},{\"id\":\"r1\",\"title\":\"R1\"}", FALSE },
  { "\"text\":\"U\"",
    "\"text\":\"U\",\"marker\":{\"text\":\"m\"},\"by\":\"x\",\"origin\":\"edited\","
    "\"verified\":{},\"set-aside\":false,\"not-in\":[{\"source\":\"x\"}]",
    FALSE },
  { "\"relation\"", "\"answer\":{\"text\":\"x\",\"by\":\"y\"},\"relation\"", FALSE },
  { "{\"reference\":\"r4\"", "{\"answer\":{\"text\":\"x\"},\"reference\":\"r4\"", FALSE },
  { "\"article\"", "\"disclosure\":null,\"article\"", FALSE },
  { "\"references\"",
    "\"notes\":[{\"id\":\"n\",\"body\":\"b\"}],\"considered\":[{\"rule\":\"r\"}],\"muted\":[\"m\"],"
    "\"approvals\":[{\"by\":\"x\"}],\"publications\":[{\"portal\":\"p\"}],\"date\":\"2026-01-01\","
    "\"work\":{\"state\":\"draft\"},\"drafting\":\"machine\",\"references\"",
    FALSE },
};

static char *
digest_text (const char *text,
             char      *(*digest) (JsonNode *node))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, &error);

  if (!node)
    fail_msg ("%s: %s", text, error->message);
  return digest (node);
}

static void
check_edits (const char *text,
             const Edit *edits,
             gsize       n_edits,
             char      *(*digest) (JsonNode *node))
{
  g_autofree char *before = digest_text (text, digest);

  assert_int_equal (strlen (before), 64);
  for (gsize i = 0; i < n_edits; i++)
    {
      g_autoptr (GString) edited = g_string_new (text);
      g_autofree char *after = NULL;

      assert_true (g_string_replace (edited, edits[i].from, edits[i].to, 1) == 1);
      after = digest_text (edited->str, digest);
      if (g_str_equal (before, after) == edits[i].changes)
        fail_msg ("%s to %s: %s", edits[i].from, edits[i].to,
                  edits[i].changes ? "not seen" : "seen");
    }
}

static void
test_statement (void **state)
{
  check_edits (STATEMENT, statement_edits, G_N_ELEMENTS (statement_edits), vouch_statement_digest);
}

static void
test_content (void **state)
{
  check_edits (CARD, content_edits, G_N_ELEMENTS (content_edits), vouch_content_digest);
}

/* What is set aside counts as if it was not there, with what it alone cites. */
static void
test_set_aside (void **state)
{
  g_autoptr (GString) aside = g_string_new (CARD);
  g_autoptr (GString) gone = g_string_new (CARD);
  g_autoptr (GString) uncited = NULL;
  g_autofree char *aside_digest = NULL;
  g_autofree char *gone_digest = NULL;
  g_autofree char *uncited_digest = NULL;

  g_string_replace (aside, "\"label\"", "\"set-aside\":true,\"label\"", 1);
  g_string_replace (gone, STATEMENT ",", "", 1);
  uncited = g_string_new (aside->str);
  g_string_replace (uncited, "\"R1\"", "\"Q1\"", 1);
  aside_digest = digest_text (aside->str, vouch_content_digest);
  gone_digest = digest_text (gone->str, vouch_content_digest);
  uncited_digest = digest_text (uncited->str, vouch_content_digest);
  assert_string_equal (aside_digest, gone_digest);
  assert_string_equal (aside_digest, uncited_digest);
}

/* The exact form, so that no later change of ours alters what is signed. */
static void
test_exact_form (void **state)
{
  g_autofree char *statement = digest_text (STATEMENT, vouch_statement_digest);
  g_autofree char *expected
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                       "{\"citations\":[{\"quote\":{\"exact\":\"q\"},"
                                       "\"reference\":\"r1\",\"relation\":\"supports\"}],"
                                       "\"label\":\"L\",\"text\":\"T\"}",
                                       -1);
  g_autofree char *empty = digest_text ("{}", vouch_content_digest);
  g_autofree char *expected_empty
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "{\"references\":[],\"sections\":[]}", -1);

  assert_string_equal (statement, expected);
  assert_string_equal (empty, expected_empty);
}

/* Wrong types anywhere are no reason to fall over. */
static void
test_wrong_types (void **state)
{
  static const char * const texts[] = {
    "null", "[]", "7", "{\"sections\":7}", "{\"sections\":[7,[],null,{\"statements\":{}}]}",
    "{\"sections\":[{\"statements\":[1,{\"citations\":3}],\"items\":\"x\"}],\"references\":{}}",
    "{\"article\":[],\"references\":[1,{},{\"id\":4}],\"people\":3}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *content = digest_text (texts[i], vouch_content_digest);
      g_autofree char *statement = digest_text (texts[i], vouch_statement_digest);

      assert_int_equal (strlen (content), 64);
      assert_int_equal (strlen (statement), 64);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_statement),   cmocka_unit_test (test_content),
    cmocka_unit_test (test_set_aside),   cmocka_unit_test (test_exact_form),
    cmocka_unit_test (test_wrong_types),
  };

  return vouch_test_run ("digest", tests);
}
