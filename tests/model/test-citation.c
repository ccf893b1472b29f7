/* test-citation.c: what a citation says of its source and its place in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include "vouch-json.h"

static const struct
{
  const char *rest;
  const char *locator;
  gboolean supports;
  gboolean is_anchored;
} cases[] = {
  { "", NULL, FALSE, FALSE },
  { ",'relation':'supports'", NULL, TRUE, FALSE },
  { ",'relation':'contradicts','quote':{'exact':'words'}", NULL, FALSE, TRUE },
  { ",'quote':{'exact':'words','page':4}", "page 4 of the file", FALSE, TRUE },
  { ",'quote':{'exact':'','page':'iv'}", "page iv of the file", FALSE, FALSE },
  { ",'region':{'page':4,'box':[0,0,1,1]}", "page 4 of the file", FALSE, TRUE },
  { ",'quote':null,'region':null,'locator':null", NULL, FALSE, FALSE },
  /* The place that the source prints goes before. */
  { ",'locator':{'label':'page','value':'12'},'quote':{'exact':'words','page':4}", "p. 12", FALSE,
    TRUE },
  { ",'locator':{'label':'page','value':12}", "p. 12", FALSE, FALSE },
  { ",'locator':{'label':'section','value':'Methods'}", "Methods", FALSE, FALSE },
  { ",'locator':{'label':'section','value':'2.1'}", "section 2.1", FALSE, FALSE },
  { ",'locator':{'label':'table','value':'2'}", "table 2", FALSE, FALSE },
  { ",'locator':{'label':'timestamp','value':'1:20'}", "timestamp 1:20", FALSE, FALSE },
  { ",'locator':{'value':'%s %n'}", "%s %n", FALSE, FALSE },
  { ",'locator':{'label':'page','value':'%s'}", "p. %s", FALSE, FALSE },
  { ",'locator':{'label':'page','value':''},'quote':{'page':3}", "page 3 of the file", FALSE,
    FALSE },
  { ",'locator':{'label':'page'}", NULL, FALSE, FALSE },
  { ",'locator':{'label':7,'value':[]}", NULL, FALSE, FALSE },
};

static void
test_cases (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'id':'c','reference':'r'%s}", cases[i].rest);
      g_autoptr (VouchCitation) citation = vouch_test_read_node (VOUCH_TYPE_CITATION, json);
      g_autofree char *locator = vouch_citation_dup_locator (citation);

      if (g_strcmp0 (locator, cases[i].locator) != 0
          || vouch_citation_supports (citation) != cases[i].supports
          || vouch_citation_is_anchored (citation) != cases[i].is_anchored)
        fail_msg ("%s: %s", json, locator);
      assert_string_equal (vouch_citation_get_reference (citation), "r");
    }
}

static void
test_json_new (void **state)
{
  g_autoptr (JsonNode) json = vouch_citation_json_new ("r", "supports", "chosen");
  g_autoptr (VouchNode) citation = vouch_node_new_from_json (VOUCH_TYPE_CITATION, json, NULL);
  g_autofree char *written = vouch_test_print_node (citation);
  g_autofree char *expected
      = g_strdup_printf ("{'id':'%s','reference':'r','relation':'supports','how':'chosen'}",
                         vouch_node_get_id (citation));

  assert_string_equal (written, expected);
  assert_true (g_uuid_string_is_valid (vouch_node_get_id (citation)));
  assert_string_equal (vouch_citation_get_relation (VOUCH_CITATION (citation)), "supports");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_json_new),
  };

  return vouch_test_run ("citation", tests);
}
