/* test-record-text.c: what is wrong with the fields of a reference, and how it is put right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-json.h"
#include "vouch-record-text.h"

static const struct
{
  const char *title;
  const char *clean;
} titles[] = {
  { "Heart &amp; Kidney", "Heart & Kidney" },
  { "Heart &amp;amp; Kidney", "Heart & Kidney" },
  { "&#x03B2;-blockers &#946;", "β-blockers β" },
  { "In <jats:italic>vivo</jats:italic>", "In vivo" },
  { "In <i>vivo</i>", "In <i>vivo</i>" },
  { "P < 0.05 & more", "P < 0.05 & more" },
  { "Two  spaces\n here ", "Two spaces here" },
  { "Re\xcc\x81sultats", "Résultats" },
  { "&unknown; stays", "&unknown; stays" },
};

static void
test_titles (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *clean = vouch_record_title_clean (titles[i].title);

      assert_string_equal (clean, titles[i].clean);
    }
}

static const struct
{
  const char *pages;
  gboolean turn_back;
} pages[] = {
  { "130-125", TRUE },    { "125-130", FALSE }, { "1234-45", FALSE },  { "1245-34", TRUE },
  { "S19-S12", TRUE },    { "S12-9", FALSE },    { "e100-e112", FALSE }, { "e100", FALSE },
  { "12-18, 20", FALSE }, { "125–30", FALSE },  { "100-9", FALSE },    { "A1-B1", FALSE },
};

static void
test_pages (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (vouch_record_pages_turn_back (pages[i].pages) != pages[i].turn_back)
      fail_msg ("%s", pages[i].pages);
}

static const struct
{
  const char *names;
  const char *mended; /* NULL: a person has to look */
} names[] = {
  { "[{'family':'Kim and Lee','given':'J'}]", "[{'family':'Kim'},{'family':'Lee','given':'J'}]" },
  { "[{'family':'Kim,','given':'M'}]", "[{'family':'Kim','given':'M'}]" },
  { "[{'family':'and Lee','given':'M'}]", "[{'family':'Lee','given':'M'}]" },
  { "[{'family':'ANDERSON','given':'K'}]", "[{'family':'Anderson','given':'K'}]" },
  { "[{'family':'MCDONALD-SMITH','given':'K'}]", "[{'family':'McDonald-Smith','given':'K'}]" },
  { "[{'family':'Kim','given':'M','ORCID':'x'},{'family':'Lee;','given':'J'}]",
    "[{'family':'Kim','given':'M','ORCID':'x'},{'family':'Lee','given':'J'}]" },
  { "[{'literal':'Smith J, Jones K'}]", NULL },
};

static void
test_names (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (JsonNode) given = vouch_test_parse (names[i].names);
      g_autoptr (JsonNode) expected = names[i].mended ? vouch_test_parse (names[i].mended) : NULL;
      g_autoptr (JsonNode) mended = vouch_record_names_mend (vouch_json_node_array (given));

      if ((expected != NULL) != (mended != NULL) || (expected && !vouch_json_equal (mended, expected)))
        {
          g_autofree char *text = mended ? json_to_string (mended, FALSE) : NULL;

          fail_msg ("%s became %s", names[i].names, text);
        }
    }
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_titles),
    cmocka_unit_test (test_pages),
    cmocka_unit_test (test_names),
  };

  return vouch_test_run ("record-text", tests);
}
