/* test-card-people.c: who prepared and who reviewed a card, as lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-card-people.h"
#include "vouch-json-print.h"
#include "vouch-json.h"

static const char *const people
    = "[{'name':'W. Riter','role':'author','interests':'none'},{'name':'R. Eader','role':'reviewer'},"
      "{'name':'A. Ssistant','role':'assistant'},{'name':'E. Ditor','role':'editor'}]";

static void
test_list (void **state)
{
  g_autoptr (JsonNode) json = vouch_test_parse (people);
  g_autofree char *prepared
      = vouch_card_people_list (json, VOUCH_PUBLISHED_ROLE_PREPARED, "\n");
  g_autofree char *reviewed
      = vouch_card_people_list (json, VOUCH_PUBLISHED_ROLE_REVIEWED, ", ");
  g_autofree char *nobody = vouch_card_people_list (NULL, VOUCH_PUBLISHED_ROLE_REVIEWED, ", ");

  assert_string_equal (prepared, "W. Riter\nE. Ditor");
  assert_string_equal (reviewed, "R. Eader");
  assert_string_equal (nobody, "");
}

static void
test_replace (void **state)
{
  static const struct
  {
    const char *people; /* NULL: there are none yet */
    VouchPublishedRole role;
    const char *lines;
    const char *after; /* NULL: nobody */
  } cases[] = {
    { people, VOUCH_PUBLISHED_ROLE_PREPARED, "E. Ditor\n W. Riter\n\nN. Ew",
      "[{'name':'E. Ditor','role':'editor'},{'name':'W. Riter','role':'author','interests':'none'},"
      "{'name':'N. Ew','role':'author'},{'name':'R. Eader','role':'reviewer'},"
      "{'name':'A. Ssistant','role':'assistant'}]" },
    { people, VOUCH_PUBLISHED_ROLE_REVIEWED, "",
      "[{'name':'W. Riter','role':'author','interests':'none'},"
      "{'name':'A. Ssistant','role':'assistant'},{'name':'E. Ditor','role':'editor'}]" },
    { people, VOUCH_PUBLISHED_ROLE_PREPARED, "W. Writer\nE. Ditor",
      "[{'name':'W. Writer','role':'author','interests':'none'},{'name':'E. Ditor','role':'editor'},"
      "{'name':'R. Eader','role':'reviewer'},{'name':'A. Ssistant','role':'assistant'}]" },
    { NULL, VOUCH_PUBLISHED_ROLE_REVIEWED, "R. Eader", "[{'name':'R. Eader','role':'reviewer'}]" },
    { NULL, VOUCH_PUBLISHED_ROLE_REVIEWED, " \n", NULL },
    { "[{'name':'R','role':'reviewer'}]", VOUCH_PUBLISHED_ROLE_REVIEWED, "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) before = cases[i].people ? vouch_test_parse (cases[i].people) : NULL;
      g_autoptr (JsonNode) after
          = vouch_card_people_replace (before, cases[i].role, cases[i].lines);
      g_autoptr (JsonNode) expected = cases[i].after ? vouch_test_parse (cases[i].after) : NULL;

      if (!vouch_json_equal (after, expected))
        {
          g_autofree char *text = after ? vouch_json_print (after, FALSE) : NULL;

          fail_msg ("%" G_GSIZE_FORMAT ": %s", i, text);
        }
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_list),
    cmocka_unit_test (test_replace),
  };

  return vouch_test_run ("card-people", tests);
}
