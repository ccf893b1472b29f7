/* test-report.c: what reports say, in each of their formats.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>

#include "vouch-check.h"
#include "vouch-json.h"
#include "vouch-report.h"
#include "vouch-rule.h"

typedef struct
{
  VouchDocument *document;    /* (owned) */
  VouchFindingList *findings; /* (owned) */
  GBytes *bytes;              /* (owned) */
  GPtrArray *unread;          /* (owned) */
  VouchReportCard card;
  VouchReportRun run;
} Desk;

static void
end_desk (Desk *desk)
{
  g_clear_object (&desk->document);
  g_clear_object (&desk->findings);
  g_clear_pointer (&desk->bytes, g_bytes_unref);
  g_clear_pointer (&desk->unread, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, end_desk)

/* The clean card with one text put in. */
static void
begin_desk (Desk *desk, const char *node, const char *text)
{
  g_autofree char *json = text ? g_strdup_printf ("\"%s\"", text) : NULL;
  g_autofree char *printed = NULL;

  *desk = (Desk){ .document = vouch_test_open_fixture ("check/clean.scorecard") };
  if (text)
    {
      g_autoptr (JsonNode) value = vouch_test_parse (json);
      g_autoptr (VouchChange) change = vouch_change_new_set (
          node, "text", vouch_node_get_value (vouch_document_lookup (desk->document, node), "text"),
          value);

      assert_true (vouch_document_apply (desk->document, change, NULL));
    }
  printed = vouch_test_print_card (desk->document);
  desk->bytes = g_bytes_new (printed, strlen (printed));
  desk->unread = g_ptr_array_new ();
  desk->card = (VouchReportCard){ .file = "a b.scorecard",
                                  .bytes = desk->bytes,
                                  .card = vouch_document_get_card (desk->document) };
  desk->findings = vouch_check_card (desk->card.card, &desk->card.summary);
  desk->card.findings = desk->findings;
  desk->run = (VouchReportRun){ .profile = vouch_profile_get_default (),
                                .n_cards = 1,
                                .totals = desk->card.summary,
                                .unread = desk->unread };
}

static char *
print (Desk *desk, const VouchReportFormat *format)
{
  g_autofree char *start = format->begin ? format->begin (&desk->run) : g_strdup ("");
  g_autofree char *part = format->card (&desk->card);
  g_autofree char *end = format->end ? format->end (&desk->run) : g_strdup ("");

  return g_strconcat (start, part, end, NULL);
}

/* The caret stands under the first sign that is meant, whatever stands before it. */
static const struct
{
  const char *text;
  const char *lines;
} carets[] = {
  { "Osmolarity rose [insert drug name] by much.",
    "            Osmolarity rose [insert drug name] by much.\n"
    "                            ^~~~~~~~~~~~~~~~~~\n" },
  { "高い Osmolarity [insert drug name] by much.",
    "            高い Osmolarity [insert drug name] by much.\n"
    "                            ^~~~~~~~~~~~~~~~~~\n" },
  { "Cafe\\u0301 wearers [insert drug name] by much.",
    "            Cafe\xcc\x81 wearers [insert drug name] by much.\n"
    "                         ^~~~~~~~~~~~~~~~~~\n" },
  { "In a long sentence that goes on about many things, and on, and on until nobody reads it "
    "[insert drug name] and even then never comes to its end for a while, as some do.",
    "            …and on, and on until nobody reads it [insert drug name] and even…\n"
    "                                                  ^~~~~~~~~~~~~~~~~~\n" },
};

static void
test_carets (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (carets); i++)
    {
      g_auto (Desk) desk = { 0 };
      g_autofree char *text = NULL;

      begin_desk (&desk, "h1", carets[i].text);
      text = print (&desk, &vouch_report_format_text);
      vouch_test_assert_has (text, "[chat-residue]");
      vouch_test_assert_has (text, carets[i].lines);
    }
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *json = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, &error);

  if (!json)
    fail_msg ("%s:\n%s", error->message, text);
  return json;
}

/* What the standard's schema requires of what we write. */
static void
check_sarif_result (JsonObject *result, GHashTable *rules)
{
  static const char *const levels[] = { "none", "note", "warning", "error", NULL };
  JsonArray *locations = vouch_json_get_array (result, "locations");
  JsonObject *physical
      = vouch_json_get_object (vouch_json_array_object (locations, 0), "physicalLocation");
  JsonObject *artifact = vouch_json_get_object (physical, "artifactLocation");
  JsonObject *region = vouch_json_get_object (physical, "region");

  assert_non_null (vouch_json_get_text (vouch_json_get_object (result, "message"), "text"));
  assert_true (g_strv_contains (levels, vouch_json_get_text (result, "level")));
  assert_true (g_hash_table_contains (rules, vouch_json_get_text (result, "ruleId")));
  assert_string_equal (vouch_json_get_text (artifact, "uri"), "a%20b.scorecard");
  assert_true (vouch_json_get_int (region, "startLine", 0) >= 1);
}

static void
collect_rules (JsonArray *rules, GHashTable *ids)
{
  for (guint i = 0; i < vouch_json_array_length (rules); i++)
    {
      JsonObject *rule = vouch_json_array_object (rules, i);
      const char *id = vouch_json_get_text (rule, "id");

      assert_non_null (id);
      assert_true (g_hash_table_add (ids, (gpointer) id));
      assert_non_null (
          vouch_json_get_text (vouch_json_get_object (rule, "shortDescription"), "text"));
    }
}

static void
test_sarif (void **state)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *run, *driver;
  JsonArray *results;

  begin_desk (&desk, "h1", "TBD");
  vouch_card_set_title (desk.card.card, "");
  text = print (&desk, &vouch_report_format_sarif);
  json = parse (text);
  assert_string_equal (vouch_json_get_text (vouch_json_node_object (json), "version"), "2.1.0");
  run = vouch_json_array_object (vouch_json_get_array (vouch_json_node_object (json), "runs"), 0);
  driver = vouch_json_get_object (vouch_json_get_object (run, "tool"), "driver");
  assert_string_equal (vouch_json_get_text (driver, "name"), "Vouch");
  collect_rules (vouch_json_get_array (driver, "rules"), rules);
  assert_int_equal (g_hash_table_size (rules), vouch_rules_count ());
  results = vouch_json_get_array (run, "results");
  assert_true (vouch_json_array_length (results) > 0);
  for (guint i = 0; i < vouch_json_array_length (results); i++)
    check_sarif_result (vouch_json_array_object (results, i), rules);
  assert_true (vouch_json_get_boolean (
      vouch_json_array_object (vouch_json_get_array (run, "invocations"), 0), "executionSuccessful",
      FALSE));
}

/* The line is that of the statement in its file. */
static void
test_sarif_line (void **state)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  const char *bytes, *place;
  guint line = 1;

  begin_desk (&desk, "h1", "TBD");
  bytes = g_bytes_get_data (desk.bytes, NULL);
  place = strstr (bytes, "\"id\": \"h1\"");
  assert_non_null (place);
  for (const char *p = bytes; p < place; p++)
    line += *p == '\n';
  text = print (&desk, &vouch_report_format_sarif);
  expected = g_strdup_printf ("\"startLine\": %u", line);
  vouch_test_assert_has (text, expected);
}

static void
test_html (void **state)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *text = NULL;

  begin_desk (&desk, "h1", "<script>alert(1)</script> & \\u0007 [insert drug name] rose.");
  text = print (&desk, &vouch_report_format_html);
  assert_null (strstr (text, "<script"));
  vouch_test_assert_has (text, "&lt;script&gt;");
  vouch_test_assert_has (text, "<mark>[insert drug name]</mark>");
  vouch_test_assert_has (text, "<strong>Error</strong>");
  vouch_test_assert_has (text, "chat-residue");
  vouch_test_assert_has (text, "</html>\n");
  assert_null (strchr (text, '\a'));
}

static void
test_json (void **state)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) json = NULL;

  begin_desk (&desk, "h1", "TBD");
  text = print (&desk, &vouch_report_format_json);
  json = parse (text);
  assert_int_equal (
      vouch_json_array_length (vouch_json_get_array (vouch_json_node_object (json), "cards")), 1);
}

static char *
print_record (Desk *desk)
{
  JsonArray *cards = json_array_new ();
  g_autoptr (JsonNode) record = NULL;

  json_array_add_element (cards, vouch_report_record_card (&desk->card));
  record = vouch_report_record (&desk->run, cards);
  return json_to_string (record, FALSE);
}

/* The same card gives the same record; another content, another. */
static void
test_record (void **state)
{
  g_auto (Desk) one = { 0 };
  g_auto (Desk) same = { 0 };
  g_auto (Desk) other = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  begin_desk (&one, "h1", "TBD");
  begin_desk (&same, "h1", "TBD");
  begin_desk (&other, "h1", "TODO");
  first = print_record (&one);
  second = print_record (&same);
  third = print_record (&other);
  assert_string_equal (first, second);
  assert_string_not_equal (first, third);
  vouch_test_assert_has (first, "\"format\":\"vouch-check-record\"");
}

static void
test_formats (void **state)
{
  static const char *const names[] = { "text", "json", "sarif", "html" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_string_equal (vouch_report_format_find (names[i])->name, names[i]);
  assert_null (vouch_report_format_find ("xml"));
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_carets),     cmocka_unit_test (test_sarif),
    cmocka_unit_test (test_sarif_line), cmocka_unit_test (test_html),
    cmocka_unit_test (test_json),       cmocka_unit_test (test_record),
    cmocka_unit_test (test_formats),
  };

  return vouch_test_run ("report", tests);
}
