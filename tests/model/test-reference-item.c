/* test-reference-item.c: the normal forms of what readers find.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-reference-item.h"
#include "vouch-reference-markup.h"

typedef struct
{
  const char *text;
  const char *normal;
} Pair;

static const Pair pages[] = {
  { "476-81", "476-481" },   { "476-481", "476-481" },     { "454–81", "454-481" },
  { "12--15", "12-15" },     { "1023 - 45", "1023-1045" }, { "S12-5", "S12-S15" },
  { "S12-15", "S12-S15" },   { "D109-14", "D109-D114" },   { "e0123456", "e0123456" },
  { "034708", "034708" },    { "pp. 3-9", "3-9" },         { "p. 7", "7" },
  { "12-12", "12" },         { "12-", "12" },              { "1-5, 8-9", "1-5, 8-9" },
  { "8-1", "8-1" },          { "iv-x", "iv-x" },           { "123.e1-5", "123.e1-123.e5" },
  { "11.5-11.9", "11.5-11.9" }, { "100-5.", "100-105" },   { "", "" },
};

static const Pair given[] = {
  { "AL", "A. L." },       { "A", "A." },         { "A L", "A. L." },  { "A.L.", "A. L." },
  { "Jane A", "Jane A." }, { "J.-P", "J.-P." },   { "J-P", "J.-P." },  { "Jean-Paul", "Jean-Paul" },
  { "Sang In", "Sang In" }, { "A. L.", "A. L." }, { "PWB", "P. W. B." }, { "Ch.", "Ch." },
  { "ÁÉ", "Á. É." },       { "R. I.", "R. I." },  { "WARREN", "WARREN" },
};

static const struct
{
  const char *text;
  int year, month, day;
} dates[] = {
  { "2013 Jun 10", 2013, 6, 10 }, { "2001/09/01/", 2001, 9, 1 }, { "2001/00/00/", 2001, 0, 0 },
  { "15 July 2005", 2005, 7, 15 }, { "July 15, 2005", 2005, 7, 15 }, { "Jan-Feb 2013", 2013, 1, 0 },
  { "20160512", 2016, 5, 12 }, { "2015/october", 2015, 10, 0 }, { "10/06/2013", 2013, 6, 10 },
  { "6/2013", 2013, 6, 0 }, { "2013-06", 2013, 6, 0 }, { "c. 1999", 1999, 0, 0 }, { "Dezember 2001", 2001, 12, 0 },
  { "2012///", 2012, 0, 0 }, { "2004-21", 2004, 0, 0 }, { "Spring 2004", 2004, 0, 0 }, { "Jul 4", 0, 7, 4 },
  { "YEAR/MONTH/DAY/", 0, 0, 0 }, { "", 0, 0, 0 }, { "99", 0, 0, 0 },
};

static const Pair names[] = {
  { "Smith, Jane AL", "{\"family\":\"Smith\",\"given\":\"Jane A. L.\"}" },
  { "Cocke", "{\"literal\":\"Cocke\"}" },
  { "Catarina Barata", "{\"family\":\"Barata\",\"given\":\"Catarina\"}" },
  { "Smith AB", "{\"family\":\"Smith\",\"given\":\"A. B.\"}" },
  { "some author", "{\"family\":\"author\",\"given\":\"some\"}" },
  { "King, Jr., M.L.", "{\"family\":\"King\",\"given\":\"M. L.\",\"suffix\":\"Jr.\"}" },
  { "King, ML, III", "{\"family\":\"King\",\"given\":\"M. L.\",\"suffix\":\"III\"}" },
  { "Doe, Jan, MD", "{\"family\":\"Doe\",\"given\":\"Jan\"}" },
  { "van der Meer, P", "{\"family\":\"van der Meer\",\"given\":\"P.\"}" },
  { "Wellcome Trust,", "{\"literal\":\"Wellcome Trust\"}" },
  { "A, B, C, D", "{\"literal\":\"A, B, C, D\"}" },
};

/* An abstract keeps the words of what was marked, and blocks apart. */
static const Pair abstracts[] = {
  { "B<b>12</b>, H<sub>2</sub>O", "B12, H2O" }, { "One.<br/>Two.<BR>Three.", "One. Two. Three." },
  { "<p>One.</p><p>Two.</p>", "One. Two." },    { "<jats:p>One <jats:italic>b</jats:italic></jats:p>", "One b" },
  { "p < 0.05 <i", "p < 0.05 <i" },             { "<bogus>x", "<bogus>x" },
};

static void
test_abstracts (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (abstracts); i++)
    {
      g_autoptr (JsonObject) item = json_object_new ();

      vouch_reference_item_set_abstract (item, abstracts[i].text);
      assert_string_equal (vouch_json_get_text (item, "abstract"), abstracts[i].normal);
    }
}

/* Megabytes of what begins a tag and never ends it, or of many tags: were each looked for, or counted,
 * from one end of the text to the other, this would last for minutes. */
static void
test_many_tags (void **state)
{
  static const char *const tags[] = { "<", "<b", "<a", "<math", "</i>b" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autoptr (JsonObject) item = json_object_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *words = NULL;

      while (text->len < 4000000)
        g_string_append (text, tags[i]);
      vouch_reference_item_set_title (item, "title", text->str);
      words = vouch_reference_markup_read (text->str);
      assert_non_null (words);
    }
}

static void
test_pages (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *normal = vouch_reference_pages (pages[i].text);

      assert_string_equal (normal, pages[i].normal);
    }
}

static void
test_given (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autofree char *normal = vouch_reference_given ("Smith", given[i].text);

      assert_string_equal (normal, given[i].normal);
    }
}

static void
test_dates (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      VouchReferenceDate date;

      vouch_reference_date_guess (&date, dates[i].text);
      if (date.year != dates[i].year || date.month != dates[i].month || date.day != dates[i].day)
        fail_msg ("“%s” became %d-%d-%d", dates[i].text, date.year, date.month, date.day);
    }
}

static void
test_names (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (JsonNode) node = vouch_json_new_object (vouch_reference_person_read (names[i].text));
      g_autofree char *json = vouch_json_print (node, FALSE);

      assert_string_equal (json, names[i].normal);
    }
}

/* "SMITH, BOB" has no initials B. O. B. */
static void
test_capitals (void **state)
{
  g_autofree char *word = vouch_reference_given ("SMITH", "BOB");
  g_autofree char *initials = vouch_reference_given ("SMITH", "AL");

  assert_string_equal (word, "BOB");
  assert_string_equal (initials, "A. L.");
}

static void
test_serials (void **state)
{
  g_autoptr (JsonObject) item = json_object_new ();

  vouch_reference_item_add_serial (item, "0955-2359 (Print)");
  vouch_reference_item_add_serial (item, "ISBN 978-0-306-40615-7 (electronic)");
  vouch_reference_item_add_serial (item, "14774674");
  vouch_reference_item_add_serial (item, "0955-2359");
  assert_string_equal (vouch_json_get_text (item, "ISSN"), "0955-2359, 1477-4674");
  assert_string_equal (vouch_json_get_text (item, "ISBN"), "9780306406157");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_pages),    cmocka_unit_test (test_given), cmocka_unit_test (test_dates),
    cmocka_unit_test (test_names),    cmocka_unit_test (test_capitals),
    cmocka_unit_test (test_serials),  cmocka_unit_test (test_abstracts), cmocka_unit_test (test_many_tags),
  };

  return vouch_test_run ("reference-item", tests);
}
