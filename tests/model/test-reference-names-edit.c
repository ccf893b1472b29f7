/* test-reference-names-edit.c: names as they are typed and pasted, and lines that come back whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-reference-names-edit.h"

/* "family|given|suffix" or "=literal" for each name, with a slash between. */
static const struct
{
  const char *text;
  const char *names;
} cases[] = {
  { "", "" },
  { "  \n \n", "" },
  { "Kim MS", "Kim|MS" },
  { "Kim MS, An Y", "Kim|MS/An|Y" },
  { "Kim MS, An Y, Jeon M, et al.", "Kim|MS/An|Y/Jeon|M" },
  { "Kim MS et al", "Kim|MS" },
  { "Kim MS, An Y and Roe JB", "Kim|MS/An|Y/Roe|JB" },
  { "Kim M, An Y and 10 others", "Kim|M/An|Y" },
  { "Kim, Min-Soo; An, Yuna", "Kim|Min-Soo/An|Yuna" },
  { "Kim, Min-Soo; An, Yuna; ", "Kim|Min-Soo/An|Yuna" },
  { "Kim, Min-Soo\nAn, Yuna", "Kim|Min-Soo/An|Yuna" },
  { "Kim, M. S., & An, Y.", "Kim|M. S./An|Y." },
  { "Kim, M.-S., An, Y., & Roe, J. B.", "Kim|M.-S./An|Y./Roe|J. B." },
  { "Kim, MS", "Kim|MS" },
  { "Kim, M. S.", "Kim|M. S." },
  { "Min-Soo Kim", "Kim|Min-Soo" },
  { "Min-Soo Kim, Yuna An", "Kim|Min-Soo/An|Yuna" },
  { "Min-Soo Kim and Yuna An", "Kim|Min-Soo/An|Yuna" },
  { "Jane Doe & John Roe", "Doe|Jane/Roe|John" },
  { "Jane Doe, MD, PhD", "Doe|Jane" },
  { "Jane Doe, M.D., John Roe, Ph.D.", "Doe|Jane/Roe|John" },
  { "Doe, Jane, MD", "Doe|Jane" },
  { "J. C. Yang", "Yang|J. C." },
  { "JC Yang", "Yang|JC" },
  { "Jan van der Meer", "van der Meer|Jan" },
  { "van der Meer P, O’Brien Z", "van der Meer|P/O’Brien|Z" },
  { "van der Meer, Jan", "van der Meer|Jan" },
  { "Jean d’Alembert", "d’Alembert|Jean" },
  { "García Márquez, Gabriel", "García Márquez|Gabriel" },
  { "King, Martin Luther, Jr.", "King|Martin Luther|Jr." },
  { "Martin Luther King Jr", "King|Martin Luther|Jr" },
  { "Martin Luther King, Jr.", "King|Martin Luther|Jr." },
  { "King ML Jr", "King|ML|Jr" },
  { "Force T", "Force|T" },
  { "World Health Organization", "=World Health Organization" },
  { "Centers for Disease Control and Prevention", "=Centers for Disease Control and Prevention" },
  { "SPRINT Research Group", "=SPRINT Research Group" },
  { "US Preventive Services Task Force", "=US Preventive Services Task Force" },
  { "UNICEF", "=UNICEF" },
  { "김민수", "=김민수" },
  { "김 민수", "=김 민수" },
  { "김, 민수", "김|민수" },
  { "Study 329 Investigators", "=Study 329 Investigators" },
  { "Kim MS\nWorld Health Organization\nYuna An", "Kim|MS/=World Health Organization/An|Yuna" },
};

static char *
print (JsonArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      JsonObject *name = json_array_get_object_element (names, i);
      const char *literal = vouch_json_get_text (name, "literal");
      const char *suffix = vouch_json_get_text (name, "suffix");

      if (text->len)
        g_string_append_c (text, '/');
      if (literal)
        g_string_append_printf (text, "=%s", literal);
      else
        g_string_append_printf (text, "%s|%s", vouch_json_get_text (name, "family"),
                                vouch_json_get_text (name, "given"));
      if (suffix)
        g_string_append_printf (text, "|%s", suffix);
    }
  return g_string_free (text, FALSE);
}

static void
test_parse (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonArray) names = vouch_reference_names_parse (cases[i].text, NULL);
      g_autofree char *text = print (names);

      if (g_strcmp0 (text, cases[i].names) != 0)
        fail_msg ("“%s”: is “%s”, should be “%s”", cases[i].text, text, cases[i].names);
    }
}

static JsonNode *
parse_json (const char *text)
{
  JsonNode *node = vouch_json_parse (text, strlen (text), 1 << 20, NULL);

  assert_non_null (node);
  return node;
}

/* What no line shows must not be lost because somebody opened a form. */
static void
test_untouched_lines (void **state)
{
  static const char *const json
      = "[{\"family\":\"Meer\",\"non-dropping-particle\":\"van der\",\"given\":\"Jan\","
        "\"ORCID\":\"0000\"},{\"literal\":\"The Dust, Group\"},{\"family\":\"Solo\"}]";
  g_autoptr (JsonNode) before = parse_json (json);
  JsonArray *names = json_node_get_array (before);
  g_autofree char *text = vouch_reference_names_edit_text (names);
  g_autofree char *more = g_strconcat ("Doe J\n", text, NULL);
  g_autoptr (JsonArray) same = NULL;
  g_autoptr (JsonArray) longer = NULL;
  g_autoptr (JsonNode) after = json_node_new (JSON_NODE_ARRAY);

  assert_string_equal (text, "van der Meer, Jan\nThe Dust, Group\nSolo");
  same = vouch_reference_names_parse (text, names);
  json_node_set_array (after, same);
  assert_true (vouch_json_equal (before, after));
  longer = vouch_reference_names_parse (more, names);
  assert_int_equal (json_array_get_length (longer), 4);
  assert_string_equal (vouch_json_get_text (json_array_get_object_element (longer, 1), "ORCID"),
                       "0000");
}

/* Lines come back as the names that they were made from, whatever the form of the first text. */
static void
test_round_trip (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonArray) names = vouch_reference_names_parse (cases[i].text, NULL);
      g_autofree char *text = vouch_reference_names_edit_text (names);
      g_autoptr (JsonArray) again = vouch_reference_names_parse (text, NULL);
      g_autofree char *printed = print (again);

      if (g_strcmp0 (printed, cases[i].names) != 0)
        fail_msg ("“%s”: back as “%s”, should be “%s”", text, printed, cases[i].names);
    }
}

static void
test_many (void **state)
{
  GString *text = g_string_new (NULL);
  g_autoptr (JsonArray) names = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "Kim M%s", i % 2 ? ", " : "\n");
  names = vouch_reference_names_parse (text->str, NULL);
  assert_int_equal (json_array_get_length (names), 5000);
  g_string_free (text, TRUE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_parse),
    cmocka_unit_test (test_untouched_lines),
    cmocka_unit_test (test_round_trip),
    cmocka_unit_test (test_many),
  };

  return vouch_test_run ("reference-names-edit", tests);
}
