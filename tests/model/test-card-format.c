/* test-card-format.c: what is a card, what is none and why, and that nothing is lost on the way.
 *
 * Short JSON stands in the tables with ' for ".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-json.h"

static GBytes *
quote (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return g_bytes_new (json, strlen (json));
}

static char *
write_back (VouchCard *card)
{
  g_autoptr (GBytes) bytes = vouch_card_format_write (card);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* --- what comes back --- */

static const char *const fixtures[]
    = { "page/full.scorecard", "../../data/samples/finished.scorecard",
        "../../data/templates/scorecard.json" };

/* Byte for byte: what was not changed makes no line in a diff. */
static void
test_written_as_read (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      gsize length;
      g_autofree char *text = vouch_test_read_fixture (fixtures[i], &length);
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchCard) card = vouch_card_format_read (bytes, &error);
      g_autofree char *written = NULL;

      if (!card)
        fail_msg ("%s: %s", fixtures[i], error->message);
      written = write_back (card);
      assert_string_equal (written, text);
    }
}

#define HEAD "'format':'vouch-scorecard','version':1,'id':'c'"

/* Members that this version does not know, wherever they stand, and in whatever order. */
static const char *const kept[] = {
  "{" HEAD ",'x-house':{'desk':[1,2.5,null,true,'ö']},'title':'T','sections':[]}",
  "{" HEAD ",'sections':[{'id':'s','role':'r','title':'S','x':1,'statements':[{'id':'a','x':[],"
  "'text':'t','citations':[{'id':'q','reference':'r','x':{}}]}]}]}",
  "{" HEAD ",'article':{'x':'y','title':'A','authors':[]},'sections':[]}",
  "{" HEAD ",'references':[{'id':'r','type':'book','custom':{'x':1},'issued':{'date-parts':"
  "[[2026,6]]}}],'sections':[]}",
  "{" HEAD ",'notes':[{'id':'n','on':'c','body':'b','x':1,'replies':[{'id':'p','body':'b','x':2}]}]}",
  "{" HEAD ",'sections':[{'id':'s','role':'r','title':'S','statements':[{'id':'a','text':'t',"
  "'marks':[{'from':0,'to':1,'as':'italic'}],'origin':'written','citations':[]}]}]}",
};

static void
test_unknown_is_kept (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (GBytes) bytes = quote (kept[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) before = vouch_card_format_parse (bytes, &error);
      g_autoptr (VouchCard) card = before ? vouch_card_format_build (before, &error) : NULL;
      g_autofree char *written = NULL;
      g_autoptr (JsonNode) after = NULL;
      JsonObjectIter iter;
      const char *member;
      JsonNode *value;

      if (!card)
        fail_msg ("%s: %s", kept[i], error->message);
      written = write_back (card);
      after = vouch_json_parse (written, strlen (written), VOUCH_JSON_MAX_CARD, NULL);
      /* Lists that every card has may come on top. */
      json_object_iter_init (&iter, json_node_get_object (before));
      while (json_object_iter_next (&iter, &member, &value))
        if (!vouch_json_equal (value, vouch_json_get_node (json_node_get_object (after), member)))
          fail_msg ("%s: %s is another in\n%s", kept[i], member, written);
    }
}

static void
test_byte_order_mark (void **state)
{
  g_autoptr (GBytes) bytes = quote ("\xef\xbb\xbf{" HEAD "}");
  g_autoptr (VouchCard) card = vouch_card_format_read (bytes, NULL);
  g_autofree char *written = NULL;

  assert_non_null (card);
  written = write_back (card);
  assert_int_equal (written[0], '{');
}

/* Another title is one line of a diff. */
static void
test_small_diffs (void **state)
{
  gsize length;
  g_autofree char *text = vouch_test_read_fixture ("page/full.scorecard", &length);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (VouchCard) card = vouch_card_format_read (bytes, NULL);
  g_autofree char *written = NULL;
  g_auto (GStrv) before = g_strsplit (text, "\n", -1);
  g_auto (GStrv) after = NULL;
  guint n_other = 0;

  vouch_card_set_title (card, "Another title");
  written = write_back (card);
  after = g_strsplit (written, "\n", -1);
  assert_int_equal (g_strv_length (before), g_strv_length (after));
  for (guint i = 0; before[i]; i++)
    n_other += !g_str_equal (before[i], after[i]);
  assert_int_equal (n_other, 1);
}

/* --- what is refused --- */

#define IN_SECTION(members) "{" HEAD ",'sections':[{'id':'s','role':'r','title':'S'," members "}]}"
#define IN_STATEMENT(members) \
  IN_SECTION ("'statements':[{'id':'a','text':'t'},{'id':'b'," members "}]")

static const struct
{
  const char *json;
  VouchFormatError code;
  const char *begin; /* of the message */
} refused[] = {
  { "", VOUCH_FORMAT_ERROR_SYNTAX, "" },
  { "{" HEAD, VOUCH_FORMAT_ERROR_SYNTAX, "" },
  { "null", VOUCH_FORMAT_ERROR_NOT_A_CARD, "It is JSON, but not a card" },
  { "[]", VOUCH_FORMAT_ERROR_NOT_A_CARD, "It is JSON, but not a card" },
  { "{}", VOUCH_FORMAT_ERROR_NOT_A_CARD, "It is JSON, but not a card" },
  { "{'format':1}", VOUCH_FORMAT_ERROR_NOT_A_CARD, "It is JSON, but not a card" },
  { "{'format':'vouch-profile','version':1}", VOUCH_FORMAT_ERROR_NOT_A_CARD,
    "It is JSON, but not a card" },
  /* The version before all else: what a later one means is not known. */
  { "{'format':'vouch-scorecard','version':2,'sections':7}", VOUCH_FORMAT_ERROR_VERSION_TOO_NEW,
    "The card was saved by a newer version of Vouch" },
  { "{'format':'vouch-scorecard','version':2.5}", VOUCH_FORMAT_ERROR_VERSION_TOO_NEW,
    "The card was saved by a newer version of Vouch" },
  { "{'format':'vouch-scorecard','version':1e300}", VOUCH_FORMAT_ERROR_VERSION_TOO_NEW,
    "The card was saved by a newer version of Vouch" },
  { "{'format':'vouch-scorecard','id':'c'}", VOUCH_FORMAT_ERROR_MEMBER, "version: " },
  { "{'format':'vouch-scorecard','version':'1','id':'c'}", VOUCH_FORMAT_ERROR_MEMBER,
    "version: " },
  { "{'format':'vouch-scorecard','version':0,'id':'c'}", VOUCH_FORMAT_ERROR_MEMBER, "version: " },
  { "{'format':'vouch-scorecard','version':-1,'id':'c'}", VOUCH_FORMAT_ERROR_MEMBER,
    "version: " },
  /* Members. */
  { "{'format':'vouch-scorecard','version':1}", VOUCH_FORMAT_ERROR_MEMBER, "id: " },
  { "{'format':'vouch-scorecard','version':1,'id':7}", VOUCH_FORMAT_ERROR_MEMBER, "id: " },
  { "{" HEAD ",'title':[]}", VOUCH_FORMAT_ERROR_MEMBER, "title: " },
  { "{" HEAD ",'people':'W'}", VOUCH_FORMAT_ERROR_MEMBER, "people: " },
  { "{" HEAD ",'article':'A'}", VOUCH_FORMAT_ERROR_MEMBER, "article: " },
  { "{" HEAD ",'article':{'authors':'A'}}", VOUCH_FORMAT_ERROR_MEMBER, "article.authors: " },
  { "{" HEAD ",'reading-time':'3'}", VOUCH_FORMAT_ERROR_MEMBER, "reading-time: " },
  { "{" HEAD ",'sections':{}}", VOUCH_FORMAT_ERROR_MEMBER, "sections: " },
  { "{" HEAD ",'sections':[null]}", VOUCH_FORMAT_ERROR_MEMBER, "sections[0]: " },
  { "{" HEAD ",'references':[{'type':'book'}]}", VOUCH_FORMAT_ERROR_MEMBER, "references[0].id: " },
  { "{" HEAD ",'notes':[{'id':'n','on':'c','body':'b','blocking':'yes'}]}",
    VOUCH_FORMAT_ERROR_MEMBER, "notes[0].blocking: " },
  { IN_SECTION ("'statements':[{'id':'a','text':1}]"), VOUCH_FORMAT_ERROR_MEMBER,
    "sections[0].statements[0].text: " },
  { IN_STATEMENT ("'text':'t','citations':{}"), VOUCH_FORMAT_ERROR_MEMBER,
    "sections[0].statements[1].citations: " },
  { IN_STATEMENT ("'text':'t','citations':[{'id':'q','reference':1}]"), VOUCH_FORMAT_ERROR_MEMBER,
    "sections[0].statements[1].citations[0].reference: " },
  { IN_STATEMENT ("'text':'t','marks':[{'from':'0','to':1,'as':'italic'}]"),
    VOUCH_FORMAT_ERROR_MEMBER, "sections[0].statements[1].marks: " },
  { IN_SECTION ("'sections':[{'id':'t','role':'r','title':'T','items':[{'id':'i','text':{}}]}]"),
    VOUCH_FORMAT_ERROR_MEMBER, "sections[0].sections[0].items[0].text: " },
  /* Ids. */
  { IN_STATEMENT ("'text':'t','citations':[{'id':'a','reference':'r'}]"),
    VOUCH_FORMAT_ERROR_DUPLICATE, "sections[0].statements[1].citations[0].id: " },
  { "{" HEAD ",'references':[{'id':'c','type':'book'}]}", VOUCH_FORMAT_ERROR_DUPLICATE, "" },
  { "{" HEAD ",'sections':[{'id':'','role':'r','title':'S'}]}", VOUCH_FORMAT_ERROR_MEMBER,
    "sections[0].id: " },
  { "{" HEAD ",'title':'T','title':'U'}", VOUCH_FORMAT_ERROR_DUPLICATE, "" },
};

static void
test_refused (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = quote (refused[i].json);
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchCard) card = vouch_card_format_read (bytes, &error);

      if (card || !g_error_matches (error, VOUCH_FORMAT_ERROR, (int) refused[i].code)
          || !g_str_has_prefix (error->message, refused[i].begin))
        fail_msg ("%s: %s", refused[i].json, card ? "a card" : error->message);
    }
}

static void
test_large (void **state)
{
  gsize length = VOUCH_JSON_MAX_CARD + 1;
  char *text = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memset (text, ' ', length);
  bytes = g_bytes_new_take (text, length);
  assert_null (vouch_card_format_read (bytes, &error));
  assert_true (g_error_matches (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_LARGE));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_written_as_read), cmocka_unit_test (test_unknown_is_kept),
    cmocka_unit_test (test_byte_order_mark), cmocka_unit_test (test_small_diffs),
    cmocka_unit_test (test_refused),
    cmocka_unit_test (test_large),
  };

  return vouch_test_run ("card-format", tests);
}
